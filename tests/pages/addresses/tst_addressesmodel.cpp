// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/pagebench.h"
#include "wizard-pages/addresses/addressesmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pikestaff;
using base::ErrorCode;
using pages::AddressesModel;
using pages::HostField;
using pages::HostForm;
using pages::HostPassword;
using pages::HostState;
using tests::ImaginedHosts;
using tests::PageBench;

/// The hosts of a project as they are typed and tested, without widgets.
class TestAddressesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsRight();
    void wrongHostsStayWithTheirFormerVersion();
    void needsAController();
    void removesHostsAndTheirPasswords();
    void renamesPasswordsWithTheHost();
    void proposesNamesAndLogins();
    void testsAndTells();
    void saysFailures_data();
    void saysFailures();
    void confirmsKeys();
    void forgetsChangedKeysOnly();
    void oneNic();
    void changedAddressIsUntested();
    void knowsEarlierFacts();

private:
    /// Trusted hosts that answer, as PageBench::someHosts() names them.
    static void letAnswer(PageBench &bench, int count);
    static void testAll(AddressesModel &model);
    [[nodiscard]] static HostForm withAddress(const AddressesModel &model, int row,
                                              const QString &address);
};

void TestAddressesModel::letAnswer(PageBench &bench, int count)
{
    for (const model::Host &host : PageBench::someHosts(count)) {
        bench.hosts.set(host.address, {});
        bench.hosts.setTrusted(host.name.value(), ImaginedHosts::Host().key);
    }
}

void TestAddressesModel::testAll(AddressesModel &model)
{
    model.testAll();
    QTRY_VERIFY_WITH_TIMEOUT(!model.isTesting(), 20'000);
}

HostForm TestAddressesModel::withAddress(const AddressesModel &model, int row,
                                         const QString &address)
{
    HostForm form = model.form(row);
    form.address = address;
    return form;
}

void TestAddressesModel::keepsWhatIsRight()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    AddressesModel model(bench.installation);
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.isComplete());
    const int row = model.addHost();
    QCOMPARE(model.form(row).name, QStringLiteral("controller"));
    QCOMPARE(model.state(row), HostState::Incomplete);
    QVERIFY(bench.onDisk().inventory.hosts().empty());
    model.setForm(row, withAddress(model, row, QStringLiteral("10.0.0.11")));
    QCOMPARE(model.state(row), HostState::Untested);
    QVERIFY(model.isComplete());
    QCOMPARE(bench.onDisk().inventory.hosts().size(), size_t(1));
    QCOMPARE(bench.onDisk().inventory.controller().address, QStringLiteral("10.0.0.11"));
}

void TestAddressesModel::wrongHostsStayWithTheirFormerVersion()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(3)));
    AddressesModel model(bench.installation);
    model.setForm(1, withAddress(model, 1, QStringLiteral("10.0.0.999")));
    QVERIFY(!model.faultText(1, HostField::Address).isEmpty());
    QCOMPARE(model.form(1).address, QStringLiteral("10.0.0.999"));
    // The others go on being kept.
    model.setForm(2, withAddress(model, 2, QStringLiteral("10.0.0.77")));
    const auto hosts = bench.onDisk().inventory.hosts();
    QCOMPARE(hosts.at(1).address, QStringLiteral("10.0.0.31"));
    QCOMPARE(hosts.at(2).address, QStringLiteral("10.0.0.77"));
    model.setForm(1, withAddress(model, 1, QStringLiteral("10.0.0.99")));
    QCOMPARE(bench.onDisk().inventory.hosts().at(1).address, QStringLiteral("10.0.0.99"));
    QVERIFY(model.isComplete());
}

void TestAddressesModel::needsAController()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    AddressesModel model(bench.installation);
    const int row = model.addHost();
    HostForm form = withAddress(model, row, QStringLiteral("10.0.0.31"));
    form.roles = {model::Role::Compute};
    model.setForm(row, form);
    QVERIFY(!model.problem().isEmpty());
    QVERIFY(!model.isComplete());
    QVERIFY(bench.onDisk().inventory.hosts().empty());
    const int second = model.addHost(); // the missing controller
    QVERIFY(model.form(second).roles.contains(model::Role::Controller));
    model.setForm(second, withAddress(model, second, QStringLiteral("10.0.0.11")));
    QVERIFY(model.problem().isEmpty());
    QCOMPARE(bench.onDisk().inventory.hosts().size(), size_t(2));
}

