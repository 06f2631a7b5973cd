// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/strongid.h"

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace pikestaff::model {

struct Nic
{
    QString name;
    QString mac;
    bool up = false;
    int mtu = 0;
    QStringList addresses; ///< "10.0.0.11/24", IPv4 then IPv6
    bool dhcp = false;     ///< an address was given by DHCP
    QString master{};      ///< bridge or bond that it belongs to; empty: none
};

struct Disk
{
    QString name; ///< "sda"
    qint64 bytes = 0;
    bool mounted = false; ///< it or a part of it is in use
};

struct PackageLock
{
    QString file;
    qint64 pid = 0;
    QString program; ///< "unattended-upgr"
};

/// What was read from a host, in one round trip. An immutable snapshot.
struct HostFacts
{
    QDateTime readAt;  ///< our clock, UTC
    QString osId;      ///< "debian"
    QString osVersion; ///< "12"
    QString osName;    ///< "Debian GNU/Linux 12 (bookworm)"
    QString kernel;
    QString architecture; ///< "x86_64"
    int cpus = 0;
    QString cpuModel;
    bool hardwareVirtualization = false; ///< vmx or svm
    bool kvmDevice = false;
    QString virtualization; ///< systemd-detect-virt: "none", "kvm", "systemd-nspawn"
    qint64 memoryBytes = 0;
    qint64 memoryAvailableBytes = 0;
    qint64 rootFreeBytes = 0; ///< free space of /
    std::vector<Disk> disks;
    std::vector<Nic> nics;
    QString defaultRouteNic;
    QString defaultGateway;
    QString hostname;
    QStringList nameServers;
    double clockOffset = 0; ///< seconds, host minus us; half a round trip uncertain
    double clockUncertainty = 0;
    QString timeZone;
    QString bootId;
    QString python;                      ///< "3.11.2"; empty: none
    int systemd = 0;                     ///< 252
    std::map<QString, QString> packages; ///< versions of packages that matter, only installed ones
    std::vector<PackageLock> locks;
    bool dpkgInterrupted = false;
    QString ownNameResolvesTo; ///< getent ahostsv4 HOSTNAME, first address
};

using FactsByHost = std::map<base::HostName, HostFacts>;

} // namespace pikestaff::model
