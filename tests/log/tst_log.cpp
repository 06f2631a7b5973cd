// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "log/log.h"

#include "base/atomicfile.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace pikestaff;

namespace {

unsigned modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0
               ? static_cast<unsigned>(status.st_mode & 07777)
               : 0;
}

/// What is printed meanwhile.
class Printed
{
public:
    explicit Printed(const QTemporaryDir &folder)
        : m_path(folder.filePath(QStringLiteral("printed")))
        , m_before(::dup(STDERR_FILENO))
    {
        const int file =
            ::open(QFile::encodeName(m_path).constData(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
        ::dup2(file, STDERR_FILENO);
        ::close(file);
    }
    ~Printed() { ::close(m_before); }
    Printed(const Printed &) = delete;
    Printed &operator=(const Printed &) = delete;
    Printed(Printed &&) = delete;
    Printed &operator=(Printed &&) = delete;

    QByteArray end() const
    {
        std::fflush(stderr);
        ::dup2(m_before, STDERR_FILENO);
        return base::readFile(m_path).value_or(QByteArray("unreadable"));
    }

private:
    QString m_path;
    int m_before;
};

} // namespace

class TestLog : public QObject
{
    Q_OBJECT

    static log::Settings settings(const QTemporaryDir &folder)
    {
        log::Settings made;
        made.folder = folder.filePath(QStringLiteral("state/log"));
        return made;
    }

    static QByteArrayList lines(const QString &path)
    {
        QByteArrayList all = base::readFile(path).value_or(QByteArray()).split('\n');
        all.removeLast();
        return all;
    }

private Q_SLOTS:
    void silentWithoutALog()
    {
        const QTemporaryDir folder;
        const Printed printed(folder);
        log::error(log::Category::App, QStringLiteral("nobody listens"));
        QCOMPARE(printed.end(), QByteArray());
    }

