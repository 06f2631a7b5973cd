// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/errorcard.h"

#include "engine/errortext.h"
#include "ui/button.h"
#include "ui/statemark.h"
#include "ui/textrole.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pikestaff::pages {

ErrorCard::ErrorCard(QWidget *parent)
    : Card(parent)
    , m_sentence(new QLabel(this))
    , m_remedy(new QLabel(this))
    , m_dismiss(ui::makeButton(ui::ButtonKind::Quiet, this))
{
    usePadding();
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(new ui::StateMark(ui::Mark::Failed, this), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    for (QLabel *label : {m_sentence, m_remedy}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(label);
    }
    ui::setTextRole(m_sentence, ui::TextRole::Heading);
    ui::setTextRole(m_remedy, ui::TextRole::Body);
    row->addLayout(texts, 1);
    row->addWidget(m_dismiss, 0, Qt::AlignTop);
    content()->addLayout(row);
    connect(m_dismiss, &QPushButton::clicked, this, &ErrorCard::dismissed);
    hide();
}

void ErrorCard::setError(const std::optional<base::Error> &error)
{
    const bool fresh = error.has_value() && !m_error.has_value();
    m_error = error;
    retranslate();
    setVisible(error.has_value());
    if (fresh) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void ErrorCard::retranslate()
{
    m_dismiss->setText(tr("&Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss this message"));
    if (!m_error)
        return;
    const engine::ErrorText text = engine::ErrorTexts::of(*m_error);
    m_sentence->setText(text.sentence);
    m_remedy->setText(text.remedy);
    m_remedy->setVisible(!text.remedy.isEmpty());
    setAccessibleName(text.sentence);
    setAccessibleDescription(text.remedy);
}

} // namespace pikestaff::pages
