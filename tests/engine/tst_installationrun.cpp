// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/installation.h"
#include "engine/runfollower.h"
#include "support/localtransport.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pikestaff;
using base::Error;
using base::ErrorCode;
using engine::Installation;
using engine::StepStatus;
using run::Outcome;

namespace {

constexpr int patience = 60'000;
constexpr int atOnce = 250; ///< milliseconds; what waits takes seconds

QByteArray osRelease(const QByteArray &key)
{
    QFile file(QStringLiteral("/etc/os-release"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(key + '='))
            return line.mid(key.size() + 1).replace('"', "");
    }
    return {};
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

QByteArray step(const char *name, const QByteArray &done, const QByteArray &script)
{
    return QByteArray("      - id: ") + name +
           "\n        on: controller\n"
           "        operation: command\n        with:\n          command: " +
           name + "\n          unless: test -e " + done + "\n          run: " + script +
           "\n        title: {en: Step, ko: 단계}\n        why: {en: So, ko: 그래서}\n"
           "        expect: {en: Done, ko: 완료}\n";
}

} // namespace

/// Real runs of a small guide on this computer: nothing of them makes the window wait, and what a
/// run left behind is found when the project is opened again.
class TestInstallationRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void runsToTheEnd();
    void aFailureCanBeResumed();
    void staysWhereItWasAfterReopening();
    void damagedJournalIsSaid();
    void aSecondRunIsRefused();
    void slowPreparationBlocksNothing();
    void stopsWhilePreparing();
    void secretsMayChangeMeanwhile();
    void answersMakeItOutdated();

private:
    void makeGuide();
    void openProject(bool practiceLab = false);
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] static plan::InstanceId id(const char *name)
    {
        return {base::StepId(QStringLiteral("first/") + QLatin1String(name)),
                base::HostName(QStringLiteral("controller"))};
    }
    [[nodiscard]] engine::HostAccess access() const;
    void makeSlowLab();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Installation> m_installation;
};

void TestInstallationRun::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    makeGuide();
    openProject();
}

void TestInstallationRun::cleanup()
{
    m_installation.reset();
    qunsetenv("PIKESTAFF_GUIDES");
    qunsetenv("PIKESTAFF_LAB_PROGRAM");
}

void TestInstallationRun::makeGuide()
{
    const QString guide = path("guides/tiny");
    QDir().mkpath(guide);
    qputenv("PIKESTAFF_GUIDES", path("guides").toUtf8());
    writeFile(guide + QLatin1String("/guide.yaml"),
              "id: tiny\ntitle: {en: Tiny, ko: 작은 가이드}\nrelease: Zed\nos: {id: " +
                  osRelease("ID") + ", version: \"" + osRelease("VERSION_ID") +
                  "\"}\nanswers: answers.yaml\nchapters: [one.yaml]\n");
    writeFile(guide + QLatin1String("/answers.yaml"),
              "answers:\n  - id: word\n    kind: text\n    default: hello\n"
              "    title: {en: Word, ko: 낱말}\n    explanation: {en: Said, ko: 말합니다}\n"
              "secrets: []\n");
    const QByteArray marks = m_folder->path().toUtf8() + '/';
    writeFile(guide + QLatin1String("/one.yaml"),
              "id: one\ntitle: {en: One, ko: 하나}\nsummary: {en: First, ko: 처음}\nsections:\n"
              "  - id: first\n    title: {en: First, ko: 처음}\n"
              "    link: https://docs.openstack.org/\n    steps:\n" +
                  step("greet", marks + "greeted", "echo ${word}; touch " + marks + "greeted") +
                  step("wait", marks + "waited",
                       "test -e " + marks + "good && touch " + marks + "waited") +
                  step("leave", marks + "left", "touch " + marks + "left"));
}

