// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/runview.h"

#include "ui/codebox.h"

#include <QVBoxLayout>

namespace pikestaff::pages {

using engine::StepStatus;

namespace {

constexpr int margin = 12;
constexpr int highestCommand = 132;

} // namespace

RunView::RunView(StepLog &log, QWidget *parent)
    : QWidget(parent)
    , m_command(new ui::CodeBox(this))
    , m_log(new LogPanel(log, this))
{
    m_command->setLargestHeight(highestCommand);
    auto *command = new QVBoxLayout;
    command->setContentsMargins(margin, margin, margin, 0);
    command->addWidget(m_command);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(command);
    layout->addWidget(m_log, 1);
}

void RunView::show(const StepDetails &details)
{
    m_details = details;
    m_command->setText(details.runForm.isEmpty() ? details.guideForm : details.runForm);
    m_log->setPlaceholder(whyEmpty());
}

void RunView::retranslate()
{
    m_command->setAccessibleText(tr("Command"));
    m_log->setPlaceholder(whyEmpty());
    m_log->retranslate();
}

QString RunView::whyEmpty() const
{
    if (m_details.status == StepStatus::Pending)
        return tr("What the step prints appears here while it runs.");
    if (m_details.status == StepStatus::Running) {
        return m_details.state.phase == run::StepPhase::Checking
                   ? tr("Looking at what is there already…")
                   : tr("The step has not printed anything yet.");
    }
    if (m_details.state.attemptRun.isEmpty())
        return tr("Nothing had to be run for this step, so there is no output.");
    return tr("The step printed nothing.");
}

} // namespace pikestaff::pages
