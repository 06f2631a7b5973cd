// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/hostseditor.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <optional>

namespace pikestaff::operations {

namespace {

/// Name to address.
using Wanted = std::map<QString, QString>;

Wanted wantedOf(const std::vector<HostsLine> &entries)
{
    Wanted wanted;
    for (const HostsLine &entry : entries) {
        for (const QString &name : entry.names) {
            wanted[name.toLower()] = entry.address;
        }
    }
    return wanted;
}

/// The wanted name that this one is, alone or with a domain ("controller.example.org").
Wanted::const_iterator findName(const Wanted &wanted, const QString &name)
{
    const QString whole = name.toLower();
    const auto exact = wanted.find(whole);
    return exact != wanted.end() ? exact : wanted.find(whole.section(QLatin1Char('.'), 0, 0));
}

bool isThere(const std::vector<HostsLine> &lines, const HostsLine &entry)
{
    return std::all_of(entry.names.begin(), entry.names.end(), [&](const QString &name) {
        return std::any_of(lines.begin(), lines.end(), [&](const HostsLine &line) {
            return line.address == entry.address && line.names.contains(name);
        });
    });
}

/// The line without the names that lead elsewhere; nothing is left of it: commented out.
QStringList corrected(const HostsLine &line, const Wanted &wanted, QStringList &differences)
{
    QStringList left;
    QStringList taken;
    for (const QString &name : line.names) {
        const auto found = findName(wanted, name);
        const bool elsewhere = found != wanted.end() && found->second != line.address;
        (elsewhere ? taken : left).append(name);
    }
    if (taken.isEmpty()) {
        return {line.text};
    }
    differences.append(
        QStringLiteral("%1 leads to %2").arg(taken.join(QLatin1Char(' ')), line.address));
    QStringList lines = {QLatin1Char('#') + line.text};
    if (!left.isEmpty()) {
        lines.append(line.address + QLatin1Char('\t') + left.join(QLatin1Char(' ')));
    }
    return lines;
}

} // namespace

std::optional<HostsLine> HostsLine::read(const QString &text)
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    static const QRegularExpression address(QStringLiteral("^[0-9a-fA-F:.]+(%[^\\s]+)?$"));
    QStringList words = text.section(QLatin1Char('#'), 0, 0).split(space, Qt::SkipEmptyParts);
    if (words.size() < 2 || !address.match(words.first()).hasMatch()) {
        return std::nullopt;
    }
    HostsLine line;
    line.address = words.takeFirst();
    line.names = words;
    line.text = text;
    return line;
}

std::vector<HostsLine> readHostsEntries(const QString &text)
{
    std::vector<HostsLine> entries;
    QStringList above;
    for (const QString &part : text.split(QLatin1Char('\n'))) {
        if (auto line = HostsLine::read(part)) {
            line->above = above;
            above.clear();
            entries.push_back(*line);
        } else {
            above.append(part);
        }
    }
    return entries;
}

HostsOutcome editHosts(const QString &text, const std::vector<HostsLine> &entries)
{
    const Wanted wanted = wantedOf(entries);
    QStringList parts = text.split(QLatin1Char('\n'));
    if (parts.last().isEmpty()) {
        parts.removeLast();
    }
    HostsOutcome outcome;
    QStringList lines;
    std::vector<HostsLine> there;
    for (const QString &part : parts) {
        const auto line = HostsLine::read(part);
        if (!line) {
            lines.append(part);
            continue;
        }
        there.push_back(*line);
        lines += corrected(*line, wanted, outcome.differences);
    }
    bool begun = false;
    for (const HostsLine &entry : entries) {
        if (isThere(there, entry)) {
            continue;
        }
        outcome.differences.append(entry.names.join(QLatin1Char(' ')) +
                                   QLatin1String(" is missing"));
        if (!begun && !lines.isEmpty() && !lines.last().trimmed().isEmpty() &&
            (entry.above.isEmpty() || !entry.above.first().trimmed().isEmpty())) {
            lines.append(QString());
        }
        begun = true;
        lines += entry.above;
        lines.append(entry.text);
    }
    outcome.text =
        outcome.differences.isEmpty() ? text : lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
    return outcome;
}

} // namespace pikestaff::operations
