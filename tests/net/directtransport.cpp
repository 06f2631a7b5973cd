// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "net/directtransport.h"

namespace pikestaff::test {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

namespace {

class Port final : public remote::Transport::Forward
{
public:
    explicit Port(quint16 port)
        : m_port(port)
    {
    }
    [[nodiscard]] quint16 localPort() const override { return m_port; }

private:
    quint16 m_port;
};

Failure never() { return Failure(Error{ErrorCode::Internal, {}, QStringLiteral("not here"), {}}); }

} // namespace

void DirectTransport::cut()
{
    const std::scoped_lock lock(m_mutex);
    m_cut = true;
    m_changed.notify_all();
}

Status DirectTransport::connect(std::stop_token /*stop*/) { return {}; }

Result<remote::ExecResult> DirectTransport::exec(const remote::ExecRequest & /*request*/,
                                                 std::stop_token /*stop*/)
{
    return never();
}

Status DirectTransport::put(const QString & /*path*/, const QByteArray & /*content*/,
                            unsigned /*mode*/, std::stop_token /*stop*/)
{
    return never();
}

Result<QByteArray> DirectTransport::get(const QString & /*path*/, std::stop_token /*stop*/)
{
    return never();
}

Result<std::unique_ptr<remote::Transport::Forward>> DirectTransport::forward(const QString &address,
                                                                             quint16 port)
{
    const QString place = address + QLatin1Char(':') + QString::number(port);
    if (!m_places.contains(place)) {
        return Failure(Error{
            ErrorCode::RemoteCommandFailed, address, place + QStringLiteral(" is closed"), {}});
    }
    return std::make_unique<Port>(m_places.value(place));
}

Status DirectTransport::serve(std::chrono::milliseconds atMost, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, stop, atMost, [this] { return m_woken || m_cut; });
    m_woken = false;
    if (m_cut)
        return Failure(Error{ErrorCode::ConnectionLost, {}, {}, {}});
    if (stop.stop_requested())
        return Failure(Error{ErrorCode::Cancelled, {}, {}, {}});
    return {};
}

void DirectTransport::wake()
{
    const std::scoped_lock lock(m_mutex);
    m_woken = true;
    m_changed.notify_all();
}

} // namespace pikestaff::test
