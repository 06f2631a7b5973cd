// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "net/tokenerrand.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pikestaff::net {

namespace {

constexpr int created = 201;
constexpr int unauthorized = 401;

QJsonObject inDefault(const QString &key, const QString &name)
{
    return {{key, name},
            {QStringLiteral("domain"),
             QJsonObject{{QStringLiteral("name"), QStringLiteral("Default")}}}};
}

QJsonObject login(const model::Visit &visit, const QByteArray &password)
{
    const QString name = QStringLiteral("name");
    const QString way = QStringLiteral("password");
    QJsonObject user = inDefault(name, visit.user);
    user.insert(way, QString::fromUtf8(password));
    const QJsonObject identity{{QStringLiteral("methods"), QJsonArray{way}},
                               {way, QJsonObject{{QStringLiteral("user"), user}}}};
    const QJsonObject scope{{QStringLiteral("project"), inDefault(name, visit.project)}};
    return {{QStringLiteral("auth"), QJsonObject{{QStringLiteral("identity"), identity},
                                                 {QStringLiteral("scope"), scope}}}};
}

} // namespace

void TokenErrand::begin(const QByteArray &password)
{
    browser().post(QUrl(visit().url + QLatin1String("/auth/tokens")), login(visit(), password),
                   [this](const base::Result<Page> &page) { receive(page); });
}

void TokenErrand::receive(const base::Result<Page> &page)
{
    if (!page) {
        fail(page.error().detail);
    } else if (page->status == unauthorized) {
        fail(QStringLiteral("Keystone refuses %1 in the project %2 (HTTP 401): wrong password, or "
                            "no role there")
                 .arg(visit().user, visit().project));
    } else if (page->status != created || page->token.isEmpty()) {
        fail(QStringLiteral("Keystone answers HTTP %1").arg(page->status));
    } else {
        m_token = page->token;
        loggedIn(QJsonDocument::fromJson(page->body).object()[QLatin1String("token")].toObject());
    }
}

void TokenErrand::loggedIn(const QJsonObject &token)
{
    const QJsonObject project = token[QLatin1String("project")].toObject();
    succeed(QStringLiteral("%1 has a token for the project %2, valid until %3")
                .arg(visit().user, project[QLatin1String("name")].toString(),
                     token[QLatin1String("expires_at")].toString()));
}

} // namespace pikestaff::net
