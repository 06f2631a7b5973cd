// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/proveview.h"

#include "ui/codebox.h"
#include "ui/pill.h"
#include "ui/textrole.h"
#include "wizard-pages/chapter/chaptermodel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace pikestaff::pages {

using engine::StepStatus;
using ui::Pill;

namespace {

constexpr int margin = 16;
constexpr int columnGap = 24;
constexpr int rowGap = 8;

QLabel *textLabel(QWidget *parent, ui::TextRole role)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setTextRole(label, role);
    return label;
}

Pill::Kind kindOf(StepStatus status)
{
    if (engine::isBad(status))
        return Pill::Kind::Error;
    switch (status) {
    case StepStatus::Done:
        return Pill::Kind::Good;
    case StepStatus::Running:
        return Pill::Kind::Accent;
    case StepStatus::Pending:
        return Pill::Kind::Neutral;
    default:
        return Pill::Kind::Warning;
    }
}

} // namespace

ProveView::ProveView(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(this);
    m_expectHeading = textLabel(content, ui::TextRole::Heading);
    m_expect = textLabel(content, ui::TextRole::Body);
    m_expectedHeading = textLabel(content, ui::TextRole::SmallDim);
    m_expected = new ui::CodeBox(content);
    m_foundHeading = textLabel(content, ui::TextRole::Heading);
    m_outcome = new Pill(content);
    m_found = textLabel(content, ui::TextRole::Body);
    m_realHeading = textLabel(content, ui::TextRole::SmallDim);
    m_real = new ui::CodeBox(content);
    m_warning = textLabel(content, ui::TextRole::Body);
    m_facts = textLabel(content, ui::TextRole::SmallDim);
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(margin, margin, margin, margin);
    grid->setHorizontalSpacing(columnGap);
    grid->setVerticalSpacing(rowGap);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_expectHeading, 0, 0);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(rowGap);
    heading->addWidget(m_foundHeading);
    heading->addWidget(m_outcome);
    heading->addStretch(1);
    grid->addLayout(heading, 0, 1);
    m_foundHeading->setWordWrap(false);
    grid->addWidget(m_expect, 1, 0, Qt::AlignTop);
    grid->addWidget(m_found, 1, 1, Qt::AlignTop);
    grid->addWidget(m_expectedHeading, 2, 0);
    grid->addWidget(m_realHeading, 2, 1);
    grid->addWidget(m_expected, 3, 0, Qt::AlignTop);
    grid->addWidget(m_real, 3, 1, Qt::AlignTop);
    grid->addWidget(m_warning, 4, 0, 1, 2);
    grid->addWidget(m_facts, 5, 0, 1, 2);
    grid->setRowStretch(6, 1);
    setWidget(content);
    content->setAutoFillBackground(false); // the card's colour is behind
    viewport()->setAutoFillBackground(false);
}

void ProveView::show(const StepDetails &details)
{
    m_details = details;
    m_expect->setText(details.expect);
    m_expected->setText(details.expected);
    m_expected->setVisible(!details.expected.isEmpty());
    m_expectedHeading->setVisible(!details.expected.isEmpty());
    const bool answered = details.outcome && !details.state.reason.isEmpty();
    m_real->setText(
        QString(details.state.reason).replace(QLatin1String(" / "), QLatin1String("\n")));
    m_real->setVisible(answered);
    m_realHeading->setVisible(answered);
    m_warning->setText(details.warning);
    m_warning->setVisible(!details.warning.isEmpty());
    m_outcome->setKind(kindOf(details.status));
    retranslate();
}

void ProveView::retranslate()
{
    m_expectHeading->setText(tr("Expected"));
    m_expectedHeading->setText(tr("What the command prints when all is well"));
    m_expected->setAccessibleText(m_expectedHeading->text());
    m_foundHeading->setText(tr("Found"));
    m_outcome->setText(statusText(m_details.status));
    m_found->setText(outcomeSentence(m_details));
    m_realHeading->setText(m_details.isProof ? tr("What it printed")
                           : m_details.outcome == run::Outcome::Changed
                               ? tr("What had to be changed")
                               : tr("What the host said"));
    m_real->setAccessibleText(m_realHeading->text());
    m_facts->setText(factsText());
    m_facts->setVisible(m_details.outcome.has_value());
}

QString ProveView::factsText() const
{
    if (!m_details.outcome)
        return {};
    QStringList facts{m_details.id.host.value(),
                      tr("finished %1")
                          .arg(QLocale().toString(m_details.state.finishedAt.toLocalTime(),
                                                  QLocale::ShortFormat)),
                      tr("took %1").arg(clockText(m_details.state.milliseconds))};
    if (m_details.state.attempts > 1)
        facts.append(tr("%n attempt(s)", nullptr, m_details.state.attempts));
    if (m_details.state.exitStatus != 0)
        facts.append(tr("exit status %1").arg(m_details.state.exitStatus));
    return facts.join(QStringLiteral(" · "));
}

QString outcomeSentence(const StepDetails &details)
{
    if (!details.outcome) {
        return details.status == StepStatus::Running
                   ? ProveView::tr("The step is running.")
                   : ProveView::tr("Nothing yet: the step has not been run.");
    }
    switch (*details.outcome) {
    case run::Outcome::AlreadySatisfied:
        return details.isProof ? ProveView::tr("The answer is as expected.")
                               : ProveView::tr("It was so already; nothing had to be changed.");
    case run::Outcome::Changed:
        return ProveView::tr("The host was changed, and looked at again: it is as expected.");
    case run::Outcome::Skipped:
        return ProveView::tr("The step was skipped.");
    case run::Outcome::Failed:
        return ProveView::tr("It is not as expected.");
    case run::Outcome::Cancelled:
        return ProveView::tr("The step was stopped on request.");
    case run::Outcome::Unreachable:
        return ProveView::tr("The host could not be reached.");
    }
    return {};
}

} // namespace pikestaff::pages
