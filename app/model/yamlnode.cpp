// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/yamlnode.h"

#include <QSet>
#include <QStringDecoder>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <string>

namespace pikestaff::model {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

// An alias inside its own anchor has no end, and a few dozen nested aliases make millions of nodes.
constexpr int deepest = 64;
constexpr int mostNodes = 200'000;

QString position(const QString &file, int line)
{
    return file + QLatin1Char(':') + QString::number(line);
}

Failure failure(ErrorCode code, const QString &where, const QString &detail)
{
    return Failure(Error{code, where, detail, nullptr});
}

/// From yaml-cpp's nodes to ours.
class Conversion
{
public:
    Conversion(const QString &file, int lastLine)
        : m_file(file)
        , m_lastLine(lastLine)
    {
    }

    [[nodiscard]] Result<YamlNode> convert(const YAML::Node &from, int line, int depth)
    {
        YamlNode node;
        node.file = m_file;
        // Some empty values know no place of their own.
        node.line = from.Mark().line >= 0 ? std::min(from.Mark().line + 1, m_lastLine) : line;
        if (depth > deepest || ++m_nodes > mostNodes) {
            return failure(ErrorCode::SyntaxError, node.where(),
                           QStringLiteral("nested too deeply or too large"));
        }
        switch (from.Type()) {
        case YAML::NodeType::Undefined:
        case YAML::NodeType::Null:
            return node;
        case YAML::NodeType::Scalar:
            node.kind = YamlNode::Kind::Text;
            node.text = QString::fromStdString(from.Scalar());
            return node;
        case YAML::NodeType::Sequence:
            return list(from, std::move(node), depth);
        case YAML::NodeType::Map:
            return map(from, std::move(node), depth);
        }
        return node;
    }

private:
    [[nodiscard]] Result<YamlNode> list(const YAML::Node &from, YamlNode node, int depth)
    {
        node.kind = YamlNode::Kind::List;
        for (const YAML::Node &item : from) {
            Result<YamlNode> converted = convert(item, node.line, depth + 1);
            if (!converted) {
                return converted;
            }
            node.items.push_back(std::move(*converted));
        }
        return node;
    }

    [[nodiscard]] Result<YamlNode> map(const YAML::Node &from, YamlNode node, int depth)
    {
        node.kind = YamlNode::Kind::Map;
        QSet<QString> keys;
        for (const auto &entry : from) {
            Result<YamlNode> key = convert(entry.first, node.line, depth + 1);
            if (!key) {
                return key;
            }
            if (key->kind != YamlNode::Kind::Text || key->text.isEmpty()) {
                return failure(ErrorCode::SyntaxError, key->where(),
                               QStringLiteral("a key must be a text"));
            }
            if (keys.contains(key->text)) {
                return failure(ErrorCode::DuplicateName, key->where(), key->text);
            }
            keys.insert(key->text);
            Result<YamlNode> value = convert(entry.second, key->line, depth + 1);
            if (!value) {
                return value;
            }
            value->line = key->line; // where a person looks for it, also when it begins below
            node.entries.emplace_back(key->text, std::move(*value));
        }
        return node;
    }

    QString m_file;
    int m_lastLine;
    int m_nodes = 0;
};

/// The line of the first bytes that are not UTF-8; 0: all are.
int firstBadLine(const QByteArray &text)
{
    int line = 1;
    for (const QByteArray &part : text.split('\n')) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder(part);
        if (decoder.hasError() || decoded.contains(QChar(0))) {
            return line;
        }
        ++line;
    }
    return 0;
}

const char *kindName(YamlNode::Kind kind)
{
    switch (kind) {
    case YamlNode::Kind::Null:
        return "nothing";
    case YamlNode::Kind::Text:
        return "a text";
    case YamlNode::Kind::List:
        return "a list";
    case YamlNode::Kind::Map:
        return "a map";
    }
    return "";
}

Failure unexpected(const YamlNode &node, const QString &expected)
{
    const QString found = node.kind == YamlNode::Kind::Text
                              ? QLatin1Char('"') + node.text + QLatin1Char('"')
                              : QString::fromLatin1(kindName(node.kind));
    return failure(ErrorCode::InvalidValue, node.where(),
                   QStringLiteral("%1, expected: %2").arg(found, expected));
}

} // namespace

