// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace pikestaff::run {

/// A file system of 64 KiB, in a mount name space of this program so that nothing of it can be left
/// behind. Whoever is not root needs user name spaces.
class SmallDisk
{
public:
    static constexpr qsizetype size = qsizetype(64) * 1024;

    /// Before there are threads. False: this system does not let us mount.
    [[nodiscard]] static bool prepare();

    SmallDisk();
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    SmallDisk(SmallDisk &&) = delete;
    SmallDisk &operator=(SmallDisk &&) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Takes all space but this much (in steps of a page); zero: all.
    [[nodiscard]] bool fill(qsizetype leave) const;
    [[nodiscard]] bool empty() const; ///< gives back what fill() took

private:
    QTemporaryDir m_folder;
    bool m_mounted = false;
};

} // namespace pikestaff::run
