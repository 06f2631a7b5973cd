// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/smalldisk.h"

#include <QFile>

#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace pikestaff::run {

namespace {

bool write(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

bool SmallDisk::prepare()
{
    const QByteArray user = QByteArray::number(::getuid());
    const QByteArray group = QByteArray::number(::getgid());
    if (user == "0") {
        if (::unshare(CLONE_NEWNS) != 0)
            return false;
    } else if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0 ||
               !write("/proc/self/setgroups", "deny") ||
               !write("/proc/self/uid_map", "0 " + user + " 1") ||
               !write("/proc/self/gid_map", "0 " + group + " 1")) {
        return false;
    }
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

SmallDisk::SmallDisk()
{
    const QByteArray options = "size=" + QByteArray::number(size);
    m_mounted = m_folder.isValid() && ::mount("tmpfs", QFile::encodeName(folder()).constData(),
                                              "tmpfs", 0, options.constData()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_mounted)
        ::umount2(QFile::encodeName(folder()).constData(), MNT_DETACH);
}

bool SmallDisk::fill(qsizetype leave) const
{
    struct statvfs space
    {
    };
    if (::statvfs(QFile::encodeName(folder()).constData(), &space) != 0)
        return false;
    const auto room =
        static_cast<qsizetype>(space.f_bavail) * static_cast<qsizetype>(space.f_bsize);
    QFile ballast(folder() + QStringLiteral("/ballast"));
    return room >= leave && ballast.open(QIODevice::Append) &&
           ballast.write(QByteArray(room - leave, 'x')) == room - leave;
}

bool SmallDisk::empty() const { return QFile::remove(folder() + QStringLiteral("/ballast")); }

} // namespace pikestaff::run
