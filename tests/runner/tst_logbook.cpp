// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/logbook.h"
#include "runner/plansketch.h"
#include "runner/smalldisk.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace pikestaff;
using namespace pikestaff::run;
using base::ErrorCode;

namespace {

const plan::InstanceId one = idOf("a/1", "controller");
const plan::InstanceId two = idOf("a/2:compute1", "controller");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not readable");
}

QByteArray textsOf(const std::vector<LogLine> &lines)
{
    QByteArray texts;
    for (const LogLine &line : lines)
        texts += QByteArray::number(line.number) + ' ' + line.step.value().toUtf8() + ' ' +
                 line.text + '\n';
    return texts;
}

/// "1 2 3" of lines with only a number.
void appendNumbers(LogBook &log, const plan::InstanceId &id, int first, int last)
{
    for (int number = first; number <= last; ++number)
        QVERIFY(log.append(id, QByteArray::number(number)));
}

} // namespace

class TestLogBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void pathsSayRunHostAndStep()
    {
        const LogBook log = book();
        QCOMPARE(log.path(one), m_folder->path() + QStringLiteral("/r1/controller/a.1.log"));
        QCOMPARE(log.path(two),
                 m_folder->path() + QStringLiteral("/r1/controller/a.2.compute1.log"));
        QCOMPARE(LogBook::pathIn(m_folder->path(), base::RunId(QStringLiteral("r1")), two),
                 log.path(two));
    }

    void linesAreInTheFileAtOnce()
    {
        LogBook log = book();
        QVERIFY(log.begin(one));
        QVERIFY(log.append(one, "first"));
        QCOMPARE(contentOf(log.path(one)), QByteArray("first\n"));
        QVERIFY(log.append(one, "한글"));
        QCOMPARE(contentOf(log.path(one)), QByteArray("first\n한글\n"));
        log.end(one);
        QVERIFY(log.begin(two));
        QVERIFY(log.append(two, "other step"));
        QCOMPARE(contentOf(log.path(one)), QByteArray("first\n한글\n"));
        QCOMPARE(contentOf(log.path(two)), QByteArray("other step\n"));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther;
        QVERIFY((QFile::permissions(log.path(one)) & others) == QFile::Permissions());
    }

    void whatIsFollowedAgainIsWrittenAgain()
    {
        LogBook log = book();
        QVERIFY(log.begin(one));
        QVERIFY(log.append(one, "half of"));
        log.end(one);
        QVERIFY(log.begin(one));
        QVERIFY(log.append(one, "the whole"));
        QCOMPARE(contentOf(log.path(one)), QByteArray("the whole\n"));
    }

    void pullGivesWhatComesAfter()
    {
        LogBook log = book();
        const base::HostName host = one.host;
        QVERIFY(log.pull(host, 0, 10).lines.empty());
        QVERIFY(log.begin(one));
        appendNumbers(log, one, 1, 5);
        QCOMPARE(textsOf(log.pull(host, 0, 10).lines),
                 QByteArray("1 a/1 1\n2 a/1 2\n3 a/1 3\n4 a/1 4\n5 a/1 5\n"));
        QCOMPARE(textsOf(log.pull(host, 3, 10).lines), QByteArray("4 a/1 4\n5 a/1 5\n"));
        QCOMPARE(textsOf(log.pull(host, 1, 2).lines), QByteArray("2 a/1 2\n3 a/1 3\n"));
        QVERIFY(log.pull(host, 5, 10).lines.empty());
        QVERIFY(log.pull(host, 99, 10).lines.empty());
        QVERIFY(log.pull(hostName("compute1"), 0, 10).lines.empty());
        QCOMPARE(log.pull(host, 0, 10).missed, quint64(0));
    }

    void theRingDropsTheOldestAndSaysSo()
    {
        LogBook log = book();
        const int size = static_cast<int>(LogBook::ringSize);
        QVERIFY(log.begin(one));
        appendNumbers(log, one, 1, size);
        QCOMPARE(log.pull(one.host, 0, 10'000).missed, quint64(0));
        QCOMPARE(log.pull(one.host, 0, 10'000).lines.size(), LogBook::ringSize);

        appendNumbers(log, one, size + 1, size + 10);
        const LogBook::Pulled all = log.pull(one.host, 0, 10'000);
        QCOMPARE(all.missed, quint64(10));
        QCOMPARE(all.lines.size(), LogBook::ringSize);
        QCOMPARE(all.lines.front().number, quint64(11));
        QCOMPARE(all.lines.front().text, QByteArray("11"));
        const LogBook::Pulled some = log.pull(one.host, 7, 2);
        QCOMPARE(some.missed, quint64(3));
        QCOMPARE(textsOf(some.lines), QByteArray("11 a/1 11\n12 a/1 12\n"));
        QCOMPARE(log.pull(one.host, 10, 1).missed, quint64(0));
        QCOMPARE(contentOf(log.path(one)).count('\n'), qsizetype(size + 10)); // complete on disk
    }

    void lastLinesOfOneStep()
    {
        LogBook log = book();
        QVERIFY(log.begin(one));
        appendNumbers(log, one, 1, 3);
        log.end(one);
        QVERIFY(log.begin(two));
        QVERIFY(log.append(two, "x"));
        QCOMPARE(textsOf(log.lastLines(one, 2)), QByteArray("2 a/1 2\n3 a/1 3\n"));
        QCOMPARE(textsOf(log.lastLines(two, 2)), QByteArray("4 a/2:compute1 x\n"));
        QVERIFY(log.lastLines(idOf("a/3", "controller"), 2).empty());
        QVERIFY(log.lastLines(idOf("a/1", "compute1"), 2).empty());
    }

    void aFullDiskIsSaid()
    {
        const SmallDisk disk;
        QVERIFY(disk.isMounted());
        LogBook log(disk.folder(), base::RunId(QStringLiteral("r1")));
        QVERIFY(log.begin(one));
        QVERIFY(disk.fill(0));
        base::Status full;
        for (int lines = 0; lines < 200 && full; ++lines)
            full = log.append(one, QByteArray(1000, 'x'));
        QVERIFY(!full);
        QCOMPARE(full.error().code, ErrorCode::DiskFull);
        QCOMPARE(full.error().subject, log.path(one));
        QVERIFY(!log.lastLines(one, 1).empty()); // the screen still shows it
    }

    void aFolderThatCannotBeMade()
    {
        const QString file = m_folder->filePath(QStringLiteral("logs"));
        QVERIFY(QFile(file).open(QIODevice::WriteOnly));
        LogBook log(file, base::RunId(QStringLiteral("r1")));
        const base::Status refused = log.begin(one);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
    }

    /// Three hosts write while a reader pulls: every line comes once, in order, or is missed.
    void hostsWriteWhileSomebodyReads()
    {
        LogBook log = book();
        const QByteArrayList hosts{"controller", "compute1", "compute2"};
        constexpr int count = 5000;
        std::atomic<bool> failed = false;
        std::vector<std::jthread> writers;
        for (const QByteArray &host : hosts) {
            writers.emplace_back([&log, &failed, host] {
                const plan::InstanceId id = idOf("a/1", host);
                failed = failed || !log.begin(id);
                for (int number = 1; number <= count; ++number)
                    failed = failed || !log.append(id, QByteArray::number(number));
                log.end(id);
            });
        }
        std::map<QByteArray, quint64> seen;
        quint64 total = 0;
        while (total < quint64(count) * 3) {
            total = 0;
            for (const QByteArray &host : hosts) {
                quint64 &last = seen[host];
                const LogBook::Pulled pulled = log.pull(hostName(host), last, 500);
                quint64 expected = last + pulled.missed;
                for (const LogLine &line : pulled.lines) {
                    QCOMPARE(line.number, ++expected);
                    QCOMPARE(line.text, QByteArray::number(line.number));
                }
                if (!pulled.lines.empty())
                    last = pulled.lines.back().number;
                total += last;
            }
            std::this_thread::yield();
        }
        writers.clear();
        QVERIFY(!failed);
        for (const QByteArray &host : hosts)
            QCOMPARE(contentOf(log.path(idOf("a/1", host))).count('\n'), qsizetype(count));
    }

private: // NOLINT: what follows are no slots
    [[nodiscard]] LogBook book() const
    {
        return LogBook(m_folder->path(), base::RunId(QStringLiteral("r1")));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    if (!SmallDisk::prepare())
        qFatal("no file system can be mounted here: run as root or allow user name spaces");
    TestLogBook test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_logbook.moc"
