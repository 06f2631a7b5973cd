// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QScrollArea>

namespace pikestaff::ui {

/// Gives a page the room that the window has, with the margins around it. Scrolls only where the
/// page needs more than there is even at its smallest: what can shrink, shrinks first.
class PageScroll : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes the page.
    explicit PageScroll(QWidget &page, QWidget *parent = nullptr);
};

} // namespace pikestaff::ui
