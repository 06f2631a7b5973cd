// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "wizard-pages/chapter/stepdetails.h"

#include <QScrollArea>

class QLabel;
class QPushButton;

namespace pikestaff::ui {
class CodeBox;
}

namespace pikestaff::pages {

/// Why a step is there, what the guide tells a person to type, and what is really run.
class SeeView : public QScrollArea
{
    Q_OBJECT

public:
    explicit SeeView(QWidget *parent = nullptr);

    void show(const StepDetails &details);
    void retranslate();

private:
    QLabel *m_why;
    QLabel *m_guideHeading;
    ui::CodeBox *m_guide;
    QLabel *m_notInGuide;
    QLabel *m_runHeading;
    QLabel *m_runNote;
    ui::CodeBox *m_run;
    QLabel *m_unresolved;
    QLabel *m_expectHeading;
    QLabel *m_expect;
    QPushButton *m_link;
    StepDetails m_details;
};

} // namespace pikestaff::pages
