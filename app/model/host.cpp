// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/host.h"

namespace pikestaff::model {

namespace {

base::SecretId ofHost(QLatin1String kind, const base::HostName &host)
{
    return base::SecretId(kind + QLatin1Char('@') + host.value());
}

} // namespace

QLatin1String roleName(Role role)
{
    switch (role) {
    case Role::Controller:
        return QLatin1String("controller");
    case Role::Compute:
        return QLatin1String("compute");
    case Role::Block:
        return QLatin1String("block");
    case Role::Object:
        return QLatin1String("object");
    }
    return {};
}

base::SecretId loginPassword(const base::HostName &host)
{
    return ofHost(QLatin1String("LOGIN_PASSWORD"), host);
}

base::SecretId sudoPassword(const base::HostName &host)
{
    return ofHost(QLatin1String("SUDO_PASSWORD"), host);
}

base::SecretId keyPassphrase(const base::HostName &host)
{
    return ofHost(QLatin1String("KEY_PASSPHRASE"), host);
}

} // namespace pikestaff::model
