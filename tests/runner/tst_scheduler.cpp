// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/scheduler.h"
#include "runner/plansketch.h"

#include <QTest>

using namespace pikestaff;
using namespace pikestaff::run;

namespace {

/// "a/1 started, a/1 Changed": what has happened, in words.
struct Happening
{
    QByteArray step;
    QByteArray what; ///< started, applying or an outcome
};

struct Situation
{
    std::vector<Happening> before;
    QByteArrayList ready;
    bool stopping = false;
    QByteArrayList start; ///< "step@host", expected
    bool finished = false;
};

const QByteArrayList allHosts{"controller", "compute1", "compute2"};

/// Two compute hosts need the controller's first step; the controller's last needs compute1.
plan::Plan smallCloud()
{
    return sketch({{"a/1", "controller", {}, nullptr},
                   {"a/2", "controller", {"a/1"}, nullptr},
                   {"b/1", "compute1", {"a/1"}, nullptr},
                   {"b/2", "compute1", {"b/1"}, nullptr},
                   {"c/1", "compute2", {"a/1"}, nullptr},
                   {"d/1", "controller", {"a/2", "b/2"}, nullptr}});
}

std::optional<Outcome> outcomeNamed(const QByteArray &name)
{
    for (const Outcome outcome : {Outcome::AlreadySatisfied, Outcome::Changed, Outcome::Skipped,
                                  Outcome::Failed, Outcome::Cancelled, Outcome::Unreachable}) {
        if (outcomeName(outcome) == QLatin1String(name))
            return outcome;
    }
    return std::nullopt;
}

RunState stateAfter(const plan::Plan &plan, const std::vector<Happening> &before)
{
    RunState state;
    const auto happen = [&state](const RunEvent::Payload &payload) {
        state = apply(std::move(state), {QDateTime::currentDateTimeUtc(), payload});
    };
    happen(RunStarted{});
    for (const Happening &happening : before) {
        for (const plan::StepInstance &step : plan.steps) {
            if (step.id.step.value() != QLatin1String(happening.step))
                continue;
            if (happening.what == "started")
                happen(StepStarted{step.id});
            else if (happening.what == "applying")
                happen(StepApplying{step.id, QStringLiteral("x.1"), {}});
            else if (const auto outcome = outcomeNamed(happening.what))
                happen(StepFinished{step.id, *outcome, {}, false, 0, 0});
        }
    }
    return state;
}

QByteArrayList names(const plan::Plan &plan, const std::vector<size_t> &indices)
{
    QByteArrayList list;
    for (const size_t index : indices) {
        const plan::InstanceId &id = plan.steps[index].id;
        list.append((id.step.value() + QLatin1Char('@') + id.host.value()).toUtf8());
    }
    return list;
}

const std::vector<std::pair<const char *, Situation>> situations{
    {"only what needs nothing", {{}, allHosts, false, {"a/1@controller"}, false}},
    {"nothing while it runs", {{{"a/1", "started"}}, allHosts, false, {}, false}},
    {"nothing while it is applied",
     {{{"a/1", "started"}, {"a/1", "applying"}}, allHosts, false, {}, false}},
    {"then all three hosts at once",
     {{{"a/1", "Changed"}},
      allHosts,
      false,
      {"a/2@controller", "b/1@compute1", "c/1@compute2"},
      false}},
    {"satisfied is as good",
     {{{"a/1", "AlreadySatisfied"}},
      allHosts,
      false,
      {"a/2@controller", "b/1@compute1", "c/1@compute2"},
      false}},
    {"a busy host waits, the others do not",
     {{{"a/1", "Changed"}, {"b/1", "applying"}},
      allHosts,
      false,
      {"a/2@controller", "c/1@compute2"},
      false}},
    {"a need on another host holds back",
     {{{"a/1", "Changed"}, {"a/2", "Changed"}, {"b/1", "Changed"}, {"c/1", "Changed"}},
      allHosts,
      false,
      {"b/2@compute1"},
      false}},
    {"until it is met",
     {{{"a/1", "Changed"},
       {"a/2", "Changed"},
       {"b/1", "Changed"},
       {"b/2", "Changed"},
       {"c/1", "Changed"}},
      allHosts,
      false,
      {"d/1@controller"},
      false}},
    {"a failure holds back only what needs it",
     {{{"a/1", "Changed"}, {"b/1", "Failed"}},
      allHosts,
      false,
      {"a/2@controller", "c/1@compute2"},
      false}},
    {"what needs a failure never starts",
     {{{"a/1", "Changed"}, {"a/2", "Changed"}, {"b/1", "Failed"}, {"c/1", "Changed"}},
      allHosts,
      false,
      {},
      true}},
    {"cancelled holds back as well", {{{"a/1", "Cancelled"}}, allHosts, false, {}, true}},
    {"unreachable too", {{{"a/1", "Unreachable"}}, allHosts, false, {}, true}},
    {"skipped does not",
     {{{"a/1", "Skipped"}, {"b/1", "Failed"}, {"c/1", "Failed"}},
      allHosts,
      false,
      {"a/2@controller"},
      false}},
    {"stopping starts nothing", {{{"a/1", "Changed"}}, allHosts, true, {}, true}},
    {"stopping waits for what runs",
     {{{"a/1", "Changed"}, {"b/1", "applying"}}, allHosts, true, {}, false}},
    {"a lost host is left out",
     {{{"a/1", "Changed"}},
      {"controller", "compute2"},
      false,
      {"a/2@controller", "c/1@compute2"},
      false}},
    {"and does not keep the run open",
     {{{"a/1", "Changed"}, {"a/2", "Changed"}, {"c/1", "Changed"}},
      {"controller", "compute2"},
      false,
      {},
      true}},
    {"no host, no step", {{}, {}, false, {}, true}},
    {"all done",
     {{{"a/1", "Changed"},
       {"a/2", "Changed"},
       {"b/1", "Changed"},
       {"b/2", "Changed"},
       {"c/1", "Changed"},
       {"d/1", "AlreadySatisfied"}},
      allHosts,
      false,
      {},
      true}}};

} // namespace

class TestScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWhatCanStart_data()
    {
        QTest::addColumn<Situation>("situation");
        for (const auto &[name, situation] : situations)
            QTest::newRow(name) << situation;
    }

    void startsWhatCanStart()
    {
        QFETCH(Situation, situation);
        const plan::Plan plan = smallCloud();
        Limits limits;
        limits.stopping = situation.stopping;
        for (const QByteArray &host : situation.ready)
            limits.ready.insert(hostName(host));
        const Actions actions = next(plan, stateAfter(plan, situation.before), limits);
        QCOMPARE(names(plan, actions.start), situation.start);
        QCOMPARE(actions.finished, situation.finished);
    }

    void oneStepPerHostAtATime()
    {
        const plan::Plan plan = sketch({{"a/1", "controller", {}, nullptr},
                                        {"a/2", "controller", {}, nullptr},
                                        {"b/1", "compute1", {}, nullptr},
                                        {"b/2", "compute1", {}, nullptr}});
        const Limits limits{false, {hostName("controller"), hostName("compute1")}};
        QCOMPARE(names(plan, next(plan, stateAfter(plan, {}), limits).start),
                 QByteArrayList({"a/1@controller", "b/1@compute1"}));
        QCOMPARE(names(plan, next(plan, stateAfter(plan, {{"a/1", "started"}}), limits).start),
                 QByteArrayList({"b/1@compute1"}));
    }

    void whatIsUnresolvedNeverStarts()
    {
        plan::Plan plan =
            sketch({{"a/1", "controller", {}, nullptr}, {"b/1", "compute1", {}, nullptr}});
        plan.steps[0].unresolved = QStringList{QStringLiteral("facts.kvm")};
        const Limits limits{false, {hostName("controller"), hostName("compute1")}};
        QCOMPARE(names(plan, next(plan, stateAfter(plan, {}), limits).start),
                 QByteArrayList({"b/1@compute1"}));
        const Actions then = next(plan, stateAfter(plan, {{"b/1", "Changed"}}), limits);
        QVERIFY(then.start.empty());
        QVERIFY(then.finished);
    }

    void anEmptyPlanIsFinished()
    {
        const Actions actions = next({}, {}, {false, {hostName("controller")}});
        QVERIFY(actions.start.empty());
        QVERIFY(actions.finished);
    }
};

QTEST_APPLESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
