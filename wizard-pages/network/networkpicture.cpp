// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/network/networkpicture.h"

#include <QStringList>

namespace pikestaff::pages {

std::optional<quint32> ipv4Of(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('.'));
    if (parts.size() != 4)
        return std::nullopt;
    quint32 address = 0;
    for (const QString &part : parts) {
        bool isNumber = false;
        const uint byte = part.toUInt(&isNumber);
        if (!isNumber || byte > 255)
            return std::nullopt;
        address = (address << 8U) | byte;
    }
    return address;
}

std::optional<Ipv4Range> rangeOfCidr(const QString &text)
{
    const auto address = ipv4Of(text.section(QLatin1Char('/'), 0, 0));
    bool isNumber = false;
    const uint length = text.section(QLatin1Char('/'), 1, 1).toUInt(&isNumber);
    if (!address || !isNumber || length > 32)
        return std::nullopt;
    const quint32 mask = length == 0 ? 0U : ~0U << (32U - length);
    return Ipv4Range{*address & mask, *address | ~mask};
}

QString networkOf(const QString &addressWithPrefix)
{
    const auto range = rangeOfCidr(addressWithPrefix);
    if (!range)
        return {};
    QStringList bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes << QString::number((range->first >> shift) & 0xffU);
    return bytes.join(QLatin1Char('.')) + QLatin1Char('/') +
           addressWithPrefix.section(QLatin1Char('/'), 1, 1);
}

} // namespace pikestaff::pages
