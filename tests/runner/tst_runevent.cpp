// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/runevent.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <variant>

using namespace pikestaff;
using namespace pikestaff::run;
using base::ErrorCode;
using base::HostName;

namespace {

QDateTime morning() { return {QDate(2018, 1, 11), QTime(9, 0, 0, 42), Qt::UTC}; }

plan::InstanceId keystoneOnController()
{
    return {base::StepId(QStringLiteral("keystone-install/install")),
            HostName(QStringLiteral("controller"))};
}

RunStarted fullStart()
{
    RunStarted e;
    e.run = base::RunId(QStringLiteral("20180111-090000-00af"));
    e.guide = QStringLiteral("zed-debian12");
    e.scope = {QStringLiteral("keystone"), QStringLiteral("glance-verify")};
    e.fingerprint = QStringLiteral("c0ffee");
    e.program = QStringLiteral("0.1.0");
    e.steps = 217;
    e.resumed = true;
    return e;
}

StepFinished fullFinish(Outcome outcome)
{
    StepFinished e;
    e.id = keystoneOnController();
    e.outcome = outcome;
    e.reason = QStringLiteral("E: \"quoted\" \\ 한글 \u2039NOVA_PASS\u203a\ttab");
    e.warning = true;
    e.milliseconds = qint64(7) * 24 * 3600 * 1000;
    e.exitStatus = -1;
    return e;
}

std::vector<RunEvent::Payload> everyPayload()
{
    std::vector<RunEvent::Payload> all{
        fullStart(),
        RunStarted{base::RunId(QStringLiteral("r")), {}, {}, {}, {}, 0, false},
        HostConnected{HostName(QStringLiteral("compute1")), QStringLiteral("b00t"),
                      QStringLiteral("Debian GNU/Linux 12 (bookworm)")},
        HostLost{HostName(QStringLiteral("compute1")), QStringLiteral("ConnectionLost"), false},
        HostLost{HostName(QStringLiteral("compute1")), QStringLiteral("no route"), true},
        StepStarted{keystoneOnController()},
        StepApplying{keystoneOnController(), QStringLiteral("keystone-install.install.2"),
                     QStringLiteral("connection differs")},
        HostReplaced{HostName(QStringLiteral("compute1")), {keystoneOnController()}},
        HostReplaced{HostName(QStringLiteral("compute1")), {}},
        RunFinished{1, 2, 3, 4, 5, true},
        RunFinished{1, 2, 3, 4, 5, true, true},
        RunFinished{},
    };
    for (const Outcome outcome : {Outcome::AlreadySatisfied, Outcome::Changed, Outcome::Skipped,
                                  Outcome::Failed, Outcome::Cancelled, Outcome::Unreachable})
        all.emplace_back(fullFinish(outcome));
    return all;
}

/// Every field in words, because the events themselves need no operator==.
struct Words
{
    static QString id(const plan::InstanceId &id)
    {
        return id.step.value() + QLatin1Char('@') + id.host.value();
    }
    static QString number(qint64 value) { return QString::number(value); }
    static QString flag(bool value) { return value ? QStringLiteral("yes") : QStringLiteral("no"); }

    QStringList operator()(const RunStarted &e) const
    {
        return {e.run.value(), e.guide,   e.scope.only,    e.scope.through,
                e.fingerprint, e.program, number(e.steps), flag(e.resumed)};
    }
    QStringList operator()(const HostConnected &e) const
    {
        return {e.host.value(), e.bootId, e.system};
    }
    QStringList operator()(const HostLost &e) const
    {
        return {e.host.value(), e.reason, flag(e.final)};
    }
    QStringList operator()(const StepStarted &e) const { return {id(e.id)}; }
    QStringList operator()(const StepApplying &e) const { return {id(e.id), e.attempt, e.reason}; }
    QStringList operator()(const StepFinished &e) const
    {
        return {id(e.id),        outcomeName(e.outcome), e.reason,
                flag(e.warning), number(e.milliseconds), number(e.exitStatus)};
    }
    QStringList operator()(const HostReplaced &e) const
    {
        QStringList words{e.host.value()};
        for (const plan::InstanceId &naming : e.naming)
            words.append(id(naming));
        return words;
    }
    QStringList operator()(const RunFinished &e) const
    {
        return {number(e.changed),     number(e.satisfied), number(e.failed), number(e.skipped),
                number(e.unreachable), flag(e.cancelled),   flag(e.left)};
    }
};

QJsonObject object(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

} // namespace

class TestRunEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasASample()
    {
        QSet<size_t> kinds;
        for (const RunEvent::Payload &payload : everyPayload())
            kinds.insert(payload.index());
        QCOMPARE(kinds.size(), qsizetype(std::variant_size_v<RunEvent::Payload>));
    }

