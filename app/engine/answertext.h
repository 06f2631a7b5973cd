// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "guide/guide.h"

#include <QCoreApplication>

namespace pikestaff::engine {

/// Says to a person what an answer of the guide may be.
class AnswerText
{
    Q_DECLARE_TR_FUNCTIONS(pikestaff::engine::AnswerText)

public:
    /// Why this value is not allowed; empty: it is.
    [[nodiscard]] static QString fault(const guide::AnswerSpec &spec, const QString &value);
    /// What a choice or a boolean is called.
    [[nodiscard]] static QString choice(const guide::AnswerSpec &spec, const QString &value,
                                        base::Language language);
    /// An example of a value, for an empty field; may be empty.
    [[nodiscard]] static QString example(const guide::AnswerSpec &spec);
};

} // namespace pikestaff::engine
