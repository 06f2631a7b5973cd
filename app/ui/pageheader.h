// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace pikestaff::ui {

/// Title and summary of the page that is shown, and its controls at the right.
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &summary);
    /// Shown here until other ones are set; stays the page's own. May be null.
    void setControls(QWidget *controls, QWidget *owner);

private:
    QHBoxLayout *m_row;
    QLabel *m_title;
    QLabel *m_summary;
    QPointer<QWidget> m_controls;
    QPointer<QWidget> m_owner;
};

} // namespace pikestaff::ui
