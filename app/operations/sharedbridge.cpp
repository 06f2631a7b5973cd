// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/sharedbridge.h"

#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/shellscript.h"

#include <QCryptographicHash>

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;

namespace {

QString interfacesFile() { return QStringLiteral("/etc/network/interfaces"); }

constexpr auto lookScript = R"sh(nic=@NIC@ bridge=@BRIDGE@ port=@PORT@ end=@END@
net=/sys/class/net
master() { [ ! -e "$net/$1/master" ] || basename -- "$(readlink -- "$net/$1/master")"; }
[ -d "$net/$nic" ] || echo "absent $(cd "$net" && echo *)"
case $(master "$nic") in
    "$bridge") echo 'bridged yes' ;;
    ?*) echo "other $(master "$nic")" ;;
esac
if [ "$(master "$end")" = "$bridge" ] && ip -o link show dev "$port" | grep -q '[<,]LOWER_UP'; then
    echo 'port yes'
fi
ip -o addr show dev "$nic" scope global | awk '{ print "address " $4 }'
if command -v ifup > /dev/null && [ -f /etc/network/interfaces ]; then
    echo 'ifupdown yes'
    grep -Els "^[[:space:]]*iface[[:space:]]+${nic}[[:space:]:]" /etc/network/interfaces.d/* |
        sed 's/^/elsewhere /' || :
fi
)sh";

constexpr auto tryScript = R"sh(@PREAMBLE@file=/etc/network/interfaces
if [ "$(sha256sum < "$file" | cut -c 1-64)" != @SEEN@ ]; then
    fail "$file was changed by something else meanwhile; run this step again"
fi
new=$(mktemp)
trap 'rm -f -- "$new"' EXIT
printf '%s' @TEXT@ > "$new"
sh "$PIKESTAFF_TOOLS/network-change.sh" try @NIC@ @BRIDGE@ @PATIENCE@ "$new"
)sh";

QString valueOf(const QString &extra, const char *key)
{
    const QString start = QString::fromLatin1(key) + QLatin1Char(' ');
    for (const QString &line : extra.split(QLatin1Char('\n'))) {
        if (line.startsWith(start))
            return line.mid(start.size()).trimmed();
    }
    return {};
}

/// Why this host must be left alone; empty: it may be changed.
QString refusal(const SharedNic &nic, const QString &extra)
{
    if (const QString others = valueOf(extra, "absent"); !others.isEmpty()) {
        return QStringLiteral("no network interface %1; this host has: %2")
            .arg(nic.interface, others);
    }
    if (const QString other = valueOf(extra, "other"); !other.isEmpty()) {
        return QStringLiteral("%1 belongs to %2 already: join a pair of virtual interfaces to %2 "
                              "and name the free end as the provider interface")
            .arg(nic.interface, other);
    }
    if (valueOf(extra, "ifupdown").isEmpty()) {
        return QStringLiteral("this host does not use %1: move the addresses of %2 to a bridge by "
                              "its own means, join a pair of virtual interfaces to it and name the "
                              "free end as the provider interface")
            .arg(interfacesFile(), nic.interface);
    }
    if (const QString elsewhere = valueOf(extra, "elsewhere"); !elsewhere.isEmpty()) {
        return QStringLiteral("%1 configures %2: move its lines to %3")
            .arg(elsewhere, nic.interface, interfacesFile());
    }
    return {};
}

} // namespace

Result<OperationPtr> SharedBridge::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<SharedBridge>();
    operation->m_nic.interface = in.text("interface", shapes::interface);
    operation->m_nic.bridge = in.text("bridge", shapes::interface);
    operation->m_nic.port = in.text("port", shapes::interface);
    operation->m_patience = in.integer("patience", 20, 600, 90);
    if (const auto good = in.finish(); !good)
        return Failure(good.error());
    return operation;
}

/// The guide takes a second NIC for granted.
std::vector<Action> SharedBridge::guideForm() const { return {}; }

Traits SharedBridge::traits() const
{
    Traits traits;
    traits.interruptible = false;
    return traits;
}

Content SharedBridge::probe() const
{
    return fileProbe(interfacesFile(),
                     filled(lookScript, {{"NIC", quotedWords({m_nic.interface})},
                                         {"BRIDGE", quotedWords({m_nic.bridge})},
                                         {"PORT", quotedWords({m_nic.port})},
                                         {"END", quotedWords({m_nic.portInBridge()})}}));
}

Result<Decision> SharedBridge::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const Result<FileState> file = readFileProbe(interfacesFile(), probe);
    if (!file)
        return Failure(file.error());
    if (const QString refused = refusal(m_nic, file->extra); !refused.isEmpty())
        return failure(refused);
    if (const auto reason = whyNotText(*file))
        return failure(*reason);
    const Result<InterfacesOutcome> outcome = moveToBridge(file->text(), m_nic);
    if (!outcome)
        return failure(interfacesFile() + QLatin1String(": ") + outcome.error().detail);
    const bool isShared = !valueOf(file->extra, "bridged").isEmpty() &&
                          !valueOf(file->extra, "port").isEmpty() &&
                          valueOf(file->extra, "address").isEmpty();
    if (isShared && !outcome->changed)
        return satisfied();
    const QByteArray seen = QCryptographicHash::hash(file->bytes, QCryptographicHash::Sha256);
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = outcome->changed
                          ? QStringLiteral("the addresses are on %1 itself").arg(m_nic.interface)
                          : QStringLiteral("%1 is not up with all its parts").arg(m_nic.bridge);
    decision.script = filled(tryScript, {{"PREAMBLE", preamble()},
                                         {"SEEN", QString::fromLatin1(seen.toHex())},
                                         {"TEXT", quoted(outcome->text)},
                                         {"NIC", quotedWords({m_nic.interface})},
                                         {"BRIDGE", quotedWords({m_nic.bridge})},
                                         {"PATIENCE", QString::number(m_patience)}});
    if (!file->originalKept) {
        decision.original = file->bytes;
        decision.originalPath = file->path;
    }
    return decision;
}

Content SharedBridge::confirmation() const
{
    return QStringLiteral("sh \"$PIKESTAFF_TOOLS/network-change.sh\" confirm\n");
}

Content SharedBridge::runForm() const
{
    return QStringLiteral("ip link add name %2 type bridge\n"
                          "ip link set dev %1 master %2\n"
                          "ip link add name %3 type veth peer name %4\n"
                          "ip link set dev %4 master %2\n"
                          "# %5: the addresses of %1 belong to %2\n"
                          "# taken back unless a new connection confirms it within %6 s\n")
        .arg(m_nic.interface, m_nic.bridge, m_nic.port, m_nic.portInBridge(), interfacesFile())
        .arg(m_patience);
}

} // namespace pikestaff::operations
