// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"

class QLabel;

namespace pikestaff::ui {

class StateMark;

/// The small line under a field: a sign and a sentence. Takes no room while it is empty; what
/// appears is announced to assistive technology.
class FieldMessage : public QWidget
{
    Q_OBJECT

public:
    explicit FieldMessage(QWidget *parent = nullptr);

    /// Mark::None, Done, Warning or Failed. An empty sentence hides the line.
    void setMessage(Mark mark, const QString &sentence);
    void clear() { setMessage(Mark::None, {}); }
    [[nodiscard]] QString text() const;
    [[nodiscard]] Mark mark() const;

private:
    StateMark *m_mark;
    QLabel *m_label;
};

} // namespace pikestaff::ui