    void writesOneLineACall()
    {
        const QTemporaryDir folder;
        const auto running = log::Log::start(settings(folder));
        QVERIFY(running);
        const QString path = (*running)->path();
        const Printed printed(folder);
        log::debug(log::Category::Plan, QStringLiteral("below the level"));
        log::info(log::Category::App, QStringLiteral("시작 {} %s {0}"));
        log::warning(log::Category::Remote, QStringLiteral("two\nlines \x1b[31mred"));
        log::error(log::Category::Run, QStringLiteral("bad"));
        QCOMPARE(printed.end(), QByteArray());

        const QByteArrayList written = lines(path);
        QCOMPARE(written.size(), 3);
        QVERIFY2(written[0].endsWith("] app: 시작 {} %s {0}"), written[0].constData());
        QVERIFY(written[0].contains(" info "));
        QVERIFY2(written[1].endsWith("] remote: two\\nlines \\x1b[31mred"), written[1].constData());
        QVERIFY(written[1].contains(" warning "));
        QVERIFY(written[2].endsWith("] run: bad"));
        const QDateTime time =
            QDateTime::fromString(QString::fromLatin1(written[0].left(24)), Qt::ISODateWithMs);
        QVERIFY(qAbs(time.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    }

    void categoriesAndLevels()
    {
        const QTemporaryDir folder;
        log::Settings all = settings(folder);
        all.least = log::Level::Debug;
        const auto running = log::Log::start(all);
        QVERIFY(running);
        using enum log::Category;
        for (const log::Category category : {App, Project, Guide, Plan, Remote, Run, Report, Ui}) {
            log::debug(category, QStringLiteral("text"));
        }
        log::info(App, QStringLiteral("text"));
        log::warning(App, QStringLiteral("text"));
        log::error(App, QStringLiteral("text"));
        qDebug("text");
        qInfo("text");
        QByteArrayList seen;
        for (const QByteArray &line : lines((*running)->path())) {
            const QByteArrayList words = line.split(' ');
            seen.append(words.at(1) + '/' + words.mid(3).join(' '));
        }
        QCOMPARE(seen.join('|'),
                 QByteArray("debug/app: text|debug/project: text|debug/guide: text|"
                            "debug/plan: text|debug/remote: text|debug/run: text|"
                            "debug/report: text|debug/ui: text|info/app: text|"
                            "warning/app: text|error/app: text|debug/qt default: text|"
                            "info/qt default: text"));
    }

    void leastLevel_data()
    {
        QTest::addColumn<log::Level>("least");
        QTest::addColumn<int>("written");
        QTest::newRow("debug") << log::Level::Debug << 4;
        QTest::newRow("info") << log::Level::Info << 3;
        QTest::newRow("warning") << log::Level::Warning << 2;
        QTest::newRow("error") << log::Level::Error << 1;
    }

    void leastLevel()
    {
        QFETCH(log::Level, least);
        QFETCH(int, written);
        const QTemporaryDir folder;
        log::Settings some = settings(folder);
        some.least = least;
        QString path;
        {
            const auto running = log::Log::start(some);
            QVERIFY(running);
            path = (*running)->path();
            log::debug(log::Category::App, QStringLiteral("d"));
            log::info(log::Category::App, QStringLiteral("i"));
            log::warning(log::Category::App, QStringLiteral("w"));
            log::error(log::Category::App, QStringLiteral("e"));
        }
        QCOMPARE(lines(path).size(), written);
    }

    void filesArePrivate()
    {
        const QTemporaryDir folder;
        const mode_t mask = ::umask(0);
        log::Settings small = settings(folder);
        small.fileBytes = 1000;
        small.files = 3;
        const auto running = log::Log::start(small);
        QVERIFY(running);
        for (int i = 0; i < 100; ++i) {
            log::info(log::Category::App, QStringLiteral("line number %1").arg(i));
        }
        ::umask(mask);
        QCOMPARE(modeOf(small.folder), 0700U);
        const QFileInfoList files = QDir(small.folder).entryInfoList(QDir::Files);
        QCOMPARE(files.size(), 3);
        for (const QFileInfo &file : files) {
            QCOMPARE(modeOf(file.filePath()), 0600U);
            QVERIFY2(file.size() <= 1000, qPrintable(file.filePath()));
        }
        QVERIFY(lines((*running)->path()).last().endsWith("line number 99"));
    }

    void continuesTheFile()
    {
        const QTemporaryDir folder;
        QString path;
        for (int i = 0; i < 2; ++i) {
            const auto running = log::Log::start(settings(folder));
            QVERIFY(running);
            path = (*running)->path();
            log::info(log::Category::App, QStringLiteral("once more"));
        }
        log::info(log::Category::App, QStringLiteral("too late"));
        QCOMPARE(lines(path).size(), 2);
    }

    void redactsBeforeItWrites()
    {
        const QTemporaryDir folder;
        log::Settings loud = settings(folder);
        loud.warningsToStandardError = true;
        const auto running = log::Log::start(loud);
        QVERIFY(running);
        (*running)->setRedact(
            [](QByteArrayView text) { return text.toByteArray().replace("p\nw", "‹PW›"); });
        const Printed printed(folder);
        log::warning(log::Category::Run, QStringLiteral("with p\nw here"));
        qWarning("and p\nw there");
        const QByteArray seen = printed.end();
        QCOMPARE(seen, QByteArray("warning: run: with ‹PW› here\n"
                                  "warning: qt default: and ‹PW› there\n"));
        const QByteArray file = base::readFile((*running)->path()).value_or(QByteArray());
        QCOMPARE(file.count("‹PW›"), 2);
        QVERIFY(!file.contains("p\\nw"));
    }

    void warningsOnRequest()
    {
        const QTemporaryDir folder;
        log::Settings loud = settings(folder);
        loud.warningsToStandardError = true;
        const auto running = log::Log::start(loud);
        QVERIFY(running);
        const Printed printed(folder);
        log::info(log::Category::Ui, QStringLiteral("not this"));
        log::error(log::Category::Ui, QStringLiteral("but this"));
        QCOMPARE(printed.end(), QByteArray("error: ui: but this\n"));
    }

    void takesQtMessages()
    {
        const QTemporaryDir folder;
        static const QLoggingCategory network("net.example");
        QString path;
        {
            const auto running = log::Log::start(settings(folder));
            QVERIFY(running);
            path = (*running)->path();
            qCWarning(network, "no %s", "answer");
            qCritical("worse");
        }
        const QByteArrayList written = lines(path);
        QCOMPARE(written.size(), 2);
        QVERIFY2(written[0].endsWith("] qt net.example: no answer"), written[0].constData());
        QVERIFY(written[1].contains(" error "));

        // Qt has its own handler back.
        QTest::ignoreMessage(QtWarningMsg, "to Qt Test");
        qWarning("to Qt Test");
        QCOMPARE(lines(path).size(), 2);
    }

    void anyThread()
    {
        const QTemporaryDir folder;
        const auto running = log::Log::start(settings(folder));
        QVERIFY(running);
        {
            std::vector<std::jthread> threads;
            threads.reserve(4);
            for (int thread = 0; thread < 4; ++thread) {
                threads.emplace_back([thread, &running] {
                    for (int i = 0; i < 200; ++i) {
                        log::info(log::Category::Run, QStringLiteral("%1/%2").arg(thread).arg(i));
                        if (i == 100) {
                            (*running)->setRedact(
                                [](QByteArrayView text) { return text.toByteArray(); });
                        }
                    }
                });
            }
        }
        const QByteArrayList written = lines((*running)->path());
        QCOMPARE(written.size(), 800);
        for (const QByteArray &line : written) {
            QVERIFY2(line.contains("] run: "), line.constData());
        }
    }

    void oneAtATime()
    {
        const QTemporaryDir folder;
        const auto first = log::Log::start(settings(folder));
        QVERIFY(first);
        const auto second = log::Log::start(settings(folder));
        QVERIFY(!second);
        QCOMPARE(second.error().code, base::ErrorCode::Internal);
        log::info(log::Category::App, QStringLiteral("the first goes on"));
        QCOMPARE(lines((*first)->path()).size(), 1);
    }

    void cannotStart()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("file"));
        QVERIFY(base::writeFileAtomically(file, "x"));
        log::Settings wrong;
        wrong.folder = file;
        const auto noFolder = log::Log::start(wrong);
        QVERIFY(!noFolder);
        QCOMPARE(noFolder.error().code, base::ErrorCode::FileUnwritable);

        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("log/pikestaff.log")));
        wrong.folder = folder.filePath(QStringLiteral("log"));
        const auto noFile = log::Log::start(wrong);
        QVERIFY(!noFile);
        QCOMPARE(noFile.error().code, base::ErrorCode::FileUnwritable);
        QCOMPARE(noFile.error().subject, wrong.folder + QStringLiteral("/pikestaff.log"));
    }

    void usesTheStateFolder()
    {
        const QTemporaryDir folder;
        qputenv("XDG_STATE_HOME", QFile::encodeName(folder.path()));
        const auto running = log::Log::start(log::Settings());
        qunsetenv("XDG_STATE_HOME");
        QVERIFY(running);
        QCOMPARE((*running)->path(),
                 folder.filePath(QStringLiteral("pikestaff/log/pikestaff.log")));
    }
};

QTEST_APPLESS_MAIN(TestLog)
#include "tst_log.moc"
