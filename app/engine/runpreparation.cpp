// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/runpreparation.h"

#include "engine/labhosts.h"
#include "run/runstate.h"

#include <QFileInfo>

namespace pikestaff::engine {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

namespace {

Status unlock(const RunOrder &order, PreparedRun &run)
{
    if (order.vaultOpen || !QFileInfo::exists(order.vaultPath))
        return {};
    auto key = keyOfVault(order.vaultPath, order.projectId, order.prompt, order.keyStore);
    if (!key)
        return Failure(key.error());
    if (const Status loaded = model::Vault::load(order.vaultPath, key->key, run.context.secrets);
        !loaded)
        return loaded;
    run.key.emplace(std::move(*key));
    return {};
}

Status findLab(const RunOrder &order, PreparedRun &run, const std::stop_token &stop)
{
    if (!order.practiceLab)
        return {};
    const auto status = PracticeLab::status(stop);
    if (!status)
        return Failure(status.error());
    auto hosts = hostsOfLab(run.context.inventory, *status);
    if (!hosts)
        return Failure(hosts.error());
    for (const model::Host &host : hosts->renewed) {
        const Status forgotten = order.access.forgetKey(host, order.knownHostsPath);
        if (!forgotten)
            return forgotten;
    }
    run.context.inventory = hosts->inventory;
    run.moved = std::move(hosts->inventory);
    return {};
}

Status openJournal(const RunOrder &order, PreparedRun &run)
{
    if (order.factsOnly)
        return {};
    auto lock = base::FolderLock::take(order.folder);
    if (!lock)
        return Failure(lock.error());
    auto journal = run::Journal::open(order.journalPath);
    if (!journal)
        return Failure(journal.error());
    if (order.resume) {
        const run::RunState last = run::replay((*journal)->history());
        if (!last.isUnfinished())
            return Failure(Error{ErrorCode::NothingToResume, order.folder, {}, {}});
        run.scope = last.started->scope;
    }
    run.lock = std::move(*lock);
    run.journal = std::move(*journal);
    return {};
}

} // namespace

Result<PreparedRun> prepareRun(RunOrder order, const std::stop_token &stop)
{
    PreparedRun run;
    run.context = std::move(order.context);
    run.scope = order.scope;
    if (const Status opened = unlock(order, run); !opened)
        return Failure(opened.error());
    if (const Status found = findLab(order, run, stop); !found)
        return Failure(found.error());
    if (const Status opened = openJournal(order, run); !opened)
        return Failure(opened.error());
    if (stop.stop_requested())
        return Failure(Error{ErrorCode::Cancelled, {}, {}, {}});
    return run;
}

} // namespace pikestaff::engine
