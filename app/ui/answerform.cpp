// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/answerform.h"

#include "ui/answerfield.h"
#include "ui/textrole.h"

#include <QGridLayout>
#include <QLabel>

namespace pikestaff::ui {

namespace {

constexpr int columnGap = 16;
constexpr int rowGap = 10;
constexpr int titleGap = 3;
constexpr int wideCard = 800; ///< has room for three columns
constexpr int mostColumns = 3;

} // namespace

AnswerForm::AnswerForm(QWidget *parent)
    : Card(parent)
    , m_grid(new QGridLayout)
    , m_explanation(new QLabel(this))
{
    usePadding();
    m_grid->setHorizontalSpacing(columnGap);
    m_grid->setVerticalSpacing(titleGap);
    setTextRole(m_explanation, TextRole::SmallDim);
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    content()->setSpacing(rowGap);
    content()->addLayout(m_grid);
    content()->addWidget(m_explanation);
    content()->addStretch(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void AnswerForm::show(const std::vector<engine::AnswerDrafts::Field> &fields,
                      base::Language language)
{
    std::vector<const guide::AnswerSpec *> specs;
    specs.reserve(fields.size());
    for (const engine::AnswerDrafts::Field &field : fields)
        specs.push_back(field.spec);
    if (specs != m_specs) {
        m_specs = specs;
        rebuild(fields);
    }
    for (std::size_t i = 0; i < fields.size(); ++i)
        m_fields[i]->show(fields[i], language);
    explain(m_explained);
    setVisible(!fields.empty());
}

/// Fields that are still asked keep their place in the focus chain, and the keyboard.
void AnswerForm::rebuild(const std::vector<engine::AnswerDrafts::Field> &fields)
{
    std::vector<AnswerField *> kept;
    for (const engine::AnswerDrafts::Field &field : fields) {
        const QString name = field.spec->id.value();
        const auto before =
            std::find_if(m_fields.begin(), m_fields.end(),
                         [&name](const AnswerField *each) { return each->objectName() == name; });
        if (before != m_fields.end()) {
            kept.push_back(*before);
            m_fields.erase(before);
            continue;
        }
        auto *made = new AnswerField(*field.spec, this);
        made->layout()->setContentsMargins(0, 0, 0, rowGap - titleGap);
        const base::AnswerId id = field.spec->id;
        connect(made, &AnswerField::valueGiven, this,
                [this, id](const QString &value) { Q_EMIT valueGiven(id, value); });
        connect(made, &AnswerField::entered, this, [this, made] { explain(made); });
        kept.push_back(made);
    }
    for (AnswerField *gone : m_fields) {
        if (gone == m_explained)
            m_explained = nullptr;
        gone->title()->hide();
        gone->hide();
        gone->deleteLater();
    }
    m_fields = std::move(kept);
    for (std::size_t i = 1; i < m_fields.size(); ++i)
        setTabOrder(m_fields[i - 1], m_fields[i]);
    m_columns = 0;
    place();
}

void AnswerForm::place()
{
    const int columns = width() >= wideCard ? mostColumns : mostColumns - 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (m_grid->count() > 0)
        delete m_grid->takeAt(0);
    for (int column = 0; column < mostColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const int column = static_cast<int>(i) % columns;
        const int row = static_cast<int>(i) / columns * 2;
        m_grid->addWidget(m_fields[i]->title(), row, column); // so fields stand on one line
        m_grid->addWidget(m_fields[i], row + 1, column);
    }
}

void AnswerForm::explain(AnswerField *field)
{
    m_explained = field == nullptr && !m_fields.empty() ? m_fields.front() : field;
    m_explanation->setText(m_explained == nullptr ? QString() : m_explained->explanation());
}

void AnswerForm::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    place();
}

} // namespace pikestaff::ui
