// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/hangul.h"
#include "support/pagebench.h"
#include "wizard-pages/network/networkmodel.h"

#include <QTest>

using namespace pikestaff;
using pages::NetworkModel;
using tests::PageBench;

/// The choice of networks and what the guide asks about them, without widgets.
class TestNetworkModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesAnOption();
    void asksOnlyWhatTheGuideDeclares();
    void fieldsOfTheOption();
    void fields_data();
    void fields();
    void warnings();
    void doubtsStandBesideTheirField();
    void pictureIsMadeFromTheHosts();

private:
    [[nodiscard]] static size_t fieldOf(const NetworkModel &model, const char *id);
    [[nodiscard]] static QString onDisk(const PageBench &bench, const char *id)
    {
        return bench.onDisk()
            .answers.find(base::AnswerId(QString::fromLatin1(id)))
            .value_or(QString());
    }
};

size_t TestNetworkModel::fieldOf(const NetworkModel &model, const char *id)
{
    for (size_t i = 0; i < model.fields().size(); ++i) {
        if (model.fields()[i].spec->id.value() == QLatin1String(id))
            return i;
    }
    return model.fields().size();
}

void TestNetworkModel::choosesAnOption()
{
    PageBench bench;
    NetworkModel model(bench.installation);
    QVERIFY(!model.asksForOption());
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    QVERIFY(model.asksForOption());
    QCOMPARE(model.options().size(), size_t(2));
    QCOMPARE(model.option(), QStringLiteral("provider")); // the guide's default
    model.setOption(QStringLiteral("self-service"));
    QVERIFY(model.isSelfService());
    QCOMPARE(onDisk(bench, "network"), QStringLiteral("self-service"));
    model.setOption(QStringLiteral("none of them"));
    QCOMPARE(model.option(), QStringLiteral("self-service"));
    QVERIFY(model.problem());
    model.setLanguage(base::Language::Korean);
    QVERIFY(tests::hasHangul(model.optionExplanation()));
}

void TestNetworkModel::asksOnlyWhatTheGuideDeclares()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    NetworkModel model(bench.installation);
    for (const NetworkModel::Field &field : model.fields())
        QVERIFY(bench.installation.guide().answer(field.spec->id) == field.spec);
}

void TestNetworkModel::fieldsOfTheOption()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    NetworkModel model(bench.installation);
    const size_t before = model.fields().size();
    QCOMPARE(fieldOf(model, "selfservice_network_cidr"), before);
    QVERIFY(fieldOf(model, "provider_gateway") < before);
    QCOMPARE(fieldOf(model, "network"), before); // has its own cards
    model.setOption(QStringLiteral("self-service"));
    QVERIFY(fieldOf(model, "selfservice_network_cidr") < model.fields().size());
}

void TestNetworkModel::fields_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fault"); // a part of it; empty: it is kept
    const auto row = [](const char *name, const char *id, const char *text, const char *fault) {
        QTest::newRow(name) << QString::fromLatin1(id) << QString::fromLatin1(text)
                            << QString::fromLatin1(fault);
    };
    row("network", "provider_network_cidr", "203.0.112.0/24", "");
    row("host bits", "provider_network_cidr", "203.0.113.7/24", "not an IPv4 network");
    row("gateway", "provider_gateway", "203.0.113.2", "");
    row("no address", "provider_gateway", "203.0.113", "not an IPv4 address");
    row("IPv6", "provider_gateway", "fd00::1", "IPv6");
    row("private", "selfservice_network_cidr", "172.16.2.0/24", "");
    row("holds the hosts", "selfservice_network_cidr", "10.0.0.0/24", "controller");
    row("holds half the world", "selfservice_network_cidr", "10.0.0.0/8", "10.0.0.11");
    row("is the provider's", "selfservice_network_cidr", "192.0.2.128/25", "Provider network");
    row("emptied", "provider_gateway", "", "must not be empty");
}

