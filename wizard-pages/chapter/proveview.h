// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "wizard-pages/chapter/stepdetails.h"

#include <QScrollArea>

class QLabel;

namespace pikestaff::ui {
class CodeBox;
class Pill;
} // namespace pikestaff::ui

namespace pikestaff::pages {

/// What should be true after a step beside what was found.
class ProveView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ProveView(QWidget *parent = nullptr);

    void show(const StepDetails &details);
    void retranslate();

private:
    [[nodiscard]] QString factsText() const;

    QLabel *m_expectHeading;
    QLabel *m_expect;
    QLabel *m_expectedHeading;
    ui::CodeBox *m_expected;
    QLabel *m_foundHeading;
    ui::Pill *m_outcome;
    QLabel *m_found;
    QLabel *m_realHeading;
    ui::CodeBox *m_real;
    QLabel *m_warning;
    QLabel *m_facts;
    StepDetails m_details;
};

/// What an outcome means, in a sentence.
[[nodiscard]] QString outcomeSentence(const StepDetails &details);

} // namespace pikestaff::pages
