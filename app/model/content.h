// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/strongid.h"

#include <QByteArray>
#include <QSet>
#include <QString>

#include <vector>

namespace pikestaff::model {

/// How a text is written inside another. For every content c, store s and encoding e:
/// s.reveal(c.encoded(e)) == encode(s.reveal(c), e).
enum class Encoding {
    UrlPercent,  ///< user part of a URL: everything but [A-Za-z0-9-._~] as %XX
    ShellQuoted, ///< one single-quoted word of POSIX sh
    SqlQuoted,   ///< a single-quoted MariaDB string literal, always on one line
    JsonString,  ///< a double-quoted JSON string
    Base64,
};

/// Literal text or a sealed hole. The quotes around an encoded text stand in literals beside its
/// hole, so the encodings of a hole (applied first to last) yield what stands between quotes.
struct Fragment
{
    QString literal;
    base::SecretId secret;
    std::vector<Encoding> encodings{};
    std::vector<Fragment> inner{}; ///< a hole made of several fragments: Base64 takes them as one

    [[nodiscard]] bool isLiteral() const { return secret.isEmpty() && inner.empty(); }
    friend bool operator==(const Fragment &, const Fragment &) = default;
};

/// Text with sealed holes: safe to show, store and compare, because it never holds a secret.
class Content
{
public:
    Content() = default;
    Content(const QString &literal); // NOLINT: literal text is content
    [[nodiscard]] static Content sealed(const base::SecretId &secret);

    Content &operator+=(const Content &other);
    friend Content operator+(Content a, const Content &b) { return a += b; }
    friend bool operator==(const Content &, const Content &) = default;

    [[nodiscard]] Content encoded(Encoding encoding) const;
    [[nodiscard]] const std::vector<Fragment> &fragments() const { return m_fragments; }
    [[nodiscard]] bool isEmpty() const { return m_fragments.empty(); }
    [[nodiscard]] bool hasSecrets() const;
    [[nodiscard]] QSet<base::SecretId> secrets() const;

    /// For people and goldens: holes stand as ${NAME}, whatever their encoding.
    [[nodiscard]] QString toDisplay() const;

private:
    void append(const Fragment &fragment);
    std::vector<Fragment> m_fragments; ///< no two literals in a row, no empty literal
};

/// The whole: with its quotes.
[[nodiscard]] QByteArray encode(QByteArrayView text, Encoding encoding);
/// The same without the quotes around it.
[[nodiscard]] QByteArray encodeInside(QByteArrayView text, Encoding encoding);

} // namespace pikestaff::model
