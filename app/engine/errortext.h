// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/error.h"

#include <QCoreApplication>
#include <QString>

namespace pikestaff::engine {

/// What a person reads of an error: one sentence with what and where, one with how to mend it.
struct ErrorText
{
    QString sentence;
    QString remedy;
};

/// Where the person is who reads it: a remedy names pages there, commands here.
enum class Door { Window, CommandLine };

/// The only translation of errors. Every code has a text (tests/engine/tst_errortext).
class ErrorTexts
{
    Q_DECLARE_TR_FUNCTIONS(pikestaff::engine::ErrorTexts)

public:
    [[nodiscard]] static ErrorText of(const base::Error &error, Door door = Door::Window);
};

/// Exit status of a program that ends with this error: 1 a step failed or a check blocks, 2 bad
/// input, 3 unreachable host, 4 cancelled.
[[nodiscard]] int exitStatus(base::ErrorCode code);

} // namespace pikestaff::engine
