// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/review/hostplan.h"

#include "support/rehearsal.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace pikestaff;
using guide::Action;
using pages::HostPlan;

class TestHostPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepBelongsToItsHost();
    void changesAreSignedLines();
    void commandsHaveTheGuidesPrompts();
    void secretsStandByTheirNames();
    void hostsWorkAtTheSameTime();
    void neededStepsAreWaitedFor();
    void estimatesAreWhatWasMeasured();
    void spansAreRound_data();
    void spansAreRound();
    void planningIsFast_data();
    void planningIsFast();

private:
    static plan::StepInstance step(const char *host, int weight, std::vector<size_t> needs = {});
    static Action action(Action::Kind kind, std::vector<std::pair<QString, model::Content>> fields);
};

plan::StepInstance TestHostPlan::step(const char *host, int weight, std::vector<size_t> needs)
{
    plan::StepInstance made;
    made.id.host = base::HostName(QString::fromLatin1(host));
    made.weight = weight;
    made.needs = std::move(needs);
    made.title = {QStringLiteral("Title"), QStringLiteral("제목")};
    return made;
}

Action TestHostPlan::action(Action::Kind kind,
                            std::vector<std::pair<QString, model::Content>> fields)
{
    Action made;
    made.kind = kind;
    made.fields = std::move(fields);
    return made;
}

void TestHostPlan::everyStepBelongsToItsHost()
{
    engine::InstallationRehearsal story(2);
    const auto plan = story.installation().plan({});
    QVERIFY(plan);
    int steps = 0;
    QStringList hosts;
    for (const HostPlan &host : pages::hostPlans(*plan, base::Language::Korean)) {
        hosts.append(host.host.value());
        steps += host.steps;
        QVERIFY(!host.commands.isEmpty());
    }
    QCOMPARE(steps, static_cast<int>(plan->steps.size()));
    hosts.sort();
    QCOMPARE(hosts, (QStringList{QStringLiteral("compute1"), QStringLiteral("compute2"),
                                 QStringLiteral("controller")}));
}

void TestHostPlan::changesAreSignedLines()
{
    plan::Plan plan;
    plan::StepInstance one = step("controller", 1);
    const QString file = QStringLiteral("/etc/x.conf");
    const auto ini = [&](const char *key) {
        return action(Action::Kind::Ini, {{QStringLiteral("file"), file},
                                          {QStringLiteral("section"), QStringLiteral("db")},
                                          {QStringLiteral("key"), QString::fromLatin1(key)},
                                          {QStringLiteral("value"), QStringLiteral("1")}});
    };
    one.guideForm = {
        ini("a"), ini("b"),
        action(Action::Kind::IniRemove, {{QStringLiteral("file"), file},
                                         {QStringLiteral("section"), QStringLiteral("old")},
                                         {QStringLiteral("key"), QStringLiteral("c")}}),
        action(Action::Kind::File, {{QStringLiteral("path"), QStringLiteral("/root/new")},
                                    {QStringLiteral("content"), QStringLiteral("x\ny\n")}})};
    plan.steps.push_back(one);
    const std::vector<HostPlan> hosts = pages::hostPlans(plan, base::Language::English);
    QCOMPARE(hosts.front().changes, QStringLiteral("/etc/x.conf\n [db]\n+ a = 1\n+ b = 1\n"
                                                   " [old]\n- c\n \n/root/new\n+ x\n+ y"));
    QVERIFY(hosts.front().commands.isEmpty());
}

void TestHostPlan::commandsHaveTheGuidesPrompts()
{
    plan::Plan plan;
    plan::StepInstance one = step("controller", 1);
    one.guideForm = {
        action(Action::Kind::Command, {{QStringLiteral("command"), QStringLiteral("a \\\n  b")},
                                       {QStringLiteral("as"), QStringLiteral("root")}}),
        action(Action::Kind::Command,
               {{QStringLiteral("command"), QStringLiteral("openstack user list")},
                {QStringLiteral("as"), QStringLiteral("admin")}})};
    plan.steps.push_back(one);
    QCOMPARE(pages::hostPlans(plan, base::Language::Korean).front().commands,
             QStringLiteral("제목\n # a \\\n     b\n $ openstack user list"));
}

