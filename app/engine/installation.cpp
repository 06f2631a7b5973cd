// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/installation.h"

#include "engine/paths.h"
#include "engine/practicelab.h"
#include "guide/guideloader.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>

namespace pikestaff::engine {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;
using model::Vault;

Installation::Installation(HostAccess access, QObject *parent)
    : QObject(parent)
    , m_access(std::move(access))
{
}

Installation::~Installation() = default;

// --- the project -------------------------------------------------------------------------------

Status Installation::create(const QString &folder, const NewProject &project)
{
    auto guide = guide::loadGuide(guidesRoot(), project.guide);
    if (!guide)
        return Failure(guide.error());
    for (const auto &[id, value] : project.answers.values()) {
        const guide::AnswerSpec *spec = guide->answer(id);
        if (spec == nullptr)
            return Failure(Error{ErrorCode::UnknownKey, project.guide, id.value(), {}});
        if (const Status allowed = guide::checkAnswer(*spec, value); !allowed)
            return allowed;
    }
    model::Answers answers = project.answers;
    for (const auto &[id, value] : project.proposals.values()) {
        const guide::AnswerSpec *spec = guide->answer(id);
        if (spec != nullptr && !answers.find(id) && guide::checkAnswer(*spec, value))
            answers.set(id, value);
    }
    model::ProjectFile content;
    content.id = QStringLiteral("%1").arg(QRandomGenerator::system()->generate64(), 16, 16,
                                          QLatin1Char('0'));
    content.guide = project.guide;
    content.practiceLab = project.practiceLab;
    content.inventory = project.inventory;
    content.answers = std::move(answers);
    auto created = model::Project::create(QFileInfo(folder).absoluteFilePath(), std::move(content));
    if (!created)
        return Failure(created.error());
    m_project.emplace(std::move(*created));
    m_guide.emplace(std::move(*guide));
    return {};
}

Status Installation::open(const QString &folder)
{
    auto opened = model::Project::open(QFileInfo(folder).absoluteFilePath());
    if (!opened)
        return Failure(opened.error());
    auto guide = guide::loadGuide(guidesRoot(), opened->content().guide);
    if (!guide)
        return Failure(guide.error());
    for (const auto &[id, value] : opened->content().answers.values()) {
        const guide::AnswerSpec *spec = guide->answer(id);
        if (spec == nullptr) {
            return Failure(Error{ErrorCode::UnknownKey,
                                 opened->projectPath(),
                                 QLatin1String("answers: ") + id.value(),
                                 {}});
        }
        if (const Status allowed = guide::checkAnswer(*spec, value); !allowed)
            return allowed;
    }
    m_project.emplace(std::move(*opened));
    m_guide.emplace(std::move(*guide));
    return {};
}

Status Installation::setAnswer(const base::AnswerId &id, const QString &value)
{
    const guide::AnswerSpec *spec = m_guide->answer(id);
    if (spec == nullptr)
        return Failure(Error{ErrorCode::UnknownKey, m_guide->id, id.value(), {}});
    if (const Status allowed = guide::checkAnswer(*spec, value); !allowed)
        return allowed;
    m_project->content().answers.set(id, value);
    return {};
}

Status Installation::setHosts(model::Inventory inventory)
{
    m_project->content().inventory = std::move(inventory);
    return save();
}

Status Installation::save() const { return m_project->save(); }

// --- secrets -----------------------------------------------------------------------------------

Status Installation::openVault()
{
    const QString path = m_project->vaultPath();
    if (m_key)
        return {};
    if (!QFileInfo::exists(path))
        return {};
    auto key = keyOfVault(path, m_project->content().id, m_prompt);
    if (!key)
        return Failure(key.error());
    if (const Status loaded = Vault::load(path, key->key, m_secrets); !loaded)
        return loaded;
    m_vaultKeyFile = key->keyFile;
    m_key.emplace(std::move(*key));
    return {};
}

Status Installation::saveVault()
{
    if (!m_key) {
        auto key = keyForNewVault(m_project->content().id);
        if (!key)
            return Failure(key.error());
        m_vaultKeyFile = key->keyFile;
        m_key.emplace(std::move(*key));
    }
    return Vault::save(m_project->vaultPath(), m_key->kind, m_key->key, m_secrets);
}

Status Installation::setSecret(const base::SecretId &id, base::Secret secret)
{
    if (const Status opened = openVault(); !opened)
        return opened;
    m_secrets.set(id, std::move(secret));
    return saveVault();
}

Status Installation::generateSecrets()
{
    if (const Status opened = openVault(); !opened)
        return opened;
    for (const guide::SecretSpec &spec : m_guide->secrets) {
        if (!m_secrets.has(spec.id))
            m_secrets.set(spec.id, model::generateSecret());
    }
    return saveVault();
}

bool Installation::isSecret(const base::SecretId &id) const
{
    return std::any_of(m_guide->secrets.begin(), m_guide->secrets.end(),
                       [&id](const guide::SecretSpec &spec) { return spec.id == id; });
}

// --- host keys ---------------------------------------------------------------------------------

Result<const model::Host *> Installation::requireHost(const base::HostName &host) const
{
    if (const model::Host *found = m_project->content().inventory.find(host))
        return found;
    QStringList names;
    for (const model::Host &known : m_project->content().inventory.hosts())
        names.append(known.name.value());
    return Failure(
        Error{ErrorCode::UnknownHost, host.value(), names.join(QLatin1String(", ")), {}});
}

Result<QString> Installation::readHostKey(const base::HostName &host) const
{
    const auto found = requireHost(host);
    return found ? m_access.readKey(**found) : Failure(found.error());
}

Status Installation::trustHostKey(const base::HostName &host, const QString &fingerprint) const
{
    const auto found = requireHost(host);
    return found ? m_access.trustKey(**found, m_project->knownHostsPath(), fingerprint)
                 : Failure(found.error());
}

Status Installation::forgetHostKey(const base::HostName &host) const
{
    const auto found = requireHost(host);
    return found ? m_access.forgetKey(**found, m_project->knownHostsPath())
                 : Failure(found.error());
}

Status Installation::refreshPracticeLab()
{
    if (!m_project->content().practiceLab)
        return {};
    auto status = PracticeLab::status();
    if (!status)
        return Failure(status.error());
    std::vector<model::Host> hosts = m_project->content().inventory.hosts();
    for (model::Host &host : hosts) {
        const auto found =
            std::find_if(status->hosts.begin(), status->hosts.end(),
                         [&host](const model::Host &lab) { return lab.name == host.name; });
        if (found == status->hosts.end()) {
            return Failure(Error{ErrorCode::LabFailed,
                                 host.name.value(),
                                 QStringLiteral("it has no host %1").arg(host.name.value()),
                                 {}});
        }
        const bool sameKey = found->hostKey == host.hostKey;
        host = *found;
        if (!sameKey) {
            if (const Status forgotten = m_access.forgetKey(host, m_project->knownHostsPath());
                !forgotten)
                return forgotten;
        }
    }
    auto inventory = model::Inventory::make(std::move(hosts));
    return inventory ? setHosts(std::move(*inventory)) : Failure(inventory.error());
}

// --- plan and run ------------------------------------------------------------------------------

Result<plan::Plan> Installation::plan(const plan::Scope &scope,
                                      const model::FactsByHost &facts) const
{
    const model::ProjectFile &content = m_project->content();
    return plan::makePlan({*m_guide, content.inventory, content.answers, facts}, scope);
}

Result<std::vector<run::RunEvent>> Installation::journal() const
{
    return run::Journal::read(m_project->journalPath());
}

/// What would stop a run on its way is said before anything is changed.
Result<plan::Plan> Installation::planForRun(const plan::Scope &scope,
                                            const model::FactsByHost &facts) const
{
    auto made = plan(scope, facts);
    if (!made)
        return made;
    for (const CheckResult &result :
         Precheck::examine(*m_guide, m_project->content().inventory, facts)) {
        if (result.severity == Severity::Blocking) {
            return Failure(Error{ErrorCode::CheckBlocks,
                                 result.host.value(),
                                 result.text + QLatin1Char(' ') + result.remedy,
                                 {}});
        }
    }
    for (const plan::StepInstance &step : made->steps) {
        QSet<base::SecretId> used = step.operation->probe().secrets();
        used.unite(step.operation->runForm().secrets());
        for (const base::SecretId &secret : used) {
            if (!m_secrets.has(secret))
                return Failure(Error{ErrorCode::SecretMissing, secret.value(), {}, {}});
        }
    }
    return made;
}

Status Installation::check() { return start({}, false, true); }

Status Installation::run(const plan::Scope &scope, bool resume)
{
    return start(scope, resume, false);
}

Status Installation::start(const plan::Scope &scope, bool resume, bool factsOnly)
{
    if (const Status opened = openVault(); !opened)
        return opened;
    if (const Status fresh = refreshPracticeLab(); !fresh)
        return fresh;
    plan::Scope actual = scope;
    std::unique_ptr<run::Journal> journal;
    if (!factsOnly) {
        // A wrong scope or guide is said before any host is asked.
        if (const auto possible = plan(scope); !possible)
            return Failure(possible.error());
        auto lock = base::FolderLock::take(m_project->folder());
        if (!lock)
            return Failure(lock.error());
        auto opened = run::Journal::open(m_project->journalPath());
        if (!opened)
            return Failure(opened.error());
        const run::RunState last = run::replay((*opened)->history());
        if (resume && !last.isUnfinished())
            return Failure(Error{ErrorCode::NothingToResume, m_project->folder(), {}, {}});
        if (resume)
            actual = last.started->scope;
        m_lock = std::move(*lock);
        journal = std::move(*opened);
    }
    m_facts.clear();
    m_plan.reset();
    m_log.reset();
    m_factsOnly = factsOnly;
    const QString knownHosts = m_project->knownHostsPath();
    run::RunnerSetup setup{
        .hosts = m_project->content().inventory.hosts(),
        .makeTransport =
            [this, knownHosts](const model::Host &host) {
                return m_access.makeTransport(host, m_secrets, knownHosts);
            },
        .secrets = m_secrets,
        .clock = m_clock,
        .journal = std::move(journal),
        .logFolder = m_project->logFolder(),
        .originalsFolder = m_project->originalsFolder(),
        .guide = m_guide->id,
        .scope = actual,
        .program = QStringLiteral(PIKESTAFF_VERSION),
        .resume = resume,
        .factsOnly = factsOnly,
        .makePlan = [this,
                     actual](const model::FactsByHost &facts) { return planForRun(actual, facts); },
        .reconnect = {},
        .engine = remote::DetachedStep::Engine::Automatic,
        .listener = listener(),
    };
    m_runner = std::make_unique<run::Runner>(std::move(setup));
    return {};
}

/// Engine thread → this object's thread.
run::RunListener Installation::listener()
{
    const auto here = [this](auto call) {
        QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
    };
    run::RunListener listener;
    listener.event = [this, here](const run::RunEvent &event) {
        here([this, event] { Q_EMIT eventHappened(event); });
    };
    listener.facts = [this, here](const base::HostName &host, const model::HostFacts &facts) {
        here([this, host, facts] {
            m_facts[host] = facts;
            Q_EMIT factsArrived(host, facts);
        });
    };
    listener.hostFailed = [this, here](const base::HostName &host, const Error &error) {
        here([this, host, error] { Q_EMIT hostFailed(host, error); });
    };
    listener.planned = [this, here](const std::shared_ptr<const plan::Plan> &plan,
                                    const std::shared_ptr<const run::LogBook> &log) {
        here([this, plan, log] {
            m_plan = plan;
            m_log = log;
            Q_EMIT planned();
        });
    };
    listener.ended = [this, here](const Result<run::RunFinished> &result) {
        here([this, result] { finishRun(result, m_factsOnly); });
    };
    return listener;
}

void Installation::finishRun(const Result<run::RunFinished> &result, bool factsOnly)
{
    m_runner.reset();
    m_lock.reset();
    if (factsOnly)
        Q_EMIT checked(Precheck::examine(*m_guide, m_project->content().inventory, m_facts));
    if (result)
        Q_EMIT finished(*result);
    else
        Q_EMIT failed(result.error());
}

void Installation::stop(run::StopLevel level)
{
    if (m_runner != nullptr)
        m_runner->requestStop(level);
}

} // namespace pikestaff::engine
