// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/inventory.h"

#include <QTest>

#include <functional>

using namespace pikestaff::model;
using pikestaff::base::ErrorCode;
using pikestaff::base::HostName;

namespace {

Host machine(const char *name, const QSet<Role> &roles, const char *address)
{
    Host host;
    host.name = HostName(QString::fromUtf8(name));
    host.roles = roles;
    host.address = QString::fromUtf8(address);
    return host;
}

std::vector<Host> three()
{
    return {machine("controller", {Role::Controller}, "10.0.0.11"),
            machine("compute1", {Role::Compute}, "10.0.0.31"),
            machine("compute2", {Role::Compute, Role::Block}, "10.0.0.32")};
}

using Change = std::function<void(std::vector<Host> &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestInventory : public QObject
{
    Q_OBJECT

    static void row(const char *name, const Change &change, ErrorCode code, const char *subject,
                    const char *detail)
    {
        QTest::newRow(name) << change << code << QString::fromUtf8(subject)
                            << QString::fromUtf8(detail);
    }

private Q_SLOTS:
    void keepsTheOrder()
    {
        const auto inventory = Inventory::make(three());
        QVERIFY(inventory);
        QCOMPARE(inventory->hosts().size(), size_t(3));
        QCOMPARE(inventory->hosts()[2].name.value(), QStringLiteral("compute2"));
        QCOMPARE(inventory->controller().name.value(), QStringLiteral("controller"));
        const std::vector<HostName> computes = inventory->with(Role::Compute);
        QCOMPARE(computes.size(), size_t(2));
        QCOMPARE(computes[0].value(), QStringLiteral("compute1"));
        QCOMPARE(computes[1].value(), QStringLiteral("compute2"));
        QVERIFY(inventory->with(Role::Object).empty());
    }

    void finds()
    {
        const auto inventory = Inventory::make(three());
        QVERIFY(inventory);
        const Host *found = inventory->find(HostName(QStringLiteral("compute1")));
        QVERIFY(found != nullptr);
        QCOMPARE(found->address, QStringLiteral("10.0.0.31"));
        QVERIFY(inventory->find(HostName(QStringLiteral("compute3"))) == nullptr);
    }

    void accepts_data()
    {
        QTest::addColumn<Change>("change");
        const auto good = [](const char *name, const Change &change) {
            QTest::newRow(name) << change;
        };
        good("all in one", [](auto &hosts) {
            hosts.resize(1);
            hosts[0].roles = {Role::Controller, Role::Compute};
        });
        good("upper case and digits",
             [](auto &hosts) { hosts[0].name = HostName(QStringLiteral("Node-01")); });
        good("domain", [](auto &hosts) {
            hosts[0].name = HostName(QStringLiteral("controller.lab.example"));
        });
        good("address by name",
             [](auto &hosts) { hosts[0].address = QStringLiteral("controller.lab.example"); });
        good("bounds of an address",
             [](auto &hosts) { hosts[0].address = QStringLiteral("255.249.199.0"); });
        good("interface with dots",
             [](auto &hosts) { hosts[0].providerInterface = QStringLiteral("enp0s31f6.100"); });
        good("user of a domain",
             [](auto &hosts) { hosts[0].user = QStringLiteral("lab-admin@example.org"); });
        good("host key", [](auto &hosts) {
            hosts[0].hostKey = QStringLiteral("SHA256:+/") + QString(41, QLatin1Char('A'));
        });
    }

    void accepts()
    {
        QFETCH(Change, change);
        std::vector<Host> hosts = three();
        change(hosts);
        const auto inventory = Inventory::make(hosts);
        QVERIFY2(inventory, inventory ? "" : qPrintable(inventory.error().toLogLine()));
    }

    void refuses_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("detail");
        row(
            "no host", [](auto &hosts) { hosts.clear(); }, ErrorCode::NoController, "hosts", "");
        row(
            "no controller", [](auto &hosts) { hosts[0].roles = {Role::Object}; },
            ErrorCode::NoController, "hosts", "");
        row(
            "two controllers", [](auto &hosts) { hosts[2].roles.insert(Role::Controller); },
            ErrorCode::InvalidValue, "compute2",
            "roles: controller is the controller already, there can be only one");
        row(
            "no role", [](auto &hosts) { hosts[1].roles.clear(); }, ErrorCode::InvalidValue,
            "compute1", "roles: \"\", expected: controller, compute, block or object");
        row(
            "same name", [](auto &hosts) { hosts[2].name = hosts[1].name; },
            ErrorCode::DuplicateName, "compute1", "name compute1 is taken by compute1");
        row(
            "same name but for case",
            [](auto &hosts) { hosts[2].name = HostName(QStringLiteral("COMPUTE1")); },
            ErrorCode::DuplicateName, "COMPUTE1", "name COMPUTE1 is taken by compute1");
        row(
            "same address", [](auto &hosts) { hosts[2].address = hosts[0].address; },
            ErrorCode::DuplicateName, "compute2", "address 10.0.0.11 is taken by controller");
        row(
            "overlay is another's address",
            [](auto &hosts) { hosts[2].overlayAddress = hosts[0].address; },
            ErrorCode::DuplicateName, "compute2",
            "overlay_address 10.0.0.11 is taken by controller");
        row(
            "port 0", [](auto &hosts) { hosts[1].port = 0; }, ErrorCode::InvalidValue, "compute1",
            "port: \"0\", expected: 1 to 65535");
        row(
            "key without a path", [](auto &hosts) { hosts[1].login = Login::Key; },
            ErrorCode::InvalidValue, "compute1", "key: \"\", expected: the path of a private key");
    }

    void refuses()
    {
        QFETCH(Change, change);
        QFETCH(ErrorCode, code);
        QFETCH(QString, subject);
        QFETCH(QString, detail);
        std::vector<Host> hosts = three();
        change(hosts);
        const auto inventory = Inventory::make(hosts);
        QVERIFY(!inventory);
        QCOMPARE(inventory.error().code, code);
        QCOMPARE(inventory.error().subject, subject);
        QCOMPARE(inventory.error().detail, detail);
    }

    void refusesValues_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        const auto bad = [](const char *field, const char *value) {
            QTest::newRow(qPrintable(
                QStringLiteral("%1 %2").arg(QString::fromUtf8(field), QString::fromUtf8(value))))
                << QString::fromUtf8(field) << QString::fromUtf8(value);
        };
        for (const char *name : {"", "-x", "x-", "a b", "a_b", "a..b", ".a", "호스트", "10.0.0.1",
                                 "42", "a\n", "a;id"}) {
            bad("name", name);
        }
        for (const char *address : {"", "10.0.0", "10.0.0.256", "10.0.0.1.2", "10.0.0.01",
                                    "10.0.0.1\n", "fe80::1", "10.0.0.0/24", "a b", "-oProxy"}) {
            bad("address", address);
        }
        for (const char *overlay : {"compute1", "10.0.0.999", " 10.0.0.1"}) {
            bad("overlay_address", overlay);
        }
        for (const char *interface : {"eth 1", "a/b", "sixteen-letters1"}) {
            bad("provider_interface", interface);
        }
        for (const char *user : {"", "-l", "a b", "root;id", "x\n"}) {
            bad("user", user);
        }
        for (const char *key : {"MD5:aa", "SHA256:", "SHA256:short"}) {
            bad("host_key", key);
        }
    }

