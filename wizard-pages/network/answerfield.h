// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "guide/guide.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace pikestaff::ui {
class FieldMessage;
} // namespace pikestaff::ui

namespace pikestaff::pages {

/// One answer of a guide as a field: title, a line or a choice, explanation or fault.
class AnswerField : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerField(const guide::AnswerSpec &spec, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &explanation);
    /// What is being typed now is not touched.
    void setValue(const QString &value, const QString &fault);

Q_SIGNALS:
    void valueGiven(const QString &value);

private:
    QLabel *m_title;
    QLineEdit *m_edit = nullptr;
    QComboBox *m_choice = nullptr; ///< of Choice and Boolean
    ui::FieldMessage *m_message;
    QString m_explanation;
};

} // namespace pikestaff::pages
