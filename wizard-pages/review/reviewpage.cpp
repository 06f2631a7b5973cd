// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/review/reviewpage.h"

#include "engine/errortext.h"
#include "engine/runfollower.h"
#include "ui/fieldmessage.h"
#include "wizard-pages/review/choicecard.h"
#include "wizard-pages/review/planview.h"
#include "wizard-pages/review/reviewmodel.h"

#include <QVBoxLayout>

namespace pikestaff::pages {

ReviewPage::ReviewPage(engine::Installation &installation, QWidget *parent)
    : Page(QStringLiteral("review"), Group::Prepare, parent)
    , m_installation(installation)
    , m_model(new ReviewModel(installation, this))
    , m_choices(new ChoiceCard(this))
    , m_problem(new ui::FieldMessage(this))
    , m_plan(new PlanView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(m_choices);
    column->addWidget(m_problem);
    column->addWidget(m_plan, 1);
    connect(m_model, &ReviewModel::changed, this, &ReviewPage::refresh);
    connect(m_model, &ReviewModel::installing, this,
            [this] { Q_EMIT pageWanted(m_model->chapterPage()); });
    connect(m_choices, &ChoiceCard::pageWanted, this, &Page::pageWanted);
}

QString ReviewPage::railText() const { return tr("Review"); }

QString ReviewPage::summary() const
{
    const int blocking = m_model->blockingCount();
    if (m_model->isRunning())
        return tr("The installation is running. These are the choices and the plan it began with.");
    if (blocking > 0)
        return tr("%n thing(s) must be settled before the installation can begin: they are marked "
                  "in red.",
                  nullptr, blocking);
    if (m_model->isComplete())
        return tr("Everything is installed. A check looks at every step again and changes only "
                  "what is not as it should be.");
    return tr("Nothing is changed on any server before you press Install.");
}

ui::Mark ReviewPage::mark() const
{
    if (m_entered && m_model->blockingCount() > 0)
        return ui::Mark::Warning;
    return m_installation.follower().history().starts().empty() ? ui::Mark::None : ui::Mark::Done;
}

ui::PageAction ReviewPage::primaryAction()
{
    if (m_model->isRunning())
        return {tr("&Show the installation"), true,
                [this] { Q_EMIT pageWanted(m_model->chapterPage()); }};
    QString text = m_model->canResume() ? tr("&Resume installation") : tr("&Install");
    if (m_model->isComplete())
        text = tr("Check &everything again");
    return {text, m_model->canInstall(), [this] { m_model->install(); }};
}

void ReviewPage::entered()
{
    m_entered = true;
    m_installation.follower().refresh();
    m_model->refresh();
}

QString ReviewPage::total() const
{
    if (m_model->steps() == 0)
        return m_model->isPlanning() ? tr("being made…") : QString();
    const MinuteSpan span = spanOf(m_model->seconds());
    const QString time = span.most > span.least ? tr("%1 to %2 min").arg(span.least).arg(span.most)
                                                : tr("about %n min", nullptr, span.most);
    return tr("%1 · %2", "steps and time").arg(tr("%n step(s)", nullptr, m_model->steps()), time);
}

void ReviewPage::refresh()
{
    m_choices->setRows(m_model->rows());
    m_plan->setHosts(m_model->hosts());
    m_plan->setTotal(total());
    showProblem();
    Q_EMIT changed();
}

/// Without a controller there is no plan; the row of the servers says that already.
void ReviewPage::showProblem()
{
    auto error = m_model->error();
    if (!error && m_model->blockingCount() == 0)
        error = m_model->problem();
    if (!error) {
        m_problem->clear();
        return;
    }
    const engine::ErrorText text = engine::ErrorTexts::of(*error);
    m_problem->setMessage(
        ui::Mark::Failed,
        tr("%1 %2", "what is wrong and how to mend it").arg(text.sentence, text.remedy).trimmed());
}

void ReviewPage::retranslate()
{
    m_model->setLanguage(language());
    m_choices->retranslate();
    m_plan->retranslate();
    refresh();
}

} // namespace pikestaff::pages
