// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/error.h"
#include "ui/card.h"

#include <optional>
#include <vector>

class QLabel;
class QPushButton;

namespace pikestaff::ui {
class StateMark;
}

namespace pikestaff::pages {

/// One thing to be said above a page: what goes on, or what went wrong and how to mend it.
class NoticeCard : public ui::Card
{
    Q_OBJECT

public:
    explicit NoticeCard(QWidget *parent = nullptr);

    void showActivity(const QString &sentence);
    /// With further errors of the same kind (hosts that cannot be reached), a line each.
    void showError(const base::Error &error, const std::vector<base::Error> &more);
    void retranslate();

Q_SIGNALS:
    void pageWanted(const QString &id);

private:
    void showTexts();

    ui::StateMark *m_mark;
    QLabel *m_sentence;
    QLabel *m_remedy;
    QPushButton *m_link;
    QString m_page;
    std::optional<base::Error> m_error;
    std::vector<base::Error> m_more;
};

} // namespace pikestaff::pages