void TestAddressesModel::removesHostsAndTheirPasswords()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    AddressesModel model(bench.installation);
    QVERIFY(model.setPassword(1, HostPassword::Login, base::Secret(QByteArrayLiteral("x"))));
    QVERIFY(model.hasPassword(1, HostPassword::Login));
    model.removeHost(1);
    QCOMPARE(bench.onDisk().inventory.hosts().size(), size_t(1));
    QVERIFY(bench.installation.secrets().ids().isEmpty());
    model.removeHost(0);
    QVERIFY(bench.onDisk().inventory.hosts().empty());
    QVERIFY(model.problem().isEmpty());
}

void TestAddressesModel::renamesPasswordsWithTheHost()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    AddressesModel model(bench.installation);
    QVERIFY(model.setPassword(1, HostPassword::Sudo, base::Secret(QByteArrayLiteral("x"))));
    HostForm form = model.form(1);
    form.name = QStringLiteral("node7");
    model.setForm(1, form);
    QVERIFY(model.hasPassword(1, HostPassword::Sudo));
    QCOMPARE(bench.installation.secrets().ids().size(), 1);
}

void TestAddressesModel::proposesNamesAndLogins()
{
    PageBench bench;
    auto hosts = PageBench::someHosts(2);
    hosts[1].user = QStringLiteral("ops");
    hosts[1].sudo = model::Sudo::Password;
    QVERIFY(bench.makeProject(hosts));
    AddressesModel model(bench.installation);
    const int row = model.addHost();
    QCOMPARE(model.form(row).name, QStringLiteral("compute2"));
    QCOMPARE(model.form(row).user, QStringLiteral("ops"));
    QCOMPARE(model.form(row).sudo, model::Sudo::Password);
    QVERIFY(model.form(row).address.isEmpty());
}

void TestAddressesModel::testsAndTells()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    letAnswer(bench, 2);
    AddressesModel model(bench.installation);
    model.testAll();
    QCOMPARE(model.state(0), HostState::Testing);
    QTRY_VERIFY_WITH_TIMEOUT(!model.isTesting(), 20'000);
    QCOMPARE(model.state(0), HostState::Connected);
    QCOMPARE(model.stateText(0), QStringLiteral("Connected · Debian 12 · 4 CPU · 16 GB"));
    QCOMPARE(model.knownKey(0), ImaginedHosts::Host().key);
    QVERIFY(model.facts(0) != nullptr);
    QVERIFY(model.remarks(0).empty());

    bench.hosts.change(QStringLiteral("10.0.0.31"),
                       [](ImaginedHosts::Host &host) { host.memory = 1'000'000'000; });
    bench.hosts.change(QStringLiteral("10.0.0.11"), [](ImaginedHosts::Host &host) {
        host.system = "os.id ubuntu\nos.version 16.04\nos.name Ubuntu 16.04\n";
    });
    testAll(model);
    QCOMPARE(model.state(0), HostState::Blocked);
    QVERIFY(model.stateText(0).contains(QLatin1String("Ubuntu 16.04")));
    QCOMPARE(model.state(1), HostState::Remarks);
    QCOMPARE(model.remarks(1).size(), size_t(1));
}

void TestAddressesModel::saysFailures_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("text");
    const auto row = [](ErrorCode code, const char *text) {
        QTest::newRow(base::errorCodeName(code).data()) << code << QString::fromLatin1(text);
    };
    row(ErrorCode::ConnectionRefused, "No answer: port 22 is closed");
    row(ErrorCode::ConnectTimeout, "Not reachable");
    row(ErrorCode::NameNotResolved, "Name not known");
    row(ErrorCode::AuthenticationRefused, "Login refused");
    row(ErrorCode::KeyPassphraseWrong, "Private key cannot be used");
    row(ErrorCode::SudoPasswordWrong, "sudo refused");
}

void TestAddressesModel::saysFailures()
{
    QFETCH(ErrorCode, code);
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(1)));
    ImaginedHosts::Host host;
    host.error = code;
    bench.hosts.set(QStringLiteral("10.0.0.11"), host);
    AddressesModel model(bench.installation);
    testAll(model);
    QCOMPARE(model.state(0), HostState::Failed);
    QTEST(model.stateText(0), "text");
    QCOMPARE(model.error(0)->code, code);
}

