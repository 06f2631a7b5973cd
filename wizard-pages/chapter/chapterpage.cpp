// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/chapterpage.h"

#include "ui/card.h"
#include "wizard-pages/chapter/noticecard.h"
#include "wizard-pages/chapter/steplist.h"
#include "wizard-pages/chapter/stepview.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pikestaff::pages {

using Stage = ChapterModel::Stage;
using ui::PageAction;

namespace {

constexpr int gap = 16;
constexpr int stepsShare = 1;
constexpr int stepShare = 2;
constexpr int narrowestSteps = 280;

} // namespace

ChapterPage::ChapterPage(engine::Installation &installation, const base::ChapterId &chapter,
                         QWidget *parent)
    : Page(QStringLiteral("chapter:%1").arg(chapter.value()), Group::Install, parent)
    , m_model(installation, chapter)
    , m_notice(new NoticeCard(this))
    , m_stepsCard(new ui::Card(this))
    , m_steps(new StepList(m_model, this))
    , m_step(new StepView(m_model, this))
{
    build();
    connect(m_steps, &StepList::rowChanged, m_step, &StepView::showRow);
    connect(m_steps, &StepList::rowChanged, this, [this](int row) {
        if (const auto ids = m_model.instances(row); !ids.empty())
            m_shownStep = ids.front();
    });
    connect(m_steps, &StepList::rowChosen, this, [this] { m_followRun = false; });
    connect(m_step, &StepView::retryWanted, this, [this] { m_model.resume(); });
    connect(m_step, &StepView::passwordsWanted, this, &ChapterPage::showPasswords);
    connect(m_notice, &NoticeCard::pageWanted, this, &Page::pageWanted);
    connect(&m_model, &ChapterModel::stateChanged, this, &ChapterPage::takeState);
    connect(&m_model, &ChapterModel::modelReset, this, &ChapterPage::takeState);
    m_step->setActive(false);
    takeState();
}

void ChapterPage::build()
{
    m_stepsCard->content()->addWidget(m_steps);
    m_stepsCard->setMinimumWidth(narrowestSteps);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(gap);
    columns->addWidget(m_stepsCard, stepsShare);
    columns->addWidget(m_step, stepShare);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_notice);
    layout->addLayout(columns, 1);
    setFocusProxy(m_steps);
}

void ChapterPage::entered()
{
    m_isEntered = true;
    m_step->setActive(true);
    m_model.follower().refresh();
    takeState();
    m_steps->setFocus(Qt::OtherFocusReason);
}

/// To the first of those that the failed step has used.
void ChapterPage::showPasswords()
{
    const auto failed = failure();
    const QString first =
        failed && !failed->secrets.empty() ? failed->secrets.front().value() : QString();
    Q_EMIT placeWanted(QStringLiteral("passwords"), first);
}

void ChapterPage::left()
{
    m_isEntered = false;
    m_step->setActive(false);
}

void ChapterPage::takeState()
{
    if (m_steps->currentRow() < 0) { // the first time, and when the list was made anew
        const int before = m_model.rowOf(m_shownStep);
        m_steps->select(before >= 0 ? before : m_model.firstStepRow());
    }
    follow();
    if (m_isEntered || isVisible())
        m_step->refresh();
    showNotice();
    tellWhatChanged();
}

/// The window draws what the page tells: not 15 times a second without need.
void ChapterPage::tellWhatChanged()
{
    QStringList told{title(), summary(), railNote(), QString::number(static_cast<int>(mark()))};
    QList<PageAction> actions = otherActions();
    actions.append(primaryAction());
    for (const PageAction &action : std::as_const(actions))
        told << action.text << QString::number(action.enabled ? 1 : 0);
    if (told == m_told)
        return;
    m_told = told;
    Q_EMIT changed();
}

/// The step that runs is shown, then the one that failed or at which it goes on, unless the user
/// looks at another.
void ChapterPage::follow()
{
    const bool running = m_model.isRunActive();
    if (running && !m_wasRunning)
        m_followRun = true;
    const bool ended = m_wasRunning && !running;
    m_wasRunning = running;
    if (!m_followRun)
        return;
    if (const int row = m_model.runningRow(); row >= 0) {
        const bool moved = row != m_steps->currentRow();
        m_steps->select(row);
        if (moved || m_step->tab() == StepView::Tab::See)
            m_step->setTab(StepView::Tab::Run);
    } else if (const auto failed = m_model.failedStep(); failed && !running) {
        m_steps->select(m_model.rowOf(*failed));
        m_followRun = false;
    } else if (const int next = m_model.nextRow(); m_model.canResume() && next >= 0) {
        m_steps->select(next);
        m_followRun = false;
    } else if (ended) {
        m_followRun = false;
    }
}

