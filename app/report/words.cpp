// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "report/words.h"

#include "model/yamlnode.h"

#include <QFile>

namespace pikestaff::report {

Words::Words()
{
    QFile file(QStringLiteral(":/report/words.yaml"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const auto root = model::parseYaml(file.readAll(), QStringLiteral("words.yaml"));
    if (!root)
        return;
    for (const auto &[id, node] : root->entries) {
        const model::YamlNode *en = node.find(QStringLiteral("en"));
        const model::YamlNode *ko = node.find(QStringLiteral("ko"));
        if (en != nullptr && ko != nullptr)
            m_words[id] = {en->text, ko->text};
    }
}

QString Words::in(base::Language language, const QString &id) const
{
    const auto found = m_words.find(id);
    return found == m_words.end() ? id : found->second.in(language);
}

} // namespace pikestaff::report