    void refusesValues()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        std::vector<Host> hosts = three();
        Host &host = hosts[1];
        if (field == QLatin1String("name")) {
            host.name = HostName(value);
        } else if (field == QLatin1String("address")) {
            host.address = value;
        } else if (field == QLatin1String("overlay_address")) {
            host.overlayAddress = value;
        } else if (field == QLatin1String("provider_interface")) {
            host.providerInterface = value;
        } else if (field == QLatin1String("user")) {
            host.user = value;
        } else {
            host.hostKey = value;
        }
        const auto inventory = Inventory::make(hosts);
        QVERIFY(!inventory);
        QCOMPARE(inventory.error().code, ErrorCode::InvalidValue);
        QCOMPARE(inventory.error().subject, host.name.value());
        const QString start = QStringLiteral("%1: \"%2\", expected: ").arg(field, value);
        QVERIFY2(inventory.error().detail.startsWith(start), qPrintable(inventory.error().detail));
    }

    void forgetsAKeyThatIsNotUsed()
    {
        std::vector<Host> hosts = three();
        hosts[0].keyFile = QStringLiteral("~/.ssh/old");
        hosts[1].keyFile = QStringLiteral("~/.ssh/lab");
        hosts[1].login = Login::Key;
        const auto inventory = Inventory::make(hosts);
        QVERIFY(inventory);
        QCOMPARE(inventory->hosts()[0].keyFile, QString());
        QCOMPARE(inventory->hosts()[1].keyFile, QStringLiteral("~/.ssh/lab"));
    }
};

QTEST_APPLESS_MAIN(TestInventory)
#include "tst_inventory.moc"
