// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/strongid.h"
#include "remote/transport.h"
#include "support/fakedisk.h"

#include <QByteArray>
#include <QByteArrayList>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>

namespace pikestaff::support {

/// A host that lives in the memory of a test and says so in its facts. It understands its own
/// scripts (FakeDisk) and what HostWorker and DetachedStep ask. Any thread. All hosts of a test
/// share one lock, so that what all of them are at one moment can be seen.
class FakeHost
{
public:
    FakeHost(base::HostName name, std::mutex &lock);

    [[nodiscard]] const base::HostName &name() const { return m_name; }
    [[nodiscard]] FakeDisk disk() const;
    [[nodiscard]] const FakeDisk &lockedDisk() const { return m_disk; } ///< in an observer
    void setDisk(FakeDisk disk); ///< scripts that ran in it go on
    [[nodiscard]] QByteArray value(const QByteArray &key) const;
    [[nodiscard]] int effects(const QByteArray &key) const;

    /// Names of the calls so far: facts tools boot-id probe start follow status kill remove put.
    [[nodiscard]] QByteArrayList calls() const;
    [[nodiscard]] qsizetype count(const QByteArray &call) const;
    /// Told of every call when it is done, with the lock held. Set before there are connections.
    void observe(std::function<void(const QByteArray &call)> observer);

    // Faults.
    enum class When {
        Before, ///< the host never hears of the call
        After,  ///< the host does it, but the answer does not come
    };
    void cutAtCall(int number, When when); ///< counted from now, from 1
    void cutAt(const QByteArray &call, When when);
    void cutInOutput(qsizetype bytes); ///< of the next follow
    void unplug();                     ///< cuts, and nobody gets in until plugIn()
    void plugIn();
    void reboot();
    /// The next connects fail so.
    void refuse(base::ErrorCode code, int times = 1);
    void holdConnects(bool hold);                 ///< connects wait
    void hold(const QByteArray &call, When when); ///< this call waits (until it is cancelled)
    void failToSet(const QByteArray &key);        ///< "set" ends the script with 100
    void fullDisk(bool full);                     ///< start says so

    void open(const QByteArray &gate);
    /// Waits until a script stands at a gate, a call is held ("held CALL"), somebody follows a
    /// script that waits ("following") or wants to connect ("connect"); false: that much time has
    /// passed.
    [[nodiscard]] bool reached(const QByteArray &gate,
                               std::chrono::milliseconds patience = std::chrono::seconds(20)) const;

private:
    friend class FakeTransport;
    using Lock = std::unique_lock<std::mutex>;

    struct Fault
    {
        QByteArray call; ///< empty: by number
        int number = 0;
        When when = When::Before;
        bool hold = false;
    };

    // Called by FakeTransport, each takes the lock itself.
    [[nodiscard]] base::Result<int> connectCable(const std::stop_token &stop);
    [[nodiscard]] base::Result<remote::ExecResult>
    exec(int cable, const remote::ExecRequest &request, const std::stop_token &stop);
    [[nodiscard]] base::Status put(int cable, const QString &path, const QByteArray &content,
                                   const std::stop_token &stop);
    [[nodiscard]] bool isCut(int cable) const;

    [[nodiscard]] base::Status beginCall(Lock &lock, int cable, const QByteArray &call,
                                         const std::stop_token &stop);
    [[nodiscard]] base::Status endCall(Lock &lock, int cable, const QByteArray &call,
                                       const std::stop_token &stop);
    [[nodiscard]] std::optional<Fault> takeFault(const QByteArray &call, When when);
    [[nodiscard]] base::Status fail(Lock &lock, const Fault &fault, const QByteArray &call,
                                    const std::stop_token &stop);
    [[nodiscard]] base::Status lost() const;
    [[nodiscard]] base::Result<remote::ExecResult> serve(Lock &lock, int cable,
                                                         const QByteArrayList &words,
                                                         const remote::ExecRequest &request,
                                                         const std::stop_token &stop);
    [[nodiscard]] base::Result<remote::ExecResult>
    runAttached(Lock &lock, int cable, const QByteArray &script, const std::stop_token &stop);
    [[nodiscard]] base::Result<remote::ExecResult> follow(Lock &lock, int cable,
                                                          const QByteArrayList &words,
                                                          const remote::OutputSink &output,
                                                          const std::stop_token &stop);
    void settle();
    void cutCable();

    base::HostName m_name;
    std::mutex &m_lock;
    mutable std::condition_variable_any m_changed;
    FakeDisk m_disk;
    int m_bootsSeen = 1;
    QByteArrayList m_calls;
    std::function<void(const QByteArray &)> m_observer;
    int m_cable = 1; ///< each cut makes a new one
    std::optional<base::ErrorCode> m_refusal;
    int m_refusals = 0; ///< left; negative: always
    bool m_holdConnects = false;
    std::deque<Fault> m_faults;
    qsizetype m_cutInOutput = -1;
    std::set<QByteArray> m_held; ///< "held CALL"
};

} // namespace pikestaff::support
