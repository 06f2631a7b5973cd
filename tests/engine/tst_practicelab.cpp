// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/labhosts.h"

#include <QTest>

using namespace pikestaff;
using engine::PracticeLab;

/// What the program of the practice lab tells, read.
class TestPracticeLab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsStatus();
    void refusesOtherText_data();
    void refusesOtherText();
    void proposes();
    void keepsTheRolesOfTheProject();
};

void TestPracticeLab::readsStatus()
{
    const auto status = PracticeLab::parseStatus(R"({"state": "up", "suite": "bookworm",
        "management": {"cidr": "10.77.0.0/24", "gateway": "10.77.0.1"},
        "provider": {"cidr": "10.78.0.0/24", "gateway": "10.78.0.1", "pool_start": "10.78.0.101",
                     "pool_end": "10.78.0.200"},
        "hosts": [{"name": "controller", "address": "10.77.0.11", "roles": ["controller"],
                   "state": "running", "port": 22, "user": "root", "key": "/k/id",
                   "provider_interface": "eth1", "host_key": "SHA256:abc"}]})");
    QVERIFY(status);
    QCOMPARE(status->state, QStringLiteral("up"));
    QCOMPARE(status->managementCidr, QStringLiteral("10.77.0.0/24"));
    QCOMPARE(status->providerPoolEnd, QStringLiteral("10.78.0.200"));
    QCOMPARE(status->hosts.size(), size_t(1));
    const model::Host &host = status->hosts.front();
    QCOMPARE(host.name.value(), QStringLiteral("controller"));
    QVERIFY(host.has(model::Role::Controller));
    QVERIFY(!host.has(model::Role::Compute));
    QCOMPARE(host.login, model::Login::Key);
    QCOMPARE(host.keyFile, QStringLiteral("/k/id"));
    QCOMPARE(host.hostKey, QStringLiteral("SHA256:abc"));
    QCOMPARE(host.providerInterface, QStringLiteral("eth1"));
}

void TestPracticeLab::refusesOtherText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("practice-lab: something");
    QTest::newRow("other JSON") << QByteArray("[1]");
    QTest::newRow("no state") << QByteArray("{}");
}

void TestPracticeLab::refusesOtherText()
{
    QFETCH(QByteArray, text);
    const auto status = PracticeLab::parseStatus(text);
    QVERIFY(!status);
    QCOMPARE(status.error().code, base::ErrorCode::LabFailed);
}

void TestPracticeLab::proposes()
{
    engine::LabStatus status;
    status.managementCidr = QStringLiteral("10.77.0.0/24");
    status.providerCidr = QStringLiteral("10.78.0.0/24");
    status.providerGateway = QStringLiteral("10.78.0.1");
    status.providerPoolStart = QStringLiteral("10.78.0.101");
    const model::Answers proposed = PracticeLab::proposals(status);
    const auto value = [&proposed](const char *id) {
        return proposed.find(base::AnswerId(QString::fromLatin1(id))).value_or(QString());
    };
    QCOMPARE(value("management_network_cidr"), QStringLiteral("10.77.0.0/24"));
    QCOMPARE(value("provider_network_cidr"), QStringLiteral("10.78.0.0/24"));
    QCOMPARE(value("provider_gateway"), QStringLiteral("10.78.0.1"));
    QCOMPARE(value("dns_servers"), QStringLiteral("10.78.0.1"));
    QCOMPARE(value("provider_pool_start"), QStringLiteral("10.78.0.101"));
    QVERIFY(!proposed.find(base::AnswerId(QStringLiteral("provider_pool_end")))); // it told none
    QCOMPARE(value("image_source"), QStringLiteral("tiny"));
}

/// Addresses and keys are the lab's; who does what is the user's.
void TestPracticeLab::keepsTheRolesOfTheProject()
{
    model::Host known;
    known.name = base::HostName(QStringLiteral("controller"));
    known.address = QStringLiteral("10.77.0.11");
    known.roles = {model::Role::Controller, model::Role::Compute};
    known.hostKey = QStringLiteral("SHA256:") + QString(43, QLatin1Char('A'));
    const auto inventory = model::Inventory::make({known});
    QVERIFY(inventory);
    engine::LabStatus lab;
    lab.hosts = {known};
    lab.hosts.front().roles = {model::Role::Controller};
    lab.hosts.front().address = QStringLiteral("10.77.4.11");
    lab.hosts.front().hostKey = QStringLiteral("SHA256:") + QString(43, QLatin1Char('B'));
    const auto found = engine::hostsOfLab(*inventory, lab);
    QVERIFY(found);
    QCOMPARE(found->inventory.hosts().front().roles, known.roles);
    QCOMPARE(found->inventory.hosts().front().address, QStringLiteral("10.77.4.11"));
    QCOMPARE(found->renewed.size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestPracticeLab)
#include "tst_practicelab.moc"
