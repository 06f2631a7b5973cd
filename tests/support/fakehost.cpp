// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/fakehost.h"

#include <QRegularExpression>

#include <algorithm>

namespace pikestaff::support {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;
using remote::ExecRequest;
using remote::ExecResult;

namespace {

constexpr int notUnderstood = 127;

/// step-runner.sh VERB RUN ATTEMPT ... → {"start", "RUN", "ATTEMPT", ...}
QByteArrayList wordsOf(const QByteArray &script)
{
    static const QRegularExpression runner(
        QStringLiteral("/step-runner\\.sh (start|follow|status|kill|remove) (.*)\n"));
    const auto match = runner.match(QString::fromUtf8(script));
    if (match.hasMatch())
        return (match.captured(1) + QLatin1Char(' ') + match.captured(2)).toUtf8().split(' ');
    if (FakeDisk::isScript(script))
        return {"probe"};
    if (script.contains("pikestaff-facts"))
        return {"facts"};
    if (script.contains("sha256sum"))
        return {"tools"};
    if (script == "cat /proc/sys/kernel/random/boot_id")
        return {"boot-id"};
    if (script.startsWith("p="))
        return {"transfer", script.mid(2, script.indexOf('\n') - 2)};
    return {"unknown"};
}

/// Where a script of these words lies.
QByteArray keyOf(const QByteArrayList &words) { return words.value(1) + '/' + words.value(2); }

} // namespace

FakeHost::FakeHost(base::HostName name, std::mutex &lock)
    : m_name(std::move(name))
    , m_lock(lock)
{
}

// --- what tests see ----------------------------------------------------------------------------

FakeDisk FakeHost::disk() const
{
    const std::scoped_lock lock(m_lock);
    return m_disk;
}

void FakeHost::setDisk(FakeDisk disk)
{
    const std::scoped_lock lock(m_lock);
    m_disk = std::move(disk);
    m_bootsSeen = m_disk.boots;
}

QByteArray FakeHost::value(const QByteArray &key) const
{
    const std::scoped_lock lock(m_lock);
    const auto found = m_disk.values.find(key);
    return found == m_disk.values.end() ? QByteArray() : found->second;
}

int FakeHost::effects(const QByteArray &key) const
{
    const std::scoped_lock lock(m_lock);
    const auto found = m_disk.effects.find(key);
    return found == m_disk.effects.end() ? 0 : found->second;
}

QByteArrayList FakeHost::calls() const
{
    const std::scoped_lock lock(m_lock);
    return m_calls;
}

qsizetype FakeHost::count(const QByteArray &call) const { return calls().count(call); }

void FakeHost::observe(std::function<void(const QByteArray &)> observer)
{
    m_observer = std::move(observer);
}

bool FakeHost::reached(const QByteArray &gate, std::chrono::milliseconds patience) const
{
    Lock lock(m_lock);
    return m_changed.wait_for(lock, patience, [&] {
        return m_disk.reachedGates.contains(gate) || m_held.contains(gate);
    });
}

// --- faults ------------------------------------------------------------------------------------

void FakeHost::cutAtCall(int number, When when)
{
    const std::scoped_lock lock(m_lock);
    m_faults.push_back({{}, static_cast<int>(m_calls.size()) + number, when, false});
}

void FakeHost::cutAt(const QByteArray &call, When when)
{
    const std::scoped_lock lock(m_lock);
    m_faults.push_back({call, 0, when, false});
}

void FakeHost::hold(const QByteArray &call, When when)
{
    const std::scoped_lock lock(m_lock);
    m_faults.push_back({call, 0, when, true});
}

void FakeHost::cutInOutput(qsizetype bytes)
{
    const std::scoped_lock lock(m_lock);
    m_cutInOutput = bytes;
}

void FakeHost::unplug()
{
    const std::scoped_lock lock(m_lock);
    m_refusal = ErrorCode::HostUnreachable;
    m_refusals = -1;
    cutCable();
}

void FakeHost::plugIn()
{
    const std::scoped_lock lock(m_lock);
    m_refusal.reset();
}

void FakeHost::reboot()
{
    const std::scoped_lock lock(m_lock);
    m_disk.reboot();
    settle();
}

void FakeHost::refuse(ErrorCode code, int times)
{
    const std::scoped_lock lock(m_lock);
    m_refusal = code;
    m_refusals = times;
}

void FakeHost::holdConnects(bool hold)
{
    const std::scoped_lock lock(m_lock);
    m_holdConnects = hold;
    m_changed.notify_all();
}

void FakeHost::failToSet(const QByteArray &key)
{
    const std::scoped_lock lock(m_lock);
    m_disk.failing.insert(key);
}

void FakeHost::fullDisk(bool full)
{
    const std::scoped_lock lock(m_lock);
    m_disk.full = full;
}

void FakeHost::open(const QByteArray &gate)
{
    const std::scoped_lock lock(m_lock);
    m_disk.openGates.insert(gate);
    m_disk.advanceAll();
    settle();
}

/// After whatever may have changed the disk.
void FakeHost::settle()
{
    if (m_disk.boots != m_bootsSeen)
        cutCable();
    m_bootsSeen = m_disk.boots;
    m_changed.notify_all();
}

void FakeHost::cutCable()
{
    ++m_cable;
    m_changed.notify_all();
}

// --- what a transport asks ---------------------------------------------------------------------

bool FakeHost::isCut(int cable) const { return cable != m_cable; }

Status FakeHost::lost() const
{
    return Failure(Error{ErrorCode::ConnectionLost, m_name.value(), QStringLiteral("cut"), {}});
}

Result<int> FakeHost::connectCable(const std::stop_token &stop)
{
    Lock lock(m_lock);
    m_held.insert("connect");
    m_changed.notify_all();
    m_changed.wait(lock, stop, [this] { return !m_holdConnects; });
    if (stop.stop_requested())
        return Failure(Error{ErrorCode::Cancelled, m_name.value(), {}, {}});
    if (m_refusal) {
        const ErrorCode code = *m_refusal;
        if (m_refusals > 0 && --m_refusals == 0)
            m_refusal.reset();
        return Failure(Error{code, m_name.value(), QStringLiteral("refused"), {}});
    }
    return m_cable;
}

std::optional<FakeHost::Fault> FakeHost::takeFault(const QByteArray &call, When when)
{
    const auto due = [&](const Fault &fault) {
        return fault.when == when &&
               (fault.call.isEmpty() ? fault.number == m_calls.size() : fault.call == call);
    };
    const auto found = std::find_if(m_faults.begin(), m_faults.end(), due);
    if (found == m_faults.end())
        return std::nullopt;
    Fault fault = *found;
    m_faults.erase(found);
    return fault;
}

Status FakeHost::fail(Lock &lock, const Fault &fault, const QByteArray &call,
                      const std::stop_token &stop)
{
    if (!fault.hold) {
        cutCable();
        return lost();
    }
    m_held.insert("held " + call);
    m_changed.notify_all();
    m_changed.wait(lock, stop, [] { return false; });
    return Failure(Error{ErrorCode::Cancelled, m_name.value(), {}, {}});
}

Status FakeHost::beginCall(Lock &lock, int cable, const QByteArray &call,
                           const std::stop_token &stop)
{
    if (isCut(cable))
        return lost();
    if (stop.stop_requested())
        return Failure(Error{ErrorCode::Cancelled, m_name.value(), {}, {}});
    m_calls.append(call);
    if (const auto fault = takeFault(call, When::Before))
        return fail(lock, *fault, call, stop);
    return {};
}

Status FakeHost::endCall(Lock &lock, int cable, const QByteArray &call, const std::stop_token &stop)
{
    settle();
    if (m_observer)
        m_observer(call);
    if (const auto fault = takeFault(call, When::After))
        return fail(lock, *fault, call, stop);
    if (isCut(cable))
        return lost();
    return {};
}

Result<ExecResult> FakeHost::exec(int cable, const ExecRequest &request,
                                  const std::stop_token &stop)
{
    Lock lock(m_lock);
    const QByteArrayList words = wordsOf(request.script);
    const QByteArray &call = words.first();
    if (const Status begun = beginCall(lock, cable, call, stop); !begun)
        return Failure(begun.error());
    Result<ExecResult> result = serve(lock, cable, words, request, stop);
    if (!result)
        return result;
    if (const Status ended = endCall(lock, cable, call, stop); !ended)
        return Failure(ended.error());
    return result;
}

Status FakeHost::put(int cable, const QString &path, const QByteArray &content,
                     const std::stop_token &stop)
{
    Lock lock(m_lock);
    if (Status begun = beginCall(lock, cable, "put", stop); !begun)
        return begun;
    m_disk.files[path] = content;
    return endCall(lock, cable, "put", stop);
}

Result<ExecResult> FakeHost::serve(Lock &lock, int cable, const QByteArrayList &words,
                                   const ExecRequest &request, const std::stop_token &stop)
{
    const QByteArray &call = words.first();
    if (call == "probe")
        return runAttached(lock, cable, request.script, stop);
    if (call == "facts")
        return answer(m_disk.facts(m_name.value().toUtf8()));
    if (call == "boot-id")
        return answer(m_disk.bootId(m_name.value().toUtf8()) + '\n');
    if (call == "tools")
        return answer(m_disk.checksums(QStringLiteral("/run/pikestaff/tools/")));
    if (call == "start")
        return m_disk.start(words, request.input);
    if (call == "follow")
        return follow(lock, cable, words, request.output, stop);
    if (call == "kill")
        return m_disk.kill(keyOf(words));
    if (call == "remove")
        return m_disk.remove(keyOf(words));
    if (call == "status")
        return m_disk.status(keyOf(words));
    if (call == "transfer") {
        QByteArray &file = m_disk.files[QString::fromUtf8(words.value(1))];
        return answer(QByteArray::number((file += request.input).size()));
    }
    return answer({}, notUnderstood, "a fake host does not understand this script\n");
}

Result<ExecResult> FakeHost::runAttached(Lock &lock, int cable, const QByteArray &script,
                                         const std::stop_token &stop)
{
    FakeDisk::Script attached = FakeDisk::parse(script);
    for (;;) {
        m_disk.advance(attached, true);
        settle();
        if (!attached.isRunning())
            break;
        m_changed.wait(lock, stop, [&] {
            return isCut(cable) ||
                   m_disk.openGates.contains(attached.lines.at(attached.next).mid(5));
        });
        if (isCut(cable))
            return Failure(lost().error());
        if (stop.stop_requested())
            return Failure(Error{ErrorCode::Cancelled, m_name.value(), {}, {}});
    }
    ExecResult result = answer(attached.output, attached.exitStatus.value_or(0));
    if (result.exitStatus > 128)
        result.exitSignal = QStringLiteral("SEGV");
    return result;
}

Result<ExecResult> FakeHost::follow(Lock &lock, int cable, const QByteArrayList &words,
                                    const remote::OutputSink &output, const std::stop_token &stop)
{
    const QByteArray name = keyOf(words);
    qsizetype offset = words.value(3).toLongLong();
    for (;;) {
        const auto found = m_disk.scripts.find(name);
        if (found == m_disk.scripts.end())
            return answer({}, 0, m_disk.statusLine(name));
        FakeDisk::Script &script = found->second;
        qsizetype end = script.output.size();
        const bool cutHere = m_cutInOutput >= 0 && m_cutInOutput <= end;
        if (cutHere)
            end = std::max(offset, m_cutInOutput);
        if (end > offset) {
            output(QByteArrayView(script.output).sliced(offset, end - offset));
            offset = end;
        }
        if (cutHere) {
            m_cutInOutput = -1;
            cutCable();
        }
        if (isCut(cable))
            return Failure(lost().error());
        if (stop.stop_requested())
            return Failure(Error{ErrorCode::Cancelled, m_name.value(), {}, {}});
        if (!script.isRunning())
            return answer({}, 0, m_disk.statusLine(name));
        const qsizetype before = script.next;
        m_disk.advance(script, true);
        settle();
        if (script.next == before && script.isRunning()) {
            m_held.insert("following");
            m_changed.notify_all();
            m_changed.wait(lock, stop, [&] {
                return isCut(cable) || script.next != before || !script.isRunning();
            });
        }
    }
}

} // namespace pikestaff::support
