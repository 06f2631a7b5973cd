// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/chaptermodel.h"

#include <QRegularExpression>

#include <algorithm>

namespace pikestaff::pages {

using base::Status;
using engine::StepStatus;

namespace {

bool speaksOfLogin(const QString &reason)
{
    static const QRegularExpression words(
        QStringLiteral("denied|password|unauthori[sz]ed|authenticat|ACCESS_REFUSED|\\b401\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return reason.contains(words);
}

} // namespace

ChapterModel::ChapterModel(engine::Installation &installation, base::ChapterId chapter,
                           QObject *parent)
    : QAbstractListModel(parent)
    , m_installation(installation)
    , m_follower(installation.follower())
    , m_chapter(std::move(chapter))
{
    connect(&m_follower, &engine::RunFollower::changed, this, &ChapterModel::update);
    connect(&installation, &engine::Installation::started, this, [this] {
        m_stopping = false;
        m_refusal.reset();
        Q_EMIT stateChanged();
    });
    rebuild();
}

void ChapterModel::setLanguage(base::Language language)
{
    m_language = language;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

const guide::Chapter &ChapterModel::chapter() const
{
    static const guide::Chapter none;
    for (const guide::Chapter &chapter : m_installation.guide().chapters) {
        if (chapter.id == m_chapter)
            return chapter;
    }
    return none;
}

int ChapterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ChapterModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.title.in(m_language);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case KindRole:
        return static_cast<int>(row.kind);
    case StatusRole:
        return static_cast<int>(row.status);
    case HostsRole:
        return hostsText(row);
    case MillisecondsRole:
        return row.milliseconds;
    case SinceRole:
        return row.since;
    default:
        return {};
    }
}

Qt::ItemFlags ChapterModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || kindOf(index.row()) == RowKind::Section)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

StepStatus ChapterModel::statusOf(int row) const { return m_rows[static_cast<size_t>(row)].status; }

std::vector<plan::InstanceId> ChapterModel::instances(int row) const
{
    std::vector<plan::InstanceId> ids;
    if (row < 0 || row >= rowCount())
        return ids;
    for (const size_t step : m_rows[static_cast<size_t>(row)].steps)
        ids.push_back(m_plan->steps[step].id);
    return ids;
}

size_t ChapterModel::foremost(int row) const
{
    const std::vector<plan::InstanceId> ids = instances(row);
    size_t best = 0;
    for (size_t i = 1; i < ids.size(); ++i) {
        if (isMoreUrgent(m_follower.status(ids[i]), m_follower.status(ids[best])))
            best = i;
    }
    return best;
}

std::optional<StepDetails> ChapterModel::details(const plan::InstanceId &id) const
{
    const plan::StepInstance *step = nullptr;
    if (const auto running = m_installation.runningPlan())
        step = running->find(id); // it knows what only facts can tell
    if (step == nullptr && m_plan != nullptr)
        step = m_plan->find(id);
    if (step == nullptr)
        return std::nullopt;
    StepDetails made = detailsOf(*step, m_installation.guide(), m_follower.history().find(id),
                                 m_follower.status(id), m_language);
    if (engine::isBad(made.status) && made.secrets.empty() && speaksOfLogin(made.state.reason))
        made.secrets = secretsNear(*step);
    return made;
}

/// What the steps before it in its section have set: a wrong password shows itself later.
std::vector<base::SecretId> ChapterModel::secretsNear(const plan::StepInstance &step) const
{
    std::vector<base::SecretId> secrets;
    for (const plan::StepInstance &other : m_plan->steps) {
        if (other.id == step.id)
            break;
        if (other.section != step.section)
            continue;
        const QSet<base::SecretId> own = other.operation->runForm().secrets();
        for (const base::SecretId &secret : own) {
            if (std::find(secrets.begin(), secrets.end(), secret) == secrets.end())
                secrets.push_back(secret);
        }
    }
    return secrets;
}

int ChapterModel::rowOf(const plan::InstanceId &id) const
{
    for (size_t row = 0; row < m_rows.size(); ++row) {
        for (const size_t step : m_rows[row].steps) {
            if (m_plan->steps[step].id == id)
                return static_cast<int>(row);
        }
    }
    return -1;
}

int ChapterModel::firstStepRow() const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [](const Row &row) { return row.kind == RowKind::Step; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ChapterModel::runningRow() const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.status == StepStatus::Running;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ChapterModel::nextRow() const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.kind == RowKind::Step && !engine::isGood(row.status) &&
               row.status != StepStatus::Outdated;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

ChapterModel::Stage ChapterModel::stage() const
{
    if (!m_follower.isReady())
        return Stage::Loading;
    bool anyDone = false;
    bool allGood = true;
    bool outdated = false;
    bool failed = false;
    for (const Row &row : m_rows) {
        if (row.kind == RowKind::Section)
            continue;
        if (row.status == StepStatus::Running)
            return Stage::Running;
        failed = failed || engine::isBad(row.status);
        outdated = outdated || row.status == StepStatus::Outdated;
        anyDone = anyDone || row.finished > 0;
        allGood = allGood && (engine::isGood(row.status) || row.status == StepStatus::Outdated);
    }
    if (failed)
        return Stage::Failed;
    if (allGood && !m_rows.empty())
        return outdated ? Stage::Outdated : Stage::Done;
    return anyDone ? Stage::Partly : Stage::NotStarted;
}

bool ChapterModel::hasWarnings() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const Row &row) { return row.status == StepStatus::Warned; });
}

std::optional<plan::InstanceId> ChapterModel::failedStep() const
{
    for (const Row &row : m_rows) {
        for (const size_t step : row.steps) {
            const plan::InstanceId &id = m_plan->steps[step].id;
            if (engine::isBad(m_follower.status(id)))
                return id;
        }
    }
    return std::nullopt;
}

std::optional<base::Error> ChapterModel::trouble() const
{
    if (m_refusal)
        return m_refusal;
    if (m_follower.failure() && m_follower.failure()->code != base::ErrorCode::Cancelled)
        return m_follower.failure();
    return m_follower.problem();
}

void ChapterModel::begin(const plan::Scope &scope, bool resume)
{
    m_refusal.reset();
    if (const Status begun = m_installation.run(scope, resume); !begun)
        m_refusal = begun.error();
    Q_EMIT stateChanged();
}

void ChapterModel::installChapter() { begin({m_chapter.value(), {}}, false); }

void ChapterModel::installAll() { begin({}, false); }

/// A failure may be older than the last run, which then cannot be gone on with.
void ChapterModel::resume()
{
    if (canResume())
        begin({}, true);
    else
        installChapter();
}

void ChapterModel::stop(run::StopLevel level)
{
    m_stopping = true;
    m_installation.stop(level);
    Q_EMIT stateChanged();
}

} // namespace pikestaff::pages
