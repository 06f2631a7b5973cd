// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guides/factexceptions.h"

#include "model/yamlnode.h"

namespace pikestaff::test {

namespace {

using base::ErrorCode;
using base::Failure;
using base::Result;
using model::YamlNode;

Result<QString> textOrNone(const YamlNode &map, const char *key)
{
    const YamlNode *node = map.find(QString::fromLatin1(key));
    if (node == nullptr) {
        return QString();
    }
    const auto text = node->asText();
    return text ? Result<QString>(text->trimmed()) : text;
}

Result<FactException> readException(const YamlNode &node)
{
    const QStringList keys = {QStringLiteral("section"), QStringLiteral("fact"),
                              QStringLiteral("action"), QStringLiteral("moved"),
                              QStringLiteral("reason")};
    if (const auto known = node.allowOnly(keys); !known) {
        return Failure(known.error());
    }
    for (const QString &key : {keys.first(), keys.last()}) {
        if (const auto there = node.require(key); !there) {
            return Failure(there.error());
        }
    }
    FactException exception;
    exception.where = node.where();
    exception.moved = node.find(keys.at(3)) != nullptr;
    for (const auto &[key, member] :
         {std::pair("section", &exception.section), std::pair("fact", &exception.fact),
          std::pair("action", &exception.action), std::pair("reason", &exception.reason)}) {
        auto text = textOrNone(node, key);
        if (!text) {
            return Failure(text.error());
        }
        *member = *text;
    }
    if (exception.fact.isEmpty() && exception.action.isEmpty()) {
        return Failure(
            base::Error{ErrorCode::MissingKey, node.where(), QStringLiteral("fact"), nullptr});
    }
    return exception;
}

/// What is in `all` more often than in `others`.
QStringList without(QStringList all, const QStringList &others)
{
    for (const QString &other : others) {
        all.removeOne(other);
    }
    return all;
}

} // namespace

Result<FactExceptions> FactExceptions::read(const QByteArray &yaml)
{
    const auto document = model::parseYaml(yaml, QStringLiteral("exceptions.yaml"));
    if (!document) {
        return Failure(document.error());
    }
    const auto list = document->require(QStringLiteral("exceptions"));
    if (!list) {
        return Failure(list.error());
    }
    FactExceptions exceptions;
    for (const YamlNode &node : (*list)->items) {
        auto exception = readException(node);
        if (!exception) {
            return Failure(exception.error());
        }
        exceptions.m_exceptions.push_back(*exception);
    }
    return exceptions;
}

QStringList FactExceptions::compare(const QString &section, const QStringList &facts,
                                    const QStringList &actions)
{
    QStringList wanted = facts;
    QStringList shown = actions;
    QStringList moved;
    for (FactException &exception : m_exceptions) {
        if (exception.section != section) {
            continue;
        }
        const QString &fact = exception.fact;
        const QString &action = exception.action;
        const auto at = wanted.indexOf(fact);
        if (!fact.isEmpty() && !action.isEmpty() && at >= 0) {
            wanted[at] = action;
            exception.used = true;
        } else if (!exception.moved && action.isEmpty() && at >= 0) {
            wanted.removeAt(at);
            exception.used = true;
        } else if (fact.isEmpty() && shown.removeOne(action)) {
            exception.used = true;
        }
        if (exception.moved) {
            moved.append(action.isEmpty() ? fact : action);
            exception.used = exception.used || wanted.contains(moved.last());
        }
    }
    QStringList differences;
    for (const QString &text : without(wanted, shown)) {
        differences.append(QStringLiteral("missing: ") + text);
    }
    for (const QString &text : without(shown, wanted)) {
        differences.append(QStringLiteral("extra: ") + text);
    }
    if (differences.isEmpty() && without(wanted, moved) != without(shown, moved)) {
        differences.append(QStringLiteral("another order: ") + shown.join(QStringLiteral("; ")));
    }
    return differences;
}

QStringList FactExceptions::unused() const
{
    QStringList places;
    for (const FactException &exception : m_exceptions) {
        if (!exception.used) {
            places.append(exception.where);
        }
    }
    return places;
}

} // namespace pikestaff::test
