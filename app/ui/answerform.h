// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/answerdrafts.h"
#include "ui/card.h"

class QGridLayout;

namespace pikestaff::ui {

class AnswerField;

/// Answers of a guide side by side in a card, with the explanation of the one that has the keyboard
/// below them.
class AnswerForm : public Card
{
    Q_OBJECT

public:
    explicit AnswerForm(QWidget *parent = nullptr);

    /// The same fields stay as they are, with what is typed in them; hidden without any.
    void show(const std::vector<engine::AnswerDrafts::Field> &fields, base::Language language);

Q_SIGNALS:
    void valueGiven(const pikestaff::base::AnswerId &id, const QString &value);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild(const std::vector<engine::AnswerDrafts::Field> &fields);
    void place();
    void explain(AnswerField *field);

    QGridLayout *m_grid;
    QLabel *m_explanation;
    std::vector<const guide::AnswerSpec *> m_specs;
    std::vector<AnswerField *> m_fields;
    AnswerField *m_explained = nullptr;
    int m_columns = 0; ///< 0: nothing is placed yet
};

} // namespace pikestaff::ui
