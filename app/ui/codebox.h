// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QFrame>

class QPushButton;
class QTextEdit;
class QTimer;

namespace pikestaff::ui {

/// Commands, files or changes, to read, select and copy. As high as its text; with a maximum it
/// scrolls.
class CodeBox : public QFrame
{
    Q_OBJECT

public:
    explicit CodeBox(QWidget *parent = nullptr);

    void setText(const QString &text);
    /// Lines that begin with + or - get their colour; the sign stays.
    void setDiff(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    /// 0 = as high as the text.
    void setLargestHeight(int pixels);
    /// Fills its layout and scrolls, instead of being as high as its text.
    void setFilling(bool filling);
    void setAccessibleText(const QString &name); ///< what the code is

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void render();
    void fitHeight();
    void keepClearOfButton();
    void placeButton();
    void sizeButton();
    void copyAll();
    void retranslate();

    QTextEdit *m_edit;
    QPushButton *m_copy;
    QTimer *m_copied;
    QString m_text;
    bool m_diff = false;
    bool m_filling = false;
    int m_largest = 0;
};

} // namespace pikestaff::ui
