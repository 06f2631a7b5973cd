// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/factgatherer.h"

#include "remote/hostprograms.h"

#include <QHash>
#include <QList>

#include <algorithm>
#include <array>
#include <functional>

namespace pikestaff::remote {
namespace {

using model::HostFacts;

constexpr QByteArrayView firstLine = "pikestaff-facts 1";
constexpr QByteArrayView lastLine = "pikestaff-facts-end";

/// Reads the lines of facts.sh one by one into the facts.
class FactReader
{
public:
    explicit FactReader(HostFacts &facts)
        : m_facts(facts)
    {
    }

    /// False: the key is known, but its values are not what they have to be.
    [[nodiscard]] bool read(const QByteArray &line);

    double hostBegin = 0; ///< seconds since 1970 by the host's clock
    double hostEnd = 0;

private:
    [[nodiscard]] bool readText(const QByteArray &key, const QString &value);
    [[nodiscard]] bool readNumber(const QByteArray &key, const QString &value);
    [[nodiscard]] bool readFlag(const QByteArray &key);
    [[nodiscard]] bool readList(const QByteArray &key, const QString &value);
    [[nodiscard]] bool readNic(const QStringList &words);
    [[nodiscard]] bool readMaster(const QStringList &words);
    [[nodiscard]] bool readAddress(const QStringList &words);
    [[nodiscard]] bool readDisk(const QStringList &words);
    [[nodiscard]] bool readLock(const QStringList &words);

    HostFacts &m_facts;
    bool m_known = false; ///< somebody knew the key of this line
};

bool FactReader::read(const QByteArray &line)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArray key = space < 0 ? line : line.first(space);
    const QString value =
        space < 0 ? QString() : QString::fromUtf8(QByteArrayView(line).sliced(space + 1)).trimmed();
    m_known = false;
    const bool good = readText(key, value) && (m_known || readNumber(key, value)) &&
                      (m_known || readFlag(key)) && (m_known || readList(key, value));
    return good;
}

bool FactReader::readText(const QByteArray &key, const QString &value)
{
    static const QHash<QByteArray, QString HostFacts::*> texts{
        {"os.id", &HostFacts::osId},
        {"os.version", &HostFacts::osVersion},
        {"os.name", &HostFacts::osName},
        {"kernel", &HostFacts::kernel},
        {"architecture", &HostFacts::architecture},
        {"cpu-model", &HostFacts::cpuModel},
        {"virtualization", &HostFacts::virtualization},
        {"hostname", &HostFacts::hostname},
        {"time-zone", &HostFacts::timeZone},
        {"boot-id", &HostFacts::bootId},
        {"python", &HostFacts::python},
        {"own-name", &HostFacts::ownNameResolvesTo},
    };
    const auto found = texts.constFind(key);
    if (found == texts.constEnd())
        return true;
    m_known = true;
    m_facts.*found.value() = value;
    return !value.isEmpty();
}

bool FactReader::readNumber(const QByteArray &key, const QString &value)
{
    m_known = true;
    bool good = false;
    if (key == "time-begin")
        hostBegin = value.toDouble(&good);
    else if (key == "time-end")
        hostEnd = value.toDouble(&good);
    else if (key == "cpus")
        m_facts.cpus = value.toInt(&good);
    else if (key == "systemd")
        m_facts.systemd = value.toInt(&good);
    else if (key == "memory")
        m_facts.memoryBytes = value.toLongLong(&good);
    else if (key == "memory-available")
        m_facts.memoryAvailableBytes = value.toLongLong(&good);
    else if (key == "root-free")
        m_facts.rootFreeBytes = value.toLongLong(&good);
    else {
        m_known = false;
        return true;
    }
    return good && !value.startsWith(u'-');
}

bool FactReader::readFlag(const QByteArray &key)
{
    m_known = true;
    if (key == "hardware-virtualization")
        m_facts.hardwareVirtualization = true;
    else if (key == "kvm-device")
        m_facts.kvmDevice = true;
    else if (key == "dpkg-interrupted")
        m_facts.dpkgInterrupted = true;
    else
        m_known = false;
    return true;
}

bool FactReader::readList(const QByteArray &key, const QString &value)
{
    const QStringList words = value.split(u' ', Qt::SkipEmptyParts);
    if (key == "nic")
        return readNic(words);
    if (key == "master")
        return readMaster(words);
    if (key == "address")
        return readAddress(words);
    if (key == "disk")
        return readDisk(words);
    if (key == "lock")
        return readLock(words);
    if (key == "name-server" && words.size() == 1) {
        m_facts.nameServers.append(words[0]);
    } else if (key == "package" && words.size() == 2) {
        m_facts.packages[words[0]] = words[1];
    } else if (key == "default-route" && !words.isEmpty() && words.size() <= 2) {
        m_facts.defaultRouteNic = words[0];
        m_facts.defaultGateway = words.value(1);
    } else {
        return key != "name-server" && key != "package" && key != "default-route";
    }
    return true;
}

bool FactReader::readNic(const QStringList &words)
{
    if (words.size() != 4 || (words[2] != u"up" && words[2] != u"down"))
        return false;
    model::Nic nic;
    bool good = false;
    nic.name = words[0];
    if (words[1] != u"-")
        nic.mac = words[1];
    nic.up = words[2] == u"up";
    nic.mtu = words[3].toInt(&good);
    m_facts.nics.push_back(nic);
    return good;
}

bool FactReader::readMaster(const QStringList &words)
{
    if (words.size() != 2 || m_facts.nics.empty() || m_facts.nics.back().name != words[0])
        return false;
    m_facts.nics.back().master = words[1];
    return true;
}

bool FactReader::readAddress(const QStringList &words)
{
    if (words.size() != 3 || (words[2] != u"dynamic" && words[2] != u"static"))
        return false;
    const auto nic = std::find_if(m_facts.nics.begin(), m_facts.nics.end(),
                                  [&](const model::Nic &each) { return each.name == words[0]; });
    if (nic == m_facts.nics.end())
        return false;
    const bool ipv6 = words[1].contains(u':');
    const auto firstIpv6 = std::find_if(nic->addresses.begin(), nic->addresses.end(),
                                        [](const QString &each) { return each.contains(u':'); });
    nic->addresses.insert(ipv6 ? nic->addresses.end() : firstIpv6, words[1]);
    nic->dhcp = nic->dhcp || words[2] == u"dynamic";
    return true;
}

bool FactReader::readDisk(const QStringList &words)
{
    if (words.size() != 3 || (words[2] != u"used" && words[2] != u"free"))
        return false;
    bool good = false;
    const qint64 bytes = words[1].toLongLong(&good);
    m_facts.disks.push_back({words[0], bytes, words[2] == u"used"});
    return good;
}

bool FactReader::readLock(const QStringList &words)
{
    if (words.size() < 2)
        return false;
    bool good = false;
    const qint64 pid = words[1].toLongLong(&good);
    m_facts.locks.push_back({words[0], pid, words.mid(2).join(u' ')});
    return good;
}

base::Failure damaged(const QString &detail)
{
    return base::Failure(
        {base::ErrorCode::RemoteCommandFailed, QStringLiteral("facts.sh"), detail, {}});
}

double secondsSince1970(const QDateTime &time)
{
    return static_cast<double>(time.toMSecsSinceEpoch()) / 1000.0;
}

} // namespace

