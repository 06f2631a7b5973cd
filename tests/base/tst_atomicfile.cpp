// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/atomicfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace pikestaff::base;

namespace {

int syncError = 0; ///< what the next fsync() fails with
int syncs = 0;
bool namelessFiles = true; ///< whether the file system knows them

mode_t modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

QStringList entries(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System |
                                  QDir::NoDotAndDotDot);
}

/// Files may not grow beyond this, as on a disk that fills up in the middle.
class SizeLimit
{
public:
    explicit SizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, SIG_DFL);
    }
    SizeLimit(const SizeLimit &) = delete;
    SizeLimit &operator=(const SizeLimit &) = delete;
    SizeLimit(SizeLimit &&) = delete;
    SizeLimit &operator=(SizeLimit &&) = delete;

private:
    rlimit m_before = {};
};

} // namespace

// Stands in for the C library's: a full disk often shows only here.
extern "C" int fsync(int descriptor)
{
    ++syncs;
    if (syncError != 0) {
        errno = syncError;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

extern "C" int open(const char *path, int flags, ...)
{
    if (!namelessFiles && (flags & O_TMPFILE) == O_TMPFILE) {
        errno = EOPNOTSUPP;
        return -1;
    }
    mode_t mode = 0;
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

class TestAtomicFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        syncError = 0;
        syncs = 0;
        namelessFiles = true;
    }

    void writesAndReads_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("nameless");
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("text") << QByteArray("hosts:\n") << true;
        QTest::newRow("zero bytes") << QByteArray("a\0b\0", 4) << true;
        QTest::newRow("large") << QByteArray(3'000'001, 'x') << true;
        QTest::newRow("no nameless files") << QByteArray("hosts:\n") << false;
    }

    void writesAndReads()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, nameless);
        namelessFiles = nameless;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("이름 with blank"));
        QVERIFY(writeFileAtomically(path, content));
        QCOMPARE(syncs, 2); // the file and its folder
        const Result<QByteArray> read = readFile(path);
        QVERIFY(read);
        QCOMPARE(*read, content);
        QCOMPARE(entries(folder.path()), QStringList(QFileInfo(path).fileName()));
    }

    void modeIsExact()
    {
        const QTemporaryDir folder;
        const mode_t mask = ::umask(0077);
        const QString open = folder.filePath(QStringLiteral("open"));
        QVERIFY(writeFileAtomically(open, "x"));
        ::umask(0);
        const QString closed = folder.filePath(QStringLiteral("closed"));
        QVERIFY(writeFileAtomically(closed, "x", 0600));
        ::umask(mask);
        QCOMPARE(modeOf(open), mode_t(0644));
        QCOMPARE(modeOf(closed), mode_t(0600));
        QVERIFY(writeFileAtomically(open, "y", 0640));
        QCOMPARE(modeOf(open), mode_t(0640));
    }

    void replacesTheWholeFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("f"));
        QVERIFY(writeFileAtomically(path, "a long old content"));
        QFile reader(path); // who has the old one open keeps it
        QVERIFY(reader.open(QIODevice::ReadOnly));
        QVERIFY(writeFileAtomically(path, "new"));
        QCOMPARE(reader.readAll(), QByteArray("a long old content"));
        QCOMPARE(*readFile(path), QByteArray("new"));
    }

    void linkStaysALink()
    {
        const QTemporaryDir folder;
        const QTemporaryDir elsewhere;
        const QString target = elsewhere.filePath(QStringLiteral("real"));
        const QString link = folder.filePath(QStringLiteral("link"));
        QVERIFY(writeFileAtomically(target, "old"));
        QVERIFY(QFile::link(target, link));
        QVERIFY(writeFileAtomically(link, "new"));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(*readFile(target), QByteArray("new"));
    }

    void failureLeavesTheOldFile_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("nameless");
        QTest::newRow("disk full") << ENOSPC << ErrorCode::DiskFull << true;
        QTest::newRow("quota") << EDQUOT << ErrorCode::DiskFull << true;
        QTest::newRow("broken disk") << EIO << ErrorCode::FileUnwritable << true;
        QTest::newRow("no nameless files") << ENOSPC << ErrorCode::DiskFull << false;
    }

    void failureLeavesTheOldFile()
    {
        QFETCH(int, error);
        QFETCH(ErrorCode, code);
        QFETCH(bool, nameless);
        namelessFiles = nameless;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("f"));
        QVERIFY(writeFileAtomically(path, "old"));
        syncError = error;
        const Status failed = writeFileAtomically(path, "new");
        syncError = 0;
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, code);
        QCOMPARE(failed.error().subject, path);
        QVERIFY(!failed.error().detail.isEmpty());
        QCOMPARE(*readFile(path), QByteArray("old"));
        QCOMPARE(entries(folder.path()), QStringList(QStringLiteral("f")));
    }

    void halfAWriteLeavesNothing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("f"));
        QVERIFY(writeFileAtomically(path, "old"));
        Status failed;
        {
            const SizeLimit limit(10'000);
            failed = writeFileAtomically(path, QByteArray(100'000, 'x'));
        }
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(*readFile(path), QByteArray("old"));
        QCOMPARE(entries(folder.path()), QStringList(QStringLiteral("f")));
    }

    void cannotBeWritten_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("no folder") << QStringLiteral("missing/f");
        QTest::newRow("a file for a folder") << QStringLiteral("file/f");
        QTest::newRow("a folder is there") << QStringLiteral("folder");
    }

    void cannotBeWritten()
    {
        QFETCH(QString, path);
        const QTemporaryDir folder;
        QVERIFY(writeFileAtomically(folder.filePath(QStringLiteral("file")), "x"));
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder")));
        const QStringList before = entries(folder.path());
        const Status failed = writeFileAtomically(folder.filePath(path), "x");
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(failed.error().subject, folder.filePath(path));
        QCOMPARE(entries(folder.path()), before);
    }

    void cannotBeRead()
    {
        const QTemporaryDir folder;
        const Result<QByteArray> missing = readFile(folder.filePath(QStringLiteral("f")));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::FileMissing);
        QCOMPARE(missing.error().subject, folder.filePath(QStringLiteral("f")));
        const Result<QByteArray> directory = readFile(folder.path());
        QVERIFY(!directory);
        QCOMPARE(directory.error().code, ErrorCode::FileUnreadable);
    }

    void readsFilesThatDoNotTellTheirSize()
    {
        const Result<QByteArray> status = readFile(QStringLiteral("/proc/self/status"));
        QVERIFY(status);
        QVERIFY(status->contains("VmPeak"));
    }

    void makesFolders()
    {
        const QTemporaryDir folder;
        const mode_t mask = ::umask(0022);
        const QString inner = folder.filePath(QStringLiteral("a/b/c/"));
        QVERIFY(makeFolder(inner, 0700));
        QCOMPARE(modeOf(inner), mode_t(0700));
        QCOMPARE(modeOf(folder.filePath(QStringLiteral("a/b"))), mode_t(0755));
        QVERIFY(makeFolder(inner, 0755)); // is there: stays as it is
        QCOMPARE(modeOf(inner), mode_t(0700));
        ::umask(mask);
    }

    void cannotMakeFolder()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("file"));
        QVERIFY(writeFileAtomically(file, "x"));
        for (const QString &path : {file, file + QStringLiteral("/below")}) {
            const Status failed = makeFolder(path);
            QVERIFY(!failed);
            QCOMPARE(failed.error().code, ErrorCode::FileUnwritable);
        }
    }
};

QTEST_APPLESS_MAIN(TestAtomicFile)
#include "tst_atomicfile.moc"
