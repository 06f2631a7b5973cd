// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/keyoperation.h"
#include "runner/runbench.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cerrno>

using namespace pikestaff;
using namespace pikestaff::run;
using base::Error;
using base::ErrorCode;

namespace {

std::atomic<int> syncsLeft = -1; ///< then the disk is full; negative: it never is
bool fullOnlyOnce = false;

} // namespace

/// The journal is the only one here that syncs.
extern "C" int fsync(int /*descriptor*/)
{
    if (syncsLeft > 0)
        --syncsLeft;
    if (syncsLeft != 0)
        return 0;
    if (fullOnlyOnce)
        syncsLeft = -1;
    errno = ENOSPC;
    return -1;
}

namespace {

const QByteArrayList threeHosts{"controller", "compute1", "compute2"};

/// The compute hosts need the controller's first step; its last needs compute1.
RunBench::Sketch smallCloud()
{
    return {{"a/1", "controller", {}, makesRight("a1")},
            {"a/2", "controller", {"a/1"}, makesRight("a2", {"print on the way", "pause"})},
            {"b/1", "compute1", {"a/1"}, makesRight("b1")},
            {"b/2", "compute1", {"b/1"}, makesRight("b2", {"pause"})},
            {"c/1", "compute2", {"a/1"}, makesRight("c1")},
            {"d/1", "controller", {"a/2", "b/2"}, makesRight("d1")}};
}

QByteArray textOf(const std::vector<RunEvent> &events)
{
    QByteArray text;
    for (const RunEvent &event : events)
        text += QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact) + '\n';
    return text;
}

template<typename Event>
qsizetype countOf(const std::vector<RunEvent> &events)
{
    return std::count_if(events.begin(), events.end(), [](const RunEvent &event) {
        return std::holds_alternative<Event>(event.payload);
    });
}

/// Where the first event of this kind of this step stands.
template<typename Event>
std::optional<size_t> placeOf(const std::vector<RunEvent> &events, const plan::InstanceId &id)
{
    for (size_t place = 0; place < events.size(); ++place) {
        const Event *event = std::get_if<Event>(&events[place].payload);
        if (event != nullptr && event->id == id)
            return place;
    }
    return std::nullopt;
}

} // namespace

class TestRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        syncsLeft = -1;
        fullOnlyOnce = false;
    }

    void threeHostsToTheEnd()
    {
        RunBench bench(threeHosts, smallCloud());
        const auto result = bench.run();
        QVERIFY2(result, result ? "" : qPrintable(result.error().toLogLine()));
        QCOMPARE(result->changed, 6);
        QCOMPARE(result->satisfied + result->failed + result->skipped + result->unreachable, 0);
        QVERIFY(!result->cancelled);
        QCOMPARE(bench.gatheredFacts(), qsizetype(3));
        QVERIFY(bench.wasPlanned());
        for (const auto &[key, host] : {std::pair("a1", "controller"),
                                        {"a2", "controller"},
                                        {"b1", "compute1"},
                                        {"b2", "compute1"},
                                        {"c1", "compute2"},
                                        {"d1", "controller"}}) {
            QCOMPARE(bench.host(host).value(key), QByteArray("right"));
            QCOMPARE(bench.host(host).effects(key), 1);
        }
        const RunState state = bench.state();
        QCOMPARE(bench.logText(state.started->run, idOf("a/2", "controller")),
                 QByteArray("on the way\n"));
    }

    void nobodyHearsWhatIsNotInTheJournal()
    {
        RunBench bench(threeHosts, smallCloud());
        QByteArray heard;
        bool behind = false;
        bench.onEvent = [&](const RunEvent &event) {
            heard += textOf({event});
            behind = behind || bench.journalText() != heard;
        };
        QVERIFY(bench.run());
        QVERIFY(!behind);
        QCOMPARE(bench.journalText(), textOf(bench.events()));
        const std::vector<RunEvent> events = bench.events();
        const auto *started = std::get_if<RunStarted>(&events.front().payload);
        QVERIFY(started != nullptr);
        QCOMPARE(started->guide, QStringLiteral("sketched"));
        QCOMPARE(started->fingerprint, QStringLiteral("f1"));
        QCOMPARE(started->program, QStringLiteral("0.0"));
        QCOMPARE(started->steps, 6);
        QVERIFY(!started->resumed);
        for (size_t host = 1; host <= 3; ++host) {
            const auto *connected = std::get_if<HostConnected>(&events[host].payload);
            QVERIFY(connected != nullptr);
            QCOMPARE(connected->bootId, connected->host.value() + QStringLiteral("-boot-1"));
            QCOMPARE(connected->system, QStringLiteral("Fake host, in memory only"));
        }
        QVERIFY(std::holds_alternative<RunFinished>(events.back().payload));
    }

    void needsAreMetFirst()
    {
        RunBench bench(threeHosts, smallCloud());
        QVERIFY(bench.run());
        const std::vector<RunEvent> events = bench.events();
        const plan::Plan plan = sketch(smallCloud());
        for (const plan::StepInstance &step : plan.steps) {
            const auto begun = placeOf<StepStarted>(events, step.id);
            const auto applying = placeOf<StepApplying>(events, step.id);
            const auto ended = placeOf<StepFinished>(events, step.id);
            QVERIFY(begun && applying && ended);
            QVERIFY(*begun < *applying && *applying < *ended);
            for (const size_t need : step.needs) {
                const auto met = placeOf<StepFinished>(events, plan.steps[need].id);
                QVERIFY(met && *met < *begun);
            }
        }
    }

    void hostsWorkAtTheSameTime()
    {
        RunBench bench(threeHosts, {{"a/1", "controller", {}, makesRight("k", {"wait gate"})},
                                    {"b/1", "compute1", {}, makesRight("k", {"wait gate"})},
                                    {"c/1", "compute2", {}, makesRight("k", {"wait gate"})}});
        bench.begin();
        for (const QByteArray &host : threeHosts)
            QVERIFY(bench.host(host).reached("following")); // none of them has ended
        for (const QByteArray &host : threeHosts)
            bench.host(host).open("gate");
        QVERIFY(bench.hasEnded());
        QCOMPARE(bench.result()->changed, 3);
    }

    void aSecondRunChangesNothing()
    {
        RunBench bench(threeHosts, smallCloud());
        QVERIFY(bench.run());
        const base::RunId first = bench.state().started->run;
        const auto again = bench.run();
        QVERIFY(again);
        QCOMPARE(again->changed, 0);
        QCOMPARE(again->satisfied, 6);
        QCOMPARE(bench.host("controller").effects("a1"), 1);
        QVERIFY(bench.state().started->run != first);
        QVERIFY(!bench.state().started->resumed);
    }

    void aFailureHoldsBackOnlyWhatNeedsIt()
    {
        RunBench bench(threeHosts, smallCloud());
        bench.host("compute1").failToSet("b1");
        const auto result = bench.run();
        QVERIFY(result);
        QCOMPARE(result->failed, 1);
        QCOMPARE(result->changed, 3); // a/1, a/2, c/1
        QCOMPARE(result->skipped, 2); // b/2, d/1
        QVERIFY(!result->cancelled);
        QCOMPARE(bench.outcome(idOf("b/1", "compute1")), std::optional(Outcome::Failed));
        QCOMPARE(bench.state().step(idOf("b/1", "compute1")).reason,
                 QStringLiteral("E: b1 cannot be set"));
        QCOMPARE(bench.state().step(idOf("b/1", "compute1")).exitStatus, 100);
        QVERIFY(!bench.outcome(idOf("b/2", "compute1")));
        QVERIFY(!bench.outcome(idOf("d/1", "controller")));
        QVERIFY(bench.state().isUnfinished());

        auto mended = bench.disks();
        mended.at(hostName("compute1")).failing.clear();
        bench.setDisks(mended);
        const base::RunId run = bench.state().started->run;
        bench.resume = true;
        const auto resumed = bench.run();
        QVERIFY(resumed);
        QCOMPARE(resumed->changed, 3);
        QCOMPARE(resumed->satisfied, 3);
        QCOMPARE(bench.state().started->run, run);
        QVERIFY(bench.state().started->resumed);
        QCOMPARE(bench.state().step(idOf("b/1", "compute1")).attempts, 2);
        const auto again = placeOf<StepApplying>(bench.events(), idOf("b/1", "compute1"));
        QVERIFY(again);
        const std::vector<RunEvent> events = bench.events();
        QCOMPARE(std::get<StepApplying>(events[*again].payload).attempt, QStringLiteral("b.1.2"));
        QVERIFY(!bench.state().isUnfinished());
    }

    void nothingIsToBeResumed()
    {
        RunBench bench(threeHosts, smallCloud());
        bench.resume = true;
        const auto result = bench.run();
        QVERIFY(result);
        QCOMPARE(result->changed, 6);
        QVERIFY(!bench.state().started->resumed);
    }

    // --- before the first event ----------------------------------------------------------------

    void anUnreachableHostAtTheStart()
    {
        RunBench bench(threeHosts, smallCloud());
        bench.host("compute2").refuse(ErrorCode::AuthenticationRefused);
        const auto result = bench.run();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::AuthenticationRefused);
        QCOMPARE(result.error().subject, QStringLiteral("compute2"));
        QVERIFY(bench.failedHosts() == std::vector{hostName("compute2")});
        QCOMPARE(bench.gatheredFacts(), qsizetype(2)); // the others are told of all the same
        QVERIFY(!bench.wasPlanned());
        QCOMPARE(bench.journalText(), QByteArray());
        QVERIFY(bench.events().empty());
        QCOMPARE(bench.host("controller").count("probe"), qsizetype(0));
    }

    void aConnectionThatBreaksWhileTheHostIsGreeted()
    {
        for (const char *call : {"tools", "put", "boot-id", "facts"}) {
            RunBench bench(threeHosts, smallCloud());
            bench.host("compute1").cutAt(call, support::FakeHost::When::Before);
            const auto result = bench.run();
            QVERIFY2(!result, call);
            QCOMPARE(result.error().code, ErrorCode::ConnectionLost);
            QCOMPARE(bench.journalText(), QByteArray());
        }
    }

    void aPlanThatCannotBeMade()
    {
        RunBench bench(threeHosts, smallCloud());
        bench.planError = Error{ErrorCode::CyclicNeeds, QStringLiteral("a/1"), {}, {}};
        const auto result = bench.run();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::CyclicNeeds);
        QCOMPARE(bench.journalText(), QByteArray());
    }

    void factsAlone()
    {
        RunBench bench(threeHosts, smallCloud());
        bench.factsOnly = true;
        QVERIFY(bench.run());
        QCOMPARE(bench.gatheredFacts(), qsizetype(3));
        QVERIFY(!bench.wasPlanned());
        QCOMPARE(bench.journalText(), QByteArray());
        QCOMPARE(bench.host("controller").count("probe"), qsizetype(0));
    }

    /// sshd turns away who comes with too many at once.
    void fiveHostsAreConnectedAtOnce()
    {
        QByteArrayList names;
        for (int number = 1; number <= 8; ++number)
            names.append("host" + QByteArray::number(number));
        RunBench bench(names, {});
        for (const QByteArray &name : names)
            bench.host(name).holdConnects(true);
        bench.begin();
        constexpr qsizetype most = Runner::connectingAtOnce;
        for (const QByteArray &name : names.first(most))
            QVERIFY(bench.host(name).reached("connect"));
        const auto isPatient = [&bench](const QByteArray &name) {
            return !bench.host(name).reached("connect", std::chrono::milliseconds(50));
        };
        QVERIFY(isPatient(names[most]));
        bench.host(names[2]).holdConnects(false); // one is done, the next begins
        QVERIFY(bench.host(names[most]).reached("connect"));
        QVERIFY(isPatient(names[most + 1]));
        for (const QByteArray &name : names)
            bench.host(name).holdConnects(false);
        QVERIFY(bench.hasEnded());
        QVERIFY(bench.result());
        QCOMPARE(bench.gatheredFacts(), qsizetype(8));
    }

    // --- a journal that cannot be written ------------------------------------------------------

    void aFullDiskEndsTheRun_data()
    {
        QTest::addColumn<bool>("onlyOnce");
        QTest::newRow("it stays full") << false;
        QTest::newRow("there is room again") << true;
    }

    /// At every event: nothing begins any more, and a resume ends the work.
    void aFullDiskEndsTheRun()
    {
        QFETCH(bool, onlyOnce);
        fullOnlyOnce = onlyOnce;
        RunBench whole(threeHosts, smallCloud());
        QVERIFY(whole.run());
        const int events = static_cast<int>(whole.events().size());
        QVERIFY(events > 20);
        for (int written = 0; written < events; ++written) {
            RunBench bench(threeHosts, smallCloud());
            syncsLeft = written + 1; // the last of these fails
            const auto result = bench.run();
            QVERIFY2(!result, qPrintable(QString::number(written)));
            QCOMPARE(result.error().code, ErrorCode::DiskFull);
            const std::vector<RunEvent> heard = bench.events();
            QCOMPARE(bench.journalText(), textOf(heard));
            QVERIFY(onlyOnce ? heard.size() >= size_t(written) : heard.size() == size_t(written));
            const std::vector<RunEvent> late(heard.begin() + written, heard.end());
            QCOMPARE(countOf<StepStarted>(late), qsizetype(0));
            // What the journal does not know of was not even looked at.
            qsizetype probes = 0;
            for (const QByteArray &host : threeHosts)
                probes += bench.host(host).count("probe");
            const bool wasApplying = onlyOnce && countOf<StepApplying>(late) > 0;
            if (!wasApplying)
                QCOMPARE(probes, countOf<StepStarted>(heard) + countOf<StepApplying>(heard));
            else // one may stand in the journal that was held back all the same
                QVERIFY(probes <= countOf<StepStarted>(heard) + countOf<StepApplying>(heard));

            syncsLeft = -1;
            bench.resume = true;
            const auto resumed = bench.run();
            QVERIFY(resumed);
            QCOMPARE(resumed->changed + resumed->satisfied, 6);
            for (const auto &[name, disk] : bench.disks()) {
                QVERIFY(disk.scripts.empty());
                for (const auto &[key, count] : disk.effects)
                    QVERIFY2(count == 1, key.constData());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestRunner)
#include "tst_runner.moc"