YamlNode::YamlNode() = default;
YamlNode::~YamlNode() = default;
YamlNode::YamlNode(const YamlNode &) = default;
YamlNode &YamlNode::operator=(const YamlNode &) = default;
YamlNode::YamlNode(YamlNode &&) noexcept = default;
YamlNode &YamlNode::operator=(YamlNode &&) noexcept = default;

const YamlNode *YamlNode::find(const QString &key) const
{
    const auto found = std::find_if(entries.cbegin(), entries.cend(),
                                    [&key](const auto &entry) { return entry.first == key; });
    return found == entries.cend() ? nullptr : &found->second;
}

QString YamlNode::where() const { return position(file, line); }

Status YamlNode::allowOnly(const QStringList &keys) const
{
    if (kind != Kind::Map) {
        return unexpected(*this, QStringLiteral("a map"));
    }
    for (const auto &[key, value] : entries) {
        if (!keys.contains(key)) {
            return failure(ErrorCode::UnknownKey, value.where(), key);
        }
    }
    return {};
}

Result<const YamlNode *> YamlNode::require(const QString &key) const
{
    if (kind != Kind::Map) {
        return unexpected(*this, QStringLiteral("a map"));
    }
    const YamlNode *found = find(key);
    if (found == nullptr) {
        return failure(ErrorCode::MissingKey, where(), key);
    }
    return found;
}

Result<QString> YamlNode::asText() const
{
    if (kind != Kind::Text || text.isEmpty()) {
        return unexpected(*this, QStringLiteral("a text"));
    }
    return text;
}

Result<int> YamlNode::asInteger(int least, int most) const
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (kind != Kind::Text || !isNumber || number < least || number > most) {
        return unexpected(*this, QStringLiteral("a number from %1 to %2").arg(least).arg(most));
    }
    return number;
}

Result<bool> YamlNode::asBoolean() const
{
    if (kind == Kind::Text) {
        if (text == QLatin1String("true") || text == QLatin1String("yes")) {
            return true;
        }
        if (text == QLatin1String("false") || text == QLatin1String("no")) {
            return false;
        }
    }
    return unexpected(*this, QStringLiteral("true or false"));
}

Result<QStringList> YamlNode::asTexts() const
{
    if (kind == Kind::Text) {
        return asText().map([](const QString &one) { return QStringList(one); });
    }
    if (kind != Kind::List) {
        return unexpected(*this, QStringLiteral("a list of texts"));
    }
    QStringList texts;
    for (const YamlNode &item : items) {
        const Result<QString> one = item.asText();
        if (!one) {
            return Failure(one.error());
        }
        texts.append(*one);
    }
    return texts;
}

Result<YamlNode> parseYaml(const QByteArray &text, const QString &fileName)
{
    if (const int line = firstBadLine(text); line != 0) {
        return failure(ErrorCode::SyntaxError, position(fileName, line),
                       QStringLiteral("not valid UTF-8 text"));
    }
    // An explicit end, because yaml-cpp takes the end of the file for the end of any open quote. No
    // complaint may point to it.
    const bool isWhole = text.isEmpty() || text.endsWith('\n');
    const QByteArray ended = text + (isWhole ? "...\n" : "\n...\n");
    const int lastLine = std::max(1, static_cast<int>(text.count('\n')) + (isWhole ? 0 : 1));
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(ended.toStdString());
        if (documents.size() > 1) {
            const int second = std::clamp(documents[1].Mark().line + 1, 1, lastLine);
            return failure(ErrorCode::SyntaxError, position(fileName, second),
                           QStringLiteral("more than one document"));
        }
        return Conversion(fileName, lastLine)
            .convert(documents.empty() ? YAML::Node() : documents.front(), 1, 0);
    } catch (const YAML::Exception &exception) {
        return failure(ErrorCode::SyntaxError,
                       position(fileName, std::clamp(exception.mark.line + 1, 1, lastLine)),
                       exception.msg == YAML::ErrorMsg::DOC_IN_SCALAR
                           ? QStringLiteral("a quote is not closed")
                           : QString::fromStdString(exception.msg));
    }
}

} // namespace pikestaff::model
