// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/mapreader.h"

#include <QRegularExpression>

namespace pikestaff::guide {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using model::YamlNode;

QLatin1String kindName(YamlNode::Kind kind)
{
    switch (kind) {
    case YamlNode::Kind::Null:
        return QLatin1String("nothing");
    case YamlNode::Kind::Text:
        return QLatin1String("a text");
    case YamlNode::Kind::List:
        return QLatin1String("a list");
    case YamlNode::Kind::Map:
        return QLatin1String("a map");
    }
    return {};
}

Error kindError(const YamlNode &node, YamlNode::Kind wanted, const QString &key)
{
    return {ErrorCode::InvalidValue, node.where(),
            QStringLiteral("%1: %2, expected: %3").arg(key, kindName(node.kind), kindName(wanted)),
            nullptr};
}

} // namespace

MapReader::MapReader(const YamlNode &map, const QStringList &required, const QStringList &optional)
    : m_map(map)
{
    if (auto known = map.allowOnly(required + optional); !known) {
        m_fault = std::move(known.error());
        return;
    }
    for (const auto &key : required) {
        if (const auto found = map.require(key); !found) {
            m_fault = found.error();
            return;
        }
    }
}

template<typename Got>
Got MapReader::keep(Result<Got> got)
{
    if (!got) {
        m_fault = std::move(got.error());
        return Got();
    }
    return std::move(*got);
}

const YamlNode *MapReader::find(const QString &key) const
{
    return m_fault ? nullptr : m_map.find(key);
}

void MapReader::refuse(const YamlNode &node, const QString &fault)
{
    if (!m_fault) {
        m_fault = Error{ErrorCode::InvalidValue, node.where(),
                        QStringLiteral("\"%1\" %2").arg(node.text, fault), nullptr};
    }
}

QString MapReader::text(const QString &key)
{
    const auto *node = find(key);
    return node == nullptr ? QString() : keep(node->asText());
}

QString MapReader::textOrEmpty(const QString &key)
{
    const auto *node = find(key);
    if (node != nullptr && node->kind != YamlNode::Kind::Text) {
        m_fault = kindError(*node, YamlNode::Kind::Text, key);
        return {};
    }
    return node == nullptr ? QString() : node->text;
}

QString MapReader::id(const QString &key)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\\z"));
    auto found = text(key);
    if (!m_fault && !found.isEmpty() && !shape.match(found).hasMatch()) {
        refuse(*find(key), QStringLiteral("is not an id: letters, digits, and . _ - between them"));
    }
    return found;
}

QString MapReader::name(const QString &key)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A(?!(?:and|or|not)\\z)[A-Za-z_][A-Za-z0-9_]*\\z"));
    auto found = text(key);
    if (!m_fault && !found.isEmpty() && !shape.match(found).hasMatch()) {
        refuse(*find(key), QStringLiteral("is not a name: letters, digits and _, beginning with no "
                                          "digit; not \"and\", \"or\", \"not\""));
    }
    return found;
}

base::LocalText MapReader::localText(const QString &key)
{
    const auto *node = find(key);
    if (node == nullptr) {
        return {};
    }
    static const auto en = QStringLiteral("en");
    static const auto ko = QStringLiteral("ko");
    MapReader languages(*node, {}, {en, ko});
    const auto read = [&languages](const QString &language) {
        const auto *text = languages.find(language);
        const bool missing = text != nullptr && text->kind == YamlNode::Kind::Null;
        return missing ? QString() : languages.textOrEmpty(language).trimmed();
    };
    base::LocalText text{read(en), read(ko)};
    m_fault = languages.m_fault;
    return text;
}

bool MapReader::boolean(const QString &key, bool absent)
{
    const auto *node = find(key);
    return node == nullptr ? absent : keep(node->asBoolean());
}

int MapReader::integer(const QString &key, int least, int most, int absent)
{
    const auto *node = find(key);
    return node == nullptr ? absent : keep(node->asInteger(least, most));
}

QStringList MapReader::texts(const QString &key)
{
    QStringList found;
    for (const auto *node : textNodes(key)) {
        found.append(node->text);
    }
    return found;
}

Condition MapReader::condition(const QString &key)
{
    const auto source = text(key);
    return source.isEmpty() ? Condition() : keep(Condition::parse(source, find(key)->where()));
}

std::optional<Value> MapReader::value(const QString &key, YamlNode::Kind kind)
{
    const auto *node = find(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    if (node->kind != kind) {
        m_fault = kindError(*node, kind, key);
        return std::nullopt;
    }
    return keep(toValue(*node));
}

Result<Value> MapReader::toValue(const YamlNode &node) const
{
    const Position at{node.file, node.line, node.file != m_map.file};
    switch (node.kind) {
    case YamlNode::Kind::Text:
        return Value(model::Content(node.text), at);
    case YamlNode::Kind::List: {
        Value::List list;
        for (const auto &item : node.items) {
            auto value = toValue(item);
            if (!value) {
                return value;
            }
            list.push_back(std::move(*value));
        }
        return Value(std::move(list), at);
    }
    case YamlNode::Kind::Map: {
        Value::Map map;
        for (const auto &[key, item] : node.entries) {
            auto value = toValue(item);
            if (!value) {
                return value;
            }
            map.emplace_back(key, std::move(*value));
        }
        return Value(std::move(map), at);
    }
    case YamlNode::Kind::Null:
        break;
    }
    return Failure(Error{ErrorCode::InvalidValue, node.where(),
                         QStringLiteral("nothing is given; an empty text is written \"\""),
                         nullptr});
}

Position MapReader::position() const { return {m_map.file, m_map.line}; }

KeyLines MapReader::lines() const
{
    KeyLines lines;
    const auto add = [this, &lines](const QString &key, const YamlNode &node) {
        if (node.file == m_map.file) {
            lines.emplace(key, node.line);
        }
    };
    for (const auto &[key, node] : m_map.entries) {
        add(key, node);
        for (const auto &[inner, value] : node.entries) {
            add(key + QLatin1Char('.') + inner, value);
        }
        for (size_t i = 0; i < node.items.size(); ++i) {
            add(QStringLiteral("%1[%2]").arg(key).arg(i), node.items[i]);
        }
    }
    return lines;
}

std::vector<const YamlNode *> MapReader::textNodes(const QString &key)
{
    const auto *node = find(key);
    if (node == nullptr) {
        return {};
    }
    auto nodes = node->kind == YamlNode::Kind::List ? itemNodes(key) : std::vector{node};
    for (const auto *item : nodes) {
        if (const auto text = item->asText(); !text) {
            m_fault = text.error();
            return {};
        }
    }
    return nodes;
}

std::vector<const YamlNode *> MapReader::itemNodes(const QString &key)
{
    const auto *node = find(key);
    if (node == nullptr) {
        return {};
    }
    if (node->kind != YamlNode::Kind::List) {
        m_fault = kindError(*node, YamlNode::Kind::List, key);
        return {};
    }
    std::vector<const YamlNode *> nodes;
    for (const auto &item : node->items) {
        nodes.push_back(&item);
    }
    return nodes;
}

} // namespace pikestaff::guide
