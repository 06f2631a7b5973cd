// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/yamlnode.h"

#include <QByteArray>
#include <QString>

namespace pikestaff::guide {

/// The files of one guide, by their names below its folder. Errors speak of files below the root of
/// the guides ("zed-debian12/nova.yaml:7") and stand where the missing or bad file is named.
class GuideFiles
{
public:
    GuideFiles(QString root, QString id);

    /// A YAML file with every {include_text: FILE} replaced by the text of FILE, which is looked
    /// for beside it. Such a text has the file name of FILE and line 1. Errors: FileMissing,
    /// FileUnreadable, InvalidValue (a name that leads out of the guide, not UTF-8), and those of
    /// parseYaml().
    [[nodiscard]] base::Result<model::YamlNode> readYaml(const QString &name,
                                                         const QString &namedAt) const;

private:
    [[nodiscard]] base::Result<QByteArray> read(const QString &name, const QString &namedAt) const;
    [[nodiscard]] base::Status includeTexts(model::YamlNode &node, const QString &folder) const;
    [[nodiscard]] base::Status includeText(model::YamlNode &node, const QString &folder) const;

    QString m_root;
    QString m_id;
};

} // namespace pikestaff::guide
