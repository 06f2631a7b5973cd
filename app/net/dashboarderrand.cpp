// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "net/dashboarderrand.h"

namespace pikestaff::net {

namespace {

constexpr int ok = 200;

QString addressOf(const Page &page) { return page.url.toString(QUrl::RemoveQuery); }

} // namespace

void DashboardErrand::begin(const QByteArray &password)
{
    browser().get(QUrl(visit().url),
                  [this, password](const base::Result<Page> &page) { logIn(page, password); });
}

void DashboardErrand::logIn(const base::Result<Page> &page, const QByteArray &password)
{
    if (!page) {
        fail(page.error().detail);
        return;
    }
    if (page->status != ok) {
        fail(QStringLiteral("%1 answers HTTP %2").arg(addressOf(*page)).arg(page->status));
        return;
    }
    LoginForm form = LoginForm::read(QString::fromUtf8(page->body));
    if (!form.asksForPassword()) {
        fail(QStringLiteral("%1 shows no login form").arg(addressOf(*page)));
        return;
    }
    form.fields.insert(QStringLiteral("username"), visit().user);
    form.fields.insert(QStringLiteral("password"), QString::fromUtf8(password));
    if (form.fields.contains(QStringLiteral("domain")))
        form.fields.insert(QStringLiteral("domain"), QStringLiteral("Default"));
    browser().post(page->url, form.encoded(),
                   [this](const base::Result<Page> &answer) { look(answer); });
}

void DashboardErrand::look(const base::Result<Page> &page)
{
    if (!page) {
        fail(page.error().detail);
    } else if (page->status != ok) {
        fail(QStringLiteral("%1 answers HTTP %2").arg(addressOf(*page)).arg(page->status));
    } else if (page->url.path().contains(QLatin1String("/auth/login"))) {
        fail(QStringLiteral("the dashboard refuses %1, or forgets the login at once: are the "
                            "password and the cache of the sessions right?")
                 .arg(visit().user));
    } else if (!LoginForm::read(QString::fromUtf8(page->body)).offersLogout) {
        fail(QStringLiteral("%1 greets nobody").arg(addressOf(*page)));
    } else {
        succeed(QStringLiteral("%1 is logged in and sees %2").arg(visit().user, addressOf(*page)));
    }
}

} // namespace pikestaff::net
