// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/journal.h"
#include "runner/plansketch.h"
#include "runner/smalldisk.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <sys/syscall.h>
#include <unistd.h>

using namespace pikestaff;
using namespace pikestaff::run;
using base::ErrorCode;

namespace {

int syncs = 0;
int syncFault = 0; ///< what the next one fails with

} // namespace

extern "C" int fsync(int descriptor)
{
    ++syncs;
    if (syncFault != 0) {
        errno = syncFault;
        syncFault = 0;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

namespace {

RunEvent eventOf(const RunEvent::Payload &payload)
{
    return {QDateTime::fromMSecsSinceEpoch(1'515'661'200'042, Qt::UTC), payload};
}

/// A short run with text of more than one byte a character.
std::vector<RunEvent> someEvents()
{
    RunStarted start;
    start.run = base::RunId(QStringLiteral("r1"));
    StepFinished finish;
    finish.id = idOf("a/1", "controller");
    finish.reason = QStringLiteral("한글 \"quoted\"\nsecond line");
    return {eventOf(start), eventOf(HostConnected{hostName("controller"), {}, {}}),
            eventOf(StepStarted{finish.id}), eventOf(finish)};
}

QByteArray lineOf(const RunEvent &of)
{
    return QJsonDocument(toJson(of)).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray textOf(const std::vector<RunEvent> &events)
{
    QByteArray text;
    for (const RunEvent &one : events)
        text += lineOf(one);
    return text;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not readable");
}

bool setContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_path = m_folder->filePath(QStringLiteral("journal.jsonl"));
    }

    void aMissingFileIsAnEmptyJournal()
    {
        const auto events = Journal::read(m_path);
        QVERIFY(events);
        QVERIFY(events->empty());
        QVERIFY(!QFile::exists(m_path));
    }

    void openMakesItForTheUserAlone()
    {
        const auto journal = Journal::open(m_path);
        QVERIFY(journal);
        QVERIFY((*journal)->history().empty());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther;
        QVERIFY((QFile::permissions(m_path) & others) == QFile::Permissions());
    }

    void whatIsAppendedIsRead()
    {
        const std::vector<RunEvent> events = someEvents();
        {
            const auto journal = Journal::open(m_path);
            QVERIFY(journal);
            for (const RunEvent &one : events)
                QVERIFY((*journal)->append(one));
            QVERIFY((*journal)->history().empty()); // only what was there at the opening
        }
        QCOMPARE(contentOf(m_path), textOf(events));
        const auto read = Journal::read(m_path);
        QVERIFY(read);
        QCOMPARE(textOf(*read), textOf(events));
        const auto again = Journal::open(m_path);
        QVERIFY(again);
        QCOMPARE(textOf((*again)->history()), textOf(events));
        QVERIFY((*again)->append(events.front()));
        QCOMPARE(contentOf(m_path), textOf(events) + lineOf(events.front()));
    }

    void everyAppendIsOnDisk()
    {
        const auto journal = Journal::open(m_path);
        QVERIFY(journal);
        for (const RunEvent &one : someEvents()) {
            const int before = syncs;
            QVERIFY((*journal)->append(one));
            QCOMPARE(syncs, before + 1);
        }
    }

    void aFailedSyncTakesTheLineBack()
    {
        const std::vector<RunEvent> events = someEvents();
        const auto journal = Journal::open(m_path);
        QVERIFY(journal);
        QVERIFY((*journal)->append(events[0]));
        for (const auto &[fault, code] :
             {std::pair(EIO, ErrorCode::FileUnwritable), std::pair(ENOSPC, ErrorCode::DiskFull),
              std::pair(EDQUOT, ErrorCode::DiskFull)}) {
            syncFault = fault;
            const auto failed = (*journal)->append(events[1]);
            QVERIFY(!failed);
            QCOMPARE(failed.error().code, code);
            QCOMPARE(failed.error().subject, m_path);
            QVERIFY(!failed.error().detail.isEmpty());
            QCOMPARE(contentOf(m_path), lineOf(events[0]));
        }
        QVERIFY((*journal)->append(events[2]));
        QCOMPARE(contentOf(m_path), lineOf(events[0]) + lineOf(events[2]));
    }

    /// A program that is killed leaves any beginning of the file behind.
    void aTornLastLineIsDroppedAtEveryByte()
    {
        const std::vector<RunEvent> events = someEvents();
        const QByteArray whole = textOf(events);
        for (qsizetype cut = 0; cut <= whole.size(); ++cut) {
            const QByteArray left = whole.first(cut);
            const qsizetype good = left.lastIndexOf('\n') + 1;
            QVERIFY(setContent(m_path, left));

            const auto read = Journal::read(m_path);
            QVERIFY2(read, qPrintable(QString::number(cut)));
            QCOMPARE(textOf(*read), whole.first(good));
            QCOMPARE(contentOf(m_path), left); // reading changes nothing

            const auto journal = Journal::open(m_path);
            QVERIFY2(journal, qPrintable(QString::number(cut)));
            QCOMPARE(textOf((*journal)->history()), whole.first(good));
            QVERIFY((*journal)->append(events.back()));
            QCOMPARE(contentOf(m_path), whole.first(good) + lineOf(events.back()));
        }
    }

    void damage_data()
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("detail");
        QTest::newRow("first, no JSON") << 1 << QByteArray("{\"event\": ") << QStringLiteral("");
        QTest::newRow("empty line") << 2 << QByteArray() << QStringLiteral("");
        QTest::newRow("zeros after a power cut") << 2 << QByteArray(20, '\0') << QStringLiteral("");
        QTest::newRow("an array") << 3 << QByteArray("[1]") << QStringLiteral("event");
        QTest::newRow("an event of another kind")
            << 3 << QByteArray(R"({"event": "moon", "time": "2018-01-11T09:00:00Z"})")
            << QStringLiteral("moon");
        QTest::newRow("the last whole line")
            << 4 << QByteArray(R"({"event": "step-started", "time": "2018-01-11T09:00:00Z"})")
            << QStringLiteral("step");
    }

    void damage()
    {
        QFETCH(int, line);
        QFETCH(QByteArray, text);
        QFETCH(QString, detail);
        QByteArrayList lines = textOf(someEvents()).split('\n');
        lines[line - 1] = text;
        const QByteArray content = lines.join('\n');
        QVERIFY(setContent(m_path, content));

        const QString where = m_path + QLatin1Char(':') + QString::number(line);
        const auto read = Journal::read(m_path);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::JournalDamaged);
        QCOMPARE(read.error().subject, where);
        QVERIFY(!read.error().detail.isEmpty());
        QVERIFY2(read.error().detail.contains(detail), qPrintable(read.error().detail));

        const auto opened = Journal::open(m_path);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::JournalDamaged);
        QCOMPARE(opened.error().subject, where);
        QCOMPARE(contentOf(m_path), content); // whoever mends it finds it as it was
    }

    void whatCannotBeOpened()
    {
        const auto nowhere = Journal::open(m_folder->filePath(QStringLiteral("no/such/folder")));
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().code, ErrorCode::FileUnwritable);
        const auto folder = Journal::open(m_folder->path());
        QVERIFY(!folder);
        QCOMPARE(folder.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(folder.error().subject, m_folder->path());
        const auto read = Journal::read(m_folder->path());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileUnreadable);
    }

    void aFullDiskLeavesTheFileAsItWas()
    {
        const SmallDisk disk;
        QVERIFY2(disk.isMounted(), strerror(errno));
        const QString path = disk.folder() + QStringLiteral("/journal.jsonl");
        const auto journal = Journal::open(path);
        QVERIFY2(journal, qPrintable(path));
        StepFinished large; // so that a line ends in the middle of a page
        large.id = idOf("a/1", "controller");
        large.reason = QString(1000, QLatin1Char('r'));
        QVERIFY((*journal)->append(eventOf(large)));
        QVERIFY(disk.fill(0));

        base::Status full;
        QByteArray before = contentOf(path);
        while ((full = (*journal)->append(eventOf(large)))) {
            before = contentOf(path);
            QVERIFY(before.size() < SmallDisk::size);
        }
        QCOMPARE(full.error().code, ErrorCode::DiskFull);
        QCOMPARE(full.error().subject, path);
        QCOMPARE(contentOf(path), before);
        QVERIFY(before.endsWith('\n'));

        QVERIFY(disk.empty());
        QVERIFY((*journal)->append(eventOf(large)));
        QCOMPARE(contentOf(path), before + lineOf(eventOf(large)));
    }

private: // NOLINT: what follows are no slots
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

int main(int argc, char **argv)
{
    if (!SmallDisk::prepare())
        qFatal("no file system can be mounted here: run as root or allow user name spaces");
    TestJournal test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_journal.moc"
