// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/argumentreader.h"

#include <QRegularExpression>

namespace pikestaff::operations {

using base::Error;
using base::ErrorCode;
using base::Failure;
using guide::Value;
using model::Content;

namespace {

QString name(const char *key) { return QString::fromLatin1(key); }

bool hasShape(const QString &text, const Shape &shape)
{
    const QRegularExpression whole(
        QRegularExpression::anchoredPattern(QString::fromLatin1(shape.pattern)));
    return whole.match(text).hasMatch();
}

/// A value is told as it stands there, but never at length.
QString shortened(const QString &text)
{
    constexpr qsizetype most = 60;
    return text.size() <= most ? text : text.left(most) + QChar(0x2026);
}

} // namespace

bool isUnbound(const QString &text) { return text.contains(QLatin1String("${")); }

std::vector<const Value *> itemsOf(const Value &value)
{
    if (value.list() == nullptr) {
        return {&value};
    }
    std::vector<const Value *> items;
    for (const Value &item : *value.list()) {
        items.push_back(&item);
    }
    return items;
}

ArgumentReader::ArgumentReader(const Value &map)
    : m_map(map)
{
    if (!map.isNull() && map.map() == nullptr) {
        m_fault = Error{ErrorCode::InvalidValue, map.position().toText(),
                        QStringLiteral("the arguments of a verb are a map"), nullptr};
    }
}

bool ArgumentReader::has(const char *key) const { return m_map.find(name(key)) != nullptr; }

const Value *ArgumentReader::find(const char *key)
{
    m_known.insert(name(key));
    const Value *value = m_fault ? nullptr : m_map.find(name(key));
    return value != nullptr && value->isNull() ? nullptr : value;
}

const Value *ArgumentReader::require(const char *key)
{
    const Value *value = find(key);
    if (value == nullptr) {
        missing(name(key));
    }
    return value;
}

void ArgumentReader::missing(const QString &key)
{
    if (!m_fault) {
        m_fault = Error{ErrorCode::MissingKey, m_map.position().toText(), key, nullptr};
    }
}

void ArgumentReader::refuse(const Value &value, const QString &detail)
{
    if (!m_fault) {
        m_fault = Error{ErrorCode::InvalidValue, value.position().toText(), detail, nullptr};
    }
}

void ArgumentReader::adopt(const base::Status &inner)
{
    if (!m_fault && !inner) {
        m_fault = inner.error();
    }
}

Content ArgumentReader::contentOf(const Value &value, const char *key)
{
    const Content *text = value.text();
    if (text == nullptr) {
        refuse(value, QStringLiteral("%1: expected a text").arg(name(key)));
        return {};
    }
    return *text;
}

QString ArgumentReader::textOf(const Value &value, const char *key, const Shape &shape)
{
    const Content content = contentOf(value, key);
    QString text = content.toDisplay();
    if (content.hasSecrets()) {
        refuse(value, QStringLiteral("%1: a secret cannot stand here").arg(name(key)));
    } else if (text.isEmpty()) {
        refuse(value, QStringLiteral("%1: expected %2, not an empty text")
                          .arg(name(key), QString::fromLatin1(shape.expected)));
    } else if (!isUnbound(text) && !hasShape(text, shape)) {
        refuse(value, QStringLiteral("%1: \"%2\", expected %3")
                          .arg(name(key), shortened(text), QString::fromLatin1(shape.expected)));
    } else {
        return text;
    }
    return {};
}

QString ArgumentReader::text(const char *key, const Shape &shape)
{
    const Value *value = require(key);
    return value == nullptr ? QString() : textOf(*value, key, shape);
}

QString ArgumentReader::textOr(const char *key, const QString &absent, const Shape &shape)
{
    const Value *value = find(key);
    return value == nullptr ? absent : textOf(*value, key, shape);
}

QStringList ArgumentReader::items(const Value &value, const char *key, const Shape &shape)
{
    QStringList found;
    for (const Value *item : itemsOf(value)) {
        found.append(textOf(*item, key, shape));
    }
    return found;
}

QStringList ArgumentReader::texts(const char *key, const Shape &shape)
{
    const Value *value = require(key);
    if (value == nullptr) {
        return {};
    }
    QStringList found = items(*value, key, shape);
    if (found.isEmpty()) {
        refuse(*value, QStringLiteral("%1: expected at least one").arg(name(key)));
    }
    return found;
}

QStringList ArgumentReader::textsOrNone(const char *key, const Shape &shape)
{
    const Value *value = find(key);
    return value == nullptr ? QStringList() : items(*value, key, shape);
}

QString ArgumentReader::choice(const char *key, const QStringList &words, const QString &absent)
{
    const Value *value = find(key);
    const QString text = value == nullptr ? absent : textOf(*value, key, shapes::line);
    if (value != nullptr && !isUnbound(text) && !words.contains(text)) {
        refuse(*value, QStringLiteral("%1: \"%2\", expected one of: %3")
                           .arg(name(key), shortened(text), words.join(QLatin1String(", "))));
    }
    return words.contains(text) ? text : absent;
}

Content ArgumentReader::content(const char *key)
{
    const Value *value = require(key);
    return value == nullptr ? Content() : contentOf(*value, key);
}

Content ArgumentReader::contentOr(const char *key, const Content &absent)
{
    const Value *value = find(key);
    return value == nullptr ? absent : contentOf(*value, key);
}

bool ArgumentReader::flag(const char *key, bool absent)
{
    const QStringList yes = {QStringLiteral("yes"), QStringLiteral("true")};
    const QStringList no = {QStringLiteral("no"), QStringLiteral("false")};
    const QString word = choice(key, yes + no, absent ? yes.first() : no.first());
    return yes.contains(word);
}

int ArgumentReader::integer(const char *key, int least, int most, int absent)
{
    const Value *value = find(key);
    if (value == nullptr) {
        return absent;
    }
    const QString text = textOf(*value, key, shapes::line);
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (isNumber && number >= least && number <= most) {
        return number;
    }
    if (!isUnbound(text)) {
        refuse(*value, QStringLiteral("%1: \"%2\", expected a number from %3 to %4")
                           .arg(name(key), shortened(text))
                           .arg(least)
                           .arg(most));
    }
    return absent;
}

base::Status ArgumentReader::finish() const
{
    if (m_fault) {
        return Failure(*m_fault);
    }
    const Value::Map *map = m_map.map();
    if (map == nullptr) {
        return {};
    }
    for (const auto &[key, value] : *map) {
        if (!m_known.contains(key)) {
            const QString where = (value.isNull() ? m_map.position() : value.position()).toText();
            return Failure(Error{ErrorCode::UnknownKey, where, key, nullptr});
        }
    }
    return {};
}

} // namespace pikestaff::operations
