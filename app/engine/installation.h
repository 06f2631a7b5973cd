// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/atomicfile.h"
#include "base/clock.h"
#include "engine/hostaccess.h"
#include "engine/practicelab.h"
#include "engine/precheck.h"
#include "engine/runpreparation.h"
#include "engine/vaultdoor.h"
#include "engine/vaultkey.h"
#include "guide/guide.h"
#include "model/project.h"
#include "run/runner.h"

#include <QObject>

#include <memory>
#include <thread>

namespace pikestaff::engine {

class RunFollower;

struct NewProject
{
    QString guide;
    bool practiceLab = false;
    model::Inventory inventory;
    model::Answers answers;
    model::Answers proposals; ///< taken where the guide asks for them and `answers` say nothing
};

/// A new value; none: it is removed.
struct SecretChange
{
    base::SecretId id;
    std::optional<base::Secret> secret;
};

/// The one door for GUI and command line: a project with its guide and secrets, what can be done
/// with it, and what happens. Lives in one thread; runs happen in others and are reported by
/// signals here.
class Installation : public QObject
{
    Q_OBJECT

public:
    explicit Installation(HostAccess access, QObject *parent = nullptr);
    ~Installation() override; ///< leaves a run that is under way

    // --- the project -------------------------------------------------------------------------
    [[nodiscard]] base::Status create(const QString &folder, const NewProject &project);
    [[nodiscard]] base::Status open(const QString &folder);
    [[nodiscard]] bool hasProject() const { return m_project.has_value(); }
    [[nodiscard]] const model::Project &project() const { return *m_project; }
    [[nodiscard]] const guide::Guide &guide() const { return *m_guide; }

    /// Errors: UnknownKey, InvalidValue (subject = id).
    [[nodiscard]] base::Status setAnswer(const base::AnswerId &id, const QString &value);
    /// Error: UnknownHost.
    [[nodiscard]] base::Result<const model::Host *> requireHost(const base::HostName &host) const;
    [[nodiscard]] base::Status setHosts(model::Inventory inventory);
    [[nodiscard]] base::Status save() const;

    // --- secrets -----------------------------------------------------------------------------
    void setPassphrasePrompt(PassphrasePrompt prompt) { m_prompt = std::move(prompt); }
    void setKeyStore(std::unique_ptr<KeyStore> store) { m_keyStore = std::move(store); }
    [[nodiscard]] base::Status openVault();
    [[nodiscard]] base::Status setSecret(const base::SecretId &id, base::Secret secret);
    /// Every secret of the guide that has no value yet.
    [[nodiscard]] base::Status generateSecrets();
    [[nodiscard]] const model::SecretStore &secrets() const { return m_secrets; }
    [[nodiscard]] bool isSecret(const base::SecretId &id) const;
    /// Of the vault, once it is open or made. Null before.
    [[nodiscard]] const VaultKey *vaultKey() const { return m_key ? &*m_key : nullptr; }

    // The same for a window, which never waits. Not to be mixed with the ones above.
    /// Also true where there is no vault yet.
    [[nodiscard]] bool isVaultOpen() const;
    [[nodiscard]] bool vaultHasPassphrase() const;
    /// → vaultOpened or vaultFailed.
    void openVaultInBackground(base::Secret passphrase = {});
    /// In memory at once (secretsChanged), then on disk: vaultSaved or vaultFailed. A run that is
    /// under way keeps the values that it began with. Error: VaultLocked.
    [[nodiscard]] base::Status changeSecrets(std::vector<SecretChange> changes);

    // --- host keys ---------------------------------------------------------------------------
    [[nodiscard]] base::Result<QString> readHostKey(const base::HostName &host) const;
    [[nodiscard]] base::Status trustHostKey(const base::HostName &host,
                                            const QString &fingerprint) const;
    [[nodiscard]] base::Status forgetHostKey(const base::HostName &host) const;
    [[nodiscard]] const HostAccess &access() const { return m_access; }
    /// Another machine, or the same installed anew, has this name: its key is forgotten, and what
    /// the journal says of it is void. address: the new one; empty: as before. Errors: UnknownHost,
    /// ProjectLocked, those of the inventory and the journal.
    [[nodiscard]] base::Status replaceHost(const base::HostName &host, const QString &address);
    /// The second half of it, for who forgets the key itself. → eventHappened.
    [[nodiscard]] base::Status voidHost(const base::HostName &host);
    /// Hosts as LabStart found them. Errors: LabFailed, those of save().
    [[nodiscard]] base::Status takePracticeLab(const LabStatus &status);

