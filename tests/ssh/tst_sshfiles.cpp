// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/filescripts.h"
#include "remote/ssh/sshtransport.h"
#include "support/sshdfixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>

#include <thread>

using namespace pikestaff;
using base::ErrorCode;
using remote::ExecRequest;
using remote::ssh::SshTransport;

namespace {

QByteArray everyByte(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 7;
    for (char &byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24U);
    }
    return bytes;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

struct stat statOf(const QString &path)
{
    struct stat found = {};
    ::lstat(QFile::encodeName(path).constData(), &found);
    return found;
}

} // namespace

class TestSshFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void putsAndGets_data();
    void putsAndGets();
    void setsTheModeAndKeepsTheOwner();
    void writesThroughLinks();
    void oddNames_data();
    void oddNames();
    void modeIsSetBeforeTheContent();
    void readersSeeOldOrNew();
    void fullDiskIsToldAndNothingIsLost();
    void missingAndImpossible();
    void cutUploadLeavesTheOldFile();
    void scriptsNameNoContent();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_sshd.path(name); }
    [[nodiscard]] QStringList leftovers(const QString &folder) const
    {
        return QDir(folder).entryList({QStringLiteral(".pikestaff*")}, QDir::Files | QDir::Hidden);
    }

    tests::SshdFixture m_sshd;
    std::unique_ptr<SshTransport> m_transport;
};

void TestSshFiles::initTestCase()
{
    QVERIFY2(m_sshd.start(), m_sshd.error());
    m_transport = std::make_unique<SshTransport>(m_sshd.settings());
    QVERIFY(m_transport->connect({}));
}

void TestSshFiles::cleanupTestCase() { m_transport.reset(); }

void TestSshFiles::putsAndGets_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no newline") << QByteArray("text");
    QTest::newRow("newlines") << QByteArray("\n\n\n");
    QTest::newRow("NUL bytes") << QByteArray("a\0b\0\0", 5);
    QTest::newRow("Korean") << QByteArray("관리자 비밀번호\n");
    QTest::newRow("looks like ours") << QByteArray("%PATH %SIZE\nEOF\n$(id)\n");
    QTest::newRow("every byte, 5 MB") << everyByte(5'000'003);
}

void TestSshFiles::putsAndGets()
{
    QFETCH(QByteArray, content);
    const QString file = path(QStringLiteral("file"));
    const auto put = m_transport->put(file, content, 0600, {});
    QVERIFY2(put, qPrintable(put ? QString() : put.error().toLogLine()));
    QCOMPARE(contentOf(file), content);
    const auto got = m_transport->get(file, {});
    QVERIFY(got);
    QCOMPARE(*got, content);
    QVERIFY(leftovers(path({})).isEmpty());
}

void TestSshFiles::setsTheModeAndKeepsTheOwner()
{
    const QString file = path(QStringLiteral("moded"));
    QVERIFY(m_transport->put(file, "1", 0640, {}));
    QCOMPARE(statOf(file).st_mode & 07777U, 0640U);
    QCOMPARE(statOf(file).st_uid, 0U);
    QCOMPARE(::chown(QFile::encodeName(file).constData(), 33, 34), 0);
    QVERIFY(m_transport->put(file, "2", 0604, {}));
    QCOMPARE(statOf(file).st_mode & 07777U, 0604U);
    QCOMPARE(statOf(file).st_uid, 33U);
    QCOMPARE(statOf(file).st_gid, 34U);
    QVERIFY(m_transport->put(file, "3", 04755, {}));
    QCOMPARE(statOf(file).st_mode & 07777U, 04755U);
    QVERIFY(m_transport->put(path(QStringLiteral("readonly")), "4", 0400, {}));
    QCOMPARE(contentOf(path(QStringLiteral("readonly"))), QByteArray("4"));
}

void TestSshFiles::writesThroughLinks()
{
    const QString target = path(QStringLiteral("target"));
    const QString link = path(QStringLiteral("link"));
    QVERIFY(m_transport->put(target, "old", 0644, {}));
    QVERIFY(QFile::link(target, link));
    QVERIFY(m_transport->put(link, "new", 0644, {}));
    QVERIFY(S_ISLNK(statOf(link).st_mode));
    QCOMPARE(contentOf(target), QByteArray("new"));
}

void TestSshFiles::oddNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("space") << QStringLiteral("a b");
    QTest::newRow("quote") << QStringLiteral("it's \"here\"");
    QTest::newRow("dollar") << QStringLiteral("$HOME `id` \\n");
    QTest::newRow("dash") << QStringLiteral("-rf");
    QTest::newRow("Korean") << QStringLiteral("설정.conf");
    QTest::newRow("ours") << QStringLiteral("%SIZE%MODE%PATH");
    QTest::newRow("newline") << QStringLiteral("two\nlines");
}

void TestSshFiles::oddNames()
{
    QFETCH(QString, name);
    QVERIFY(m_transport->put(path(name), "content", 0644, {}));
    QCOMPARE(contentOf(path(name)), QByteArray("content"));
    const auto got = m_transport->get(path(name), {});
    QVERIFY(got);
    QCOMPARE(*got, QByteArray("content"));
}

