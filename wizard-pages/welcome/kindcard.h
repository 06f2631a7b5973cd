// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/card.h"

class QRadioButton;

namespace pikestaff::pages {

/// One of several ways, with what it means; a click anywhere in it takes it.
class KindCard : public ui::Card
{
    Q_OBJECT

public:
    explicit KindCard(QWidget *parent = nullptr);

    [[nodiscard]] QRadioButton *button() const { return m_button; }
    void setTexts(const QString &title, const QString &explanation);

protected:
    void mousePressEvent(QMouseEvent *event) override;

private:
    QRadioButton *m_button;
    QLabel *m_text;
};

} // namespace pikestaff::pages