engine::HostAccess TestInstallationRun::access() const
{
    engine::HostAccess access;
    const QString host = path("host");
    access.makeTransport = [host](const model::Host &, const model::SecretStore &,
                                  const QString &) {
        return std::make_unique<test::LocalTransport>(host);
    };
    access.forgetKey = [](const model::Host &, const QString &) { return base::Status(); };
    return access;
}

void TestInstallationRun::openProject(bool practiceLab)
{
    m_installation = std::make_unique<Installation>(access());
    const QString folder = practiceLab ? path("lab") : path("project");
    if (QFile::exists(folder)) {
        QVERIFY(m_installation->open(folder));
        return;
    }
    QDir().mkpath(path("host"));
    model::Host controller;
    controller.name = base::HostName(QStringLiteral("controller"));
    controller.address = QStringLiteral("127.0.0.1");
    controller.roles = {model::Role::Controller};
    engine::NewProject project;
    project.guide = QStringLiteral("tiny");
    project.practiceLab = practiceLab;
    project.inventory = *model::Inventory::make({controller});
    const base::Status created = m_installation->create(folder, project);
    QVERIFY2(created, qPrintable(created ? QString() : created.error().toLogLine()));
}

void TestInstallationRun::makeSlowLab()
{
    writeFile(path("lab.sh"), "#!/bin/sh\nexec sleep 30\n");
    QFile::setPermissions(path("lab.sh"), QFile::ReadOwner | QFile::ExeOwner);
    qputenv("PIKESTAFF_LAB_PROGRAM", path("lab.sh").toUtf8());
    openProject(true);
}

void TestInstallationRun::runsToTheEnd()
{
    writeFile(path("good"), {});
    QSignalSpy finished(m_installation.get(), &Installation::finished);
    QSignalSpy failed(m_installation.get(), &Installation::failed);
    engine::RunFollower &follower = m_installation->follower();
    QVERIFY(m_installation->run({}, false));
    QVERIFY(m_installation->isRunning());
    QVERIFY(QTest::qWaitFor([&] { return finished.count() + failed.count() > 0; }, patience));
    QCOMPARE(failed.count(), 0);
    QVERIFY(!m_installation->isRunning());
    QTRY_VERIFY(follower.isReady());
    QCOMPARE(follower.status(id("greet")), StepStatus::Done);
    QCOMPARE(follower.progress().percent, 100);
    QVERIFY(!follower.canResume());
}

void TestInstallationRun::aFailureCanBeResumed()
{
    QSignalSpy finished(m_installation.get(), &Installation::finished);
    QVERIFY(m_installation->run({}, false));
    QVERIFY(finished.wait(patience));
    engine::RunFollower &follower = m_installation->follower();
    QTRY_VERIFY(follower.isReady());
    QTRY_COMPARE(follower.status(id("wait")), StepStatus::Failed);
    QCOMPARE(follower.status(id("greet")), StepStatus::Done);
    QCOMPARE(follower.status(id("leave")), StepStatus::Pending);
    QVERIFY(follower.canResume());
    writeFile(path("good"), {});
    QVERIFY(m_installation->run({}, true));
    QVERIFY(finished.wait(patience));
    QTRY_COMPARE(follower.progress().percent, 100);
    QVERIFY(!follower.canResume());
}

void TestInstallationRun::staysWhereItWasAfterReopening()
{
    QSignalSpy finished(m_installation.get(), &Installation::finished);
    QVERIFY(m_installation->run({}, false));
    QVERIFY(finished.wait(patience));
    openProject(); // as another program would, later
    engine::RunFollower &follower = m_installation->follower();
    QVERIFY2(!follower.isReady(), "the journal was read by the thread that asked");
    QTRY_VERIFY(follower.isReady());
    QCOMPARE(follower.status(id("greet")), StepStatus::Done);
    QCOMPARE(follower.status(id("wait")), StepStatus::Failed);
    QVERIFY(follower.canResume());
    QVERIFY(follower.lastRun().isUnfinished());
    writeFile(path("good"), {});
    QSignalSpy again(m_installation.get(), &Installation::finished);
    QVERIFY(m_installation->run({}, true));
    QVERIFY(again.wait(patience));
    QTRY_COMPARE(follower.progress().percent, 100);
}

