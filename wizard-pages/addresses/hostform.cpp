// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/addresses/hostform.h"

#include "model/inventory.h"

#include <QDir>
#include <QFileInfo>

namespace pikestaff::pages {

using model::Host;
using model::Role;

namespace {

/// Is this value of one field allowed? model::Inventory alone knows what is.
template<typename Change>
bool isAllowed(Change change)
{
    Host probe;
    probe.name = base::HostName(QStringLiteral("probe"));
    probe.roles = {Role::Controller};
    probe.address = QStringLiteral("192.0.2.1");
    change(probe);
    return model::Inventory::make({probe}).has_value();
}

void checkName(const HostForm &form, HostFaults &faults)
{
    if (form.name.isEmpty())
        faults[HostField::Name] = HostFault::Missing;
    else if (!isAllowed([&form](Host &host) { host.name = base::HostName(form.name); }))
        faults[HostField::Name] = HostFault::Wrong;
}

void checkAddress(const HostForm &form, HostFaults &faults)
{
    if (form.address.isEmpty())
        faults[HostField::Address] = HostFault::Missing;
    else if (form.address.contains(QLatin1Char(':')))
        faults[HostField::Address] = HostFault::Ipv6;
    else if (!isAllowed([&form](Host &host) { host.address = form.address; }))
        faults[HostField::Address] = HostFault::Wrong;
    if (form.overlayAddress.contains(QLatin1Char(':')))
        faults[HostField::Overlay] = HostFault::Ipv6;
    else if (!isAllowed([&form](Host &host) { host.overlayAddress = form.overlayAddress; }))
        faults[HostField::Overlay] = HostFault::Wrong;
}

/// As the connection takes it.
QString onThisComputer(const QString &path)
{
    return path.startsWith(QLatin1String("~/")) ? QDir::homePath() + path.mid(1) : path;
}

void checkLogin(const HostForm &form, HostFaults &faults)
{
    bool isNumber = false;
    const uint port = form.port.toUInt(&isNumber);
    if (!isNumber || port == 0 || port > 65535)
        faults[HostField::Port] = HostFault::Wrong;
    if (form.user.isEmpty())
        faults[HostField::User] = HostFault::Missing;
    else if (!isAllowed([&form](Host &host) { host.user = form.user; }))
        faults[HostField::User] = HostFault::Wrong;
    if (form.login != model::Login::Key)
        return;
    if (form.keyFile.isEmpty())
        faults[HostField::KeyFile] = HostFault::Missing;
    else if (!QFileInfo::exists(onThisComputer(form.keyFile)))
        faults[HostField::KeyFile] = HostFault::FileMissing;
}

bool same(const QString &a, const QString &b)
{
    return !a.isEmpty() && a.compare(b, Qt::CaseInsensitive) == 0;
}

QString overlayOf(const HostForm &form)
{
    return form.overlayAddress.isEmpty() ? form.address : form.overlayAddress;
}

} // namespace

bool HostForm::reachesTheSame(const HostForm &other) const
{
    return name == other.name && address == other.address && port == other.port &&
           user == other.user && login == other.login && keyFile == other.keyFile &&
           sudo == other.sudo;
}

HostForm formOf(const Host &host)
{
    HostForm form;
    form.name = host.name.value();
    form.roles = host.roles;
    form.address = host.address;
    form.port = QString::number(host.port);
    form.user = host.user;
    form.login = host.login;
    form.keyFile = host.keyFile;
    form.sudo = host.sudo;
    form.providerInterface = host.providerInterface;
    form.overlayAddress = host.overlayAddress;
    form.hostKey = host.hostKey;
    return form;
}

Host hostOf(const HostForm &form)
{
    Host host;
    host.name = base::HostName(form.name);
    host.roles = form.roles;
    host.address = form.address;
    host.port = static_cast<quint16>(form.port.toUInt());
    host.user = form.user;
    host.login = form.login;
    host.keyFile = form.keyFile;
    host.sudo = form.sudo;
    host.providerInterface = form.providerInterface;
    host.overlayAddress = form.overlayAddress;
    host.hostKey = form.hostKey;
    return host;
}

HostFaults faultsOf(const std::vector<HostForm> &forms, size_t which)
{
    const HostForm &form = forms.at(which);
    HostFaults faults;
    checkName(form, faults);
    checkAddress(form, faults);
    checkLogin(form, faults);
    if (form.roles.isEmpty())
        faults[HostField::Roles] = HostFault::Missing;
    if (!isAllowed([&form](Host &host) { host.providerInterface = form.providerInterface; }))
        faults[HostField::ProviderInterface] = HostFault::Wrong;
    for (size_t i = 0; i < which; ++i) {
        const HostForm &other = forms[i];
        if (same(form.name, other.name))
            faults.try_emplace(HostField::Name, HostFault::Taken);
        if (same(form.address, other.address))
            faults.try_emplace(HostField::Address, HostFault::Taken);
        else if (same(overlayOf(form), overlayOf(other)))
            faults.try_emplace(HostField::Overlay, HostFault::Taken);
        if (form.roles.contains(Role::Controller) && other.roles.contains(Role::Controller))
            faults.try_emplace(HostField::Roles, HostFault::SecondController);
    }
    return faults;
}

} // namespace pikestaff::pages
