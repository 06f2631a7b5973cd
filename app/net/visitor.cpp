// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "net/visitor.h"

#include "net/consoleerrand.h"
#include "net/dashboarderrand.h"

#include <QDeadlineTimer>
#include <QThread>

namespace pikestaff::net {

using base::Failure;
using base::Result;
using base::Secret;

namespace {

std::unique_ptr<Errand> makeErrand(Browser &browser, const model::Visit &visit,
                                   Errand::Finished finished)
{
    switch (visit.what) {
    case model::Visit::What::Dashboard:
        return std::make_unique<DashboardErrand>(browser, visit, std::move(finished));
    case model::Visit::What::Console:
        return std::make_unique<ConsoleErrand>(browser, visit, std::move(finished));
    case model::Visit::What::Token:
        break;
    }
    return std::make_unique<TokenErrand>(browser, visit, std::move(finished));
}

/// The event loop of one attempt. Everything that lives in it is made and destroyed in run().
class Attempt final : public QThread
{
public:
    Attempt(Doors &doors, const model::Visit &visit, const Secret &password)
        : m_doors(doors)
        , m_visit(visit)
        , m_password(password)
    {
    }

    [[nodiscard]] const Sight &sight() const { return m_sight; } ///< once it has ended

private:
    void run() override
    {
        Browser browser(m_doors);
        const auto errand = makeErrand(browser, m_visit, [this](const Sight &sight) {
            m_sight = sight;
            m_doors.finish();
        });
        QByteArray password = m_password.bytes().toByteArray();
        errand->begin(password);
        Secret::wipe(password);
        exec();
    }

    Doors &m_doors;
    const model::Visit &m_visit;
    const Secret &m_password;
    Sight m_sight;
};

Result<Sight> tryOnce(remote::Transport &transport, const model::Visit &visit,
                      const Secret &password, const std::stop_token &stop)
{
    Doors doors(transport);
    Attempt attempt(doors, visit, password);
    attempt.start();
    const base::Status served = doors.serve(stop);
    attempt.quit();
    attempt.wait();
    if (!served)
        return Failure(served.error());
    return attempt.sight();
}

} // namespace

Result<Sight> see(remote::Transport &transport, const model::Visit &visit, const Secret &password,
                  const std::stop_token &stop)
{
    constexpr std::chrono::seconds pause{2};
    const QDeadlineTimer deadline(visit.patience);
    for (;;) {
        Result<Sight> sight = tryOnce(transport, visit, password, stop);
        if (!sight || sight->good || deadline.hasExpired())
            return sight;
        if (const base::Status waited = transport.serve(pause, stop); !waited)
            return Failure(waited.error());
    }
}

} // namespace pikestaff::net
