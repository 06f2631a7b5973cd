// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/projectsummary.h"

#include "engine/paths.h"
#include "run/journal.h"
#include "support/rehearsal.h"
#include "wizard-pages/welcome/labneeds.h"

#include <QFile>
#include <QTest>

using namespace pikestaff;
using pages::ProjectSummary;
using State = ProjectSummary::State;

class TestProjectSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guidesStandProvenFirst();
    void untouchedProject();
    void finishedAndUnfinishedRuns();
    void brokenProject();
    void memoryOfThisComputer();

private:
    static ProjectSummary of(const QString &folder);
    /// The first `done` steps are written as done, `failed` more as failed.
    static void write(const engine::Installation &project, int done, int failed, bool ended);
};

ProjectSummary TestProjectSummary::of(const QString &folder)
{
    const auto found = pages::readProjects({folder}, engine::guidesRoot(), {});
    return found.empty() ? ProjectSummary() : found.front();
}

void TestProjectSummary::write(const engine::Installation &project, int done, int failed,
                               bool ended)
{
    const auto plan = project.plan({});
    QVERIFY(plan);
    auto journal = run::Journal::open(project.project().journalPath());
    QVERIFY(journal);
    const auto tell = [&journal](const run::RunEvent::Payload &payload) {
        QVERIFY((*journal)->append({QDateTime::currentDateTimeUtc(), payload}));
    };
    run::RunStarted started;
    started.run = base::RunId(QStringLiteral("run-1"));
    started.guide = plan->guide;
    started.fingerprint = plan->fingerprint;
    started.steps = static_cast<int>(plan->steps.size());
    tell(started);
    run::RunFinished summary;
    for (int i = 0; i < done + failed; ++i) {
        run::StepFinished step;
        step.id = plan->steps.at(static_cast<std::size_t>(i)).id;
        step.outcome = i < done ? run::Outcome::Changed : run::Outcome::Failed;
        tell(step);
    }
    summary.changed = done;
    summary.failed = failed;
    if (ended)
        tell(summary);
}

void TestProjectSummary::guidesStandProvenFirst()
{
    const std::vector<pages::GuideChoice> guides = pages::readGuideChoices(engine::guidesRoot());
    QVERIFY(guides.size() >= 2);
    QVERIFY(guides.front().proven);
    for (const pages::GuideChoice &guide : guides) {
        QVERIFY(!guide.title.en.isEmpty());
        QVERIFY(!guide.title.ko.isEmpty());
    }
}

void TestProjectSummary::untouchedProject()
{
    engine::InstallationRehearsal story(1);
    const ProjectSummary summary = of(story.installation().project().folder());
    QCOMPARE(summary.name, QStringLiteral("lab-2026"));
    QCOMPARE(summary.state, State::NotStarted);
    QCOMPARE(summary.done, 0);
    QVERIFY(summary.steps > 10);
    QCOMPARE(summary.guide.en, story.installation().guide().title.en);
}

void TestProjectSummary::finishedAndUnfinishedRuns()
{
    const auto after = [](int done, int failed, bool ended) {
        engine::InstallationRehearsal story(1);
        const int all = static_cast<int>(story.installation().plan({})->steps.size());
        write(story.installation(), done < 0 ? all : done, failed, ended);
        return of(story.installation().project().folder());
    };
    QCOMPARE(after(4, 0, false).state, State::Stopped);
    QCOMPARE(after(4, 0, false).done, 4);
    QCOMPARE(after(4, 1, true).state, State::Failed);
    QCOMPARE(after(4, 1, true).done, 4);
    const ProjectSummary whole = after(-1, 0, true);
    QCOMPARE(whole.state, State::Installed);
    QCOMPARE(whole.done, whole.steps);
}

void TestProjectSummary::brokenProject()
{
    engine::InstallationRehearsal story(1);
    QFile file(story.installation().project().projectPath());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("guide: [");
    file.close();
    QCOMPARE(of(story.installation().project().folder()).state, State::Unreadable);
    QCOMPARE(of(QStringLiteral("/nowhere")).state, State::Unreadable);
}

void TestProjectSummary::memoryOfThisComputer()
{
    QCOMPARE(pages::LabNeeds::availableMemory("MemTotal:  16 kB\nMemAvailable:    2048 kB\n"),
             2048LL * 1024);
    QCOMPARE(pages::LabNeeds::availableMemory("nothing"), 0LL);
    const pages::LabNeeds here = pages::LabNeeds::read();
    QVERIFY(here.freeMemory > 0);
    QVERIFY(here.freeDisk > 0);
    pages::LabNeeds poor;
    poor.freeMemory = 1024;
    QVERIFY(!poor.isMemoryEnough());
    QVERIFY(poor.isDiskEnough()); // not known is not too little
}

QTEST_MAIN(TestProjectSummary)
#include "tst_projectsummary.moc"
