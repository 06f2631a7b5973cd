// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/faketransport.h"

#include <QtGlobal>

namespace pikestaff::support {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

/// One thread at a time.
class FakeTransport::Use
{
public:
    explicit Use(std::atomic<int> &users)
        : m_users(users)
    {
        if (m_users.fetch_add(1) != 0)
            qFatal("two threads use one transport");
    }
    ~Use() { m_users.fetch_sub(1); }
    Use(const Use &) = delete;
    Use &operator=(const Use &) = delete;
    Use(Use &&) = delete;
    Use &operator=(Use &&) = delete;

private:
    std::atomic<int> &m_users;
};

template<typename Result>
Result FakeTransport::noticing(Result result)
{
    if (!result && result.error().code == ErrorCode::ConnectionLost)
        m_cable = 0;
    return result;
}

Status FakeTransport::connect(std::stop_token stop)
{
    const Use use(m_users);
    const Result<int> cable = m_host.connectCable(stop);
    if (!cable)
        return Failure(cable.error());
    m_cable = *cable;
    return {};
}

Result<remote::ExecResult> FakeTransport::exec(const remote::ExecRequest &request,
                                               std::stop_token stop)
{
    const Use use(m_users);
    return noticing(m_host.exec(m_cable, request, stop));
}

Status FakeTransport::put(const QString &path, const QByteArray &content, unsigned /*mode*/,
                          std::stop_token stop)
{
    const Use use(m_users);
    return noticing(m_host.put(m_cable, path, content, stop));
}

Result<QByteArray> FakeTransport::get(const QString &path, std::stop_token /*stop*/)
{
    const Use use(m_users);
    const auto files = m_host.disk().files;
    const auto found = files.find(path);
    if (found == files.end())
        return Failure(Error{ErrorCode::FileMissing, path, {}, {}});
    return found->second;
}

Result<std::unique_ptr<remote::Transport::Forward>> FakeTransport::forward(const QString &address,
                                                                           quint16 /*port*/)
{
    return Failure(Error{
        ErrorCode::ConnectionRefused, address, QStringLiteral("a fake host forwards nothing"), {}});
}

Status FakeTransport::serve(std::chrono::milliseconds atMost, std::stop_token stop)
{
    const Use use(m_users);
    std::unique_lock lock(m_host.m_lock);
    m_host.m_changed.wait_for(lock, stop, atMost,
                              [this] { return m_woken || m_host.isCut(m_cable); });
    m_woken = false;
    if (m_host.isCut(m_cable))
        return noticing(m_host.lost());
    if (stop.stop_requested())
        return Failure(Error{ErrorCode::Cancelled, m_host.name().value(), {}, {}});
    return {};
}

void FakeTransport::wake()
{
    {
        const std::scoped_lock lock(m_host.m_lock);
        m_woken = true;
    }
    m_host.m_changed.notify_all();
}

void FakeTransport::close()
{
    const Use use(m_users);
    m_cable = 0;
}

} // namespace pikestaff::support
