// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/interfaceseditor.h"

#include <QRegularExpression>
#include <QStringList>

namespace pikestaff::operations {

namespace {

QStringList words(const QString &line)
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    return line.split(space, Qt::SkipEmptyParts);
}

bool isComment(const QString &line) { return line.trimmed().startsWith(QLatin1Char('#')); }

bool isActivation(const QString &keyword)
{
    return keyword == QLatin1String("auto") || keyword.startsWith(QLatin1String("allow-"));
}

/// A line that ends the stanza before it.
bool beginsStanza(const QString &keyword)
{
    static const QStringList keywords = {QStringLiteral("iface"),
                                         QStringLiteral("mapping"),
                                         QStringLiteral("source"),
                                         QStringLiteral("rename"),
                                         QStringLiteral("source-directory"),
                                         QStringLiteral("template"),
                                         QStringLiteral("no-auto-down"),
                                         QStringLiteral("no-scripts")};
    return isActivation(keyword) || keywords.contains(keyword);
}

struct Reading
{
    QStringList lines;      ///< with what is about the interface commented out
    QStringList activating; ///< "auto"
    QList<QStringList> stanzas;
};

Reading read(const QString &text, const QString &interface)
{
    Reading reading;
    bool inside = false;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        const QStringList found = words(line);
        if (found.isEmpty() || isComment(line)) {
            reading.lines.append(line);
            continue;
        }
        if (beginsStanza(found.first())) {
            inside = found.first() == QLatin1String("iface") && found.value(1) == interface;
            if (inside) {
                reading.stanzas.append(QStringList());
            }
        }
        if (inside) {
            reading.stanzas.last().append(found.join(QLatin1Char(' ')));
            reading.lines.append(QLatin1Char('#') + line);
        } else if (isActivation(found.first()) && found.indexOf(interface) > 0) {
            reading.activating.append(found.first());
            QStringList others = found;
            others.removeAll(interface);
            reading.lines.append(QLatin1Char('#') + line);
            if (others.size() > 1) {
                reading.lines.append(others.join(QLatin1Char(' ')));
            }
        } else {
            reading.lines.append(line);
        }
    }
    return reading;
}

} // namespace

QString manualStanza(const QString &interface)
{
    return QStringLiteral("# The provider network interface\n"
                          "auto %1\n"
                          "iface %1 inet manual\n"
                          "up ip link set dev $IFACE up\n"
                          "down ip link set dev $IFACE down\n")
        .arg(interface);
}

InterfacesOutcome editInterfaces(const QString &text, const QString &interface)
{
    const Reading reading = read(text, interface);
    const QStringList wanted = {QStringLiteral("iface %1 inet manual").arg(interface),
                                QStringLiteral("up ip link set dev $IFACE up"),
                                QStringLiteral("down ip link set dev $IFACE down")};
    if (reading.activating == QStringList(QStringLiteral("auto")) &&
        reading.stanzas == QList<QStringList>{wanted}) {
        return {text, false};
    }
    QString edited = reading.lines.join(QLatin1Char('\n'));
    while (edited.endsWith(QLatin1Char('\n'))) {
        edited.chop(1);
    }
    if (!edited.isEmpty()) {
        edited += QLatin1String("\n\n");
    }
    return {edited + manualStanza(interface), true};
}

} // namespace pikestaff::operations
