// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/atomicfile.h"
#include "engine/hostaccess.h"
#include "engine/runcontext.h"
#include "engine/vaultkey.h"
#include "run/journal.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace pikestaff::engine {

/// What a run is to be prepared from.
struct RunOrder
{
    RunContext context;
    bool vaultOpen = false; ///< context.secrets is complete
    bool practiceLab = false;
    bool factsOnly = false;
    bool resume = false;
    plan::Scope scope;
    QString projectId;
    QString folder;
    QString vaultPath;
    QString journalPath;
    QString knownHostsPath;
    const HostAccess &access;
    PassphrasePrompt prompt;
    KeyStore *keyStore = nullptr;
};

struct PreparedRun
{
    RunContext context;
    plan::Scope scope;                      ///< of a resumed run: the one that it began with
    std::optional<VaultKey> key;            ///< of a vault that was opened here
    std::optional<model::Inventory> moved;  ///< hosts of the practice lab as they are now
    std::unique_ptr<base::FolderLock> lock; ///< null when only facts are read
    std::unique_ptr<run::Journal> journal;
};

/// Everything before a run that takes time: the key of the vault, the addresses of the practice
/// lab, the journal. Any thread; blocks. Errors: those of each, NothingToResume, Cancelled.
[[nodiscard]] base::Result<PreparedRun> prepareRun(RunOrder order, const std::stop_token &stop);

} // namespace pikestaff::engine
