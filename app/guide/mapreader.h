// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "base/result.h"
#include "guide/condition.h"
#include "guide/value.h"
#include "model/yamlnode.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace pikestaff::guide {

/// Reads a map of a guide file strictly. The first fault stays and everything read after it is
/// empty, so that a struct is read straight through and finish() tells whether it is good. What is
/// not in the map is empty or `absent`. Keeps a reference to the map.
class MapReader
{
public:
    template<typename Meaning, size_t Count>
    using Words = std::array<std::pair<const char *, Meaning>, Count>;

    MapReader(const model::YamlNode &map, const QStringList &required,
              const QStringList &optional = {});

    [[nodiscard]] const model::YamlNode *find(const QString &key) const; ///< nullptr after a fault
    [[nodiscard]] QString text(const QString &key);                      ///< not empty
    [[nodiscard]] QString textOrEmpty(const QString &key);
    [[nodiscard]] QString id(const QString &key);   ///< A-Z a-z 0-9, inside also . _ -
    [[nodiscard]] QString name(const QString &key); ///< A-Z a-z 0-9 _: for templates, conditions
    [[nodiscard]] base::LocalText localText(const QString &key); ///< a language may be missing
    [[nodiscard]] bool boolean(const QString &key, bool absent);
    [[nodiscard]] int integer(const QString &key, int least, int most, int absent);
    [[nodiscard]] QStringList texts(const QString &key); ///< of a list, or one text
    [[nodiscard]] Condition condition(const QString &key);
    [[nodiscard]] std::optional<Value> value(const QString &key, model::YamlNode::Kind kind);

    /// What the words of a list, or one word, mean.
    template<typename Meaning, size_t Count>
    [[nodiscard]] std::vector<Meaning> meanings(const QString &key,
                                                const Words<Meaning, Count> &words)
    {
        std::vector<Meaning> found;
        for (const auto *node : textNodes(key)) {
            const auto word =
                std::find_if(words.begin(), words.end(), [node](const auto &candidate) {
                    return node->text == QLatin1String(candidate.first);
                });
            if (word == words.end()) {
                QStringList known;
                for (const auto &candidate : words) {
                    known.append(QLatin1String(candidate.first));
                }
                refuse(*node, QStringLiteral("is not one of: ") + known.join(QLatin1String(", ")));
                return {};
            }
            found.push_back(word->second);
        }
        return found;
    }

    /// What `read` (YamlNode to Result<Item>) makes of the items of a list.
    template<typename Read>
    [[nodiscard]] auto items(const QString &key, Read read)
    {
        std::vector<typename decltype(read(model::YamlNode()))::value_type> found;
        for (const auto *node : itemNodes(key)) {
            auto item = read(*node);
            if (!item) {
                m_fault = std::move(item.error());
                return found;
            }
            found.push_back(std::move(*item));
        }
        return found;
    }

    template<typename Whole>
    [[nodiscard]] base::Result<Whole> finish(Whole whole) const
    {
        if (m_fault) {
            return base::Failure(*m_fault);
        }
        return whole;
    }

    /// Makes the first fault: InvalidValue with the text and what is wrong with it.
    void refuse(const model::YamlNode &node, const QString &fault);

    [[nodiscard]] Position position() const;
    [[nodiscard]] KeyLines lines() const;

private:
    template<typename Got>
    Got keep(base::Result<Got> got);
    [[nodiscard]] std::vector<const model::YamlNode *> textNodes(const QString &key);
    [[nodiscard]] std::vector<const model::YamlNode *> itemNodes(const QString &key);
    [[nodiscard]] base::Result<Value> toValue(const model::YamlNode &node) const;

    const model::YamlNode &m_map;
    std::optional<base::Error> m_fault;
};

} // namespace pikestaff::guide
