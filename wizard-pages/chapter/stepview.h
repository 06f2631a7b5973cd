// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/card.h"
#include "wizard-pages/chapter/chaptermodel.h"
#include "wizard-pages/chapter/steplog.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTabBar;

namespace pikestaff::ui {
class Pill;
}

namespace pikestaff::pages {

class FailureView;
class ProveView;
class RunView;
class SeeView;

/// The selected step: what it is (See), what it does (Run), what it has brought about (Prove), and
/// why it failed.
class StepView : public ui::Card
{
    Q_OBJECT

public:
    enum class Tab { Failure, See, Run, Prove };

    explicit StepView(ChapterModel &model, QWidget *parent = nullptr);

    void showRow(int row);
    void refresh(); ///< the state of the step may have changed
    void setActive(bool active);
    void setTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    [[nodiscard]] int row() const { return m_row; }
    void retranslate();

Q_SIGNALS:
    void retryWanted();
    void passwordsWanted();

private:
    void build();
    void takeHosts();
    void showDetails();
    void showLog();
    void placeTabs();
    [[nodiscard]] const plan::InstanceId *currentId() const;

    ChapterModel &m_model;
    StepLog m_log;
    int m_row = -1;
    std::vector<plan::InstanceId> m_ids;
    std::vector<StepLog::Source> m_shown; ///< what the log stands for
    std::optional<StepDetails> m_details;
    bool m_hasFailure = false;
    QLabel *m_title;
    QComboBox *m_hosts;
    ui::Pill *m_status;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    FailureView *m_failure;
    SeeView *m_see;
    RunView *m_run;
    ProveView *m_prove;
};

} // namespace pikestaff::pages
