// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "wizard-pages/review/hostplan.h"

#include <QWidget>

class QLabel;
class QStandardItemModel;
class QTabBar;
class QTableView;

namespace pikestaff::ui {
class Card;
class CodeBox;
} // namespace pikestaff::ui

namespace pikestaff::pages {

/// The plan: hosts at the left, what is done on the chosen one at the right.
class PlanView : public QWidget
{
    Q_OBJECT

public:
    explicit PlanView(QWidget *parent = nullptr);

    /// Keeps the chosen host.
    void setHosts(const std::vector<HostPlan> &hosts);
    void setTotal(const QString &text); ///< "218 steps · about 9 min"
    void retranslate();

private:
    void showChosen();
    [[nodiscard]] std::size_t chosen() const;

    std::vector<HostPlan> m_hosts;
    ui::Card *m_list;
    QLabel *m_total;
    QTableView *m_table;
    QStandardItemModel *m_model;
    ui::Card *m_details;
    QTabBar *m_tabs;
    ui::CodeBox *m_code;
};

} // namespace pikestaff::pages
