// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/inventory.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace pikestaff::model {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Status;

bool matches(const QString &text, const char *pattern)
{
    const QRegularExpression expression(
        QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)));
    return expression.match(text).hasMatch();
}

bool isIpv4(const QString &text)
{
    return matches(text, "((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");
}

/// At least one letter, or 10.0.0.300 would pass as a name.
bool isHostName(const QString &text)
{
    return text.size() <= 64 && matches(text, "[0-9.-]*[A-Za-z].*") &&
           matches(text, "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                         "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
}

Failure invalid(const QString &subject, const QString &field, const QString &value,
                const char *expected)
{
    return Failure(Error{
        ErrorCode::InvalidValue, subject,
        QStringLiteral("%1: \"%2\", expected: %3").arg(field, value, QString::fromLatin1(expected)),
        nullptr});
}

Status checkAddresses(const Host &host)
{
    const QString &name = host.name.value();
    if (!isIpv4(host.address) && !isHostName(host.address)) {
        return invalid(name, QStringLiteral("address"), host.address,
                       "an IPv4 address (10.0.0.11) or a host name");
    }
    if (!host.overlayAddress.isEmpty() && !isIpv4(host.overlayAddress)) {
        return invalid(name, QStringLiteral("overlay_address"), host.overlayAddress,
                       "an IPv4 address");
    }
    // Linux allows 15 characters and neither / nor blank.
    if (!host.providerInterface.isEmpty() && !matches(host.providerInterface, "[^/\\s]{1,15}")) {
        return invalid(name, QStringLiteral("provider_interface"), host.providerInterface,
                       "the name of a network interface (eth1)");
    }
    return {};
}

Status checkLogin(const Host &host)
{
    const QString &name = host.name.value();
    if (host.port == 0) {
        return invalid(name, QStringLiteral("port"), QStringLiteral("0"), "1 to 65535");
    }
    if (!matches(host.user, "[A-Za-z0-9_.][A-Za-z0-9_.@\\\\-]*\\$?")) {
        return invalid(name, QStringLiteral("user"), host.user, "a login name");
    }
    if (host.login == Login::Key && host.keyFile.isEmpty()) {
        return invalid(name, QStringLiteral("key"), host.keyFile, "the path of a private key");
    }
    if (!host.hostKey.isEmpty() && !matches(host.hostKey, "SHA256:[A-Za-z0-9+/]{43}=?")) {
        return invalid(name, QStringLiteral("host_key"), host.hostKey,
                       "SHA256: and 43 characters, as ssh-keygen -l prints it");
    }
    return {};
}

Status checkHost(const Host &host)
{
    if (!isHostName(host.name.value())) {
        return invalid(host.name.value(), QStringLiteral("name"), host.name.value(),
                       "a host name: letters, digits and hyphens");
    }
    if (host.roles.isEmpty()) {
        return invalid(host.name.value(), QStringLiteral("roles"), QString(),
                       "controller, compute, block or object");
    }
    return checkAddresses(host).and_then([&host] { return checkLogin(host); });
}

/// Remembers who has a name or an address already; DNS knows no upper case.
class Taken
{
public:
    [[nodiscard]] Status take(const Host &host, const char *field, const QString &value)
    {
        const QString key = value.toLower();
        if (const auto found = m_owners.constFind(key); found != m_owners.cend()) {
            return Failure(Error{ErrorCode::DuplicateName, host.name.value(),
                                 QStringLiteral("%1 %2 is taken by %3")
                                     .arg(QString::fromLatin1(field), value, found.value()),
                                 nullptr});
        }
        m_owners.insert(key, host.name.value());
        return {};
    }

private:
    QHash<QString, QString> m_owners;
};

Status checkUnique(const std::vector<Host> &hosts)
{
    Taken names;
    Taken addresses;
    Taken overlays;
    for (const Host &host : hosts) {
        Status unique =
            names.take(host, "name", host.name.value())
                .and_then([&] { return addresses.take(host, "address", host.address); })
                .and_then([&] { return overlays.take(host, "overlay_address", host.overlay()); });
        if (!unique) {
            return unique;
        }
    }
    return {};
}

Status checkController(const std::vector<Host> &hosts)
{
    const Host *controller = nullptr;
    for (const Host &host : hosts) {
        if (!host.has(Role::Controller)) {
            continue;
        }
        if (controller != nullptr) {
            return Failure(Error{ErrorCode::InvalidValue, host.name.value(),
                                 QStringLiteral("roles: %1 is the controller already, there can "
                                                "be only one")
                                     .arg(controller->name.value()),
                                 nullptr});
        }
        controller = &host;
    }
    if (controller == nullptr) {
        return Failure(Error{ErrorCode::NoController, QStringLiteral("hosts"), QString(), nullptr});
    }
    return {};
}

} // namespace

base::Result<Inventory> Inventory::make(std::vector<Host> hosts)
{
    for (Host &host : hosts) {
        if (const Status valid = checkHost(host); !valid) {
            return Failure(valid.error());
        }
        if (host.login != Login::Key) {
            host.keyFile.clear(); // of an earlier choice
        }
    }
    const Status valid = checkUnique(hosts).and_then([&hosts] { return checkController(hosts); });
    if (!valid) {
        return Failure(valid.error());
    }
    Inventory inventory;
    inventory.m_hosts = std::move(hosts);
    return inventory;
}

const Host *Inventory::find(const base::HostName &name) const
{
    const auto found = std::find_if(m_hosts.cbegin(), m_hosts.cend(),
                                    [&name](const Host &host) { return host.name == name; });
    return found == m_hosts.cend() ? nullptr : &*found;
}

const Host &Inventory::controller() const
{
    const auto found = std::find_if(m_hosts.cbegin(), m_hosts.cend(),
                                    [](const Host &host) { return host.has(Role::Controller); });
    Q_ASSERT(found != m_hosts.cend());
    return *found;
}

std::vector<base::HostName> Inventory::with(Role role) const
{
    std::vector<base::HostName> names;
    for (const Host &host : m_hosts) {
        if (host.has(role)) {
            names.push_back(host.name);
        }
    }
    return names;
}

} // namespace pikestaff::model
