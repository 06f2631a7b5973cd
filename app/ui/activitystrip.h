// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"

#include <vector>

class QHBoxLayout;
class QLabel;

namespace pikestaff::ui {

class StateMark;

/// What each host does at this moment. Takes no room while nothing runs.
class ActivityStrip : public QWidget
{
    Q_OBJECT

public:
    struct Host
    {
        QString name;
        Mark mark = Mark::None;
        QString text; ///< translated
    };

    explicit ActivityStrip(QWidget *parent = nullptr);

    /// Shows the strip where there are hosts.
    void setHosts(const std::vector<Host> &hosts);

private:
    struct Chip
    {
        QWidget *frame;
        StateMark *mark;
        QLabel *name;
        QLabel *text;
    };
    void addChip();

    QHBoxLayout *m_row;
    std::vector<Chip> m_chips;
};

} // namespace pikestaff::ui
