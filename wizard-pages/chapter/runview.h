// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "wizard-pages/chapter/logpanel.h"
#include "wizard-pages/chapter/stepdetails.h"

namespace pikestaff::ui {
class CodeBox;
}

namespace pikestaff::pages {

/// The command of a step and what it prints.
class RunView : public QWidget
{
    Q_OBJECT

public:
    explicit RunView(StepLog &log, QWidget *parent = nullptr);

    void show(const StepDetails &details);
    void retranslate();
    [[nodiscard]] LogPanel &logPanel() { return *m_log; }

private:
    [[nodiscard]] QString whyEmpty() const;

    ui::CodeBox *m_command;
    LogPanel *m_log;
    StepDetails m_details;
};

} // namespace pikestaff::pages
