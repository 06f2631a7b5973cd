// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/manualinterface.h"

#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/guideform.h"
#include "operations/interfaceseditor.h"
#include "operations/shellscript.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;

namespace {

QString interfacesFile() { return QStringLiteral("/etc/network/interfaces"); }

/// SSH_CONNECTION, where sudo has kept it, names our own address on the host.
constexpr auto lookScript = R"sh(nic=@NIC@
if [ -d "/sys/class/net/$nic" ]; then
    if [ $(($(cat "/sys/class/net/$nic/flags") & 1)) -eq 1 ]; then echo 'up yes'; fi
    ip -o addr show dev "$nic" scope global | awk '{ sub("/.*", "", $4); print "address " $4 }'
    if ip -o route show default | grep -q " dev $nic "; then echo 'default yes'; fi
    if [ -n "${SSH_CONNECTION:-}" ]; then echo "$SSH_CONNECTION" | awk '{ print "login " $3 }'; fi
else
    echo "absent $(cd /sys/class/net && echo *)"
fi
if command -v ifup > /dev/null && [ -f /etc/network/interfaces ]; then
    echo 'ifupdown yes'
    grep -Els "^[[:space:]]*iface[[:space:]]+${nic}[[:space:]]" /etc/network/interfaces.d/* |
        sed 's/^/elsewhere /' || :
fi
if [ "$(systemctl is-enabled -- @UNIT@ 2> /dev/null || :)" = enabled ]; then echo 'unit yes'; fi
)sh";

constexpr auto upLine = R"sh(ip link set dev @NIC@ up
)sh";

constexpr auto unitText = R"sh(@PREAMBLE@ip link set dev @NIC@ up
printf '%s' @TEXT@ > /etc/systemd/system/@UNIT@
systemctl daemon-reload
systemctl enable -- @UNIT@
)sh";

/// The values of a key in the probe's lines.
QStringList valuesOf(const QString &extra, const char *key)
{
    QStringList values;
    const QString start = QString::fromLatin1(key) + QLatin1Char(' ');
    for (const QString &line : extra.split(QLatin1Char('\n'))) {
        if (line.startsWith(start)) {
            values.append(line.mid(start.size()).trimmed());
        }
    }
    return values;
}

bool isYes(const QString &extra, const char *key) { return !valuesOf(extra, key).isEmpty(); }

/// Why this interface must be left alone; empty: it may be changed.
QString refusal(const QString &interface, const QString &extra)
{
    const QStringList absent = valuesOf(extra, "absent");
    if (!absent.isEmpty()) {
        return QStringLiteral("no network interface %1; this host has: %2")
            .arg(interface, absent.first());
    }
    const QStringList addresses = valuesOf(extra, "address");
    const QStringList login = valuesOf(extra, "login");
    if (!login.isEmpty() && addresses.contains(login.first())) {
        return QStringLiteral("%1 carries %2, the address that we came in by: the provider "
                              "network needs an interface of its own")
            .arg(interface, login.first());
    }
    if (isYes(extra, "default")) {
        return QStringLiteral("%1 carries the default route of this host: the provider network "
                              "needs an interface of its own")
            .arg(interface);
    }
    const QStringList elsewhere = valuesOf(extra, "elsewhere");
    if (!elsewhere.isEmpty()) {
        return QStringLiteral("%1 configures %2 as well: remove it there")
            .arg(elsewhere.join(QLatin1String(", ")), interface);
    }
    return {};
}

} // namespace

Result<OperationPtr> ManualInterface::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<ManualInterface>();
    operation->m_interface = in.text("interface", shapes::interface);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> ManualInterface::guideForm() const
{
    return {fileEditAction(interfacesFile(), {}, "block", manualStanza(m_interface))};
}

QString ManualInterface::unitName() const
{
    return QStringLiteral("pikestaff-link-%1.service").arg(m_interface);
}

Content ManualInterface::probe() const
{
    const QString nic = quotedWords({m_interface});
    const Content look = filled(lookScript, {{"NIC", nic}, {"UNIT", quotedWords({unitName()})}});
    return fileProbe(interfacesFile(), look);
}

Content ManualInterface::upScript() const
{
    return filled(upLine, {{"NIC", quotedWords({m_interface})}});
}

Content ManualInterface::unitScript() const
{
    const QString text = QStringLiteral("[Unit]\n"
                                        "Description=Network interface %1 without an address\n"
                                        "After=network-pre.target\n"
                                        "Before=network.target\n"
                                        "Wants=network-pre.target\n"
                                        "\n"
                                        "[Service]\n"
                                        "Type=oneshot\n"
                                        "RemainAfterExit=yes\n"
                                        "ExecStart=/sbin/ip link set dev %1 up\n"
                                        "\n"
                                        "[Install]\n"
                                        "WantedBy=multi-user.target\n")
                             .arg(m_interface);
    return filled(unitText, {{"PREAMBLE", preamble()},
                             {"NIC", quotedWords({m_interface})},
                             {"UNIT", quotedWords({unitName()})},
                             {"TEXT", quoted(text)}});
}

Result<Decision> ManualInterface::decide(const ProbeResult &probe, const model::SecretStore &) const
{
    const Result<FileState> file = readFileProbe(interfacesFile(), probe);
    if (!file) {
        return Failure(file.error());
    }
    if (const QString refused = refusal(m_interface, file->extra); !refused.isEmpty()) {
        return failure(refused);
    }
    const bool isUp = isYes(file->extra, "up");
    const QString down = QStringLiteral("%1 is down").arg(m_interface);
    if (isYes(file->extra, "ifupdown")) {
        if (const auto reason = whyNotText(*file)) {
            return failure(*reason);
        }
        const InterfacesOutcome outcome = editInterfaces(file->text(), m_interface);
        if (!outcome.changed && isUp) {
            return satisfied();
        }
        return changeOf({*file, outcome.text, {}, false, upScript()},
                        outcome.changed ? QStringLiteral("%1 has another configuration in %2")
                                              .arg(m_interface, interfacesFile())
                                        : down);
    }
    if (isUp && isYes(file->extra, "unit")) {
        return satisfied();
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = isUp ? QStringLiteral("nothing brings %1 up at boot").arg(m_interface) : down;
    decision.script = unitScript();
    return decision;
}

Content ManualInterface::runForm() const
{
    return Content(QStringLiteral("# ") + interfacesFile() + QLatin1Char('\n') +
                   manualStanza(m_interface)) +
           upScript();
}

} // namespace pikestaff::operations
