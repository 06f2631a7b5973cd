// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/atomicfile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSysInfo>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pikestaff::base {

namespace {

QString systemText(int number)
{
    const char *text = ::strerrordesc_np(number);
    return text == nullptr ? QString::number(number) : QString::fromLatin1(text);
}

Failure writeFailure(int number, const QString &path)
{
    const bool full = number == ENOSPC || number == EDQUOT;
    return Failure(Error{full ? ErrorCode::DiskFull : ErrorCode::FileUnwritable, path,
                         systemText(number), nullptr});
}

Failure readFailure(int number, const QString &path)
{
    const bool missing = number == ENOENT || number == ENOTDIR;
    return Failure(Error{missing ? ErrorCode::FileMissing : ErrorCode::FileUnreadable, path,
                         systemText(number), nullptr});
}

/// The number of the system's error, 0: none.
int writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written =
            ::write(descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno != EINTR) {
            return errno;
        }
        if (written > 0) {
            bytes = bytes.sliced(written);
        }
    }
    return 0;
}

/// A file that has no name until its content is complete; a name of its own where the file system
/// knows no nameless files. Functions give the number of the system's error, 0: none.
class NewFile
{
public:
    explicit NewFile(const QString &folder)
        : m_folder(QFile::encodeName(folder))
        , m_name(QFile::encodeName(folder) + "/.new-" +
                 QByteArray::number(QRandomGenerator::system()->generate64(), 36))
    {
    }
    ~NewFile()
    {
        if (m_named) {
            ::unlink(m_name.constData());
        }
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;
    NewFile(NewFile &&) = delete;
    NewFile &operator=(NewFile &&) = delete;

    [[nodiscard]] int open()
    {
        m_descriptor = ::open(m_folder.constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
        if (m_descriptor < 0 && (errno == EOPNOTSUPP || errno == EISDIR)) {
            m_descriptor =
                ::open(m_name.constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
            m_named = m_descriptor >= 0;
        }
        return m_descriptor < 0 ? errno : 0;
    }

    [[nodiscard]] int fill(const QByteArray &content, unsigned mode) const
    {
        if (::fchmod(m_descriptor, mode) != 0) {
            return errno;
        }
        if (const int error = writeAll(m_descriptor, content); error != 0) {
            return error;
        }
        return ::fsync(m_descriptor) == 0 ? 0 : errno;
    }

    [[nodiscard]] int moveTo(const QByteArray &path)
    {
        if (!m_named) {
            const QByteArray self = "/proc/self/fd/" + QByteArray::number(m_descriptor);
            if (::linkat(AT_FDCWD, self.constData(), AT_FDCWD, m_name.constData(),
                         AT_SYMLINK_FOLLOW) != 0) {
                return errno;
            }
            m_named = true;
        }
        if (::rename(m_name.constData(), path.constData()) != 0) {
            return errno;
        }
        m_named = false;
        return syncFolder();
    }

private:
    /// So that the new name is there after a power cut, too.
    [[nodiscard]] int syncFolder() const
    {
        const int folder = ::open(m_folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder < 0) {
            return errno;
        }
        const int error = ::fsync(folder) == 0 ? 0 : errno;
        ::close(folder);
        // Some network file systems cannot sync a folder; there is nothing more to be done there.
        return error == EINVAL || error == EROFS || error == EOPNOTSUPP ? 0 : error;
    }

    QByteArray m_folder;
    QByteArray m_name;
    int m_descriptor = -1;
    bool m_named = false;
};

QString userName()
{
    std::array<char, 4096> buffer{};
    struct passwd entry = {};
    struct passwd *found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 &&
        found != nullptr) {
        return QString::fromLocal8Bit(found->pw_name);
    }
    return QString::number(::getuid());
}

} // namespace

Status writeFileAtomically(const QString &path, const QByteArray &content, unsigned mode)
{
    // A link stays one: what it points to is written.
    const QFileInfo info(path);
    const QString linked = info.isSymLink() ? info.canonicalFilePath() : QString();
    const QString target = linked.isEmpty() ? path : linked;

    NewFile file(QFileInfo(target).path());
    int error = file.open();
    if (error == 0) {
        error = file.fill(content, mode);
    }
    if (error == 0) {
        error = file.moveTo(QFile::encodeName(target));
    }
    if (error != 0) {
        return writeFailure(error, path);
    }
    return {};
}

Result<QByteArray> readFile(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return readFailure(errno, path);
    }
    struct stat status = {};
    int error = ::fstat(descriptor, &status) == 0 ? 0 : errno;
    QByteArray content;
    // One byte more than there is, so that the end shows without a second buffer.
    qsizetype filled = 0;
    content.resize(static_cast<qsizetype>(status.st_size) + 1);
    while (error == 0) {
        if (filled == content.size()) {
            content.resize(content.size() * 2);
        }
        const ssize_t got = ::read(descriptor, content.data() + filled,
                                   static_cast<size_t>(content.size() - filled));
        if (got == 0) {
            break;
        }
        if (got > 0) {
            filled += got;
        } else if (errno != EINTR) {
            error = errno;
        }
    }
    ::close(descriptor);
    if (error != 0) {
        return readFailure(error, path);
    }
    content.resize(filled);
    return content;
}

