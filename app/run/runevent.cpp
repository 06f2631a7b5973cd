// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "run/runevent.h"

#include <QJsonArray>

#include <array>

namespace pikestaff::run {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;

namespace {

constexpr std::array outcomeNames{
    QLatin1String("AlreadySatisfied"), QLatin1String("Changed"),   QLatin1String("Skipped"),
    QLatin1String("Failed"),           QLatin1String("Cancelled"), QLatin1String("Unreachable"),
};

std::optional<Outcome> outcomeFromName(const QString &name)
{
    for (size_t i = 0; i < outcomeNames.size(); ++i) {
        if (name == outcomeNames.at(i))
            return static_cast<Outcome>(i);
    }
    return std::nullopt;
}

void putId(QJsonObject &object, const plan::InstanceId &id)
{
    object.insert(QLatin1String("step"), id.step.value());
    object.insert(QLatin1String("host"), id.host.value());
}

/// Members of an event. The first one that is missing or of another kind stays as the fault.
class Reader
{
public:
    explicit Reader(const QJsonObject &object)
        : m_object(object)
    {
    }

    [[nodiscard]] const QString &fault() const { return m_fault; }
    void blame(QLatin1String key)
    {
        if (m_fault.isEmpty())
            m_fault = key;
    }

    [[nodiscard]] QString text(QLatin1String key) { return require(key, m_object.value(key)); }
    [[nodiscard]] QString textOrEmpty(QLatin1String key)
    {
        return m_object.contains(key) ? text(key) : QString();
    }
    [[nodiscard]] QString name(QLatin1String key)
    {
        QString found = text(key);
        if (found.isEmpty())
            blame(key);
        return found;
    }
    [[nodiscard]] qint64 number(QLatin1String key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isDouble())
            blame(key);
        return value.toInteger();
    }
    [[nodiscard]] int count(QLatin1String key) { return static_cast<int>(number(key)); }
    [[nodiscard]] bool flag(QLatin1String key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isBool())
            blame(key);
        return value.toBool();
    }
    [[nodiscard]] bool flagOrFalse(QLatin1String key)
    {
        return m_object.contains(key) && flag(key);
    }
    [[nodiscard]] base::HostName host() { return base::HostName(name(QLatin1String("host"))); }
    [[nodiscard]] plan::InstanceId id()
    {
        return {base::StepId(name(QLatin1String("step"))), host()};
    }

    [[nodiscard]] std::vector<plan::InstanceId> ids(QLatin1String key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isArray())
            blame(key);
        std::vector<plan::InstanceId> found;
        for (const QJsonValue item : value.toArray()) {
            const QJsonObject object = item.toObject();
            Reader one(object);
            found.push_back(one.id());
            if (!one.fault().isEmpty())
                blame(key);
        }
        return found;
    }

private:
    QString require(QLatin1String key, const QJsonValue &value)
    {
        if (!value.isString())
            blame(key);
        return value.toString();
    }

    const QJsonObject &m_object;
    QString m_fault;
};

struct Writer
{
    QJsonObject &object;

    void name(QLatin1String event) const { object.insert(QLatin1String("event"), event); }

    void operator()(const RunStarted &e) const
    {
        name(QLatin1String("run-started"));
        object.insert(QLatin1String("run"), e.run.value());
        object.insert(QLatin1String("guide"), e.guide);
        if (!e.scope.only.isEmpty())
            object.insert(QLatin1String("only"), e.scope.only);
        if (!e.scope.through.isEmpty())
            object.insert(QLatin1String("through"), e.scope.through);
        object.insert(QLatin1String("fingerprint"), e.fingerprint);
        object.insert(QLatin1String("program"), e.program);
        object.insert(QLatin1String("steps"), e.steps);
        object.insert(QLatin1String("resumed"), e.resumed);
    }
    void operator()(const HostConnected &e) const
    {
        name(QLatin1String("host-connected"));
        object.insert(QLatin1String("host"), e.host.value());
        object.insert(QLatin1String("boot_id"), e.bootId);
        object.insert(QLatin1String("system"), e.system);
    }
    void operator()(const HostLost &e) const
    {
        name(QLatin1String("host-lost"));
        object.insert(QLatin1String("host"), e.host.value());
        object.insert(QLatin1String("reason"), e.reason);
        object.insert(QLatin1String("final"), e.final);
    }
    void operator()(const StepStarted &e) const
    {
        name(QLatin1String("step-started"));
        putId(object, e.id);
    }
    void operator()(const StepApplying &e) const
    {
        name(QLatin1String("step-applying"));
        putId(object, e.id);
        object.insert(QLatin1String("attempt"), e.attempt);
        object.insert(QLatin1String("reason"), e.reason);
    }
    void operator()(const StepFinished &e) const
    {
        name(QLatin1String("step-finished"));
        putId(object, e.id);
        object.insert(QLatin1String("outcome"), outcomeName(e.outcome));
        object.insert(QLatin1String("reason"), e.reason);
        if (e.warning)
            object.insert(QLatin1String("warning"), true);
        object.insert(QLatin1String("ms"), e.milliseconds);
        object.insert(QLatin1String("exit_status"), e.exitStatus);
    }
    void operator()(const RunFinished &e) const
    {
        name(QLatin1String("run-finished"));
        object.insert(QLatin1String("changed"), e.changed);
        object.insert(QLatin1String("satisfied"), e.satisfied);
        object.insert(QLatin1String("failed"), e.failed);
        object.insert(QLatin1String("skipped"), e.skipped);
        object.insert(QLatin1String("unreachable"), e.unreachable);
        object.insert(QLatin1String("cancelled"), e.cancelled);
        if (e.left)
            object.insert(QLatin1String("left"), true);
    }
    void operator()(const HostReplaced &e) const
    {
        name(QLatin1String("host-replaced"));
        object.insert(QLatin1String("host"), e.host.value());
        QJsonArray naming;
        for (const plan::InstanceId &id : e.naming) {
            QJsonObject one;
            putId(one, id);
            naming.append(one);
        }
        object.insert(QLatin1String("naming"), naming);
    }
};