void TestInstallationRun::damagedJournalIsSaid()
{
    writeFile(m_installation->project().journalPath(), "{\"no\": \"event\"}\n");
    QSignalSpy failed(m_installation.get(), &Installation::failed);
    engine::RunFollower &follower = m_installation->follower();
    QTRY_VERIFY(follower.problem().has_value());
    QCOMPARE(follower.problem()->code, ErrorCode::JournalDamaged);
    QVERIFY(m_installation->run({}, false));
    QVERIFY(failed.wait(patience));
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::JournalDamaged);
    QVERIFY(!m_installation->isRunning());
    QTRY_VERIFY(follower.failure().has_value());
}

void TestInstallationRun::aSecondRunIsRefused()
{
    writeFile(path("good"), {});
    QSignalSpy finished(m_installation.get(), &Installation::finished);
    QVERIFY(m_installation->run({}, false));
    const base::Status second = m_installation->run({}, false);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::ProjectLocked);
    QVERIFY(finished.wait(patience));
}

void TestInstallationRun::slowPreparationBlocksNothing()
{
    makeSlowLab();
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_installation->run({}, false));
    QVERIFY2(timer.elapsed() < atOnce, "the start waited for the practice lab");
    QVERIFY(m_installation->isRunning());
    QVERIFY(!m_installation->isChecking());
    timer.restart();
    m_installation.reset(); // the window is closed meanwhile
    QVERIFY2(timer.elapsed() < 5'000, "closing waited for the practice lab");
}

void TestInstallationRun::stopsWhilePreparing()
{
    makeSlowLab();
    QSignalSpy failed(m_installation.get(), &Installation::failed);
    QVERIFY(m_installation->run({}, false));
    QTest::qWait(200);
    m_installation->stop(run::StopLevel::AfterStep);
    QVERIFY(failed.wait(5'000));
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Cancelled);
    QVERIFY(!m_installation->isRunning());
}

void TestInstallationRun::secretsMayChangeMeanwhile()
{
    writeFile(path("good"), {});
    QSignalSpy finished(m_installation.get(), &Installation::finished);
    QVERIFY(m_installation->run({}, false));
    int changes = 0;
    while (finished.count() == 0 && changes < 2'000) {
        const base::SecretId secret(QStringLiteral("S%1").arg(changes++));
        QVERIFY(m_installation->setSecret(secret, base::Secret(QByteArray("x"))));
        QVERIFY(m_installation->setAnswer(base::AnswerId(QStringLiteral("word")),
                                          QString::number(changes)));
        QTest::qWait(1);
    }
    QVERIFY(finished.count() > 0 || finished.wait(patience));
    QVERIFY(changes > 1);
}

void TestInstallationRun::answersMakeItOutdated()
{
    writeFile(path("good"), {});
    QSignalSpy finished(m_installation.get(), &Installation::finished);
    QVERIFY(m_installation->run({}, false));
    QVERIFY(finished.wait(patience));
    engine::RunFollower &follower = m_installation->follower();
    QTRY_COMPARE(follower.status(id("greet")), StepStatus::Done);
    QVERIFY(
        m_installation->setAnswer(base::AnswerId(QStringLiteral("word")), QStringLiteral("bye")));
    follower.refresh();
    QTRY_COMPARE(follower.status(id("greet")), StepStatus::Outdated);
    QVERIFY(
        m_installation->setAnswer(base::AnswerId(QStringLiteral("word")), QStringLiteral("hello")));
    follower.refresh();
    QTRY_COMPARE(follower.status(id("greet")), StepStatus::Done);
}

QTEST_GUILESS_MAIN(TestInstallationRun)
#include "tst_installationrun.moc"
