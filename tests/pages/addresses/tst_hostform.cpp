// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/addresses/hostform.h"

#include <QTest>

#include <functional>

using namespace pikestaff;
using pages::HostFault;
using pages::HostField;
using pages::HostForm;
using Change = std::function<void(HostForm &)>;
Q_DECLARE_METATYPE(Change)

/// What is wrong with a host as it is typed.
class TestHostForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faults_data();
    void faults();
    void laterOneIsWrong_data();
    void laterOneIsWrong();
    void thereAndBack();

private:
    [[nodiscard]] static HostForm good(int number);
};

HostForm TestHostForm::good(int number)
{
    HostForm form;
    form.name = QStringLiteral("compute%1").arg(number);
    form.roles = {model::Role::Compute};
    form.address = QStringLiteral("10.0.0.%1").arg(30 + number);
    return form;
}

void TestHostForm::faults_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("field"); // -1: nothing is wrong
    QTest::addColumn<HostFault>("fault");
    const auto row = [](const char *name, const Change &change, HostField field, HostFault fault) {
        QTest::newRow(name) << change << static_cast<int>(field) << fault;
    };
    const auto fine = [](const char *name, const Change &change) {
        QTest::newRow(name) << change << -1 << HostFault::Wrong;
    };
    const auto text = [](const char *value) { return QString::fromUtf8(value); };
    fine("good", [](HostForm &) {});
    fine("a name for an address", [=](HostForm &f) { f.address = text("node7.lab.example"); });
    fine("another port", [=](HostForm &f) { f.port = text("2222"); });
    fine("interface", [=](HostForm &f) { f.providerInterface = text("enp0s31f6"); });
    row(
        "no name", [](HostForm &f) { f.name.clear(); }, HostField::Name, HostFault::Missing);
    row(
        "name with blank", [=](HostForm &f) { f.name = text("comp ute"); }, HostField::Name,
        HostFault::Wrong);
    row(
        "name in hangul", [=](HostForm &f) { f.name = text("컴퓨트1"); }, HostField::Name,
        HostFault::Wrong);
    row(
        "no role", [](HostForm &f) { f.roles.clear(); }, HostField::Roles, HostFault::Missing);
    row(
        "no address", [](HostForm &f) { f.address.clear(); }, HostField::Address,
        HostFault::Missing);
    row(
        "address too big", [=](HostForm &f) { f.address = text("10.0.0.300"); }, HostField::Address,
        HostFault::Wrong);
    row(
        "IPv6", [=](HostForm &f) { f.address = text("fe80::1"); }, HostField::Address,
        HostFault::Ipv6);
    row(
        "port 0", [=](HostForm &f) { f.port = text("0"); }, HostField::Port, HostFault::Wrong);
    row(
        "port 65536", [=](HostForm &f) { f.port = text("65536"); }, HostField::Port,
        HostFault::Wrong);
    row(
        "port in words", [=](HostForm &f) { f.port = text("ssh"); }, HostField::Port,
        HostFault::Wrong);
    row(
        "no user", [](HostForm &f) { f.user.clear(); }, HostField::User, HostFault::Missing);
    row(
        "user", [=](HostForm &f) { f.user = text("a b"); }, HostField::User, HostFault::Wrong);
    row(
        "no key", [](HostForm &f) { f.login = model::Login::Key; }, HostField::KeyFile,
        HostFault::Missing);
    row(
        "key gone",
        [=](HostForm &f) {
            f.login = model::Login::Key;
            f.keyFile = text("/nowhere/id");
        },
        HostField::KeyFile, HostFault::FileMissing);
    row(
        "interface", [=](HostForm &f) { f.providerInterface = text("a b"); },
        HostField::ProviderInterface, HostFault::Wrong);
    row(
        "overlay", [=](HostForm &f) { f.overlayAddress = text("10.0.0"); }, HostField::Overlay,
        HostFault::Wrong);
    row(
        "overlay IPv6", [=](HostForm &f) { f.overlayAddress = text("::1"); }, HostField::Overlay,
        HostFault::Ipv6);
}

void TestHostForm::faults()
{
    QFETCH(Change, change);
    QFETCH(int, field);
    QFETCH(HostFault, fault);
    HostForm form = good(1);
    change(form);
    const pages::HostFaults faults = pages::faultsOf({form}, 0);
    if (field < 0) {
        QVERIFY(faults.empty());
        return;
    }
    QCOMPARE(faults.size(), size_t(1));
    QCOMPARE(static_cast<int>(faults.begin()->first), field);
    QCOMPARE(faults.begin()->second, fault);
}

void TestHostForm::laterOneIsWrong_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<HostField>("field");
    QTest::addColumn<HostFault>("fault");
    QTest::newRow("name") << Change([](HostForm &f) { f.name = QStringLiteral("Compute1"); })
                          << HostField::Name << HostFault::Taken;
    QTest::newRow("address") << Change([](HostForm &f) { f.address = QStringLiteral("10.0.0.31"); })
                             << HostField::Address << HostFault::Taken;
    QTest::newRow("overlay") << Change([](HostForm &f) {
        f.overlayAddress = QStringLiteral("10.0.0.31");
    }) << HostField::Overlay << HostFault::Taken;
    QTest::newRow("controller") << Change([](HostForm &f) { f.roles = {model::Role::Controller}; })
                                << HostField::Roles << HostFault::SecondController;
}

void TestHostForm::laterOneIsWrong()
{
    QFETCH(Change, change);
    QFETCH(HostField, field);
    QFETCH(HostFault, fault);
    HostForm first = good(1);
    first.roles.insert(model::Role::Controller);
    HostForm second = good(2);
    change(second);
    QVERIFY(pages::faultsOf({first, second}, 0).empty());
    const pages::HostFaults faults = pages::faultsOf({first, second}, 1);
    QCOMPARE(faults.size(), size_t(1));
    QCOMPARE(faults.begin()->first, field);
    QCOMPARE(faults.begin()->second, fault);
}

void TestHostForm::thereAndBack()
{
    model::Host host;
    host.name = base::HostName(QStringLiteral("compute1"));
    host.roles = {model::Role::Compute, model::Role::Block};
    host.address = QStringLiteral("10.0.0.31");
    host.port = 2222;
    host.user = QStringLiteral("ops");
    host.login = model::Login::Key;
    host.keyFile = QStringLiteral("~/.ssh/id");
    host.sudo = model::Sudo::Password;
    host.providerInterface = QStringLiteral("eth1");
    host.overlayAddress = QStringLiteral("10.0.1.31");
    host.hostKey = QStringLiteral("SHA256:x");
    QCOMPARE(pages::hostOf(pages::formOf(host)), host);
}

QTEST_MAIN(TestHostForm)
#include "tst_hostform.moc"
