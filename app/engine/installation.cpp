// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/installation.h"

#include "engine/labhosts.h"
#include "engine/paths.h"
#include "engine/runfollower.h"
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

Installation::Installation(HostAccess access, QObject *parent)
    : QObject(parent)
    , m_access(std::move(access))
{
    connectVaultDoor();
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
    forgetProject();
    m_project.emplace(std::move(*created));
    m_guide.emplace(std::move(*guide));
    Q_EMIT projectOpened();
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
    forgetProject();
    m_project.emplace(std::move(*opened));
    m_guide.emplace(std::move(*guide));
    Q_EMIT projectOpened();
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

Status Installation::replaceHost(const base::HostName &name, const QString &address)
{
    const auto known = requireHost(name);
    if (!known)
        return Failure(known.error());
    std::vector<model::Host> hosts = m_project->content().inventory.hosts();
    const auto host = std::find_if(hosts.begin(), hosts.end(),
                                   [&name](const model::Host &each) { return each.name == name; });
    host->hostKey.clear();
    if (!address.isEmpty())
        host->address = address;
    auto inventory = model::Inventory::make(std::move(hosts));
    if (!inventory)
        return Failure(inventory.error());
    if (const Status voided = voidHost(name); !voided)
        return voided;
    if (const Status forgotten = forgetHostKey(name); !forgotten)
        return forgotten;
    return setHosts(std::move(*inventory));
}

/// Nothing where nothing has run yet.
Status Installation::voidHost(const base::HostName &name)
{
    const auto host = requireHost(name);
    if (!host)
        return Failure(host.error());
    const auto lock = base::FolderLock::take(m_project->folder());
    if (!lock)
        return Failure(lock.error());
    const auto journal = run::Journal::open(m_project->journalPath());
    if (!journal)
        return Failure(journal.error());
    if ((*journal)->history().empty())
        return {};
    const auto whole = plan({});
    if (!whole)
        return Failure(whole.error());
    const run::RunEvent event{
        m_clock.now(), run::HostReplaced{name, plan::stepsNaming(*whole, name, (*host)->address)}};
    if (const Status written = (*journal)->append(event); !written)
        return written;
    Q_EMIT eventHappened(event);
    return {};
}

Status Installation::takePracticeLab(const LabStatus &status)
{
    auto hosts = hostsOfLab(m_project->content().inventory, status);
    if (!hosts)
        return Failure(hosts.error());
    for (const model::Host &host : hosts->renewed) {
        if (const Status forgotten = m_access.forgetKey(host, m_project->knownHostsPath());
            !forgotten)
            return forgotten;
    }
    return setHosts(std::move(hosts->inventory));
}

void Installation::rememberFacts(const base::HostName &host, const model::HostFacts &facts)
{
    m_knownFacts[host] = facts;
    Q_EMIT factsArrived(host, facts);
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

Status Installation::check() { return start({}, false, true); }

Status Installation::run(const plan::Scope &scope, bool resume)
{
    return start(scope, resume, false);
}

/// Whatever takes time is done in a thread of its own, which ends with prepared().
Status Installation::start(const plan::Scope &scope, bool resume, bool factsOnly)
{
    if (isRunning()) {
        return Failure(
            Error{ErrorCode::ProjectLocked, m_project->folder(), tr("a run is under way"), {}});
    }
    if (!factsOnly) {
        // A wrong scope or guide is said before any host is asked.
        if (const auto possible = plan(scope); !possible)
            return Failure(possible.error());
    }
    const model::ProjectFile &content = m_project->content();
    auto order = std::make_shared<RunOrder>(RunOrder{
        .context = {*m_guide, content.inventory, content.answers, copyOf(m_secrets)},
        .vaultOpen = m_key.has_value(),
        .practiceLab = content.practiceLab,
        .factsOnly = factsOnly,
        .resume = resume,
        .scope = scope,
        .projectId = content.id,
        .folder = m_project->folder(),
        .vaultPath = m_project->vaultPath(),
        .journalPath = m_project->journalPath(),
        .knownHostsPath = m_project->knownHostsPath(),
        .access = m_access,
        .prompt = m_prompt,
        .keyStore = m_keyStore.get(),
    });
    m_facts.clear();
    m_plan.reset();
    m_log.reset();
    m_factsOnly = factsOnly;
    m_resume = resume;
    m_isPreparing = true;
    m_preparation = std::jthread([this, order](const std::stop_token &stop) {
        auto run = std::make_shared<Result<PreparedRun>>(prepareRun(std::move(*order), stop));
        QMetaObject::invokeMethod(
            this, [this, run] { prepared(*run); }, Qt::QueuedConnection);
    });
    Q_EMIT started();
    return {};
}

void Installation::prepared(Result<PreparedRun> &run)
{
    m_isPreparing = false;
    if (run && m_preparation.get_stop_token().stop_requested())
        run = Failure(Error{ErrorCode::Cancelled, {}, {}, {}});
    if (run && run->key && !m_key) {
        m_secrets = copyOf(run->context.secrets);
        m_key = std::move(run->key);
        Q_EMIT vaultOpened();
        Q_EMIT secretsChanged();
        Q_EMIT vaultOpened();
    }
    if (run && run->moved) {
        if (const Status kept = setHosts(std::move(*run->moved)); !kept)
            run = Failure(kept.error());
    }
    if (run)
        begin(std::move(*run));
    else
        Q_EMIT failed(run.error());
}

void Installation::begin(PreparedRun run)
{
    m_lock = std::move(run.lock);
    m_context = std::make_unique<const RunContext>(std::move(run.context));
    const RunContext &context = *m_context;
    const QString knownHosts = m_project->knownHostsPath();
    run::RunnerSetup setup{
        .hosts = context.inventory.hosts(),
        .makeTransport =
            [this, &context, knownHosts](const model::Host &host) {
                return m_access.makeTransport(host, context.secrets, knownHosts);
            },
        .secrets = context.secrets,
        .clock = m_clock,
        .journal = std::move(run.journal),
        .logFolder = m_project->logFolder(),
        .originalsFolder = m_project->originalsFolder(),
        .guide = context.guide.id,
        .scope = run.scope,
        .program = QStringLiteral(PIKESTAFF_VERSION),
        .resume = m_resume,
        .factsOnly = m_factsOnly,
        .makePlan =
            [&context, scope = run.scope](const model::FactsByHost &facts) {
                return context.planForRun(scope, facts);
            },
        .reconnect = {},
        .engine = remote::DetachedStep::Engine::Automatic,
        .listener = listener(),
    };
    m_runner = std::make_unique<run::Runner>(std::move(setup));
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
            rememberFacts(host, facts);
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

RunFollower &Installation::follower()
{
    if (m_follower == nullptr) {
        m_follower = new RunFollower(*this);
        m_follower->refresh();
    }
    return *m_follower;
}

void Installation::stop(run::StopLevel level)
{
    if (m_runner != nullptr)
        m_runner->requestStop(level);
    else
        m_preparation.request_stop();
}

} // namespace pikestaff::engine
