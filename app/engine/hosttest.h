// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "engine/precheck.h"
#include "model/secretstore.h"
#include "run/runner.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace pikestaff::engine {

class Installation;

/// What was found on one host: facts with what they mean, or why there are none. An error
/// HostKeyUnknown or HostKeyChanged has the fingerprint that the host shows as its detail;
/// Cancelled: nobody waited for it.
struct HostTestResult
{
    base::HostName host;
    std::optional<base::Error> error;
    model::HostFacts facts;
    std::vector<CheckResult> checks;
};

/// Connects to hosts, of the project or only just described, reads their facts and looks at them,
/// in threads of its own. Facts go to Installation::rememberFacts() as well. Lives in the thread
/// of the installation.
class HostTest : public QObject
{
    Q_OBJECT

public:
    /// Passwords that were typed and are not in the vault yet, by model::loginPassword() ...
    using TypedSecrets = std::map<base::SecretId, base::Secret>;

    explicit HostTest(Installation &installation, QObject *parent = nullptr);
    ~HostTest() override; ///< cancels and waits for the threads

    /// Leaves out hosts that are under test already. → tested for each of them, then finished.
    void start(const std::vector<model::Host> &hosts, const TypedSecrets &typed = {});
    void cancel(); ///< all of them; → tested with Cancelled
    [[nodiscard]] bool isRunning() const { return !m_sessions.empty(); }
    [[nodiscard]] bool isTesting(const base::HostName &host) const;

    /// Writes down the key that the host shows now, if it is this one. → keyTrusted or keyRefused
    /// (HostKeyChanged when it shows another).
    void trust(const model::Host &host, const QString &fingerprint);
    /// After a person said that the host was installed anew. Only a small file is written.
    [[nodiscard]] base::Status forget(const model::Host &host) const;
    /// The key that was trusted before; empty: none.
    [[nodiscard]] QString knownKey(const model::Host &host) const;

Q_SIGNALS:
    void tested(const pikestaff::engine::HostTestResult &result);
    void finished(); ///< nothing is under test any more
    void keyTrusted(const pikestaff::base::HostName &host);
    void keyRefused(const pikestaff::base::HostName &host, const pikestaff::base::Error &error);

private:
    /// Hosts that were started together. Passwords are copies: those of the project may change.
    struct Session
    {
        std::map<base::HostName, model::Host> open; ///< without a result yet
        model::SecretStore secrets;
        std::unique_ptr<run::Runner> runner; ///< last: its threads use the rest
    };

    void take(Session *session, const base::HostName &host, const model::HostFacts &facts);
    void takeFailure(Session *session, const base::HostName &host, const base::Error &error);
    void end(Session *session);

    Installation &m_installation;
    base::SystemClock m_clock;
    std::vector<std::unique_ptr<Session>> m_sessions;
    std::vector<std::jthread> m_trusting;
};

} // namespace pikestaff::engine
