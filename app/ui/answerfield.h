// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/answerdrafts.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pikestaff::ui {

class FieldMessage;

/// One answer of a guide as a field: title, a line or a choice, and what is wrong with it.
class AnswerField : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerField(const guide::AnswerSpec &spec, QWidget *parent = nullptr);
    ~AnswerField() override;
    Q_DISABLE_COPY_MOVE(AnswerField)

    /// What is being typed now is not touched.
    void show(const engine::AnswerDrafts::Field &field, base::Language language);
    [[nodiscard]] const QString &explanation() const { return m_explanation; }
    /// Not in the field's own layout: whoever shows the field puts it above it.
    [[nodiscard]] QLabel *title() const;

Q_SIGNALS:
    void valueGiven(const QString &value);
    void entered(); ///< has the keyboard now

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeControl(const guide::AnswerSpec &spec);
    [[nodiscard]] QLayout *withBrowseButton();
    void chooseFile();
    void showValue(const engine::AnswerDrafts::Field &field, base::Language language);
    void setInvalid(bool invalid);

    QPointer<QLabel> m_title; ///< the parent's, and gone with us
    QLineEdit *m_edit = nullptr;
    QComboBox *m_choice = nullptr;   ///< of Choice and Boolean
    QPushButton *m_browse = nullptr; ///< of Path
    FieldMessage *m_message;
    QString m_explanation;
};

} // namespace pikestaff::ui
