// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/interfaceseditor.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <utility>

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

/// What brings the bridge up with all that belongs to it, whether it is there already or not. It
/// has the hardware address of the NIC, so that the network sees no change.
QStringList makingLines(const SharedNic &nic)
{
    QString text = QStringLiteral(
        "    pre-up [ -d /sys/class/net/@B ] || ip link add name @B address "
        "$(cat /sys/class/net/@N/address) type bridge\n"
        "    pre-up ip link set dev @N up master @B\n"
        "    pre-up [ -d /sys/class/net/@P ] || ip link add name @P type veth peer name @E\n"
        "    pre-up ip link set dev @E mtu $(cat /sys/class/net/@N/mtu) up master @B\n"
        "    pre-up ip link set dev @P mtu $(cat /sys/class/net/@N/mtu) up\n");
    text.replace(QLatin1String("@B"), nic.bridge)
        .replace(QLatin1String("@N"), nic.interface)
        .replace(QLatin1String("@P"), nic.port)
        .replace(QLatin1String("@E"), nic.portInBridge());
    QStringList lines;
    for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        lines.append(line + QLatin1Char('\n'));
    return lines;
}

/// A stanza of the NIC as one of the bridge. Routes and rules that name the NIC go with it; what is
/// about the card itself (its speed, its offloading) stays with the card.
QString forBridge(const QStringList &stanza, const SharedNic &nic)
{
    static const QRegularExpression addressing(
        QStringLiteral("\\b(addr|address|route|rule|neigh)\\b"));
    const QRegularExpression device(
        QStringLiteral("\\bdev %1(?![\\w.:-])").arg(QRegularExpression::escape(nic.interface)));
    QStringList head = stanza.first().split(QLatin1Char(' '));
    head[1] = nic.bridge;
    QString text = head.join(QLatin1Char(' ')) + QLatin1Char('\n');
    for (QString line : stanza.mid(1)) {
        if (addressing.match(line).hasMatch())
            line.replace(device, QLatin1String("dev ") + nic.bridge);
        text += QLatin1String("    ") + line + QLatin1Char('\n');
    }
    return text;
}

base::Failure refused(const QString &why)
{
    return base::Failure({base::ErrorCode::InvalidValue, {}, why, {}});
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

base::Result<InterfacesOutcome> moveToBridge(const QString &text, const SharedNic &nic)
{
    const QStringList making = makingLines(nic);
    const Reading bridge = read(text, nic.bridge);
    if (!bridge.stanzas.isEmpty()) {
        const QStringList &own = bridge.stanzas.first();
        const bool isOurs = std::all_of(making.begin(), making.end(), [&own](const QString &line) {
            return own.contains(words(line).join(QLatin1Char(' ')));
        });
        if (isOurs)
            return InterfacesOutcome{text, false};
        return refused(QStringLiteral("it has another configuration of %1").arg(nic.bridge));
    }
    const Reading old = read(text, nic.interface);
    if (old.stanzas.isEmpty())
        return refused(QStringLiteral("it says nothing of %1").arg(nic.interface));
    const QString alias = QStringLiteral("iface %1:").arg(nic.interface);
    if (text.contains(alias))
        return refused(
            QStringLiteral("it has a second name for %1: give its addresses to %1 itself")
                .arg(nic.interface));
    QString edited = old.lines.join(QLatin1Char('\n'));
    while (edited.endsWith(QLatin1Char('\n')))
        edited.chop(1);
    edited +=
        QStringLiteral("\n\n# This host and the instances share %1: the addresses are on %2, and "
                       "%3 stands for %1\niface %1 inet manual\nauto %2\n")
            .arg(nic.interface, nic.bridge, nic.port);
    bool isFirst = true;
    for (const QStringList &stanza : old.stanzas) {
        edited += forBridge(stanza, nic);
        if (std::exchange(isFirst, false))
            edited += making.join(QString());
    }
    return InterfacesOutcome{edited, true};
}

} // namespace pikestaff::operations
