// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/card.h"
#include "wizard-pages/review/reviewrow.h"

#include <array>

class QPushButton;

namespace pikestaff::pages {

/// The choices of a project, one a row, with links to where each is made.
class ChoiceCard : public ui::Card
{
    Q_OBJECT

public:
    explicit ChoiceCard(QWidget *parent = nullptr);

    void setRows(const std::vector<ReviewRow> &rows); ///< five at most
    void retranslate();

Q_SIGNALS:
    void pageWanted(const QString &id);

private:
    struct Line
    {
        QWidget *frame;
        QLabel *label;
        QLabel *value;
        std::array<QPushButton *, 4> pills; ///< as many as a row has notices at most
        QPushButton *edit;
    };
    void addLine();
    void fill(Line &line, const ReviewRow &row);

    std::vector<Line> m_lines;
    std::vector<ReviewRow> m_rows;
};

} // namespace pikestaff::pages
