// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/hangul.h"
#include "support/pagebench.h"
#include "wizard-pages/ntp/ntpmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace pikestaff;
using pages::NtpModel;
using tests::ImaginedHosts;
using tests::PageBench;
using Clock = pages::NtpModel::Clock;

/// Time servers and clocks, without widgets.
class TestNtpModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servers_data();
    void servers();
    void removes();
    void networkKeepsWrongText();
    void clocks_data();
    void clocks();
    void controllerIsTheSourceOfTheOthers();
    void failuresAreSaid();
    void followsTheLanguage();

private:
    [[nodiscard]] static QString onDisk(const PageBench &bench, const char *id)
    {
        return bench.onDisk()
            .answers.find(base::AnswerId(QString::fromLatin1(id)))
            .value_or(QString());
    }
};

void TestNtpModel::servers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("good");
    QTest::addColumn<QStringList>("servers");
    const QStringList before{QStringLiteral("time.one.example")};
    const auto row = [](const char *name, const char *typed, bool good, const QStringList &all) {
        QTest::newRow(name) << QString::fromUtf8(typed) << good << all;
    };
    row("a name", "time.two.example", true,
        before + QStringList{QStringLiteral("time.two.example")});
    row("an address", "10.0.0.1", true, before + QStringList{QStringLiteral("10.0.0.1")});
    row("two at once", "a.example, b.example", true,
        before + QStringList{QStringLiteral("a.example"), QStringLiteral("b.example")});
    row("again", "TIME.one.example", false, before);
    row("no name", "not_a_name", false, before);
    row("no address", "10.0.0.300", false, before);
    row("IPv6", "fd00::1", false, before);
    row("hangul", "시간", false, before);
}

void TestNtpModel::servers()
{
    QFETCH(QString, typed);
    QFETCH(bool, good);
    QFETCH(QStringList, servers);
    PageBench bench;
    QVERIFY(bench.makeProject());
    NtpModel model(bench.installation);
    QVERIFY(model.asksForServers());
    QVERIFY(model.servers().isEmpty());
    QVERIFY(model.addServer(QStringLiteral("time.one.example")).isEmpty());
    QCOMPARE(model.addServer(typed).isEmpty(), good);
    QCOMPARE(model.servers(), servers);
    QCOMPARE(onDisk(bench, "ntp_servers"), servers.join(QLatin1Char(' ')));
}

void TestNtpModel::removes()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    NtpModel model(bench.installation);
    QVERIFY(model.addServer(QStringLiteral("a.example b.example")).isEmpty());
    model.removeServer(0);
    QCOMPARE(model.servers(), QStringList{QStringLiteral("b.example")});
    model.removeServer(7);
    model.removeServer(0);
    QVERIFY(model.servers().isEmpty());
    QVERIFY(onDisk(bench, "ntp_servers").isEmpty());
}

void TestNtpModel::networkKeepsWrongText()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    NtpModel model(bench.installation);
    model.setNetwork(QStringLiteral("10.0.0.0/24"));
    QVERIFY(model.networkFault().isEmpty());
    model.setNetwork(QStringLiteral("10.0.0.7/24")); // host bits
    QVERIFY(!model.networkFault().isEmpty());
    QCOMPARE(model.network(), QStringLiteral("10.0.0.7/24"));
    QCOMPARE(onDisk(bench, "management_network_cidr"), QStringLiteral("10.0.0.0/24"));
    model.setNetwork({});
    QVERIFY(model.networkFault().isEmpty());
    QVERIFY(onDisk(bench, "management_network_cidr").isEmpty());
}

void TestNtpModel::clocks_data()
{
    QTest::addColumn<double>("offset");
    QTest::addColumn<Clock>("clock");
    QTest::newRow("right") << 0.1 << Clock::Right;
    QTest::newRow("behind") << -5.0 << Clock::Off;
    QTest::newRow("ahead") << 20.0 << Clock::Off;
    QTest::newRow("an hour") << 3600.0 << Clock::FarOff;
}

void TestNtpModel::clocks()
{
    QFETCH(double, offset);
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(1)));
    ImaginedHosts::Host host;
    host.clockOffset = offset;
    bench.hosts.set(QStringLiteral("10.0.0.11"), host);
    bench.hosts.setTrusted(QStringLiteral("controller"), host.key);
    NtpModel model(bench.installation);
    QCOMPARE(model.clock(0), Clock::Unknown);
    model.test();
    QCOMPARE(model.clock(0), Clock::Measuring);
    QTRY_VERIFY_WITH_TIMEOUT(!model.isTesting(), 20'000);
    QTEST(model.clock(0), "clock");
    QVERIFY2(model.offsetText(0).contains(QChar(0xb1)), qPrintable(model.offsetText(0)));
    QCOMPARE(model.offsetText(0).startsWith(QLatin1Char('-')), offset < 0);
}

void TestNtpModel::controllerIsTheSourceOfTheOthers()
{
    PageBench bench;
    auto hosts = PageBench::someHosts(3);
    std::swap(hosts[0], hosts[2]); // the controller was typed last
    QVERIFY(bench.makeProject(hosts));
    NtpModel model(bench.installation);
    const QAbstractItemModelTester tester(&model);
    const auto asks = [&model](int row) {
        return model.index(row, NtpModel::Asks).data().toString();
    };
    QCOMPARE(model.hostName(0), QStringLiteral("controller"));
    QCOMPARE(asks(0), QStringLiteral("Public servers of the distribution"));
    QVERIFY(model.addServer(QStringLiteral("time.one.example")).isEmpty());
    QCOMPARE(asks(0), QStringLiteral("time.one.example"));
    QCOMPARE(asks(1), QStringLiteral("controller"));
    QCOMPARE(asks(2), QStringLiteral("controller"));
}

void TestNtpModel::failuresAreSaid()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(1)));
    NtpModel model(bench.installation);
    model.test();
    QTRY_VERIFY_WITH_TIMEOUT(!model.isTesting(), 20'000);
    QCOMPARE(model.clock(0), Clock::Unreachable);
    QCOMPARE(model.count(Clock::Unreachable), 1);
}

void TestNtpModel::followsTheLanguage()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    NtpModel model(bench.installation);
    QVERIFY(!tests::hasHangul(model.serversTitle() + model.networkExplanation()));
    model.setLanguage(base::Language::Korean);
    QVERIFY(tests::hasHangul(model.serversTitle()));
    QVERIFY(tests::hasHangul(model.networkExplanation()));
}

QTEST_MAIN(TestNtpModel)
#include "tst_ntpmodel.moc"
