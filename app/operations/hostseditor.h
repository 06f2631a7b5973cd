// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pikestaff::operations {

/// A line of /etc/hosts with an address.
struct HostsLine
{
    QString address;
    QStringList names;
    QStringList above; ///< comments and empty lines before it
    QString text;

    /// nullopt: a comment, an empty line, or no host's line.
    [[nodiscard]] static std::optional<HostsLine> read(const QString &text);
};

/// Lines of the kind of /etc/hosts, in their order.
[[nodiscard]] std::vector<HostsLine> readHostsEntries(const QString &text);

struct HostsOutcome
{
    QString text;
    QStringList differences; ///< empty: the text is as it was
};

/// Each name of the entries leads to its address and nowhere else: other lines lose it, or are
/// commented out when no other name is left. localhost keeps its lines.
[[nodiscard]] HostsOutcome editHosts(const QString &text, const std::vector<HostsLine> &entries);

} // namespace pikestaff::operations
