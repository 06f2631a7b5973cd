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

bool Credentials::isDemo() const { return m_as == QLatin1String("demo"); }
const QString &Credentials::user() const { return isDemo() ? m_demoUser : m_as; }
const QString &Credentials::project() const { return isDemo() ? m_demoProject : m_as; }
const QString &Credentials::authUrl() const { return isDemo() ? m_demoUrl : m_adminUrl; }

Content Credentials::password() const
{
    return Content::sealed(
        base::SecretId(isDemo() ? QStringLiteral("DEMO_PASS") : QStringLiteral("ADMIN_PASS")));
}

Content Credentials::environment() const
{
    if (!isDemo() && m_as != QLatin1String("admin")) {
        return {};
    }
    return filled(openrc, {{"PROJECT", quotedWords({project()})},
                           {"USER", quotedWords({user()})},
                           {"PASSWORD", quoted(password())},
                           {"URL", quotedWords({authUrl()})}});
}

QString Credentials::prompt() const
{
    const bool has = isDemo() || m_as == QLatin1String("admin");
    return has ? QStringLiteral(". %1-openrc\n").arg(m_as) : QString();
}

} // namespace pikestaff::operations