    void roundTrip()
    {
        for (const RunEvent::Payload &payload : everyPayload()) {
            const RunEvent event{morning(), payload};
            const QByteArray line = QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact);
            QVERIFY(!line.contains('\n'));
            const auto back = eventFromJson(object(line));
            QVERIFY2(back, line.constData());
            QCOMPARE(back->time, event.time);
            QCOMPARE(back->time.timeSpec(), Qt::UTC);
            QCOMPARE(back->payload.index(), payload.index());
            QCOMPARE(std::visit(Words{}, back->payload), std::visit(Words{}, payload));
        }
    }

    void isTheContractOfTheCommandLine()
    {
        const QJsonObject started = toJson({morning(), StepStarted{keystoneOnController()}});
        QCOMPARE(started, object(R"({"event": "step-started", "time": "2018-01-11T09:00:00.042Z",
                                     "step": "keystone-install/install", "host": "controller"})"));
        StepFinished done;
        done.id = keystoneOnController();
        done.outcome = Outcome::Changed;
        done.reason = QStringLiteral("keystone is not installed");
        done.milliseconds = 1500;
        QCOMPARE(toJson({morning(), done}),
                 object(R"({"event": "step-finished", "time": "2018-01-11T09:00:00.042Z",
                            "step": "keystone-install/install", "host": "controller",
                            "outcome": "Changed", "reason": "keystone is not installed",
                            "ms": 1500, "exit_status": 0})"));
        QCOMPARE(toJson({morning(), RunFinished{1, 2, 3, 4, 5, false}}),
                 object(R"({"event": "run-finished", "time": "2018-01-11T09:00:00.042Z",
                            "changed": 1, "satisfied": 2, "failed": 3, "skipped": 4,
                            "unreachable": 5, "cancelled": false})"));
    }

    void scopeIsWrittenOnlyWhereThereIsOne()
    {
        RunStarted whole = fullStart();
        whole.scope = {};
        const QJsonObject json = toJson({morning(), whole});
        QVERIFY(!json.contains(QStringLiteral("only")));
        QVERIFY(!json.contains(QStringLiteral("through")));
        QCOMPARE(toJson({morning(), fullStart()}).value(QStringLiteral("through")).toString(),
                 QStringLiteral("glance-verify"));
    }

    /// Each member in turn is taken away, then is of another kind.
    void everyMemberIsLookedAt()
    {
        const QStringList mayBeMissing{QStringLiteral("only"), QStringLiteral("through"),
                                       QStringLiteral("warning"), QStringLiteral("left")};
        for (const RunEvent::Payload &payload : everyPayload()) {
            const QJsonObject whole = toJson({morning(), payload});
            const QStringList keys = whole.keys();
            for (const QString &key : keys) {
                QJsonObject wrong = whole;
                wrong.insert(key, QJsonObject{});
                const auto refused = eventFromJson(wrong);
                QVERIFY2(!refused, qPrintable(key));
                QCOMPARE(refused.error().code, ErrorCode::SyntaxError);
                QVERIFY2(refused.error().detail.contains(key), qPrintable(refused.error().detail));

                QJsonObject without = whole;
                without.remove(key);
                QVERIFY2(eventFromJson(without).has_value() == mayBeMissing.contains(key),
                         qPrintable(key));
            }
        }
    }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const char *json, const char *detail) {
            QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(detail);
        };
        row("empty", "{}", "event");
        row("no time", R"({"event": "step-started", "step": "a/b", "host": "c"})", "time");
        row("bad time", R"({"event": "step-started", "time": "noon", "step": "a/b", "host": "c"})",
            "time");
        row("unknown event", R"({"event": "step-jumped", "time": "2018-01-11T09:00:00Z"})",
            "unknown event \"step-jumped\"");
        row("unknown outcome",
            R"({"event": "step-finished", "time": "2018-01-11T09:00:00Z", "step": "a/b",
                "host": "c", "outcome": "Fine", "reason": "", "ms": 1, "exit_status": 0})",
            "outcome");
        row("nameless host", R"({"event": "step-started", "time": "2018-01-11T09:00:00Z",
                                 "step": "a/b", "host": ""})",
            "host");
        row("nameless attempt", R"({"event": "step-applying", "time": "2018-01-11T09:00:00Z",
                                    "step": "a/b", "host": "c", "attempt": "", "reason": ""})",
            "attempt");
    }

    void malformed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, detail);
        const auto event = eventFromJson(object(json));
        QVERIFY(!event);
        QCOMPARE(event.error().code, ErrorCode::SyntaxError);
        QVERIFY2(event.error().detail.contains(detail), qPrintable(event.error().detail));
    }

    void goodOutcomes()
    {
        QVERIFY(isGood(Outcome::AlreadySatisfied));
        QVERIFY(isGood(Outcome::Changed));
        QVERIFY(isGood(Outcome::Skipped));
        QVERIFY(!isGood(Outcome::Failed));
        QVERIFY(!isGood(Outcome::Cancelled));
        QVERIFY(!isGood(Outcome::Unreachable));
    }
};

QTEST_APPLESS_MAIN(TestRunEvent)
#include "tst_runevent.moc"
