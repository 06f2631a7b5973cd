// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/review/choicecard.h"

#include "ui/button.h"
#include "ui/textrole.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace pikestaff::pages {

namespace {

constexpr int labelWidth = 120;
constexpr int lineHeight = 38;
constexpr int rowCount = 6;

void setNotice(QPushButton &pill, const ReviewNotice &notice)
{
    const QString kind = notice.kind == ReviewNotice::Kind::Blocking ? QStringLiteral("error")
                                                                     : QStringLiteral("warning");
    pill.setText(notice.text);
    pill.setAccessibleName(notice.text);
    if (pill.property("pillKind").toString() == kind)
        return;
    pill.setProperty("pillKind", kind);
    pill.style()->unpolish(&pill);
    pill.style()->polish(&pill);
}

} // namespace

ChoiceCard::ChoiceCard(QWidget *parent)
    : Card(parent)
{
    content()->setSpacing(0);
    for (int i = 0; i < rowCount; ++i) // at once, so that Tab finds them in reading order
        addLine();
}

void ChoiceCard::addLine()
{
    const std::size_t index = m_lines.size();
    Line line{};
    line.frame = new QWidget(this);
    line.frame->setObjectName(QStringLiteral("listRow"));
    line.frame->setAttribute(Qt::WA_StyledBackground);
    line.frame->setMinimumHeight(lineHeight);
    auto *row = new QHBoxLayout(line.frame);
    row->setContentsMargins(16, 4, 10, 4);
    row->setSpacing(12);
    line.label = new QLabel(line.frame);
    line.label->setMinimumWidth(labelWidth);
    ui::setTextRole(line.label, ui::TextRole::Dim);
    line.value = new QLabel(line.frame);
    line.value->setTextFormat(Qt::PlainText);
    line.value->setWordWrap(true);
    auto *notices = new QHBoxLayout;
    notices->setSpacing(6);
    for (std::size_t place = 0; place < line.pills.size(); ++place) {
        auto *pill = new QPushButton(line.frame);
        pill->setFont(ui::fontOf(ui::TextRole::Small));
        pill->setCursor(Qt::PointingHandCursor);
        pill->setAutoDefault(false);
        connect(pill, &QPushButton::clicked, this, [this, index, place] {
            Q_EMIT pageWanted(m_rows.at(index).notices.at(place).page);
        });
        notices->addWidget(pill);
        line.pills.at(place) = pill;
    }
    line.edit = ui::makeButton(ui::ButtonKind::Link, line.frame);
    row->addWidget(line.label);
    row->addWidget(line.value, 1);
    row->addLayout(notices);
    row->addWidget(line.edit);
    connect(line.edit, &QPushButton::clicked, this,
            [this, index] { Q_EMIT pageWanted(m_rows.at(index).page); });
    content()->addWidget(line.frame);
    m_lines.push_back(line);
}

void ChoiceCard::fill(Line &line, const ReviewRow &row)
{
    line.label->setText(row.label);
    line.value->setText(row.value);
    line.edit->setText(tr("Edit"));
    line.edit->setAccessibleName(tr("Edit: %1").arg(row.label));
    // Keeps its room, so that what stands left of it is aligned with the other rows.
    QSizePolicy policy = line.edit->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    line.edit->setSizePolicy(policy);
    line.edit->setVisible(!row.page.isEmpty());
    for (std::size_t i = 0; i < line.pills.size(); ++i) {
        line.pills[i]->setVisible(i < row.notices.size());
        if (i < row.notices.size())
            setNotice(*line.pills[i], row.notices[i]);
    }
}

void ChoiceCard::setRows(const std::vector<ReviewRow> &rows)
{
    m_rows = rows;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i].frame->setVisible(i < rows.size());
        m_lines[i].frame->setProperty("last", i + 1 == rows.size());
        if (i < rows.size())
            fill(m_lines[i], rows[i]);
    }
}

void ChoiceCard::retranslate()
{
    setAccessibleName(tr("Choices"));
    setRows(std::vector<ReviewRow>(m_rows));
}

} // namespace pikestaff::pages
