// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/error.h"
#include "ui/card.h"

class QPushButton;

namespace pikestaff::ui {
class StateMark;
}

namespace pikestaff::pages {

/// What went wrong and how to mend it. Hidden while nothing did.
class ErrorCard : public ui::Card
{
    Q_OBJECT

public:
    explicit ErrorCard(QWidget *parent = nullptr);

    void setError(const std::optional<base::Error> &error);
    void retranslate();

Q_SIGNALS:
    void dismissed();

private:
    QLabel *m_sentence;
    QLabel *m_remedy;
    QPushButton *m_dismiss;
    std::optional<base::Error> m_error;
};

} // namespace pikestaff::pages
