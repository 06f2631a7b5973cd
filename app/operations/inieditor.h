// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "model/content.h"
#include "model/secretstore.h"

#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace pikestaff::operations {

struct IniSetting
{
    QString section;
    QString key;
    model::Content value; ///< one line
};

/// What an INI file shall say.
struct IniChanges
{
    std::vector<IniSetting> settings;
    std::vector<std::pair<QString, QString>> removals; ///< section, key: commented out
    QStringList cleared; ///< sections without any other active option than those of `settings`
};

struct IniOutcome
{
    model::Content text;
    QStringList differences; ///< "[database] connection differs"; empty: the text is as it was
};

/// Edits INI text as OpenStack reads it: "key = value" or "key: value" in "[section]", comments
/// begin with # or ;, an indented line continues the value before it, a section may occur several
/// times. Comments and order stay. An active option is replaced where it stands and its duplicates
/// are commented out; a missing one comes below its commented default ("#key = ..."), else at the
/// end of the section's active part; a missing section comes last.
[[nodiscard]] IniOutcome editIni(const QString &text, const IniChanges &changes,
                                 const model::SecretStore &secrets);

} // namespace pikestaff::operations