void TestSshFiles::modeIsSetBeforeTheContent()
{
    // Whoever may not read the file in the end could never open it before.
    const QString folder = path(QStringLiteral("watched"));
    QVERIFY(QDir().mkpath(folder));
    const QByteArray secret = everyByte(30'000'000);
    std::atomic<bool> done = false;
    std::atomic<int> seen = 0;
    std::atomic<int> open = 0;
    {
        std::jthread watcher([&] {
            while (!done) {
                for (const QString &name : leftovers(folder)) {
                    const auto found = statOf(folder + QLatin1Char('/') + name);
                    if (found.st_size > 0) {
                        ++seen;
                        open += (found.st_mode & 0077U) != 0 ? 1 : 0;
                    }
                }
            }
        });
        QVERIFY(m_transport->put(folder + QStringLiteral("/secret"), secret, 0600, {}));
        done = true;
    }
    QVERIFY(seen > 0);
    QCOMPARE(open.load(), 0);
}

void TestSshFiles::readersSeeOldOrNew()
{
    const QString file = path(QStringLiteral("swapped"));
    const QByteArray old(3'000'000, 'o');
    const QByteArray fresh(3'000'000, 'n');
    QVERIFY(m_transport->put(file, old, 0644, {}));
    std::atomic<bool> done = false;
    std::atomic<int> torn = 0;
    {
        std::jthread reader([&] {
            while (!done) {
                const QByteArray content = contentOf(file);
                torn += content != old && content != fresh ? 1 : 0;
            }
        });
        for (int i = 0; i < 6; ++i) {
            QVERIFY(m_transport->put(file, i % 2 == 0 ? fresh : old, 0644, {}));
        }
        done = true;
    }
    QCOMPARE(torn.load(), 0);
}

void TestSshFiles::fullDiskIsToldAndNothingIsLost()
{
    const QString folder = path(QStringLiteral("small"));
    QVERIFY(QDir().mkpath(folder));
    QCOMPARE(::mount("tmpfs", QFile::encodeName(folder).constData(), "tmpfs", 0, "size=1m"), 0);
    const QString file = folder + QStringLiteral("/file");
    const auto first = m_transport->put(file, QByteArray(300'000, 'a'), 0644, {});
    const auto second = m_transport->put(file, QByteArray(5'000'000, 'b'), 0644, {});
    const QByteArray kept = contentOf(file);
    const QStringList left = leftovers(folder);
    const auto third = m_transport->put(file, QByteArray(500'000, 'c'), 0644, {});
    ::umount(QFile::encodeName(folder).constData());

    QVERIFY(first);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::RemoteDiskFull);
    QCOMPARE(second.error().subject, QStringLiteral("host1"));
    QVERIFY2(second.error().detail.contains(file), qPrintable(second.error().detail));
    QCOMPARE(kept, QByteArray(300'000, 'a'));
    QVERIFY(left.isEmpty());
    QVERIFY(third);
}

void TestSshFiles::missingAndImpossible()
{
    const auto missing = m_transport->get(path(QStringLiteral("no such file")), {});
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::FileMissing);
    QCOMPARE(missing.error().subject, path(QStringLiteral("no such file")));

    const auto folder = m_transport->get(path({}), {});
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::RemoteCommandFailed);

    const auto onFolder = m_transport->put(path({}), "x", 0644, {});
    QVERIFY(!onFolder);
    QCOMPARE(onFolder.error().code, ErrorCode::RemoteCommandFailed);
    QVERIFY(onFolder.error().detail.contains(QStringLiteral("Is a directory")));

    const auto noFolder = m_transport->put(path(QStringLiteral("none/file")), "x", 0644, {});
    QVERIFY(!noFolder);
    QCOMPARE(noFolder.error().code, ErrorCode::RemoteCommandFailed);
    QVERIFY(noFolder.error().detail.contains(QStringLiteral("No such file or directory")));

    const auto readOnly = m_transport->put(QStringLiteral("/proc/version"), "x", 0644, {});
    QVERIFY(!readOnly);
    QCOMPARE(readOnly.error().code, ErrorCode::RemoteCommandFailed);
}

void TestSshFiles::cutUploadLeavesTheOldFile()
{
    const QString file = path(QStringLiteral("kept"));
    QVERIFY(m_transport->put(file, "old", 0644, {}));
    const QByteArray content(200'000'000, 'x');
    std::stop_source source;
    std::jthread stopper([&] { // as soon as a good part of it has arrived
        for (int i = 0; i < 2'000 && !source.stop_requested(); ++i) {
            for (const QString &name : leftovers(path({}))) {
                if (statOf(path(name)).st_size > 1'000'000) {
                    source.request_stop();
                }
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    const auto put = m_transport->put(file, content, 0644, source.get_token());
    QVERIFY(!put);
    QCOMPARE(put.error().code, ErrorCode::Cancelled);
    QTRY_VERIFY_WITH_TIMEOUT(leftovers(path({})).isEmpty(), 10'000);
    QCOMPARE(contentOf(file), QByteArray("old"));
}

void TestSshFiles::scriptsNameNoContent()
{
    const QByteArray script =
        remote::ssh::putScript(QStringLiteral("/etc/nova/nova.conf"), 1234, 0640);
    QVERIFY(script.contains("p=/etc/nova/nova.conf\n"));
    QVERIFY(script.contains("chmod 0640 "));
    QVERIFY(script.contains("-ne 1234 "));
    QVERIFY(!script.contains('%'));
}

QTEST_GUILESS_MAIN(TestSshFiles)
#include "tst_sshfiles.moc"
