// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/atomicfile.h"

#include <QDir>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace pikestaff::base;

class TestFolderLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondOneIsToldWhoHoldsIt()
    {
        const QTemporaryDir folder;
        const auto first = FolderLock::take(folder.path());
        QVERIFY(first);
        const auto second = FolderLock::take(folder.path());
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::ProjectLocked);
        QCOMPARE(second.error().subject, folder.path());
        const QRegularExpression expected(
            QStringLiteral("^[^@]+@%1, pid %2, since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$")
                .arg(QRegularExpression::escape(QSysInfo::machineHostName()),
                     QString::number(::getpid())));
        QVERIFY2(expected.match(second.error().detail).hasMatch(),
                 qPrintable(second.error().detail));
    }

    void isFreeAfterwards()
    {
        const QTemporaryDir folder;
        for (int i = 0; i < 3; ++i) {
            const auto lock = FolderLock::take(folder.path());
            QVERIFY(lock);
        }
        QCOMPARE(*readFile(folder.filePath(QStringLiteral(".lock"))), QByteArray());
    }

    void twoFoldersTwoLocks()
    {
        const QTemporaryDir a;
        const QTemporaryDir b;
        const auto first = FolderLock::take(a.path());
        const auto second = FolderLock::take(b.path());
        QVERIFY(first);
        QVERIFY(second);
    }

    /// Another program holds it, is killed and leaves its text, but no lock.
    void killedProgramLeavesNoLock()
    {
        const QTemporaryDir folder;
        int ready[2] = {};
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto lock = FolderLock::take(folder.path());
            const char held = lock ? 'y' : 'n';
            (void)!::write(ready[1], &held, 1);
            ::pause();
            ::_exit(0);
        }
        char held = '?';
        QCOMPARE(::read(ready[0], &held, 1), ssize_t(1));
        QCOMPARE(held, 'y');
        const auto refused = FolderLock::take(folder.path());
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(QStringLiteral("pid %1,").arg(child)));

        QCOMPARE(::kill(child, SIGKILL), 0);
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        const auto taken = FolderLock::take(folder.path());
        QVERIFY(taken);
        const auto again = FolderLock::take(folder.path());
        QVERIFY(!again);
        QVERIFY(again.error().detail.contains(QStringLiteral("pid %1,").arg(::getpid())));
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void programsWeStartDoNotInheritIt()
    {
        const QTemporaryDir folder;
        pid_t child = -1;
        {
            const auto lock = FolderLock::take(folder.path());
            QVERIFY(lock);
            child = ::fork();
            if (child == 0) {
                ::execl("/bin/sleep", "sleep", "60", nullptr);
                ::_exit(127);
            }
            // Until the other program runs in place of our copy.
            const QString link = QStringLiteral("/proc/%1/comm").arg(child);
            QTRY_COMPARE(*readFile(link), QByteArray("sleep\n"));
        }
        QVERIFY(FolderLock::take(folder.path()));
        QCOMPARE(::kill(child, SIGKILL), 0);
        QCOMPARE(::waitpid(child, nullptr, 0), child);
    }

    void folderMustBeThere()
    {
        const QTemporaryDir folder;
        const auto lock = FolderLock::take(folder.filePath(QStringLiteral("missing")));
        QVERIFY(!lock);
        QCOMPARE(lock.error().code, ErrorCode::FileMissing);
        QVERIFY(QDir(folder.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFolderLock)
#include "tst_folderlock.moc"
