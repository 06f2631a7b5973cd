// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QAbstractButton>

namespace pikestaff::pages {

/// One of a few big choices: title, what it is, what follows from it. Arrow keys move between the
/// cards of a group.
class OptionCard : public QAbstractButton
{
    Q_OBJECT

public:
    explicit OptionCard(QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &text, const QString &consequence);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_text;
    QString m_consequence;
};

} // namespace pikestaff::pages