void TestHostPlan::secretsStandByTheirNames()
{
    engine::InstallationRehearsal story(1);
    const auto plan = story.installation().plan({});
    QVERIFY(plan);
    QString all;
    for (const HostPlan &host : pages::hostPlans(*plan, base::Language::English))
        all += host.changes + host.commands;
    QVERIFY(all.contains(QStringLiteral("‹KEYSTONE_DBPASS›")));
    QVERIFY(!all.contains(QLatin1String("${KEYSTONE_DBPASS}")));
}

void TestHostPlan::hostsWorkAtTheSameTime()
{
    plan::Plan plan;
    plan.steps = {step("a", 10), step("b", 30), step("a", 10)};
    QCOMPARE(pages::expectedSeconds(plan), 30);
}

void TestHostPlan::neededStepsAreWaitedFor()
{
    plan::Plan plan;
    plan.steps = {step("a", 10), step("b", 30, {0}), step("a", 5, {1})};
    QCOMPARE(pages::expectedSeconds(plan), 45);
}

/// A whole installation on three fresh hosts of the practice lab took 20 to 26 minutes,
/// environment and Identity 8 to 10.
void TestHostPlan::estimatesAreWhatWasMeasured()
{
    engine::InstallationRehearsal story(2);
    const auto plan = story.installation().plan({});
    QVERIFY(plan);
    const auto minutes = [](const plan::Plan &of) {
        return double(pages::expectedSeconds(of)) / 60;
    };
    QVERIFY2(minutes(*plan) > 20 && minutes(*plan) < 30,
             qPrintable(QString::number(minutes(*plan))));
    plan::Plan first = *plan;
    const auto later =
        std::find_if(first.steps.begin(), first.steps.end(), [](const plan::StepInstance &step) {
            return step.chapter.value() != QLatin1String("environment") &&
                   step.chapter.value() != QLatin1String("keystone");
        });
    first.steps.erase(later, first.steps.end()); // steps need only those before them
    QVERIFY2(minutes(first) > 5 && minutes(first) < 12,
             qPrintable(QString::number(minutes(first))));
}

void TestHostPlan::spansAreRound_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::newRow("moments") << 5 << 1 << 1;
    QTest::newRow("minutes") << 8 * 60 << 6 << 11;
    QTest::newRow("half an hour") << 25 * 60 << 20 << 35;
    QTest::newRow("hours") << 100 * 60 << 80 << 130;
}

void TestHostPlan::spansAreRound()
{
    QFETCH(int, seconds);
    const pages::MinuteSpan span = pages::spanOf(seconds);
    QTEST(span.least, "least");
    QTEST(span.most, "most");
}

void TestHostPlan::planningIsFast_data()
{
    QTest::addColumn<QString>("guide");
    QTest::newRow("zed-debian12") << QStringLiteral("zed-debian12");
    QTest::newRow("pike-ubuntu16.04") << QStringLiteral("pike-ubuntu16.04");
}

/// What the page does itself when the plan has arrived; the plan is made in another thread.
void TestHostPlan::planningIsFast()
{
    QFETCH(QString, guide);
    QTemporaryDir folder;
    engine::InstallationRehearsal story(2);
    engine::Installation project{engine::HostAccess()};
    engine::NewProject made;
    made.guide = guide;
    made.inventory = story.installation().project().content().inventory;
    QVERIFY(project.create(folder.filePath(QStringLiteral("p")), made));
    const auto plan = project.plan({});
    QVERIFY(plan);
    QElapsedTimer timer;
    timer.start();
    const auto hosts = pages::hostPlans(*plan, base::Language::Korean);
    const qint64 taken = timer.elapsed();
    qInfo("%s: %d steps, texts in %lld ms", qPrintable(guide), static_cast<int>(plan->steps.size()),
          taken);
    QVERIFY(hosts.size() == 3);
    QVERIFY2(taken < 300, qPrintable(QString::number(taken))); // some 10 ms on an idle machine
}

QTEST_MAIN(TestHostPlan)
#include "tst_hostplan.moc"
