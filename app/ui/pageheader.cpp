// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/pageheader.h"

#include "ui/textrole.h"

#include <QHBoxLayout>
#include <QLabel>

namespace pikestaff::ui {

namespace {

constexpr int widestSummary = 880;

} // namespace

PageHeader::PageHeader(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_title(new QLabel(this))
    , m_summary(new QLabel(this))
{
    m_row->setContentsMargins(24, 18, 24, 12);
    m_row->setSpacing(16);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    setTextRole(m_title, TextRole::Title);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    setTextRole(m_summary, TextRole::Summary);
    m_summary->setMaximumWidth(widestSummary);
    texts->addWidget(m_title);
    texts->addWidget(m_summary);
    m_row->addLayout(texts, 1000);
    m_row->addStretch(1); // what is left of a wide window: the texts stay at the left
    // Not Maximum: that would cap the height at what the texts need at a width of their own choice.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void PageHeader::setTexts(const QString &title, const QString &summary)
{
    m_title->setText(title);
    m_summary->setText(summary);
    m_summary->setVisible(!summary.isEmpty());
}

void PageHeader::setControls(QWidget *controls, QWidget *owner)
{
    if (controls == m_controls)
        return;
    if (m_controls) {
        m_row->removeWidget(m_controls);
        m_controls->hide();
        if (m_owner)
            m_controls->setParent(m_owner);
        else
            m_controls->deleteLater();
    }
    m_controls = controls;
    m_owner = owner;
    if (controls != nullptr) {
        m_row->addWidget(controls, 0, Qt::AlignTop);
        controls->show();
    }
}

} // namespace pikestaff::ui
