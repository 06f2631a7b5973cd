// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace pikestaff::model {

/// A YAML document as plain values that know their line, so that every complaint can say file:line.
/// yaml-cpp stays behind parseYaml().
struct YamlNode
{
    enum class Kind { Null, Text, List, Map };

    // Not in the class: a pair with this type needs it complete.
    YamlNode();
    ~YamlNode();
    YamlNode(const YamlNode &);
    YamlNode &operator=(const YamlNode &);
    YamlNode(YamlNode &&) noexcept;
    YamlNode &operator=(YamlNode &&) noexcept;

    Kind kind = Kind::Null;
    QString file;
    int line = 0; ///< from 1; of a map's value: the line of its key
    QString text;
    std::vector<YamlNode> items;
    std::vector<std::pair<QString, YamlNode>> entries; ///< in the order of the file, keys unique

    [[nodiscard]] const YamlNode *find(const QString &key) const;
    [[nodiscard]] QString where() const; ///< "project.yaml:12"

    // Strict access; errors have subject = file:line.
    /// Error UnknownKey unless this is a map with no other keys than these.
    [[nodiscard]] base::Status allowOnly(const QStringList &keys) const;
    [[nodiscard]] base::Result<const YamlNode *> require(const QString &key) const; ///< MissingKey
    [[nodiscard]] base::Result<QString> asText() const; ///< InvalidValue unless text (not empty)
    [[nodiscard]] base::Result<int> asInteger(int least, int most) const;
    [[nodiscard]] base::Result<bool> asBoolean() const;      ///< true/false/yes/no
    [[nodiscard]] base::Result<QStringList> asTexts() const; ///< a list of texts, or one text
};

/// One document of UTF-8 text, at most 64 levels and 200 000 values (aliases counted where they are
/// used). Errors: SyntaxError, DuplicateName (a key twice); subject = fileName:line.
[[nodiscard]] base::Result<YamlNode> parseYaml(const QByteArray &text, const QString &fileName);

} // namespace pikestaff::model
