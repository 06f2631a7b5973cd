// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QString>

namespace pikestaff::pages {

/// What the practice lab takes of this computer, and what there is.
struct LabNeeds
{
    static constexpr qint64 memory = 6LL * 1024 * 1024 * 1024;
    static constexpr qint64 disk = 8LL * 1024 * 1024 * 1024;

    qint64 freeMemory = 0; ///< bytes; 0: cannot be told
    qint64 freeDisk = 0;

    [[nodiscard]] bool isMemoryEnough() const { return freeMemory == 0 || freeMemory >= memory; }
    [[nodiscard]] bool isDiskEnough() const { return freeDisk == 0 || freeDisk >= disk; }

    /// Of this computer, now.
    [[nodiscard]] static LabNeeds read();
    /// Pure: MemAvailable of /proc/meminfo, in bytes.
    [[nodiscard]] static qint64 availableMemory(const QByteArray &memInfo);
};

} // namespace pikestaff::pages
