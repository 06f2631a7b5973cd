// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/imaginedhosts.h"

#include <QDateTime>

namespace pikestaff::tests {

using base::Error;
using base::ErrorCode;
using base::Failure;

class ImaginedTransport final : public remote::Transport
{
public:
    ImaginedTransport(ImaginedHosts &hosts, model::Host host)
        : m_hosts(hosts)
        , m_host(std::move(host))
    {
    }

    base::Status connect(std::stop_token stop) override
    {
        const base::Status status = m_hosts.connect(m_host, stop);
        m_connected = status.has_value();
        return status;
    }
    base::Result<remote::ExecResult> exec(const remote::ExecRequest &request,
                                          std::stop_token) override
    {
        remote::ExecResult result;
        result.exitStatus = 0;
        if (request.script.contains("pikestaff-facts"))
            result.output = m_hosts.facts(m_host);
        else if (request.script.contains("boot_id"))
            result.output = "boot-1\n";
        return result;
    }
    base::Status put(const QString &, const QByteArray &, unsigned, std::stop_token) override
    {
        return {};
    }
    base::Result<QByteArray> get(const QString &path, std::stop_token) override
    {
        return Failure(Error{ErrorCode::FileMissing, path, {}, {}});
    }
    base::Result<std::unique_ptr<Forward>> forward(const QString &, quint16) override
    {
        return Failure(Error{ErrorCode::RemoteCommandFailed, m_host.name.value(), {}, {}});
    }
    base::Status serve(std::chrono::milliseconds atMost, std::stop_token stop) override
    {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        m_woken.wait_for(lock, stop, std::min(atMost, std::chrono::milliseconds(5)),
                         [] { return false; });
        return {};
    }
    void wake() override { m_woken.notify_all(); }
    bool isConnected() const override { return m_connected; }
    void close() override { m_connected = false; }

private:
    ImaginedHosts &m_hosts;
    model::Host m_host;
    std::condition_variable_any m_woken;
    bool m_connected = false;
};

void ImaginedHosts::set(const QString &address, const Host &host)
{
    const std::scoped_lock lock(m_mutex);
    m_hosts[address] = host;
}

void ImaginedHosts::change(const QString &address, const std::function<void(Host &)> &change)
{
    const std::scoped_lock lock(m_mutex);
    change(m_hosts[address]);
}

QString ImaginedHosts::trustedKey(const QString &host) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_trusted.find(host);
    return found == m_trusted.end() ? QString() : found->second;
}

void ImaginedHosts::setTrusted(const QString &host, const QString &key)
{
    const std::scoped_lock lock(m_mutex);
    m_trusted[host] = key;
}

int ImaginedHosts::connects() const
{
    const std::scoped_lock lock(m_mutex);
    return m_connects;
}

QByteArray ImaginedHosts::lastPassword() const
{
    const std::scoped_lock lock(m_mutex);
    return m_password;
}

base::Status ImaginedHosts::connect(const model::Host &host, const std::stop_token &stop)
{
    const QString name = host.name.value();
    std::unique_lock lock(m_mutex);
    ++m_connects;
    const auto found = m_hosts.find(host.address);
    if (found == m_hosts.end())
        return Failure(Error{ErrorCode::HostUnreachable, name, QStringLiteral("no route"), {}});
    if (found->second.waits) {
        m_never.wait(lock, stop, [] { return false; });
        return Failure(Error{ErrorCode::Cancelled, name, {}, {}});
    }
    if (found->second.error)
        return Failure(Error{*found->second.error, name, QStringLiteral("imagined"), {}});
    const QString &known = m_trusted[name];
    if (known.isEmpty())
        return Failure(Error{ErrorCode::HostKeyUnknown, name, found->second.key, {}});
    if (known != found->second.key)
        return Failure(Error{ErrorCode::HostKeyChanged, name, found->second.key, {}});
    return {};
}

QByteArray ImaginedHosts::facts(const model::Host &host) const
{
    const std::scoped_lock lock(m_mutex);
    const Host &shown = m_hosts.at(host.address);
    const double now =
        static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000 + shown.clockOffset;
    const QByteArray time = QByteArray::number(now, 'f', 3);
    return "pikestaff-facts 1\ntime-begin " + time + "\n" + shown.system +
           "boot-id boot-1\nhostname " + host.name.value().toUtf8() + "\ncpus " +
           QByteArray::number(shown.cpus) + "\nmemory " + QByteArray::number(shown.memory) +
           "\nroot-free 100000000000\npython 3.11.2\nsystemd 252\nhardware-virtualization\n"
           "kvm-device\n" +
           shown.nics + "address " + shown.managementNic + " " + host.address.toUtf8() + "/" +
           shown.network + " static\ntime-end " + time + "\npikestaff-facts-end\n";
}

engine::HostAccess ImaginedHosts::access()
{
    engine::HostAccess access;
    access.makeTransport = [this](const model::Host &host, const model::SecretStore &secrets,
                                  const QString &) {
        const auto bytes = secrets.reveal(model::Content::sealed(model::loginPassword(host.name)));
        {
            const std::scoped_lock lock(m_mutex);
            m_password = bytes ? *bytes : QByteArray();
        }
        return std::make_unique<ImaginedTransport>(*this, host);
    };
    access.readKey = [this](const model::Host &host) -> base::Result<QString> {
        const std::scoped_lock lock(m_mutex);
        return m_hosts.at(host.address).key;
    };
    access.trustKey = [this](const model::Host &host, const QString &,
                             const QString &fingerprint) -> base::Status {
        const std::scoped_lock lock(m_mutex);
        const QString shown = m_hosts.at(host.address).key;
        if (shown != fingerprint)
            return Failure(Error{ErrorCode::HostKeyChanged, host.name.value(), shown, {}});
        m_trusted[host.name.value()] = fingerprint;
        return {};
    };
    access.forgetKey = [this](const model::Host &host, const QString &) -> base::Status {
        const std::scoped_lock lock(m_mutex);
        m_trusted.erase(host.name.value());
        return {};
    };
    access.knownKey = [this](const model::Host &host, const QString &) -> base::Result<QString> {
        return trustedKey(host.name.value());
    };
    return access;
}

} // namespace pikestaff::tests
