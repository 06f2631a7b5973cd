// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>
#include <QRandomGenerator>
#include <QString>
#include <QStringList>

/// Texts that break careless quoting.
inline QStringList awkwardTexts()
{
    QString controls;
    for (char16_t c = 1; c < 0x20; ++c) {
        controls += QChar(c);
    }
    return {QStringLiteral("plain20Characters0ok"),
            QStringLiteral("'"),
            QStringLiteral("''"),
            QStringLiteral("\""),
            QStringLiteral("\\"),
            QStringLiteral("\\'"),
            QStringLiteral("'\\''"),
            QStringLiteral("ends with \\"),
            QStringLiteral("it's \"quoted\" \\n"),
            QStringLiteral("line\nbreak\r\n"),
            QStringLiteral("100%25 & <tag> ;|`$HOME`$(id)"),
            QStringLiteral("a@b:c/d?e#f=g+h i"),
            QString::fromUtf8("한글 비밀번호"),
            QString::fromUtf8("비\n밀'번\"호\\%"),
            QString::fromUtf8("🔑 key"),
            QStringLiteral("# not a comment: 'x' {y} [z]"),
            QStringLiteral(" leading and trailing "),
            QStringLiteral("${NOVA_PASS}"),
            QStringLiteral("\x7f"),
            controls};
}

/// The same for the same seed.
inline QString randomText(QRandomGenerator &random)
{
    const QStringList pieces = awkwardTexts();
    QString text;
    for (quint32 count = random.bounded(4U); count > 0; --count) {
        const QString &piece = pieces.at(random.bounded(static_cast<int>(pieces.size())));
        text += piece.left(random.bounded(static_cast<int>(piece.size())) + 1);
    }
    // Not half of a character.
    return QString::fromUtf8(text.toUtf8());
}
