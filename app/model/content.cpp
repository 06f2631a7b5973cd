// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/content.h"

#include "base/secret.h"
#include "base/shellquote.h"

#include <algorithm>
#include <utility>

namespace pikestaff::model {

namespace {

// Each encoder makes room for the worst case at once: a buffer that grows leaves copies of a secret
// behind.

constexpr char upperHex[] = "0123456789ABCDEF";
constexpr char lowerHex[] = "0123456789abcdef";

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

QByteArray urlPercent(QByteArrayView text)
{
    QByteArray encoded;
    encoded.reserve(text.size() * 3);
    for (const char c : text) {
        if (isUnreserved(c)) {
            encoded.append(c);
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded.append('%').append(upperHex[byte >> 4]).append(upperHex[byte & 0xF]);
        }
    }
    return encoded;
}

/// The mysql client reads line by line and changes line ends, so that none may stand there as it
/// is. A doubled quote is understood in every SQL mode.
QByteArray sqlInside(QByteArrayView text)
{
    QByteArray encoded;
    encoded.reserve(text.size() * 2);
    for (const char c : text) {
        switch (c) {
        case '\'':
            encoded.append("''", 2);
            break;
        case '\\':
            encoded.append("\\\\", 2);
            break;
        case '\n':
            encoded.append("\\n", 2);
            break;
        case '\r':
            encoded.append("\\r", 2);
            break;
        case '\0':
            encoded.append("\\0", 2);
            break;
        default:
            encoded.append(c);
        }
    }
    return encoded;
}

QByteArray jsonInside(QByteArrayView text)
{
    QByteArray encoded;
    encoded.reserve(text.size() * 6);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            encoded.append('\\').append(c);
        } else if (c == '\n') {
            encoded.append("\\n", 2);
        } else if (c == '\r') {
            encoded.append("\\r", 2);
        } else if (c == '\t') {
            encoded.append("\\t", 2);
        } else if (byte < 0x20) {
            encoded.append("\\u00", 4).append(lowerHex[byte >> 4]).append(lowerHex[byte & 0xF]);
        } else {
            encoded.append(c);
        }
    }
    return encoded;
}

QByteArrayView quoteOf(Encoding encoding)
{
    switch (encoding) {
    case Encoding::ShellQuoted:
    case Encoding::SqlQuoted:
        return "'";
    case Encoding::JsonString:
        return "\"";
    case Encoding::UrlPercent:
    case Encoding::Base64:
        return {};
    }
    return {};
}

Fragment literalFragment(const QString &text) { return Fragment{text, base::SecretId(), {}, {}}; }

bool holdsSecret(const Fragment &fragment) { return !fragment.isLiteral(); }

void collectSecrets(const std::vector<Fragment> &fragments, QSet<base::SecretId> &into)
{
    for (const Fragment &fragment : fragments) {
        if (!fragment.secret.isEmpty()) {
            into.insert(fragment.secret);
        }
        collectSecrets(fragment.inner, into);
    }
}

QString display(const std::vector<Fragment> &fragments)
{
    QString text;
    for (const Fragment &fragment : fragments) {
        text += fragment.literal;
        if (!fragment.secret.isEmpty()) {
            text += QLatin1String("${") + fragment.secret.value() + QLatin1Char('}');
        }
        text += display(fragment.inner);
    }
    return text;
}

} // namespace

Content::Content(const QString &literal) { append(literalFragment(literal)); }

Content Content::sealed(const base::SecretId &secret)
{
    Content content;
    content.append(Fragment{QString(), secret, {}, {}});
    return content;
}

void Content::append(const Fragment &fragment)
{
    const bool isLiteral = fragment.isLiteral();
    if (isLiteral && fragment.literal.isEmpty()) {
        return;
    }
    if (isLiteral && !m_fragments.empty() && m_fragments.back().isLiteral()) {
        m_fragments.back().literal += fragment.literal;
    } else {
        m_fragments.push_back(fragment);
    }
}

Content &Content::operator+=(const Content &other)
{
    const std::vector<Fragment> added = other.m_fragments; // other may be this
    for (const Fragment &fragment : added) {
        append(fragment);
    }
    return *this;
}

Content Content::encoded(Encoding encoding) const
{
    if (encoding == Encoding::Base64 && hasSecrets() && m_fragments.size() > 1) {
        // Three bytes make one group, whoever they belong to: the fragments cannot be encoded one
        // by one.
        Content whole;
        whole.append(Fragment{QString(), base::SecretId(), {Encoding::Base64}, m_fragments});
        return whole;
    }
    const QString quote = QString::fromLatin1(quoteOf(encoding));
    Content result(quote);
    for (Fragment fragment : m_fragments) {
        if (fragment.isLiteral()) {
            fragment.literal = QString::fromUtf8(encodeInside(fragment.literal.toUtf8(), encoding));
        } else {
            fragment.encodings.push_back(encoding);
        }
        result.append(fragment);
    }
    result.append(literalFragment(quote));
    return result;
}

bool Content::hasSecrets() const
{
    return std::any_of(m_fragments.cbegin(), m_fragments.cend(), holdsSecret);
}

QSet<base::SecretId> Content::secrets() const
{
    QSet<base::SecretId> names;
    collectSecrets(m_fragments, names);
    return names;
}

QString Content::toDisplay() const { return display(m_fragments); }

QByteArray encode(QByteArrayView text, Encoding encoding)
{
    QByteArray inside = encodeInside(text, encoding);
    const QByteArrayView quote = quoteOf(encoding);
    if (quote.isEmpty()) {
        return inside;
    }
    QByteArray whole;
    whole.reserve(inside.size() + 2 * quote.size());
    whole.append(quote).append(inside).append(quote);
    base::Secret::wipe(inside);
    return whole;
}

QByteArray encodeInside(QByteArrayView text, Encoding encoding)
{
    switch (encoding) {
    case Encoding::UrlPercent:
        return urlPercent(text);
    case Encoding::ShellQuoted:
        return base::shellEscapeInsideQuotes(text);
    case Encoding::SqlQuoted:
        return sqlInside(text);
    case Encoding::JsonString:
        return jsonInside(text);
    case Encoding::Base64:
        return QByteArray::fromRawData(text.data(), text.size()).toBase64();
    }
    return {};
}

} // namespace pikestaff::model
