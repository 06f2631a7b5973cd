// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pikestaff::main {

/// The terminal, or what stands in its place.
class Console
{
public:
    explicit Console(base::Language language);

    [[nodiscard]] base::Language language() const { return m_language; }
    [[nodiscard]] bool isTerminal() const { return m_terminal; } ///< standard output
    [[nodiscard]] bool canAsk() const { return m_canAsk; }       ///< standard input is a terminal

    void print(const QString &line); ///< standard output
    void printBytes(const QByteArray &bytes);
    void complain(const QString &line); ///< standard error
    /// What, where, how to mend it, on one line; returns the exit status.
    int fail(const base::Error &error);

    /// Rewrites one line at the bottom; empty: takes it away. Nothing where there is no terminal.
    void status(const QString &line);
    [[nodiscard]] int columns() const;

    [[nodiscard]] bool confirm(const QString &question);
    [[nodiscard]] base::Secret askSecret(const QString &question); ///< not echoed
    /// The next line of standard input.
    [[nodiscard]] base::Secret readSecretFromInput();

private:
    base::Language m_language;
    bool m_terminal;
    bool m_canAsk;
    bool m_statusShown = false;
};

} // namespace pikestaff::main
