// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/factgatherer.h"

#include "support/localtransport.h"

#include <QElapsedTimer>
#include <QFile>
#include <QNetworkInterface>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <thread>

using namespace pikestaff;
using base::ErrorCode;
using remote::parseFacts;

namespace {

class ShiftedClock final : public base::Clock
{
public:
    explicit ShiftedClock(qint64 seconds)
        : m_seconds(seconds)
    {
    }
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::currentDateTimeUtc().addSecs(m_seconds);
    }

private:
    qint64 m_seconds;
};

QByteArray saved(const char *name)
{
    QFile file(QStringLiteral(PIKESTAFF_SOURCE_DIR "/tests/remote/facts/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QDateTime at(qint64 milliseconds) { return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC); }

} // namespace

class TestFactGatherer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void debian()
    {
        const auto facts =
            parseFacts(saved("debian12.txt"), at(1'795'399'280'900), at(1'795'399'281'400));
        QVERIFY2(facts, facts ? "" : qPrintable(facts.error().toLogLine()));
        QCOMPARE(facts->readAt, at(1'795'399'281'400));
        QCOMPARE(facts->osId, QStringLiteral("debian"));
        QCOMPARE(facts->osVersion, QStringLiteral("12"));
        QCOMPARE(facts->osName, QStringLiteral("Debian GNU/Linux 12 (bookworm)"));
        QCOMPARE(facts->kernel, QStringLiteral("6.1.0-28-amd64"));
        QCOMPARE(facts->architecture, QStringLiteral("x86_64"));
        QCOMPARE(facts->cpus, 8);
        QCOMPARE(facts->cpuModel, QStringLiteral("AMD EPYC 7543 32-Core Processor"));
        QVERIFY(facts->hardwareVirtualization);
        QVERIFY(facts->kvmDevice);
        QCOMPARE(facts->virtualization, QStringLiteral("systemd-nspawn"));
        QCOMPARE(facts->memoryBytes, 16'784'334'848);
        QCOMPARE(facts->memoryAvailableBytes, 12'884'901'888);
        QCOMPARE(facts->rootFreeBytes, 83'042'967'552);
    }

    void debianSoftware()
    {
        const auto facts =
            parseFacts(saved("debian12.txt"), at(1'795'399'280'900), at(1'795'399'281'400));
        QVERIFY(facts);
        QCOMPARE(facts->hostname, QStringLiteral("controller"));
        QCOMPARE(facts->timeZone, QStringLiteral("Asia/Seoul"));
        QCOMPARE(facts->bootId, QStringLiteral("5bc623e0-bf21-4a48-a6b9-ff26838abea9"));
        QCOMPARE(facts->python, QStringLiteral("3.11.2"));
        QCOMPARE(facts->systemd, 252);
        QCOMPARE(facts->packages.size(), size_t(3));
        QCOMPARE(facts->packages.at(QStringLiteral("keystone")),
                 QStringLiteral("2:22.0.2-0+deb12u1"));
        QVERIFY(facts->locks.empty());
        QVERIFY(!facts->dpkgInterrupted);
        QCOMPARE(facts->ownNameResolvesTo, QStringLiteral("10.0.0.11"));
        // 350 ms from the question to the first look at the clock, 50 ms from the second one to the
        // answer: 0.15 s ahead, sure but for half of what the way took.
        QVERIFY(std::abs(facts->clockOffset - 0.15) < 1e-5);
        QVERIFY(std::abs(facts->clockUncertainty - 0.2) < 1e-5);
    }

    void debianNetworkAndDisks()
    {
        const auto facts = parseFacts(saved("debian12.txt"), at(0), at(0));
        QVERIFY(facts);
        QCOMPARE(facts->nics.size(), size_t(3));
        QCOMPARE(facts->nics[0].name, QStringLiteral("eth0"));
        QCOMPARE(facts->nics[0].mac, QStringLiteral("02:fc:00:00:00:01"));
        QCOMPARE(facts->nics[0].addresses,
                 (QStringList{QStringLiteral("10.0.0.11/24"), QStringLiteral("2001:db8::11/64")}));
        QVERIFY(facts->nics[0].up && !facts->nics[0].dhcp);
        QVERIFY(!facts->nics[1].up && facts->nics[1].addresses.isEmpty());
        QCOMPARE(facts->nics[1].master, QStringLiteral("brq0a1b2c3d-4e"));
        QVERIFY(facts->nics[0].master.isEmpty());
        QCOMPARE(facts->nics[2].mtu, 9000);
        QVERIFY(facts->nics[2].dhcp);
        QCOMPARE(facts->defaultRouteNic, QStringLiteral("eth0"));
        QCOMPARE(facts->defaultGateway, QStringLiteral("10.0.0.1"));
        QCOMPARE(facts->nameServers,
                 (QStringList{QStringLiteral("10.0.0.2"), QStringLiteral("2001:db8::2")}));
        QCOMPARE(facts->disks.size(), size_t(2));
        QCOMPARE(facts->disks[0].name, QStringLiteral("nvme0n1"));
        QCOMPARE(facts->disks[0].bytes, 512'110'190'592);
        QVERIFY(facts->disks[0].mounted && !facts->disks[1].mounted);
    }

    void oldUbuntu()
    {
        const auto facts =
            parseFacts(saved("ubuntu16.04.txt"), at(1'516'525'260'000), at(1'516'525'260'200));
        QVERIFY2(facts, facts ? "" : qPrintable(facts.error().toLogLine()));
        QCOMPARE(facts->osVersion, QStringLiteral("16.04"));
        QCOMPARE(facts->systemd, 229);
        QVERIFY(facts->python.isEmpty());
        QVERIFY(facts->hardwareVirtualization && !facts->kvmDevice);
        QCOMPARE(facts->nics[0].addresses,
                 (QStringList{QStringLiteral("192.0.2.31/24"), QStringLiteral("fe80:1::1/64")}));
        QVERIFY(facts->nics[1].mac.isEmpty());
        QCOMPARE(facts->defaultRouteNic, QStringLiteral("ppp0"));
        QVERIFY(facts->defaultGateway.isEmpty());
        QCOMPARE(facts->locks.size(), size_t(2));
        QCOMPARE(facts->locks[0].file, QStringLiteral("/var/lib/dpkg/lock"));
        QCOMPARE(facts->locks[0].pid, 1234);
        QCOMPARE(facts->locks[0].program, QStringLiteral("unattended-upgr"));
        QCOMPARE(facts->locks[1].program, QStringLiteral("apt get"));
        QVERIFY(facts->dpkgInterrupted);
        QCOMPARE(facts->ownNameResolvesTo, QStringLiteral("127.0.1.1"));
        QVERIFY(std::abs(facts->clockOffset + 59.9) < 1e-5);
        QCOMPARE(facts->clockUncertainty, 0.0);
    }

    void nothingIsKnown()
    {
        const auto facts = parseFacts("pikestaff-facts 1\npikestaff-facts-end\n", at(1), at(2));
        QVERIFY(facts);
        QCOMPARE(facts->cpus, 0);
        QCOMPARE(facts->clockOffset, 0.0);
        QVERIFY(facts->nics.empty() && facts->osId.isEmpty() && facts->packages.empty());
    }

    /// Wherever the answer is cut off, it is an error.
    void cutOff()
    {
        const QByteArray whole = saved("debian12.txt");
        QVERIFY(whole.size() > 900);
        QVERIFY(parseFacts(whole.chopped(1), at(0), at(0)));
        for (qsizetype size = 0; size < whole.size() - 1; ++size) {
            const auto facts = parseFacts(whole.first(size), at(0), at(0));
            QVERIFY(!facts);
            QCOMPARE(facts.error().code, ErrorCode::RemoteCommandFailed);
        }
    }

    void badLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"cpus",
                                 "cpus many",
                                 "cpus -1",
                                 "memory 12 GiB",
                                 "os.id",
                                 "os.id ",
                                 "systemd v229",
                                 "nic eth0",
                                 "nic eth0 - up",
                                 "nic eth0 - yes 1500",
                                 "nic eth0 - up big",
                                 "master eth0",
                                 "master eth9 br0",
                                 "address eth9 10.0.0.1/24 static",
                                 "address eth0 10.0.0.1/24",
                                 "disk sda 5",
                                 "disk sda five used",
                                 "disk sda 5 mounted",
                                 "lock /var/lib/dpkg/lock",
                                 "lock /var/lib/dpkg/lock me",
                                 "package",
                                 "package nova",
                                 "package nova 1 2",
                                 "default-route",
                                 "default-route a b c",
                                 "name-server",
                                 "time-begin now"})
            QTest::newRow(line) << QByteArray(line);
    }

    void badLine()
    {
        QFETCH(QByteArray, line);
        const auto facts =
            parseFacts("pikestaff-facts 1\n" + line + "\npikestaff-facts-end\n", at(0), at(0));
        QVERIFY(!facts);
        QCOMPARE(facts.error().code, ErrorCode::RemoteCommandFailed);
        QCOMPARE(facts.error().subject, QStringLiteral("facts.sh"));
        QCOMPARE(facts.error().detail,
                 QStringLiteral("line 2 cannot be understood: ") + QString::fromLatin1(line));
    }

    void ofThisComputer()
    {
        const QTemporaryDir folder;
        test::LocalTransport transport(folder.path());
        QVERIFY(transport.connect({}));
        QElapsedTimer timer;
        timer.start();
        const auto facts = remote::gatherFacts(transport, ShiftedClock(-3600), {});
        const qint64 took = timer.elapsed();
        QVERIFY2(facts, facts ? "" : qPrintable(facts.error().toLogLine()));
        QCOMPARE(transport.execCount(), 1);
        qInfo("facts.sh took %lld ms", took);
        QVERIFY(took < 3000);
        QCOMPARE(facts->hostname, QSysInfo::machineHostName());
        QCOMPARE(facts->kernel, QSysInfo::kernelVersion());
        QCOMPARE(facts->architecture, QSysInfo::currentCpuArchitecture());
        QCOMPARE(facts->osId, QSysInfo::productType());
    }

    void machineOfThisComputer()
    {
        const QTemporaryDir folder;
        test::LocalTransport transport(folder.path());
        QVERIFY(transport.connect({}));
        const auto facts = remote::gatherFacts(transport, ShiftedClock(-3600), {});
        QVERIFY(facts);
        QCOMPARE(facts->cpus, static_cast<int>(std::thread::hardware_concurrency()));
        QVERIFY(facts->memoryBytes > facts->memoryAvailableBytes);
        QVERIFY(facts->memoryAvailableBytes > 0 && facts->rootFreeBytes > 0);
        QCOMPARE(facts->bootId.size(), 36);
        QVERIFY(!facts->virtualization.isEmpty());
        QVERIFY2(std::abs(facts->clockOffset - 3600) < 0.5, "our clock was set an hour back");
        QVERIFY(facts->clockUncertainty < 0.5);
        for (const model::Nic &nic : facts->nics) {
            const auto known = QNetworkInterface::interfaceFromName(nic.name);
            QVERIFY2(known.isValid(), qPrintable(nic.name));
            QCOMPARE(nic.mac.toUpper(), known.hardwareAddress());
            QCOMPARE(nic.mtu, known.maximumTransmissionUnit());
        }
    }

    /// Whatever the caller's locale and umask are.
    void ofAnOddCaller()
    {
        const QTemporaryDir folder;
        test::LocalTransport transport(folder.path());
        QVERIFY(transport.connect({}));
        const auto plain = remote::gatherFacts(transport, base::SystemClock(), {});
        transport.setCaller({0777,
                             {{QStringLiteral("LC_ALL"), QStringLiteral("ko_KR.UTF-8")},
                              {QStringLiteral("PATH"), QStringLiteral("/nowhere")},
                              {QStringLiteral("POSIXLY_CORRECT"), QStringLiteral("1")},
                              {QStringLiteral("ID"), QStringLiteral("other")}}});
        const auto odd = remote::gatherFacts(transport, base::SystemClock(), {});
        QVERIFY(plain && odd);
        QCOMPARE(odd->osId, plain->osId);
        QCOMPARE(odd->packages, plain->packages);
        QCOMPARE(odd->systemd, plain->systemd);
        QCOMPARE(odd->timeZone, plain->timeZone);
        QVERIFY(std::abs(odd->rootFreeBytes - plain->rootFreeBytes) < 1'000'000'000);
    }

    void notConnected()
    {
        test::LocalTransport transport(QStringLiteral("/nonexistent"));
        const auto facts = remote::gatherFacts(transport, base::SystemClock(), {});
        QVERIFY(!facts);
        QCOMPARE(facts.error().code, ErrorCode::ConnectionLost);
    }
};

QTEST_GUILESS_MAIN(TestFactGatherer)
#include "tst_factgatherer.moc"
