// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/passwordrule.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <functional>

namespace pikestaff::engine {

namespace {

void visitTexts(const guide::Value &value, const std::function<void(const QString &)> &visit)
{
    if (const model::Content *text = value.text()) {
        visit(text->toDisplay());
    } else if (const auto *list = value.list()) {
        for (const guide::Value &item : *list)
            visitTexts(item, visit);
    } else if (const auto *map = value.map()) {
        for (const auto &[key, item] : *map)
            visitTexts(item, visit);
    }
}

bool isUnreserved(QChar c)
{
    const bool plain = (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
                       (c >= QLatin1Char('A') && c <= QLatin1Char('Z')) ||
                       (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
    return plain || QStringLiteral("-._~").contains(c);
}

} // namespace

PasswordRule PasswordRule::of(const guide::Guide &guide, const base::SecretId &id)
{
    const QString name = QRegularExpression::escape(id.value());
    // Keystone and its kin cannot read %XX in the address of their database.
    const QRegularExpression inDatabaseAddress(
        QStringLiteral("\\bmysql[a-z0-9+]*://\\S*\\$\\{%1\\|url\\}").arg(name));
    const QRegularExpression quoted(QStringLiteral("'[^'\\n]*\\$\\{%1\\}[^'\\n]*'").arg(name));
    const QString plain = QStringLiteral("${%1}").arg(id.value());
    PasswordRule rule;
    for (const guide::Chapter &chapter : guide.chapters) {
        for (const guide::Section &section : chapter.sections) {
            for (const guide::Step &step : section.steps) {
                const bool isIni = step.operation == QLatin1String("ini.edit");
                visitTexts(step.arguments, [&](const QString &text) {
                    rule.onlyUnreserved |= inDatabaseAddress.match(text).hasMatch();
                    rule.noSingleQuote |= quoted.match(text).hasMatch();
                    if (isIni && text.contains(plain))
                        rule.noDollar = rule.noBlankAtEnds = true;
                });
            }
        }
    }
    return rule;
}

QString PasswordRule::refusedIn(const QString &text) const
{
    QString refused;
    const auto refuse = [&refused](QChar c) {
        if (!refused.contains(c))
            refused.append(c);
    };
    for (const QChar c : text) {
        const bool bad =
            c.category() == QChar::Other_Control || (onlyUnreserved && !isUnreserved(c)) ||
            (noSingleQuote && c == QLatin1Char('\'')) || (noDollar && c == QLatin1Char('$'));
        if (bad)
            refuse(c);
    }
    if (noBlankAtEnds && !text.isEmpty() && (text.front().isSpace() || text.back().isSpace()))
        refuse(QLatin1Char(' '));
    return refused;
}

PasswordStrength strengthOf(const QString &password)
{
    if (password.isEmpty())
        return PasswordStrength::Missing;
    double alphabet = 0;
    const auto any = [&password](auto is) {
        return std::any_of(password.begin(), password.end(), is);
    };
    if (any([](QChar c) { return c.isLower(); }))
        alphabet += 26;
    if (any([](QChar c) { return c.isUpper(); }))
        alphabet += 26;
    if (any([](QChar c) { return c.isDigit(); }))
        alphabet += 10;
    if (any([](QChar c) { return !c.isLetterOrNumber(); }))
        alphabet += 30;
    if (any([](QChar c) { return c.isLetter() && c.unicode() > 0x7f; }))
        alphabet += 1000;
    // A character that follows from the one before (aaa, 1234) adds next to nothing.
    double fresh = 1;
    for (qsizetype i = 1; i < password.size(); ++i) {
        const int step = password.at(i).unicode() - password.at(i - 1).unicode();
        fresh += std::abs(step) <= 1 ? 0.2 : 1;
    }
    const QSet<QChar> different(password.begin(), password.end());
    fresh = std::min(fresh, 2.0 * static_cast<double>(different.size()));
    const double bits = fresh * std::log2(std::max(alphabet, 2.0));
    if (bits >= 70)
        return PasswordStrength::Strong;
    return bits >= 45 ? PasswordStrength::Fair : PasswordStrength::Short;
}

} // namespace pikestaff::engine