base::Result<HostFacts> gatherFacts(Transport &transport, const base::Clock &clock,
                                    std::stop_token stop)
{
    const auto script = hostProgram(QStringLiteral("facts.sh"));
    if (!script)
        return base::Failure(script.error());
    ExecRequest request;
    request.script = *script;
    const QDateTime asked = clock.now();
    const auto result = transport.exec(request, std::move(stop));
    const QDateTime answered = clock.now();
    if (!result)
        return base::Failure(result.error());
    if (result->exitStatus != 0) {
        return damaged(QStringLiteral("exit status %1: %2")
                           .arg(result->exitStatus)
                           .arg(QString::fromUtf8(result->errors).trimmed()));
    }
    return parseFacts(result->output, asked, answered);
}

base::Result<HostFacts> parseFacts(const QByteArray &text, const QDateTime &asked,
                                   const QDateTime &answered)
{
    HostFacts facts;
    FactReader reader(facts);
    const QList<QByteArray> lines = text.split('\n');
    const auto first = std::find(lines.begin(), lines.end(), firstLine);
    const auto last = std::find(first, lines.end(), lastLine);
    if (first == lines.end())
        return damaged(QStringLiteral("the answer does not begin with \"pikestaff-facts 1\""));
    if (last == lines.end())
        return damaged(QStringLiteral("the answer is cut off"));
    for (auto line = first + 1; line != last; ++line) {
        if (!reader.read(*line)) {
            return damaged(QStringLiteral("line %1 cannot be understood: %2")
                               .arg(line - lines.begin() + 1)
                               .arg(QString::fromUtf8(*line)));
        }
    }
    facts.readAt = answered.toUTC();
    if (reader.hostBegin > 0 && reader.hostEnd > 0) {
        const double sent = secondsSince1970(asked);
        const double received = secondsSince1970(answered);
        const double atHost = reader.hostEnd - reader.hostBegin;
        facts.clockOffset = ((reader.hostBegin - sent) + (reader.hostEnd - received)) / 2;
        facts.clockUncertainty = std::max(0.0, (received - sent - atHost) / 2);
    }
    return facts;
}

} // namespace pikestaff::remote
