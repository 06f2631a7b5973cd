// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/shellquote.h"

#include <algorithm>

namespace pikestaff::base {

namespace {

bool isPlain(QChar character)
{
    const char16_t c = character.unicode();
    if ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')) {
        return true;
    }
    return QStringView(u"@%+=:,./_-").contains(character);
}

} // namespace

QString shellQuote(const QString &word)
{
    if (!word.isEmpty() && std::all_of(word.cbegin(), word.cend(), isPlain)) {
        return word;
    }
    QString inside = word;
    inside.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + inside + QLatin1Char('\'');
}

QByteArray shellEscapeInsideQuotes(QByteArrayView text)
{
    QByteArray escaped;
    // Room for the worst case at once: a buffer that grows leaves copies of a secret behind.
    escaped.reserve(text.size() * 4);
    for (const char c : text) {
        if (c == '\'') {
            escaped.append("'\\''", 4);
        } else {
            escaped.append(c);
        }
    }
    return escaped;
}

} // namespace pikestaff::base