RunStarted readRunStarted(Reader &reader)
{
    RunStarted e;
    e.run = base::RunId(reader.name(QLatin1String("run")));
    e.guide = reader.text(QLatin1String("guide"));
    e.scope.only = reader.textOrEmpty(QLatin1String("only"));
    e.scope.through = reader.textOrEmpty(QLatin1String("through"));
    e.fingerprint = reader.text(QLatin1String("fingerprint"));
    e.program = reader.text(QLatin1String("program"));
    e.steps = reader.count(QLatin1String("steps"));
    e.resumed = reader.flag(QLatin1String("resumed"));
    return e;
}

StepFinished readStepFinished(Reader &reader)
{
    StepFinished e;
    e.id = reader.id();
    const auto outcome = outcomeFromName(reader.text(QLatin1String("outcome")));
    if (outcome)
        e.outcome = *outcome;
    else
        reader.blame(QLatin1String("outcome"));
    e.reason = reader.text(QLatin1String("reason"));
    e.warning = reader.flagOrFalse(QLatin1String("warning"));
    e.milliseconds = reader.number(QLatin1String("ms"));
    e.exitStatus = reader.count(QLatin1String("exit_status"));
    return e;
}

RunFinished readRunFinished(Reader &reader)
{
    RunFinished e;
    e.changed = reader.count(QLatin1String("changed"));
    e.satisfied = reader.count(QLatin1String("satisfied"));
    e.failed = reader.count(QLatin1String("failed"));
    e.skipped = reader.count(QLatin1String("skipped"));
    e.unreachable = reader.count(QLatin1String("unreachable"));
    e.cancelled = reader.flag(QLatin1String("cancelled"));
    e.left = reader.flagOrFalse(QLatin1String("left"));
    return e;
}

std::optional<RunEvent::Payload> readPayload(const QString &event, Reader &reader)
{
    if (event == QLatin1String("run-started"))
        return readRunStarted(reader);
    if (event == QLatin1String("host-connected")) {
        return HostConnected{reader.host(), reader.text(QLatin1String("boot_id")),
                             reader.text(QLatin1String("system"))};
    }
    if (event == QLatin1String("host-lost")) {
        return HostLost{reader.host(), reader.text(QLatin1String("reason")),
                        reader.flag(QLatin1String("final"))};
    }
    if (event == QLatin1String("step-started"))
        return StepStarted{reader.id()};
    if (event == QLatin1String("step-applying")) {
        return StepApplying{reader.id(), reader.name(QLatin1String("attempt")),
                            reader.text(QLatin1String("reason"))};
    }
    if (event == QLatin1String("step-finished"))
        return readStepFinished(reader);
    if (event == QLatin1String("run-finished"))
        return readRunFinished(reader);
    if (event == QLatin1String("host-replaced")) {
        const base::HostName host = reader.host();
        return HostReplaced{host, reader.ids(QLatin1String("naming"))};
    }
    return std::nullopt;
}

} // namespace

QLatin1String outcomeName(Outcome outcome) { return outcomeNames.at(static_cast<size_t>(outcome)); }

bool isGood(Outcome outcome)
{
    return outcome == Outcome::AlreadySatisfied || outcome == Outcome::Changed ||
           outcome == Outcome::Skipped;
}

QJsonObject toJson(const RunEvent &event)
{
    QJsonObject object;
    object.insert(QLatin1String("time"), event.time.toString(Qt::ISODateWithMs));
    std::visit(Writer{object}, event.payload);
    return object;
}

Result<RunEvent> eventFromJson(const QJsonObject &object)
{
    const auto fault = [](const QString &detail) {
        return Failure(Error{ErrorCode::SyntaxError, {}, detail, {}});
    };
    Reader reader(object);
    const QString name = reader.name(QLatin1String("event"));
    const QDateTime time =
        QDateTime::fromString(reader.text(QLatin1String("time")), Qt::ISODateWithMs);
    if (!time.isValid())
        reader.blame(QLatin1String("time"));
    auto payload = readPayload(name, reader);
    if (!reader.fault().isEmpty())
        return fault(QStringLiteral("\"%1\" is missing or not as expected").arg(reader.fault()));
    if (!payload)
        return fault(QStringLiteral("unknown event \"%1\"").arg(name));
    return RunEvent{time, std::move(*payload)};
}

} // namespace pikestaff::run
