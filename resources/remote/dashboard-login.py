#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""Logs in to the dashboard as a browser does, and looks at the first page behind the login.

    dashboard-login.py http://controller/

Who logs in stands in the variables of a credentials file (OS_USERNAME, OS_PASSWORD,
OS_USER_DOMAIN_NAME). Exit status: 0 the page greets the user, 1 it does not (standard error says
why). Needs Python 3.5 and nothing else.
"""
import html.parser
import http.client
import http.cookiejar
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

SECONDS = 60


class Form(html.parser.HTMLParser):
    """The fields of the login form with their values, and whether somebody is logged in."""

    def __init__(self, page):
        html.parser.HTMLParser.__init__(self)
        self.fields = {}
        self.leave = False
        self.choice = None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == 'input' and values.get('name'):
            self.fields[values['name']] = values.get('value') or ''
        elif tag == 'select':
            self.choice = values.get('name')
        elif tag == 'option' and self.choice:
            if 'selected' in values or self.choice not in self.fields:
                self.fields[self.choice] = values.get('value') or ''
        elif tag == 'a' and '/auth/logout' in (values.get('href') or ''):
            self.leave = True

    def handle_endtag(self, tag):
        if tag == 'select':
            self.choice = None


def log_in(base):
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}),
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    with opener.open(base, timeout=SECONDS) as answer:
        place = answer.geturl()
        form = Form(answer.read().decode('utf-8', 'replace'))
    if 'csrfmiddlewaretoken' not in form.fields or 'password' not in form.fields:
        raise ValueError('%s shows no login form' % place)
    form.fields.update(username=os.environ['OS_USERNAME'], password=os.environ['OS_PASSWORD'])
    if 'domain' in form.fields:
        form.fields['domain'] = os.environ['OS_USER_DOMAIN_NAME']
    request = urllib.request.Request(
        place, urllib.parse.urlencode(form.fields).encode('utf-8'), {'Referer': place})
    with opener.open(request, timeout=SECONDS) as answer:
        page = answer.read().decode('utf-8', 'replace')
        if '/auth/login' in answer.geturl():
            raise ValueError('the dashboard refuses %s, or forgets the login at once: are the '
                             'password and the cache of the sessions right?'
                             % os.environ['OS_USERNAME'])
        if not Form(page).leave:
            raise ValueError('%s greets nobody' % answer.geturl())
        return answer.geturl()


def main(base):
    try:
        print('%s is logged in and sees %s' % (os.environ['OS_USERNAME'], log_in(base)))
        return 0
    except urllib.error.HTTPError as error:
        print('%s answers HTTP %d' % (error.geturl(), error.code), file=sys.stderr)
    except (OSError, http.client.HTTPException) as error:
        print('%s does not answer: %s' % (base, getattr(error, 'reason', error)),
              file=sys.stderr)
    except (ValueError, KeyError) as error:
        print(error, file=sys.stderr)
    return 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
