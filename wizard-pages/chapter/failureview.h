// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/errortext.h"
#include "ui/logstore.h"
#include "wizard-pages/chapter/stepdetails.h"

#include <QScrollArea>

class QLabel;
class QPushButton;

namespace pikestaff::ui {
class CodeBox;
class LogView;
class Pill;
} // namespace pikestaff::ui

namespace pikestaff::pages {

class StepLog;

/// Why a step failed: the sentence, what the host said, what to do, the end of its log. Scrolls as
/// a whole: nothing in it has a bar of its own for its lines.
class FailureView : public QScrollArea
{
    Q_OBJECT

public:
    static constexpr size_t evidenceLines = 20;

    explicit FailureView(StepLog &log, QWidget *parent = nullptr);

    void show(const StepDetails &details);
    void retranslate();

Q_SIGNALS:
    void retryWanted();
    void passwordsWanted();
    void wholeLogWanted();

private:
    void build();
    void takeEvidence();
    [[nodiscard]] engine::ErrorText sentences() const;
    [[nodiscard]] QString passwordsText() const;

    StepLog &m_log;
    ui::LogStore m_evidence; ///< the last lines of the log
    QWidget *m_body;
    ui::Pill *m_pill;
    QLabel *m_sentence;
    QLabel *m_facts;
    ui::CodeBox *m_reason;
    QLabel *m_todoHeading;
    QLabel *m_todo;
    QPushButton *m_retry;
    QPushButton *m_passwords;
    QPushButton *m_wholeLog;
    QWidget *m_evidenceBar;
    QLabel *m_evidenceHeading;
    ui::LogView *m_view;
    StepDetails m_details;
};

} // namespace pikestaff::pages
