// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/strongid.h"

#include <QSet>
#include <QString>

namespace pikestaff::model {

enum class Role { Controller, Compute, Block, Object };

enum class Login { Agent, Key, Password };
enum class Sudo { None, NoPassword, Password }; ///< None: the login user is root

/// A machine as the user describes it.
struct Host
{
    base::HostName name;
    QSet<Role> roles;
    QString address; ///< management address (IPv4), or a name that resolves to it
    quint16 port = 22;
    QString user = QStringLiteral("root");
    Login login = Login::Agent;
    QString keyFile; ///< of Login::Key
    Sudo sudo = Sudo::None;
    QString providerInterface; ///< "eth1"; empty: not given yet
    QString overlayAddress;    ///< empty: the management address
    QString hostKey;           ///< "SHA256:..." trusted beforehand; empty: asked at first contact

    [[nodiscard]] bool has(Role role) const { return roles.contains(role); }
    [[nodiscard]] const QString &overlay() const
    {
        return overlayAddress.isEmpty() ? address : overlayAddress;
    }
    friend bool operator==(const Host &, const Host &) = default;
};

[[nodiscard]] QLatin1String roleName(Role role); ///< "controller"
inline size_t qHash(Role role, size_t seed = 0) { return ::qHash(static_cast<int>(role), seed); }

/// Names of the secrets that open a host: "LOGIN_PASSWORD@compute1".
[[nodiscard]] base::SecretId loginPassword(const base::HostName &host);
[[nodiscard]] base::SecretId sudoPassword(const base::HostName &host);
[[nodiscard]] base::SecretId keyPassphrase(const base::HostName &host);

} // namespace pikestaff::model
