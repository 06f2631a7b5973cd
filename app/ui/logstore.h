// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/strongid.h"

#include <QByteArray>
#include <QObject>
#include <QTime>

#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace pikestaff::ui {

enum class LogLevel { Plain, Good, Warning, Error };

/// By its words: "ERROR", "E:", "DBConnectionError" yes; "libgpg-error0", "0 errors" no. Pure.
[[nodiscard]] LogLevel levelOf(QByteArrayView line);

struct LogRow
{
    QByteArray text; ///< UTF-8, as it was printed
    QTime time;      ///< null: not known (a line of a file)
    int host = 0;    ///< index in LogStore::hosts()
    LogLevel level = LogLevel::Plain;
};

/// The lines that a log view shows: the last ones, bounded in number and in bytes. Every line has a
/// number that it keeps, so what was marked stays marked when old lines go. GUI thread.
class LogStore : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t mostRows = 50'000;
    static constexpr qsizetype mostBytes = qsizetype{24} * 1024 * 1024;
    static constexpr qsizetype longestLine =
        qsizetype{16} * 1024; ///< the rest of a line is only in the file

    explicit LogStore(QObject *parent = nullptr);

    void clear(std::vector<base::HostName> hosts);
    void append(int host, const QTime &time, std::vector<QByteArray> lines);
    /// Lines that came before what is here, or in between, and are only in the file.
    void addMissed(quint64 lines);

    [[nodiscard]] const std::vector<base::HostName> &hosts() const { return m_hosts; }
    [[nodiscard]] quint64 first() const { return m_first; } ///< number of the oldest row
    [[nodiscard]] quint64 end() const { return m_first + m_rows.size(); }
    [[nodiscard]] const LogRow &row(quint64 number) const
    {
        return m_rows[static_cast<size_t>(number - m_first)];
    }
    [[nodiscard]] size_t size() const { return m_rows.size(); }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] quint64 missed() const { return m_missed + m_dropped; }
    /// Width of the longest line that was here, in columns of a fixed font.
    [[nodiscard]] qsizetype columns() const { return m_columns; }
    [[nodiscard]] std::optional<quint64> firstError(int host) const; ///< host -1: of all

Q_SIGNALS:
    void changed(); ///< lines were added at the end, or left at the beginning
    void cleared();

private:
    void dropOldest();

    std::vector<base::HostName> m_hosts;
    std::deque<LogRow> m_rows;
    std::map<int, std::deque<quint64>> m_errors; ///< of each host: rows with an error
    quint64 m_first = 0;
    quint64 m_missed = 0;
    quint64 m_dropped = 0;
    qsizetype m_bytes = 0;
    qsizetype m_columns = 0;
};

/// A line as it is shown: without the marks for colours, tabs as spaces.
[[nodiscard]] QString shownLine(const QByteArray &line);

} // namespace pikestaff::ui
