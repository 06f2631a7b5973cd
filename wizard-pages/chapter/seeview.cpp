// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/chapter/seeview.h"

#include "ui/button.h"
#include "ui/codebox.h"
#include "ui/textrole.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace pikestaff::pages {

namespace {

constexpr int margin = 16;
constexpr int afterBlock = 16;
constexpr int afterHeading = 6;

QLabel *textLabel(QWidget *parent, ui::TextRole role)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    setTextRole(label, role);
    return label;
}

} // namespace

SeeView::SeeView(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(this);
    m_why = textLabel(content, ui::TextRole::Body);
    m_guideHeading = textLabel(content, ui::TextRole::Heading);
    m_guide = new ui::CodeBox(content);
    m_notInGuide = textLabel(content, ui::TextRole::Dim);
    m_runHeading = textLabel(content, ui::TextRole::Heading);
    m_runNote = textLabel(content, ui::TextRole::SmallDim);
    m_run = new ui::CodeBox(content);
    m_unresolved = textLabel(content, ui::TextRole::SmallDim);
    m_expectHeading = textLabel(content, ui::TextRole::Heading);
    m_expect = textLabel(content, ui::TextRole::Body);
    m_link = ui::makeButton(ui::ButtonKind::Link, content);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(afterHeading);
    layout->addWidget(m_why);
    layout->addSpacing(afterBlock - afterHeading);
    auto *guideRow = new QHBoxLayout;
    guideRow->addWidget(m_guideHeading, 1);
    guideRow->addWidget(m_link);
    layout->addLayout(guideRow);
    layout->addWidget(m_guide);
    layout->addWidget(m_notInGuide);
    layout->addSpacing(afterBlock - afterHeading);
    layout->addWidget(m_runHeading);
    layout->addWidget(m_runNote);
    layout->addWidget(m_run);
    layout->addWidget(m_unresolved);
    layout->addSpacing(afterBlock - afterHeading);
    layout->addWidget(m_expectHeading);
    layout->addWidget(m_expect);
    layout->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false); // the card's colour is behind
    viewport()->setAutoFillBackground(false);
    connect(m_link, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl(m_details.link)); });
}

void SeeView::show(const StepDetails &details)
{
    m_details = details;
    m_why->setText(details.why);
    const bool inGuide = !details.guideForm.isEmpty();
    m_guide->setText(details.guideForm);
    m_guide->setVisible(inGuide);
    m_guideHeading->setVisible(true);
    m_notInGuide->setVisible(!inGuide);
    const bool differs = !details.runForm.isEmpty();
    m_run->setText(details.runForm);
    m_run->setVisible(differs);
    m_runHeading->setVisible(differs);
    m_runNote->setVisible(differs && inGuide);
    m_expect->setText(details.expect);
    m_expect->setVisible(!details.expect.isEmpty());
    m_expectHeading->setVisible(!details.expect.isEmpty());
    m_link->setVisible(!details.link.isEmpty());
    retranslate();
}

void SeeView::retranslate()
{
    m_guideHeading->setText(tr("What the guide tells you to type"));
    m_guide->setAccessibleText(m_guideHeading->text());
    m_notInGuide->setText(tr("The guide does not mention this step."));
    m_runHeading->setText(tr("What Pikestaff runs"));
    m_runNote->setText(tr("To the same effect, safe to repeat, and without a password on the "
                          "command line."));
    m_run->setAccessibleText(m_runHeading->text());
    m_unresolved->setText(tr("Known only when the hosts have been read: %1")
                              .arg(m_details.unresolved.join(QLatin1String(", "))));
    m_unresolved->setVisible(!m_details.unresolved.isEmpty());
    m_expectHeading->setText(tr("What is true afterwards"));
    m_link->setText(tr("Official guide: %1").arg(m_details.sectionTitle));
}

} // namespace pikestaff::pages
