// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "net/loginform.h"

#include <QRegularExpression>
#include <QUrl>

namespace pikestaff::net {

namespace {

QMap<QString, QString> attributesOf(const QString &tag)
{
    static const QRegularExpression attribute(
        QStringLiteral(R"re(([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?)re"));
    QMap<QString, QString> found;
    auto matches = attribute.globalMatch(tag);
    while (matches.hasNext()) {
        const auto match = matches.next();
        found.insert(match.captured(1).toLower(),
                     match.captured(2) + match.captured(3) + match.captured(4));
    }
    return found;
}

} // namespace

LoginForm LoginForm::read(const QString &page)
{
    static const QRegularExpression tag(
        QStringLiteral(R"re(<(/?)(input|select|option|a)\b([^>]*)>)re"),
        QRegularExpression::CaseInsensitiveOption);
    const QString name = QStringLiteral("name");
    const QString value = QStringLiteral("value");
    LoginForm form;
    QString choice; // name of the select that is open
    auto matches = tag.globalMatch(page);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString kind = match.captured(2).toLower();
        const auto attributes = attributesOf(match.captured(3));
        if (kind == QLatin1String("select")) {
            choice = match.captured(1).isEmpty() ? attributes.value(name) : QString();
        } else if (kind == QLatin1String("input") && attributes.contains(name)) {
            form.fields.insert(attributes.value(name), attributes.value(value));
        } else if (kind == QLatin1String("option") && !choice.isEmpty()) {
            if (attributes.contains(QStringLiteral("selected")) || !form.fields.contains(choice))
                form.fields.insert(choice, attributes.value(value));
        } else if (kind == QLatin1String("a")) {
            form.offersLogout |=
                attributes.value(QStringLiteral("href")).contains(QLatin1String("/auth/logout"));
        }
    }
    form.fields.remove(QString());
    return form;
}

bool LoginForm::asksForPassword() const
{
    return fields.contains(QStringLiteral("csrfmiddlewaretoken")) &&
           fields.contains(QStringLiteral("password"));
}

QByteArray LoginForm::encoded() const
{
    QByteArray text;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        text += text.isEmpty() ? "" : "&";
        text += QUrl::toPercentEncoding(field.key()) + '=' + QUrl::toPercentEncoding(field.value());
    }
    return text;
}

} // namespace pikestaff::net
