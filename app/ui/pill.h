// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QLabel>

namespace pikestaff::ui {

/// A short word with a soft background. Never wraps.
class Pill : public QLabel
{
    Q_OBJECT

public:
    enum class Kind { Neutral, Good, Warning, Error, Accent };

    explicit Pill(QWidget *parent = nullptr);
    Pill(Kind kind, const QString &text, QWidget *parent = nullptr);

    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }

private:
    Kind m_kind = Kind::Neutral;
};

} // namespace pikestaff::ui
