// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "wizard-pages/chapter/steplog.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pikestaff::ui {
class LogView;
}

namespace pikestaff::pages {

/// The log of a step with its search, its hosts and its way to the end.
class LogPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LogPanel(StepLog &log, QWidget *parent = nullptr);

    void retranslate();
    /// Why there is nothing to see.
    void setPlaceholder(const QString &text);
    [[nodiscard]] ui::LogView &view() { return *m_view; }

private:
    void build();
    void connectAll();
    void takeHosts();
    void showState();
    void find(bool forward);
    void openFile();

    StepLog &m_log;
    QLineEdit *m_find;
    QLabel *m_noMatch;
    QComboBox *m_hosts;
    QPushButton *m_firstError;
    QLabel *m_following;
    QPushButton *m_toEnd;
    QLabel *m_missed;
    QPushButton *m_open;
    ui::LogView *m_view;
};

} // namespace pikestaff::pages
