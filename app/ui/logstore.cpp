// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/logstore.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace pikestaff::ui {

namespace {

constexpr qsizetype longestWord = 48;
constexpr qsizetype tab = 8;

constexpr std::array<std::string_view, 12> errorWords{
    "error",     "fatal",  "failed",  "failure", "critical",  "traceback",
    "exception", "denied", "refused", "panic",   "unhandled", "emerg"};
constexpr std::array<std::string_view, 3> warningWords{"warning", "warn", "deprecated"};
constexpr std::array<std::string_view, 5> goodWords{"ok", "done", "success", "successful",
                                                    "successfully"};

template<size_t size>
bool isOneOf(std::string_view word, const std::array<std::string_view, size> &words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Of the first letter of all words that say something, or the last one of "...Error", "...Warning"
/// and "...Exception".
bool maySaySomething(QByteArrayView word)
{
    constexpr std::string_view firsts = "efctdrpuwos";
    constexpr std::string_view lasts = "rgn";
    return word.size() <= longestWord &&
           (firsts.find(lower(word.front())) != std::string_view::npos ||
            lasts.find(word.back()) != std::string_view::npos);
}

LogLevel levelOfWord(QByteArrayView word, QByteArrayView before, char after)
{
    if (!maySaySomething(word))
        return LogLevel::Plain;
    std::array<char, longestWord> small{};
    std::transform(word.begin(), word.end(), small.begin(), lower);
    const std::string_view text(small.data(), static_cast<size_t>(word.size()));
    if (text == "e" || text == "w") // apt: "E: ...", "W: ..."
        return after != ':' || !before.isEmpty() ? LogLevel::Plain
               : text == "e"                     ? LogLevel::Error
                                                 : LogLevel::Warning;
    const bool negated = before.endsWith("no ") || before.endsWith("0 ");
    if (isOneOf(text, errorWords) || word.endsWith("Error") || word.endsWith("Exception"))
        return negated ? LogLevel::Plain : LogLevel::Error;
    if (isOneOf(text, warningWords) || word.endsWith("Warning"))
        return negated ? LogLevel::Plain : LogLevel::Warning;
    return isOneOf(text, goodWords) ? LogLevel::Good : LogLevel::Plain;
}

/// Letters of three or four bytes are mostly as wide as two columns.
qsizetype columnsOf(QByteArrayView line)
{
    qsizetype columns = 0;
    for (const char c : line) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == '\t')
            columns += tab;
        else if (byte >= 0xE0)
            columns += 2;
        else if (byte < 0x80 || byte >= 0xC0)
            columns += 1;
    }
    return columns;
}

} // namespace

LogLevel levelOf(QByteArrayView line)
{
    LogLevel worst = LogLevel::Plain;
    qsizetype begin = 0;
    while (begin < line.size()) {
        if (!isWordByte(line[begin])) {
            ++begin;
            continue;
        }
        qsizetype end = begin;
        while (end < line.size() && isWordByte(line[end]))
            ++end;
        const char after = end < line.size() ? line[end] : '\0';
        const LogLevel level =
            levelOfWord(line.sliced(begin, end - begin), line.first(begin), after);
        worst = std::max(worst, level);
        if (worst == LogLevel::Error)
            return worst;
        begin = end;
    }
    return worst;
}

LogStore::LogStore(QObject *parent)
    : QObject(parent)
{
}

void LogStore::clear(std::vector<base::HostName> hosts)
{
    m_hosts = std::move(hosts);
    m_first += m_rows.size();
    m_rows.clear();
    m_errors.clear();
    m_missed = 0;
    m_dropped = 0;
    m_bytes = 0;
    m_columns = 0;
    Q_EMIT cleared();
}

void LogStore::append(int host, const QTime &time, std::vector<QByteArray> lines)
{
    if (lines.empty())
        return;
    for (QByteArray &line : lines) {
        if (line.size() > longestLine)
            line = line.first(longestLine);
        m_bytes += line.size();
        m_columns = std::max(m_columns, columnsOf(line));
        const LogLevel level = levelOf(line);
        if (level == LogLevel::Error)
            m_errors[host].push_back(end());
        m_rows.push_back({std::move(line), time, host, level});
    }
    dropOldest();
    Q_EMIT changed();
}

void LogStore::addMissed(quint64 lines)
{
    if (lines == 0)
        return;
    m_missed += lines;
    Q_EMIT changed();
}

void LogStore::dropOldest()
{
    while (m_rows.size() > mostRows || m_bytes > mostBytes) {
        const LogRow &oldest = m_rows.front();
        m_bytes -= oldest.text.size();
        if (oldest.level == LogLevel::Error)
            m_errors[oldest.host].pop_front();
        m_rows.pop_front();
        ++m_first;
        ++m_dropped;
    }
}

std::optional<quint64> LogStore::firstError(int host) const
{
    std::optional<quint64> first;
    for (const auto &[of, rows] : m_errors) {
        if (!rows.empty() && (host < 0 || of == host) && (!first || rows.front() < *first))
            first = rows.front();
    }
    return first;
}

QString shownLine(const QByteArray &line)
{
    const QString text = QString::fromUtf8(line);
    constexpr std::array<char, 6> special{'\t', '\x1b', '\r', '\a', '\b', '\f'};
    if (std::none_of(special.begin(), special.end(), [&line](char c) { return line.contains(c); }))
        return text; // nearly every line: a search goes through all of them
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QChar(0x1B) && i + 1 < text.size() && text[i + 1] == QLatin1Char('[')) {
            i += 2;
            while (i < text.size() && !(text[i] >= QLatin1Char('@') && text[i] <= QLatin1Char('~')))
                ++i;
        } else if (c == QLatin1Char('\t')) {
            shown += QString(tab - shown.size() % tab, QLatin1Char(' '));
        } else if (c >= QLatin1Char(' ')) {
            shown += c;
        }
    }
    return shown;
}

} // namespace pikestaff::ui
