// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/credentials.h"

#include "operations/shellscript.h"

namespace pikestaff::operations {

using model::Content;

namespace {

/// The OpenStack clients need UTF-8 for names in other letters; a proxy would answer in the place
/// of the services.
constexpr auto openrc = R"sh(unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
export LC_ALL=C.UTF-8 PYTHONIOENCODING=utf-8
export OS_PROJECT_DOMAIN_NAME=Default OS_USER_DOMAIN_NAME=Default
export OS_PROJECT_NAME=@PROJECT@ OS_USERNAME=@USER@
export OS_PASSWORD=@PASSWORD@
export OS_AUTH_URL=@URL@
export OS_IDENTITY_API_VERSION=3 OS_IMAGE_API_VERSION=2
)sh";

Content passwordOf(const char *secret)
{
    return quoted(Content::sealed(base::SecretId(QString::fromLatin1(secret))));
}

} // namespace

Credentials Credentials::read(ArgumentReader &in)
{
    Credentials credentials;
    const QString url = QStringLiteral("http://controller:5000/v3");
    const QStringList people = {QStringLiteral("root"), QStringLiteral("admin"),
                                QStringLiteral("demo"), QStringLiteral("user")};
    credentials.m_as = in.choice("as", people, people.first());
    credentials.m_adminUrl = in.textOr("admin_auth_url", url);
    credentials.m_demoUrl = in.textOr("demo_auth_url", url);
    credentials.m_demoProject = in.textOr("demo_project", QStringLiteral("myproject"));
    credentials.m_demoUser = in.textOr("demo_user", QStringLiteral("myuser"));
    return credentials;
}

Content Credentials::environment() const
{
    if (m_as == QLatin1String("admin")) {
        return filled(openrc, {{"PROJECT", m_as},
                               {"USER", m_as},
                               {"PASSWORD", passwordOf("ADMIN_PASS")},
                               {"URL", quotedWords({m_adminUrl})}});
    }
    if (m_as == QLatin1String("demo")) {
        return filled(openrc, {{"PROJECT", quotedWords({m_demoProject})},
                               {"USER", quotedWords({m_demoUser})},
                               {"PASSWORD", passwordOf("DEMO_PASS")},
                               {"URL", quotedWords({m_demoUrl})}});
    }
    return {};
}

QString Credentials::prompt() const
{
    const bool has = m_as == QLatin1String("admin") || m_as == QLatin1String("demo");
    return has ? QStringLiteral(". %1-openrc\n").arg(m_as) : QString();
}

} // namespace pikestaff::operations