void TestNetworkModel::fields()
{
    QFETCH(QString, id);
    QFETCH(QString, text);
    QFETCH(QString, fault);
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    NetworkModel model(bench.installation);
    model.setOption(QStringLiteral("self-service"));
    model.setField(base::AnswerId(QStringLiteral("provider_network_cidr")),
                   QStringLiteral("192.0.2.0/24"));
    const QByteArray name = id.toLatin1();
    const QString before = onDisk(bench, name.constData());
    const size_t field = fieldOf(model, name.constData());
    QVERIFY(field < model.fields().size());
    model.setField(base::AnswerId(id), text);
    QCOMPARE(model.fields()[field].value, text);
    QCOMPARE(model.fields()[field].fault.isEmpty(), fault.isEmpty());
    QVERIFY2(model.fields()[field].fault.contains(fault), qPrintable(model.fields()[field].fault));
    QCOMPARE(onDisk(bench, name.constData()), fault.isEmpty() ? text : before);
    QCOMPARE(model.hasFaults(), !fault.isEmpty());
}

void TestNetworkModel::warnings()
{
    PageBench bench;
    auto hosts = PageBench::someHosts(2);
    hosts[1].providerInterface.clear();
    QVERIFY(bench.makeProject(hosts));
    NetworkModel model(bench.installation);
    QCOMPARE(model.warnings().size(), 1);
    QVERIFY(model.warnings().first().contains(QLatin1String("compute1")));
}

/// What is doubtful is kept and said beside its field.
void TestNetworkModel::doubtsStandBesideTheirField()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    NetworkModel model(bench.installation);
    const auto set = [&model](const char *id, const char *text) {
        model.setField(base::AnswerId(QString::fromLatin1(id)), QString::fromLatin1(text));
    };
    const auto doubts = [&model](const char *id) {
        return model.fields()[fieldOf(model, id)].doubts.size();
    };
    QCOMPARE(model.doubts(), QStringList()); // the guide's own example is right
    set("provider_network_cidr", "10.0.0.0/24");
    QCOMPARE(doubts("provider_gateway"), 1); // not of this network any more
    QCOMPARE(onDisk(bench, "provider_network_cidr"), QStringLiteral("10.0.0.0/24"));
    set("provider_pool_start", "10.0.0.20");
    set("provider_pool_end", "10.0.0.60");
    set("provider_gateway", "10.0.0.25");
    QCOMPARE(doubts("provider_gateway"), 1);    // of the pool
    QCOMPARE(doubts("provider_pool_start"), 1); // compute1 is 10.0.0.31
    QCOMPARE(doubts("provider_pool_end"), 0);
    set("provider_pool_start", "10.0.0.100");
    QCOMPARE(doubts("provider_pool_end"), 1); // ends before it begins
    set("provider_pool_end", "10.0.0.200");
    QCOMPARE(model.doubts(), QStringList());
}

void TestNetworkModel::pictureIsMadeFromTheHosts()
{
    PageBench bench;
    auto hosts = PageBench::someHosts(3);
    std::swap(hosts[0], hosts[2]);
    QVERIFY(bench.makeProject(hosts));
    NetworkModel model(bench.installation);
    QCOMPARE(model.picture().hosts.size(), size_t(3));
    QVERIFY(model.picture().hosts.front().isController);
    QVERIFY(model.picture().managementCidr.isEmpty());
    model::HostFacts facts;
    facts.nics = {
        {QStringLiteral("eth0"), {}, true, 1500, {QStringLiteral("10.0.0.11/24")}, false},
        {QStringLiteral("eth1"), {}, true, 1500, {QStringLiteral("203.0.113.5/24")}, false}};
    bench.installation.rememberFacts(base::HostName(QStringLiteral("controller")), facts);
    const pages::NetworkPicture picture = model.picture();
    QCOMPARE(picture.managementCidr, QStringLiteral("10.0.0.0/24"));
    QCOMPARE(picture.providerCidr, QStringLiteral("203.0.113.0/24"));
    QCOMPARE(picture.hosts.front().managementNic, QStringLiteral("eth0"));
    QVERIFY(!picture.hosts.front().isOneNic());
}

QTEST_MAIN(TestNetworkModel)
#include "tst_networkmodel.moc"
