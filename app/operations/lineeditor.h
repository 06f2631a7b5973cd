// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/content.h"
#include "model/secretstore.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <vector>

namespace pikestaff::operations {

/// One edit of a text by whole lines.
struct LineEdit
{
    enum class Kind {
        Replace, ///< the first line that matches becomes `text`, further ones are commented out
        Append,  ///< the same; without any such line `text` comes last
        Comment, ///< every active line that matches gets a # before it
        Remove,  ///< every line that matches goes
        Block,   ///< every line of `text` is there, else all of it comes last
    };

    Kind kind = Kind::Replace;
    QRegularExpression match; ///< of one line, anywhere in it
    model::Content text;
};

struct LineOutcome
{
    model::Content text;
    QStringList differences; ///< empty: the text is as it was
    QString fault;           ///< why the edits cannot be made; empty: they can
};

/// Error: SecretMissing.
[[nodiscard]] base::Result<LineOutcome> editLines(const QString &text,
                                                  const std::vector<LineEdit> &edits,
                                                  const model::SecretStore &secrets);

} // namespace pikestaff::operations
