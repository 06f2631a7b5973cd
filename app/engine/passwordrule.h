// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "guide/guide.h"

#include <QString>

namespace pikestaff::engine {

/// Which characters a password may hold, read from the places where the guide's steps put it. Any
/// password is one line without control characters.
struct PasswordRule
{
    bool onlyUnreserved = false; ///< in the address of a database: letters, digits and - . _ ~
    bool noSingleQuote = false;  ///< between ' ' in a script that a shell reads
    bool noDollar = false;       ///< a value of a configuration file, where $ begins a name
    bool noBlankAtEnds = false;  ///< a value of a configuration file, which is trimmed

    [[nodiscard]] static PasswordRule of(const guide::Guide &guide, const base::SecretId &id);

    /// What of this text is not allowed, each character once; empty: nothing.
    [[nodiscard]] QString refusedIn(const QString &text) const;
    friend bool operator==(const PasswordRule &, const PasswordRule &) = default;
};

enum class PasswordStrength { Missing, Short, Fair, Strong };

/// Guesses needed, from length, kinds of characters and repetition. Generated ones are Strong.
/// Short: for a lab that nobody else reaches.
[[nodiscard]] PasswordStrength strengthOf(const QString &password);

} // namespace pikestaff::engine