    // --- facts -------------------------------------------------------------------------------
    /// The last that were read of each host, by a check, a run or a HostTest.
    [[nodiscard]] const model::FactsByHost &facts() const { return m_knownFacts; }
    /// → factsArrived.
    void rememberFacts(const base::HostName &host, const model::HostFacts &facts);

    // --- plan and run ------------------------------------------------------------------------
    [[nodiscard]] base::Result<plan::Plan> plan(const plan::Scope &scope,
                                                const model::FactsByHost &facts = {}) const;
    [[nodiscard]] base::Result<std::vector<run::RunEvent>> journal() const;

    /// Nothing below blocks: what takes time happens in other threads, and what goes wrong there
    /// is said by failed(). Error at once: ProjectLocked (something is running already).
    /// Connects, reads facts, examines them: factsArrived, hostFailed, checked, then finished or
    /// failed.
    [[nodiscard]] base::Status check();
    /// planned, eventHappened, ..., then finished or failed. `resume` takes the scope of the last
    /// run.
    [[nodiscard]] base::Status run(const plan::Scope &scope, bool resume);
    void stop(run::StopLevel level);
    [[nodiscard]] bool isRunning() const { return m_isPreparing || m_runner != nullptr; }
    /// Facts alone are being read.
    [[nodiscard]] bool isChecking() const { return isRunning() && m_factsOnly; }
    [[nodiscard]] std::shared_ptr<const plan::Plan> runningPlan() const { return m_plan; }
    [[nodiscard]] std::shared_ptr<const run::LogBook> log() const { return m_log; }
    /// Where the project stands, for all who show it; it reads the journal when it is first asked
    /// for.
    [[nodiscard]] RunFollower &follower();

Q_SIGNALS:
    void projectOpened(); ///< or made
    void vaultOpened();
    void vaultSaved();
    void vaultFailed(const pikestaff::base::Error &error);
    void secretsChanged();
    void factsArrived(const pikestaff::base::HostName &host,
                      const pikestaff::model::HostFacts &facts);
    void hostFailed(const pikestaff::base::HostName &host, const pikestaff::base::Error &error);
    void checked(const std::vector<pikestaff::engine::CheckResult> &results);
    void started(); ///< a check or run is being prepared
    void planned();
    void eventHappened(const pikestaff::run::RunEvent &event);
    void finished(const pikestaff::run::RunFinished &summary);
    /// The check or run could not begin or go on.
    void failed(const pikestaff::base::Error &error);

private:
    friend class InstallationRehearsal; ///< tests/support: a run that is told, not made

    void forgetProject();
    void connectVaultDoor();
    [[nodiscard]] VaultPlace vaultPlace() const;
    [[nodiscard]] base::Status saveVault();
    [[nodiscard]] base::Status start(const plan::Scope &scope, bool resume, bool factsOnly);
    [[nodiscard]] run::RunListener listener();
    void prepared(base::Result<PreparedRun> &run);
    void begin(PreparedRun run);
    void finishRun(const base::Result<run::RunFinished> &result, bool factsOnly);

    HostAccess m_access;
    base::SystemClock m_clock;
    std::optional<model::Project> m_project;
    std::optional<guide::Guide> m_guide;
    model::SecretStore m_secrets;
    std::optional<VaultKey> m_key;
    PassphrasePrompt m_prompt;
    std::unique_ptr<KeyStore> m_keyStore;
    model::FactsByHost m_facts;      ///< of this check or run
    model::FactsByHost m_knownFacts; ///< the last ones
    std::shared_ptr<const plan::Plan> m_plan;
    std::shared_ptr<const run::LogBook> m_log;
    std::unique_ptr<base::FolderLock> m_lock;
    bool m_factsOnly = false;
    VaultDoor m_vaultDoor; ///< its thread uses m_keyStore
    bool m_resume = false;
    bool m_isPreparing = false;
    RunFollower *m_follower = nullptr; ///< a child
    std::unique_ptr<const RunContext> m_context;
    std::unique_ptr<run::Runner> m_runner; ///< its thread uses what stands above
    std::jthread m_preparation;            ///< last: uses all the rest
};

} // namespace pikestaff::engine
