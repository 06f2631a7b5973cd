// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/atomicfile.h"
#include "base/clock.h"
#include "engine/hostaccess.h"
#include "engine/precheck.h"
#include "engine/vaultkey.h"
#include "guide/guide.h"
#include "model/project.h"
#include "run/runner.h"

#include <QObject>

#include <memory>

namespace pikestaff::engine {

struct NewProject
{
    QString guide;
    bool practiceLab = false;
    model::Inventory inventory;
    model::Answers answers;
    model::Answers proposals; ///< taken where the guide asks for them and `answers` say nothing
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
    [[nodiscard]] base::Status openVault();
    [[nodiscard]] base::Status setSecret(const base::SecretId &id, base::Secret secret);
    /// Every secret of the guide that has no value yet.
    [[nodiscard]] base::Status generateSecrets();
    [[nodiscard]] const model::SecretStore &secrets() const { return m_secrets; }
    [[nodiscard]] bool isSecret(const base::SecretId &id) const;
    /// Where the key of the vault lies, when it is not a passphrase.
    [[nodiscard]] QString vaultKeyFile() const { return m_vaultKeyFile; }

    // --- host keys ---------------------------------------------------------------------------
    [[nodiscard]] base::Result<QString> readHostKey(const base::HostName &host) const;
    [[nodiscard]] base::Status trustHostKey(const base::HostName &host,
                                            const QString &fingerprint) const;
    [[nodiscard]] base::Status forgetHostKey(const base::HostName &host) const;
    /// Addresses and host keys of the practice lab as they are now (a reset makes new ones).
    [[nodiscard]] base::Status refreshPracticeLab();

    // --- plan and run ------------------------------------------------------------------------
    [[nodiscard]] base::Result<plan::Plan> plan(const plan::Scope &scope,
                                                const model::FactsByHost &facts = {}) const;
    [[nodiscard]] base::Result<std::vector<run::RunEvent>> journal() const;

    /// Connects, reads facts, examines them: factsArrived, hostFailed, checked, then finished or
    /// failed.
    [[nodiscard]] base::Status check();
    /// planned, eventHappened, ..., then finished or failed. `resume` takes the scope of the last
    /// run.
    [[nodiscard]] base::Status run(const plan::Scope &scope, bool resume);
    void stop(run::StopLevel level);
    [[nodiscard]] bool isRunning() const { return m_runner != nullptr; }
    [[nodiscard]] std::shared_ptr<const plan::Plan> runningPlan() const { return m_plan; }
    [[nodiscard]] std::shared_ptr<const run::LogBook> log() const { return m_log; }

Q_SIGNALS:
    void factsArrived(const pikestaff::base::HostName &host,
                      const pikestaff::model::HostFacts &facts);
    void hostFailed(const pikestaff::base::HostName &host, const pikestaff::base::Error &error);
    void checked(const std::vector<pikestaff::engine::CheckResult> &results);
    void planned();
    void eventHappened(const pikestaff::run::RunEvent &event);
    void finished(const pikestaff::run::RunFinished &summary);
    /// The check or run could not begin or go on.
    void failed(const pikestaff::base::Error &error);

private:
    [[nodiscard]] base::Status saveVault();
    [[nodiscard]] base::Status start(const plan::Scope &scope, bool resume, bool factsOnly);
    [[nodiscard]] run::RunListener listener();
    [[nodiscard]] base::Result<plan::Plan> planForRun(const plan::Scope &scope,
                                                      const model::FactsByHost &facts) const;
    void finishRun(const base::Result<run::RunFinished> &result, bool factsOnly);

    HostAccess m_access;
    base::SystemClock m_clock;
    std::optional<model::Project> m_project;
    std::optional<guide::Guide> m_guide;
    model::SecretStore m_secrets;
    std::optional<VaultKey> m_key;
    QString m_vaultKeyFile;
    PassphrasePrompt m_prompt;
    model::FactsByHost m_facts;
    std::shared_ptr<const plan::Plan> m_plan;
    std::shared_ptr<const run::LogBook> m_log;
    std::unique_ptr<base::FolderLock> m_lock;
    bool m_factsOnly = false;
    std::unique_ptr<run::Runner> m_runner; ///< last: its thread uses all the rest
};

} // namespace pikestaff::engine
