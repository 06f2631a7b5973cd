// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "runner/keyoperation.h"
#include "runner/runbench.h"

#include <QTest>

#include <atomic>
#include <future>

using namespace pikestaff;
using namespace pikestaff::run;

/// What is on disk at which moment is the matter of tst_journal; here only the order counts.
extern "C" int fsync(int /*descriptor*/) { return 0; }

namespace {

const QByteArrayList threeHosts{"controller", "compute1", "compute2"};
const plan::InstanceId observing = idOf("keystone/verify", "controller");

operations::OperationPtr slow(const QByteArray &key)
{
    KeyOperation::Choices choices{key};
    choices.before = {"print begin " + key, "pause", "print middle", "pause"};
    choices.after = {"print set", "pause", "print end"};
    return keyOperation(choices);
}

operations::OperationPtr verify()
{
    KeyOperation::Choices choices{"verified"};
    choices.traits.observes = true;
    choices.before = {"print looks fair", "pause", "exit 75"};
    return keyOperation(choices);
}

/// Three hosts that wait for each other, steps that are slow, quick, right already or only look.
RunBench::Sketch cloud()
{
    return {{"env/ntp", "controller", {}, slow("ntp")},
            {"env/client", "compute1", {}, makesRight("client")},
            {"env/disk", "compute2", {}, slow("disk")},
            {"sql/server", "controller", {"env/ntp"}, slow("server")},
            {"sql/there", "controller", {"sql/server"}, makesRight("there")},
            {"keystone/token", "controller", {"sql/there", "env/client"}, slow("token")},
            {"keystone/verify", "controller", {"keystone/token"}, verify()},
            {"nova/api", "controller", {"keystone/verify", "env/disk"}, makesRight("api")},
            {"nova/compute", "compute1", {"env/client", "nova/api"}, slow("compute")},
            {"nova/compute", "compute2", {"env/disk", "nova/api"}, slow("compute")},
            {"nova/discover", "controller", {"nova/compute"}, slow("discover")},
            {"launch/ping", "compute1", {"nova/discover"}, makesRight("ping")}};
}

constexpr int stepCount = 12;

RunBench::Disks freshDisks()
{
    RunBench::Disks disks;
    for (const QByteArray &host : threeHosts)
        disks[hostName(host)] = {};
    disks[hostName("controller")].values["there"] = "right";
    return disks;
}

/// Journal and hosts at one moment of a run.
struct Moment
{
    QByteArray name;
    QByteArray journal;
    RunBench::Disks disks;
    bool isEvent = false;
};

/// A whole run with everything that a crash could have found.
std::vector<Moment> record()
{
    std::vector<Moment> moments;
    RunBench bench(threeHosts, cloud());
    bench.setDisks(freshDisks());
    moments.push_back({"before", {}, bench.disks(), true});
    for (auto &[name, host] : bench.hosts()) {
        const QByteArray prefix = name.value().toUtf8() + ' ';
        host->observe([&bench, &moments, prefix](const QByteArray &call) {
            if (QByteArrayList{"start", "follow", "remove"}.contains(call)) // these change a host
                moments.push_back({prefix + call, bench.journalText(), bench.lockedDisks()});
        });
    }
    bench.onEvent = [&bench, &moments](const RunEvent &event) {
        const std::scoped_lock lock(bench.lock());
        moments.push_back({"event " + QByteArray::number(event.payload.index()),
                           bench.journalText(), bench.lockedDisks(), true});
    };
    const auto result = bench.run();
    return result && result->changed == stepCount - 2 && result->satisfied == 2
               ? moments
               : std::vector<Moment>{};
}

/// What is wrong with the end of a run that was taken up again; empty: nothing.
QString faultsOf(RunBench &bench, const base::Result<RunFinished> &result)
{
    if (!result)
        return result.error().toLogLine();
    if (result->changed + result->satisfied != stepCount || result->cancelled)
        return QStringLiteral("not all is good");
    const RunState state = bench.state();
    if (state.isUnfinished())
        return QStringLiteral("unfinished");
    for (const SketchedStep &step : cloud()) {
        const plan::InstanceId id = idOf(step.step, step.host);
        const StepState now = state.step(id);
        if (now.phase != StepPhase::Finished || !isGood(now.outcome))
            return id.step.value() + QStringLiteral(" has no good end");
        if (now.warning != (id == observing))
            return id.step.value() + QStringLiteral(" has a wrong warning");
    }
    for (const auto &[name, disk] : bench.disks()) {
        if (!disk.scripts.empty())
            return QStringLiteral("a script is left on ") + name.value();
        for (const auto &[key, count] : disk.effects) {
            if (count != 1 || disk.values.at(key) != "right")
                return QStringLiteral("%1 of %2 was set %3 times")
                    .arg(QString::fromUtf8(key), name.value())
                    .arg(count);
        }
    }
    return {};
}

/// A good end that stood in the journal is not made again, only looked at.
QString faultsAgainst(const RunState &before, const RunState &after)
{
    for (const SketchedStep &step : cloud()) {
        const plan::InstanceId id = idOf(step.step, step.host);
        const StepState then = before.step(id);
        const StepState now = after.step(id);
        const bool wasGood = then.phase == StepPhase::Finished && isGood(then.outcome);
        if (wasGood && now.outcome != Outcome::AlreadySatisfied)
            return id.step.value() + QStringLiteral(" was done again");
        if (wasGood && id != observing && now.attempts != then.attempts)
            return id.step.value() + QStringLiteral(" was applied again");
    }
    return {};
}

QByteArray lastLine(const QByteArray &journal)
{
    return journal.isEmpty() ? journal : journal.mid(journal.chopped(1).lastIndexOf('\n') + 1);
}

/// What is printed by a step that was followed to its end.
QByteArray expectedLog(const plan::InstanceId &id)
{
    const QByteArray key = id.step.value().section(QLatin1Char('/'), 1).toUtf8();
    if (key == "client" || key == "api" || key == "ping")
        return {};
    return "begin " + key + "\nmiddle\nset\nend\n";
}

} // namespace

class TestResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_moments = record();
        // start, three hosts, three events a step (two where nothing is applied), end
        QCOMPARE(std::count_if(m_moments.begin(), m_moments.end(),
                               [](const Moment &moment) { return moment.isEvent; }),
                 std::ptrdiff_t(1 + 1 + 3 + stepCount * 3 - 1 + 1));
        QVERIFY(m_moments.size() > 70);
    }

    /// A crash at every event and at every call of a host.
    void atEveryMoment()
    {
        for (const Moment &moment : m_moments)
            resumeAt(moment);
    }

    /// The same, but all hosts lost their power as well.
    void atEveryMomentWithAReboot()
    {
        for (const Moment &before : m_moments) {
            Moment moment = before;
            for (auto &[name, disk] : moment.disks)
                disk.reboot();
            RunBench bench(threeHosts, cloud());
            QVERIFY(take(bench, moment));
            const QString faults = faultsOf(bench, bench.run());
            QVERIFY2(faults.isEmpty(), qPrintable(QString::fromUtf8(moment.name) + faults));
        }
    }

    /// The program died while it wrote: every beginning of the last line.
    void atEveryByteOfALine()
    {
        const auto isWanted = [](const Moment &moment) {
            return moment.isEvent && lastLine(moment.journal).contains("step-finished");
        };
        const auto found = std::find_if(m_moments.begin(), m_moments.end(), isWanted);
        QVERIFY(found != m_moments.end());
        const qsizetype whole = found->journal.size();
        for (qsizetype end = whole - lastLine(found->journal).size(); end <= whole; ++end) {
            Moment torn = *found;
            torn.journal.truncate(end);
            resumeAt(torn);
        }
    }

    /// Somebody goes away at every event, comes back, goes away again and comes back.
    void leftAtEveryEvent()
    {
        for (int first = 1; first <= stepCount * 3 + 4; ++first) {
            RunBench bench(threeHosts, cloud());
            bench.setDisks(freshDisks());
            leaveAt(bench, first);
            bench.resume = true;
            leaveAt(bench, 4 + first / 3);
            const RunState before = bench.state();
            const auto result = bench.run();
            const QString faults = faultsOf(bench, result) + faultsAgainst(before, bench.state());
            QVERIFY2(faults.isEmpty(), qPrintable(QString::number(first) + u' ' + faults));
        }
    }

private: // NOLINT: what follows are no slots
    static bool take(RunBench &bench, const Moment &moment)
    {
        bench.setDisks(moment.disks);
        bench.resume = true;
        return bench.setJournalText(moment.journal);
    }

    static void resumeAt(const Moment &moment)
    {
        RunBench bench(threeHosts, cloud());
        QVERIFY(take(bench, moment));
        const RunState before = bench.state();
        const auto result = bench.run();
        const QString faults = faultsOf(bench, result) + faultsAgainst(before, bench.state());
        QVERIFY2(faults.isEmpty(), qPrintable(QString::fromUtf8(moment.name) + faults));
        const RunState after = bench.state();
        for (const SketchedStep &step : cloud()) {
            const plan::InstanceId id = idOf(step.step, step.host);
            if (after.step(id).outcome == Outcome::Changed)
                QCOMPARE(bench.logText(after.started->run, id), expectedLog(id));
        }
    }

    /// Destroys the runner when it has told this many events.
    static void leaveAt(RunBench &bench, int count)
    {
        std::atomic<int> left = count;
        std::promise<void> enough;
        bench.onEvent = [&left, &enough](const RunEvent &event) {
            const int now = --left;
            if (now == 0 || (now > 0 && std::holds_alternative<RunFinished>(event.payload)))
                enough.set_value();
        };
        bench.begin();
        const auto told = enough.get_future().wait_for(std::chrono::seconds(20));
        bench.drop();
        bench.onEvent = {};
        QCOMPARE(told, std::future_status::ready);
    }

    std::vector<Moment> m_moments;
};

QTEST_APPLESS_MAIN(TestResume)
#include "tst_resume.moc"
