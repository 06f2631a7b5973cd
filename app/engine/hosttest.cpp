// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/hosttest.h"

#include "engine/installation.h"

#include <algorithm>
#include <set>

namespace pikestaff::engine {

using base::Error;
using base::ErrorCode;
using base::HostName;

namespace {

/// Of the vault only what opens these hosts.
model::SecretStore secretsFor(const std::vector<model::Host> &hosts,
                              const model::SecretStore &vault, const HostTest::TypedSecrets &typed)
{
    std::set<base::SecretId> wanted;
    for (const model::Host &host : hosts)
        wanted.insert({model::loginPassword(host.name), model::sudoPassword(host.name),
                       model::keyPassphrase(host.name)});
    model::SecretStore store;
    vault.visit([&](const base::SecretId &id, QByteArrayView bytes, int) {
        if (wanted.count(id) != 0)
            store.set(id, base::Secret(bytes.toByteArray()));
    });
    for (const auto &[id, secret] : typed)
        store.set(id, secret.clone());
    return store;
}

} // namespace

HostTest::HostTest(Installation &installation, QObject *parent)
    : QObject(parent)
    , m_installation(installation)
{
}

HostTest::~HostTest() = default;

bool HostTest::isTesting(const HostName &host) const
{
    return std::any_of(m_sessions.begin(), m_sessions.end(),
                       [&host](const auto &session) { return session->open.count(host) != 0; });
}

void HostTest::start(const std::vector<model::Host> &hosts, const TypedSecrets &typed)
{
    std::vector<model::Host> fresh;
    std::copy_if(hosts.begin(), hosts.end(), std::back_inserter(fresh),
                 [this](const model::Host &host) { return !isTesting(host.name); });
    if (fresh.empty())
        return;
    auto owned = std::make_unique<Session>();
    Session *session = owned.get();
    session->secrets = secretsFor(fresh, m_installation.secrets(), typed);
    for (const model::Host &host : fresh)
        session->open.emplace(host.name, host);
    // A thread of the runner → the thread of this object.
    const auto here = [this](auto call) {
        QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
    };
    run::RunListener listener;
    listener.event = [](const run::RunEvent &) {};
    listener.planned = [](const auto &, const auto &) {};
    listener.facts = [this, here, session](const HostName &host, const model::HostFacts &facts) {
        here([this, session, host, facts] { take(session, host, facts); });
    };
    listener.hostFailed = [this, here, session](const HostName &host, const Error &error) {
        here([this, session, host, error] { takeFailure(session, host, error); });
    };
    listener.ended = [this, here, session](const base::Result<run::RunFinished> &) {
        here([this, session] { end(session); });
    };
    const HostAccess &access = m_installation.access();
    const QString knownHosts = m_installation.project().knownHostsPath();
    m_sessions.push_back(std::move(owned));
    session->runner = std::make_unique<run::Runner>(run::RunnerSetup{
        .hosts = std::move(fresh),
        .makeTransport =
            [make = access.makeTransport, session, knownHosts](const model::Host &host) {
                return make(host, session->secrets, knownHosts);
            },
        .secrets = session->secrets,
        .clock = m_clock,
        .journal = nullptr,
        .logFolder = {},
        .originalsFolder = {},
        .guide = {},
        .scope = {},
        .program = {},
        .resume = false,
        .factsOnly = true,
        .makePlan = {},
        .reconnect = {},
        .engine = remote::DetachedStep::Engine::Automatic,
        .listener = std::move(listener),
    });
}

void HostTest::cancel()
{
    for (const auto &session : m_sessions)
        session->runner->requestStop(run::StopLevel::Leave);
}

void HostTest::take(Session *session, const HostName &host, const model::HostFacts &facts)
{
    const auto found = session->open.find(host);
    if (found == session->open.end())
        return;
    HostTestResult result{host, {}, facts, {}};
    result.checks = Precheck::examineOne(m_installation.guide(), found->second, facts);
    session->open.erase(found);
    m_installation.rememberFacts(host, facts);
    Q_EMIT tested(result);
}

void HostTest::takeFailure(Session *session, const HostName &host, const Error &error)
{
    if (session->open.erase(host) != 0)
        Q_EMIT tested({host, error, {}, {}});
}

void HostTest::end(Session *session)
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [session](const auto &one) { return one.get() == session; });
    const std::unique_ptr<Session> ended = std::move(*found);
    m_sessions.erase(found);
    ended->runner.reset();
    const auto left = std::exchange(ended->open, {});
    for (const auto &[host, description] : left)
        Q_EMIT tested({host, Error{ErrorCode::Cancelled, host.value(), {}, {}}, {}, {}});
    if (m_sessions.empty())
        Q_EMIT finished();
}

void HostTest::trust(const model::Host &host, const QString &fingerprint)
{
    const QString knownHosts = m_installation.project().knownHostsPath();
    m_trusting.emplace_back(
        [this, host, knownHosts, fingerprint, trustKey = m_installation.access().trustKey] {
            const base::Status status = trustKey(host, knownHosts, fingerprint);
            QMetaObject::invokeMethod(
                this,
                [this, name = host.name, status] {
                    if (status)
                        Q_EMIT keyTrusted(name);
                    else
                        Q_EMIT keyRefused(name, status.error());
                },
                Qt::QueuedConnection);
        });
}

base::Status HostTest::forget(const model::Host &host) const
{
    return m_installation.access().forgetKey(host, m_installation.project().knownHostsPath());
}

QString HostTest::knownKey(const model::Host &host) const
{
    const auto &known = m_installation.access().knownKey;
    const auto key = known ? known(host, m_installation.project().knownHostsPath())
                           : base::Result<QString>(QString());
    return key && !key->isEmpty() ? *key : host.hostKey;
}

} // namespace pikestaff::engine