Status makeFolder(const QString &path, unsigned mode)
{
    const QString clean = QDir::cleanPath(path);
    const QByteArray name = QFile::encodeName(clean);
    if (::mkdir(name.constData(), static_cast<mode_t>(mode)) == 0) {
        // Again, because the umask took its part.
        return ::chmod(name.constData(), static_cast<mode_t>(mode)) == 0
                   ? Status()
                   : writeFailure(errno, path);
    }
    const int error = errno;
    if (error == EEXIST) {
        return QFileInfo(clean).isDir() ? Status() : writeFailure(ENOTDIR, path);
    }
    const QString parent = QFileInfo(clean).path();
    if (error != ENOENT || parent == clean) {
        return writeFailure(error, path);
    }
    if (Status made = makeFolder(parent); !made) {
        return made;
    }
    return makeFolder(clean, mode);
}

Result<std::unique_ptr<FolderLock>> FolderLock::take(const QString &folder)
{
    const QString path = folder + QLatin1String("/.lock");
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return errno == ENOENT ? readFailure(errno, folder) : writeFailure(errno, path);
    }
    std::unique_ptr<FolderLock> lock(new FolderLock(descriptor));

    struct flock whole = {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (::fcntl(descriptor, F_OFD_SETLK, &whole) != 0) {
        if (errno != EAGAIN && errno != EACCES) {
            return writeFailure(errno, path);
        }
        const Result<QByteArray> holder = readFile(path);
        const QString text = holder ? QString::fromUtf8(holder->trimmed()) : QString();
        return Failure(Error{ErrorCode::ProjectLocked, folder, text, nullptr});
    }

    const QByteArray text =
        QStringLiteral("%1@%2, pid %3, since %4\n")
            .arg(userName(), QSysInfo::machineHostName(), QString::number(::getpid()),
                 QDateTime::currentDateTimeUtc().toString(Qt::ISODate))
            .toUtf8();
    int error = ::ftruncate(descriptor, 0) == 0 ? 0 : errno;
    if (error == 0) {
        error = writeAll(descriptor, text);
    }
    if (error != 0) {
        return writeFailure(error, path);
    }
    return lock;
}

FolderLock::~FolderLock()
{
    // The file stays: who waits for it may have opened it already. Its text must not outlive us.
    if (::ftruncate(m_descriptor, 0) != 0) {
        // The lock itself ends with the descriptor; an old text only misleads the eye.
    }
    ::close(m_descriptor);
}

} // namespace pikestaff::base