void TestAddressesModel::confirmsKeys()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(1)));
    bench.hosts.set(QStringLiteral("10.0.0.11"), {});
    AddressesModel model(bench.installation);
    testAll(model);
    QCOMPARE(model.state(0), HostState::KeyUnknown);
    QVERIFY(model.knownKey(0).isEmpty());
    model.trustKey(0);
    QTRY_COMPARE_WITH_TIMEOUT(model.state(0), HostState::Connected, 20'000);
    QCOMPARE(bench.hosts.trustedKey(QStringLiteral("controller")), ImaginedHosts::Host().key);
}

void TestAddressesModel::forgetsChangedKeysOnly()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(1)));
    bench.hosts.set(QStringLiteral("10.0.0.11"), {});
    bench.hosts.setTrusted(QStringLiteral("controller"), QStringLiteral("SHA256:before"));
    AddressesModel model(bench.installation);
    testAll(model);
    QCOMPARE(model.state(0), HostState::KeyChanged);
    model.trustKey(0); // cannot be trusted just so
    QTest::qWait(100);
    QCOMPARE(bench.hosts.trustedKey(QStringLiteral("controller")), QStringLiteral("SHA256:before"));
    {
        const auto journal = run::Journal::open(bench.installation.project().journalPath());
        QVERIFY(journal);
        run::RunStarted started;
        started.run = base::RunId(QStringLiteral("r1"));
        QVERIFY((*journal)->append({QDateTime::currentDateTimeUtc(), started}));
    }
    QSignalSpy happened(&bench.installation, &engine::Installation::eventHappened);
    model.forgetKey(0);
    QTRY_COMPARE_WITH_TIMEOUT(model.state(0), HostState::KeyUnknown, 20'000);
    QCOMPARE(happened.count(), 1); // what was done on the machine that is gone is void
    const auto events = bench.installation.journal();
    QVERIFY(events);
    QVERIFY(std::holds_alternative<run::HostReplaced>(events->back().payload));
}

void TestAddressesModel::oneNic()
{
    PageBench bench;
    auto hosts = PageBench::someHosts(2);
    hosts[0].providerInterface = QStringLiteral("eth0");
    QVERIFY(bench.makeProject(hosts));
    letAnswer(bench, 2);
    AddressesModel model(bench.installation);
    QVERIFY(model.oneNicHosts().isEmpty()); // nobody knows yet
    testAll(model);
    QCOMPARE(model.oneNicHosts(), QStringList{QStringLiteral("controller")});
}

void TestAddressesModel::changedAddressIsUntested()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(1)));
    letAnswer(bench, 1);
    AddressesModel model(bench.installation);
    testAll(model);
    QCOMPARE(model.state(0), HostState::Connected);
    HostForm form = model.form(0);
    form.providerInterface = QStringLiteral("eth9"); // the same machine, but not this interface
    model.setForm(0, form);
    QCOMPARE(model.state(0), HostState::Blocked);
    model.setForm(0, withAddress(model, 0, QStringLiteral("10.0.0.12")));
    QCOMPARE(model.state(0), HostState::Untested);
}

void TestAddressesModel::knowsEarlierFacts()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(1)));
    letAnswer(bench, 1);
    {
        AddressesModel first(bench.installation);
        testAll(first);
    }
    // Facts of an earlier look are there when the page is made again.
    AddressesModel model(bench.installation);
    QCOMPARE(model.state(0), HostState::Connected);
}

QTEST_MAIN(TestAddressesModel)
#include "tst_addressesmodel.moc"
