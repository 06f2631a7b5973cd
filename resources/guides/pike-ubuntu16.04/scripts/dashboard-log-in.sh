#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck disable=SC2016 # templates stand in single quotes
# Logs in to the dashboard as a browser does: takes the form with its cookie and its CSRF token,
# fills it in with the user and the password of the environment, and looks at the page behind it.
python3 - 'http://${controller.name}/horizon/' <<'PROGRAM'
import html.parser, http.cookiejar, os, sys, urllib.error, urllib.parse, urllib.request


class Form(html.parser.HTMLParser):
    """The fields of a page, and whether it asks for a password."""

    def __init__(self, page):
        html.parser.HTMLParser.__init__(self)
        self.fields, self.password, self.choice, self.message, self.inside = {}, False, None, "", 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        own = dict(attributes)
        if tag == "input" and own.get("name"):
            self.fields[own["name"]] = own.get("value") or ""
            self.password = self.password or own.get("type") == "password"
        elif tag == "select":
            self.choice = own.get("name")
        elif tag == "option" and self.choice:
            if "selected" in own or self.choice not in self.fields:
                self.fields[self.choice] = own.get("value") or ""
        self.inside += "alert" in (own.get("class") or "")

    def handle_endtag(self, tag):
        self.choice = None if tag == "select" else self.choice

    def handle_data(self, text):
        if self.inside and len(self.message) < 200:
            self.message += " ".join(text.split()) + " "


def open_page(opener, address, form=None):
    data = urllib.parse.urlencode(form).encode() if form else None
    request = urllib.request.Request(address, data, {"Referer": address, "Accept-Language": "en"})
    try:
        with opener.open(request, timeout=50) as answer:
            return answer.geturl(), answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as refusal:
        sys.exit("%s answers %s: see /var/log/apache2/error.log" % (address, refusal.code))
    except OSError as error:
        sys.exit("%s does not answer: %s" % (address, error))


cookies = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(strict_domain=False))
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}),
                                     urllib.request.HTTPCookieProcessor(cookies))
address, page = open_page(opener, sys.argv[1])
form = Form(page)
if not form.password or "csrfmiddlewaretoken" not in form.fields:
    sys.exit("%s shows no login form" % address)
form.fields.update(username=os.environ["OS_USERNAME"], password=os.environ["OS_PASSWORD"])
if "domain" in form.fields:
    form.fields["domain"] = "Default"
behind, page = open_page(opener, address, form.fields)
after = Form(page)
if after.password:
    sys.exit("the dashboard does not let %s in: %s" % (os.environ["OS_USERNAME"], after.message))
print("%s is logged in: %s" % (os.environ["OS_USERNAME"], behind))
PROGRAM
