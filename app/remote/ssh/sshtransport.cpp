// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/sshtransport.h"

#include "remote/ssh/filescripts.h"
#include "remote/ssh/hosttrust.h"
#include "remote/ssh/knownhosts.h"
#include "remote/ssh/portforward.h"
#include "remote/ssh/scriptrun.h"
#include "remote/ssh/sshauth.h"
#include "remote/ssh/ssherror.h"
#include "remote/ssh/sshloop.h"

#include <atomic>

namespace pikestaff::remote::ssh {

using base::Error;
using base::ErrorCode;
using base::Failure;

namespace {

constexpr std::chrono::seconds leastLoginTime{30}; ///< a host may look names up, or hash for long
constexpr std::chrono::seconds trustTime{30};

/// Generous for a slow line: 100 KB/s.
std::chrono::milliseconds fileTimeout(qsizetype size)
{
    return std::chrono::seconds(60 + size / 100'000);
}

QString textOf(const QString &path, const ExecResult &result)
{
    return QStringLiteral("%1: %2 (status %3)")
        .arg(path, printable(result.errors))
        .arg(result.exitStatus);
}

class ForwardHandle final : public Transport::Forward
{
public:
    explicit ForwardHandle(std::shared_ptr<PortForward> forward)
        : m_forward(std::move(forward))
    {
    }
    ~ForwardHandle() override { m_forward->close(); }
    ForwardHandle(const ForwardHandle &) = delete;
    ForwardHandle &operator=(const ForwardHandle &) = delete;
    ForwardHandle(ForwardHandle &&) = delete;
    ForwardHandle &operator=(ForwardHandle &&) = delete;

    [[nodiscard]] quint16 localPort() const override { return m_forward->localPort(); }

private:
    std::shared_ptr<PortForward> m_forward;
};

} // namespace

class SshTransport::Private
{
public:
    explicit Private(SshSettings given)
        : settings(std::move(given))
    {
    }
    ~Private() { disconnect(); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;
    Private(Private &&) = delete;
    Private &operator=(Private &&) = delete;

    void disconnect();
    [[nodiscard]] Error notConnected() const;
    [[nodiscard]] bootstrap::As rightsOf(bool asRoot) const;
    [[nodiscard]] base::Result<ScriptRun::Outcome>
    run(const ExecRequest &request, ScriptRun::Purpose purpose, const std::stop_token &stop);
    [[nodiscard]] base::Status prove(const std::stop_token &stop);
    [[nodiscard]] Error refusal(bootstrap::As as, const ScriptRun::Outcome &outcome) const;
    [[nodiscard]] auto wakeOn(const std::stop_token &stop) const
    {
        return std::stop_callback(stop, [wakeup = wakeup] { wakeup->notify(); });
    }

    SshSettings settings;
    std::shared_ptr<Wakeup> wakeup = std::make_shared<Wakeup>();
    std::atomic<bool> wakeRequested = false;
    std::unique_ptr<SshSession> session;
    std::unique_ptr<SshLoop> loop;
    std::vector<std::shared_ptr<PortForward>> forwards;
};

void SshTransport::Private::disconnect()
{
    for (const auto &forward : forwards) {
        forward->dropConnections();
    }
    loop.reset();
    session.reset();
}

Error SshTransport::Private::notConnected() const
{
    return {
        ErrorCode::ConnectionLost, subjectOf(settings.host), QStringLiteral("not connected"), {}};
}

bootstrap::As SshTransport::Private::rightsOf(bool asRoot) const
{
    if (asRoot && settings.host.sudo == model::Sudo::NoPassword) {
        return bootstrap::As::Root;
    }
    if (asRoot && settings.host.sudo == model::Sudo::Password) {
        return bootstrap::As::RootWithPassword;
    }
    return bootstrap::As::LoginUser;
}

base::Result<ScriptRun::Outcome> SshTransport::Private::run(const ExecRequest &request,
                                                            ScriptRun::Purpose purpose,
                                                            const std::stop_token &stop)
{
    if (!session) {
        return Failure(notConnected());
    }
    const auto waking = wakeOn(stop);
    auto outcome = [&] {
        ScriptRun script(*loop, rightsOf(request.asRoot), settings.sudoPassword, request, purpose);
        return script.run(stop);
    }();
    if (!session->isAlive()) {
        disconnect();
    }
    return outcome;
}

Error SshTransport::Private::refusal(bootstrap::As as, const ScriptRun::Outcome &outcome) const
{
    QByteArray noise = outcome.noise;
    if (settings.sudoPassword && !settings.sudoPassword->isEmpty()) {
        // A login shell that is no shell may send back what it is given.
        const SecretText password(settings.sudoPassword);
        noise.replace(password.bytes(), "***");
    }
    const QString said = printable(noise);
    const QString host = subjectOf(settings.host);
    if (as == bootstrap::As::LoginUser) {
        return {ErrorCode::RemoteCommandFailed,
                host,
                QStringLiteral("the login of user %1 starts no shell (status %2): %3")
                    .arg(settings.host.user)
                    .arg(outcome.result.exitStatus)
                    .arg(said),
                {}};
    }
    const bool isWrong =
        settings.host.sudo == model::Sudo::Password &&
        (noise.contains("incorrect password") || noise.contains("no password was provided") ||
         noise.contains("try again"));
    return {isWrong ? ErrorCode::SudoPasswordWrong : ErrorCode::SudoRefused, host, said, {}};
}

base::Status SshTransport::Private::prove(const std::stop_token &stop)
{
    const QString host = subjectOf(settings.host);
    if (settings.host.sudo == model::Sudo::Password &&
        (!settings.sudoPassword || settings.sudoPassword->isEmpty())) {
        return Failure(Error{
            ErrorCode::SudoPasswordWrong, host, QStringLiteral("no sudo password was given"), {}});
    }
    ExecRequest nothing;
    auto outcome = run(nothing, ScriptRun::Purpose::Proof, stop);
    if (!outcome) {
        return Failure(outcome.error());
    }
    if (!outcome->started) {
        return Failure(refusal(rightsOf(true), *outcome));
    }
    return {};
}

SshTransport::SshTransport(SshSettings settings)
    : d(std::make_unique<Private>(std::move(settings)))
{
}

SshTransport::~SshTransport() = default;

base::Status SshTransport::connect(std::stop_token stop)
{
    d->disconnect();
    const auto waking = d->wakeOn(stop);
    const Patience reaching{Deadline::in(d->settings.connectTimeout), stop, *d->wakeup};
    auto session = openTrusted(d->settings.host, d->settings.knownHostsPath, reaching);
    if (!session) {
        return Failure(session.error());
    }
    const auto loginTime =
        std::max<std::chrono::milliseconds>(d->settings.connectTimeout, leastLoginTime);
    const Patience loggingIn{Deadline::in(loginTime), stop, *d->wakeup};
    if (auto status = authenticate(**session, d->settings, loggingIn); !status) {
        return status;
    }
    d->session = std::move(*session);
    d->loop = std::make_unique<SshLoop>(*d->session, d->forwards, *d->wakeup);
    auto status = d->prove(stop);
    if (!status) {
        d->disconnect();
    }
    return status;
}

base::Result<ExecResult> SshTransport::exec(const ExecRequest &request, std::stop_token stop)
{
    auto outcome = d->run(request, ScriptRun::Purpose::Script, stop);
    if (!outcome) {
        return Failure(outcome.error());
    }
    if (!outcome->started) {
        const auto rights = d->rightsOf(request.asRoot);
        if (rights != bootstrap::As::RootWithPassword) {
            // The script was sent without waiting, and something that is no shell may send it back.
            outcome->noise = "(not shown)";
        }
        return Failure(d->refusal(rights, *outcome));
    }
    return std::move(outcome->result);
}

base::Status SshTransport::put(const QString &path, const QByteArray &content, unsigned mode,
                               std::stop_token stop)
{
    ExecRequest request;
    request.script = putScript(path, content.size(), mode);
    request.input = content;
    request.timeout = fileTimeout(content.size());
    const auto result = exec(request, stop);
    if (!result) {
        return Failure(result.error());
    }
    if (result->exitStatus == 0) {
        return {};
    }
    const auto code =
        result->saysDiskFull() ? ErrorCode::RemoteDiskFull : ErrorCode::RemoteCommandFailed;
    return Failure(Error{code, subjectOf(d->settings.host), textOf(path, *result), {}});
}

base::Result<QByteArray> SshTransport::get(const QString &path, std::stop_token stop)
{
    ExecRequest request;
    request.script = getScript(path);
    request.timeout = std::chrono::minutes(10);
    auto result = exec(request, stop);
    if (!result) {
        return Failure(result.error());
    }
    if (result->exitStatus == 0) {
        return std::move(result->output);
    }
    if (saysFileMissing(result->errors)) {
        return Failure(Error{ErrorCode::FileMissing, path, subjectOf(d->settings.host), {}});
    }
    return Failure(Error{
        ErrorCode::RemoteCommandFailed, subjectOf(d->settings.host), textOf(path, *result), {}});
}

base::Result<std::unique_ptr<Transport::Forward>> SshTransport::forward(const QString &address,
                                                                        quint16 port)
{
    if (!d->session) {
        return Failure(d->notConnected());
    }
    auto forward = PortForward::listen(address, port, d->wakeup);
    if (!forward) {
        return Failure(forward.error());
    }
    d->forwards.push_back(*forward);
    return std::make_unique<ForwardHandle>(std::move(*forward));
}

base::Status SshTransport::serve(std::chrono::milliseconds atMost, std::stop_token stop)
{
    if (!d->session) {
        return Failure(d->notConnected());
    }
    const auto waking = d->wakeOn(stop);
    const Deadline end = Deadline::in(atMost);
    for (;;) {
        // A wake() that came before this call counts: its sender cannot know where we are.
        if (d->wakeRequested.exchange(false)) {
            return {};
        }
        if (stop.stop_requested()) {
            return Failure(Error{ErrorCode::Cancelled, subjectOf(d->settings.host), {}, {}});
        }
        if (auto status = d->loop->turn(end); !status) {
            d->disconnect();
            return status;
        }
        if (end.hasPassed()) {
            return {};
        }
    }
}

void SshTransport::wake()
{
    d->wakeRequested = true;
    d->wakeup->notify();
}

bool SshTransport::isConnected() const { return d->session && d->session->isAlive(); }

void SshTransport::close() { d->disconnect(); }

base::Result<QString> readHostKey(const model::Host &host, std::chrono::milliseconds timeout)
{
    Wakeup wakeup;
    auto shown = openShowing(host, {}, {Deadline::in(timeout), {}, wakeup});
    if (!shown) {
        return Failure(shown.error());
    }
    return shown->key.fingerprint();
}

base::Status trustHostKey(const model::Host &host, const QString &knownHostsPath,
                          const QString &fingerprint)
{
    Wakeup wakeup;
    const KnownHosts knownHosts(knownHostsPath);
    auto shown = openShowing(host, fingerprint, {Deadline::in(trustTime), {}, wakeup});
    if (!shown) {
        return Failure(shown.error());
    }
    const auto known = knownHosts.keysOf(host);
    if (!known) {
        return Failure(known.error());
    }
    const bool isWritten = std::find(known->begin(), known->end(), shown->key) != known->end();
    // Another key that is already known is a change, which only forgetHostKey() may allow.
    if (!shown->isWanted || (!known->empty() && !isWritten)) {
        return Failure(
            Error{ErrorCode::HostKeyChanged, subjectOf(host), shown->key.fingerprint(), {}});
    }
    return isWritten ? base::Status() : knownHosts.add(host, shown->key);
}

base::Result<QString> knownHostKey(const model::Host &host, const QString &knownHostsPath)
{
    return KnownHosts(knownHostsPath).keysOf(host).map([](const std::vector<HostKey> &keys) {
        return keys.empty() ? QString() : keys.front().fingerprint();
    });
}

base::Status forgetHostKey(const model::Host &host, const QString &knownHostsPath)
{
    return KnownHosts(knownHostsPath).forget(host);
}

} // namespace pikestaff::remote::ssh
