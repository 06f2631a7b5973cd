// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace pikestaff::pages {

/// A host as the drawing shows it.
struct PictureHost
{
    QString name;
    QString address;
    QString managementNic; ///< empty: not known yet
    QString providerNic;   ///< empty: not given yet
    bool isController = false;
    bool isCompute = false;
    /// One interface is both: management and provider network are one wire.
    [[nodiscard]] bool isOneNic() const
    {
        return !providerNic.isEmpty() && providerNic == managementNic;
    }
};

/// What the drawing of the networks is made from: the user's own hosts.
struct NetworkPicture
{
    bool selfService = false;
    QString managementCidr; ///< empty: not known yet
    QString providerCidr;
    std::vector<PictureHost> hosts; ///< the controller first
};

/// IPv4 in numbers, for ranges. Pure.
struct Ipv4Range
{
    quint32 first = 0;
    quint32 last = 0;
    [[nodiscard]] bool contains(quint32 address) const
    {
        return address >= first && address <= last;
    }
    [[nodiscard]] bool overlaps(const Ipv4Range &other) const
    {
        return first <= other.last && other.first <= last;
    }
};
[[nodiscard]] std::optional<quint32> ipv4Of(const QString &text);
[[nodiscard]] std::optional<Ipv4Range> rangeOfCidr(const QString &text);
/// "10.0.0.11/24" → "10.0.0.0/24"; empty: neither.
[[nodiscard]] QString networkOf(const QString &addressWithPrefix);

} // namespace pikestaff::pages