void ChapterPage::showNotice()
{
    const auto trouble = m_model.trouble();
    if (m_model.isRunActive() && m_model.installation().runningPlan() == nullptr) {
        m_notice->showActivity(tr("Connecting to the hosts and reading how they stand…"));
    } else if (trouble && !m_model.isRunActive()) {
        std::vector<base::Error> more;
        for (const auto &[host, error] : m_model.follower().hostFailures())
            more.push_back(error);
        m_notice->showError(*trouble, more);
    } else {
        m_notice->hide();
    }
}

QString ChapterPage::railText() const { return m_model.chapter().title.in(language()); }

/// Of the step that the page is about, because it failed.
std::optional<StepDetails> ChapterPage::failure() const
{
    const auto failed = m_model.isRunActive() ? std::nullopt : m_model.failedStep();
    return failed ? m_model.details(*failed) : std::nullopt;
}

QString ChapterPage::title() const
{
    const auto failed = failure();
    if (!failed)
        return railText();
    return tr("\"%1\" failed on %2").arg(failed->title, failed->id.host.value());
}

QString ChapterPage::summary() const
{
    const auto failed = failure();
    if (!failed)
        return m_model.chapter().summary.in(language());
    const QString form = failed->guideForm.isEmpty() ? failed->runForm : failed->guideForm;
    const QString command = form.section(QLatin1Char('\n'), 0, 0);
    if (failed->state.exitStatus == 0)
        return tr("%1 · %2").arg(failed->id.host.value(), command);
    return tr("%1 · %2 · exit status %3")
        .arg(failed->id.host.value(), command)
        .arg(failed->state.exitStatus);
}

ui::Mark ChapterPage::mark() const
{
    switch (m_model.stage()) {
    case Stage::Loading:
    case Stage::NotStarted:
    case Stage::Partly:
        return ui::Mark::None;
    case Stage::Running:
        return ui::Mark::Running;
    case Stage::Failed:
        return ui::Mark::Failed;
    case Stage::Outdated:
        return ui::Mark::Outdated;
    case Stage::Done:
        return m_model.hasWarnings() ? ui::Mark::Warning : ui::Mark::Done;
    }
    return ui::Mark::None;
}

QString ChapterPage::railNote() const
{
    const int percent = m_model.percent();
    return percent > 0 && percent < 100 ? tr("%1 %").arg(percent) : QString();
}

PageAction ChapterPage::primaryAction()
{
    if (m_model.isRunActive()) {
        if (m_model.isStopping())
            return {tr("Stopping after this step…"), false, {}};
        return {tr("&Stop after this step"), true,
                [this] { m_model.stop(run::StopLevel::AfterStep); }};
    }
    const Stage stage = m_model.stage();
    if (stage == Stage::Loading)
        return {tr("&Install everything from here"), false, {}};
    if (m_model.canResume()) {
        const QString text = stage == Stage::Failed ? tr("&Retry") : tr("&Resume");
        return {text, true, [this] { m_model.resume(); }};
    }
    if (stage == Stage::Done)
        return {}; // the window goes to the next page
    return {tr("&Install everything from here"), true, [this] { m_model.installAll(); }};
}

QList<PageAction> ChapterPage::actionsWhileRunning()
{
    if (!m_model.isStopping())
        return {};
    return {{tr("Stop it n&ow"), true, [this] { m_model.stop(run::StopLevel::Interrupt); }}};
}

QList<PageAction> ChapterPage::otherActions()
{
    if (m_model.isRunActive())
        return actionsWhileRunning();
    const Stage stage = m_model.stage();
    if (stage == Stage::Loading)
        return {};
    const QString text =
        stage == Stage::Done ? tr("&Check this chapter again") : tr("Install this &chapter");
    return {{text, true, [this] { m_model.installChapter(); }}};
}

void ChapterPage::retranslate()
{
    m_model.setLanguage(language());
    m_steps->setAccessibleName(tr("Steps of the chapter"));
    m_notice->retranslate();
    m_step->retranslate();
    showNotice();
}

} // namespace pikestaff::pages
