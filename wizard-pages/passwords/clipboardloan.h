// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace pikestaff::pages {

/// Lends a secret to the clipboard: it is taken back after a while, and when this goes, unless
/// somebody put something else there meanwhile. Remembers a hash only.
class ClipboardLoan : public QObject
{
    Q_OBJECT

public:
    explicit ClipboardLoan(std::chrono::milliseconds time, QObject *parent = nullptr);
    ~ClipboardLoan() override;

    void lend(const QString &text);

Q_SIGNALS:
    void returned();

private:
    [[nodiscard]] bool takeBack();

    QTimer m_timer;
    QByteArray m_hash;
};

} // namespace pikestaff::pages
