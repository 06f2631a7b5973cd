// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guides/guidefixture.h"
#include "guides/scriptstage.h"

#include <QTest>

using namespace pikestaff::test;

namespace {

QString text(const char *utf8) { return QString::fromUtf8(utf8); }

void addRow(const char *row, const char *script, const char *asked, const QByteArray &answer,
            int status, const char *says)
{
    QTest::newRow(row) << text(script) << text(asked) << answer << status << text(says);
}

void addComputeRows()
{
    constexpr auto all = "list-compute-os-services-services-binary-host-status-state";
    const QByteArray own = "nova-scheduler\tcontroller\tenabled\tup\n"
                           "nova-conductor\tcontroller\tenabled\tup\n";
    const QByteArray computes = "nova-compute\tcompute1\tenabled\tup\n"
                                "nova-compute\tcompute2\tenabled\tup\n";
    addRow("controller is up", "nova-controller-up.sh", all, own, 0, "nova-conductor");
    addRow("no conductor", "nova-controller-up.sh", all,
           "nova-scheduler\tcontroller\tenabled\tup\n", 1, "nova-scheduler");
    addRow("another host's are no help", "nova-controller-up.sh", all,
           QByteArray(own).replace("controller", "compute1"), 1, "");
    addRow("nobody answers", "nova-controller-up.sh", "other", "", 1, "nothing is known");
    addRow("all are up", "nova-all-up.sh", all, own + computes, 0, "compute2");
    addRow("one is down", "nova-all-up.sh", all, own + QByteArray(computes).replace("up", "down"),
           1, "down");
    addRow("one is switched off", "nova-all-up.sh", all,
           QByteArray(own).replace("enabled", "disabled") + computes, 1, "disabled");
    addRow("one is missing", "nova-all-up.sh", all, own + "nova-compute\tcompute1\tenabled\tup\n",
           1, "compute1");

    constexpr auto registered = "list-compute-os-services-binary-nova-compute-services-binary-host-"
                                "status-state";
    addRow("both registered", "nova-compute-up.sh", registered, computes, 0, "compute2");
    addRow("one registered", "nova-compute-up.sh", registered,
           "nova-compute\tcompute1\tenabled\tup\n", 1, "compute2 is not up yet");

    QByteArray catalog;
    for (const char *kind : {"identity", "image", "compute", "placement"}) {
        for (const char *door : {"public", "internal", "admin"}) {
            catalog += QByteArray(kind) + '\t' + door + "\thttp://controller\n";
        }
    }
    addRow("catalog is complete", "catalog-complete.sh", "catalog", catalog, 0, "placement");
    addRow("an address is missing", "catalog-complete.sh", "catalog",
           QByteArray(catalog).replace("compute\tadmin", "network\tadmin"), 1, "network");
}

void addNetworkRows()
{
    constexpr auto agents = "list-network-agents-agents-agent-type-host-alive-admin-state-up";
    const QByteArray living = "Metadata agent\tcontroller\tTrue\tTrue\n"
                              "DHCP agent\tcontroller\tTrue\tTrue\n"
                              "L3 agent\tcontroller\tTrue\tTrue\n"
                              "Linux bridge agent\tcontroller\tTrue\tTrue\n"
                              "Linux bridge agent\tcompute1\tTrue\tTrue\n"
                              "Linux bridge agent\tcompute2\tTrue\tTrue\n";
    const char *alive = "neutron-agents-alive.sh";
    addRow("all alive", alive, agents, living, 0, "compute2");
    addRow("a bridge is dead", alive, agents,
           QByteArray(living).replace("compute2\tTrue", "compute2\tFalse"), 1,
           "Linux bridge agent on compute2 is not alive");
    addRow("no routers", alive, agents, QByteArray(living).replace("L3", "Another"), 1,
           "L3 agent on controller is not alive");
    addRow("the server is silent", alive, "other", "", 1, "nothing is known");
}

} // namespace

/// The scripts of zed-debian12 that judge services, tables and files.
class ZedScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgeTheServices_data();
    void judgeTheServices();
    void seeMappedHosts();
    void seeRegisteredCells_data();
    void seeRegisteredCells();
    void compareTheImage_data();
    void compareTheImage();
    void guardTheKeyOfTheDashboard();
    void reachTheInstance();

private:
    static ScriptStage::Ending run(ScriptStage &stage, const QString &script)
    {
        stage.name(text("inventory.compute_names"), text("compute1 compute2"));
        return stage.run(text("zed-debian12"), script);
    }
};

void ZedScriptsTest::judgeTheServices_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    addComputeRows();
    addNetworkRows();
}

void ZedScriptsTest::judgeTheServices()
{
    QFETCH(QString, script);
    QFETCH(QString, asked);
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    QFETCH(QString, says);
    ScriptStage stage;
    stage.name(text("network"), text("self-service"));
    stage.write(text("openstack-ask.py"), sourceFile(text("tests/guides/fakes/openstack-ask.py")));
    stage.write(text("asked-") + asked, answer);
    const auto ending = run(stage, script);
    QVERIFY2(ending.status == status, qPrintable(ending.output));
    QVERIFY2(ending.output.contains(says), qPrintable(ending.output));
}

void ZedScriptsTest::seeMappedHosts()
{
    ScriptStage stage;
    stage.program(text("mysql"), text("printf 'compute1\\n'\n"));
    QCOMPARE(run(stage, text("nova-hosts-mapped.sh")).status, 1);
    stage.program(text("mysql"), text("printf 'compute2\\ncompute1\\n'\n"));
    QCOMPARE(run(stage, text("nova-hosts-mapped.sh")).status, 0);
}

void ZedScriptsTest::seeRegisteredCells_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("known");
    QTest::addColumn<int>("status");
    const QString cell0 = text("mysql+pymysql://nova:new@controller/nova_cell0");
    const QString cell1 = text("mysql+pymysql://nova:new@controller/nova "
                               "rabbit://openstack:rabbit@controller:5672/");
    const auto row = [](const char *name, const char *script, const QString &known, int status) {
        QTest::newRow(name) << text(script) << known << status;
    };
    row("cell0", "nova-cell0-mapped.sh", cell0, 0);
    row("cell0 with the old password", "nova-cell0-mapped.sh",
        QString(cell0).replace(text("new"), text("old")), 1);
    row("no cell0", "nova-cell0-mapped.sh", QString(), 1);
    row("cell1", "nova-cell1-current.sh", cell1, 0);
    row("cell1 with another queue", "nova-cell1-current.sh",
        QString(cell1).replace(text(":rabbit@"), text(":hare@")), 1);
}

void ZedScriptsTest::seeRegisteredCells()
{
    QFETCH(QString, script);
    QFETCH(QString, known);
    QFETCH(int, status);
    ScriptStage stage;
    stage.name(text("NOVA_DBPASS"), text("new"));
    stage.name(text("RABBIT_PASS"), text("rabbit"));
    stage.program(text("mysql"), QStringLiteral("echo '%1'\n").arg(known));
    QCOMPARE(run(stage, script).status, status);
}

void ZedScriptsTest::compareTheImage_data()
{
    QTest::addColumn<QString>("checksum");
    QTest::addColumn<bool>("there");
    QTest::addColumn<int>("status");
    QTest::newRow("MD5") << text("9a0364b9e99bb480dd25e1f0284c8555") << true << 0;
    QTest::newRow("SHA-256")
        << text("ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73") << true << 0;
    QTest::newRow("another") << text("00000000000000000000000000000000") << true << 1;
    QTest::newRow("none is known") << QString() << true << 0;
    QTest::newRow("no image") << QString() << false << 1;
}

void ZedScriptsTest::compareTheImage()
{
    QFETCH(QString, checksum);
    QFETCH(bool, there);
    QFETCH(int, status);
    ScriptStage stage;
    stage.name(text("image_checksum"), checksum);
    stage.instead(text("/root/instance-image.img"), stage.folder() + text("/image"));
    if (there) {
        stage.write(text("image"), "content");
    }
    QCOMPARE(run(stage, text("image-complete.sh")).status, status);
}

void ZedScriptsTest::guardTheKeyOfTheDashboard()
{
    ScriptStage stage;
    const QString folder = text("/var/lib/openstack-dashboard/secret-key");
    stage.instead(folder, stage.folder());
    stage.program(text("stat"), text("case $2 in %U) echo www-data ;; *) echo $owner ;; esac\n"));
    QCOMPARE(run(stage, text("dashboard-key-readable.sh")).status, 0); // none yet
    stage.write(text(".secret_key_store"), "key");
    stage.program(text("stat"),
                  text("case $2 in %U) echo www-data ;; *) echo www-data:600 ;; esac\n"));
    QCOMPARE(run(stage, text("dashboard-key-readable.sh")).status, 0);
    stage.program(text("stat"), text("case $2 in %U) echo www-data ;; *) echo root:600 ;; esac\n"));
    QCOMPARE(run(stage, text("dashboard-key-readable.sh")).status, 1);
}

/// The address is that of the instance with option 1 and the floating one with option 2; it is
/// asked from inside the provider network.
void ZedScriptsTest::reachTheInstance()
{
    for (const bool two : {false, true}) {
        ScriptStage stage;
        stage.name(text("network"), two ? text("self-service") : text("provider"));
        stage.write(text("openstack-ask.py"),
                    sourceFile(text("tests/guides/fakes/openstack-ask.py")));
        stage.write(text("asked-list-network-networks-name-provider-networks-id"), "net\n");
        stage.write(two ? text("asked-list-compute-servers-all-tenants-1-name-selfservice-instance-"
                               "servers-id")
                        : text("asked-list-compute-servers-all-tenants-1-name-provider-instance-"
                               "servers-id"),
                    "vm\n");
        stage.write(text("asked-list-network-ports-device-id-vm-ports-id"), "port\n");
        stage.write(text("asked-list-network-ports-device-id-vm-ports-fixed-ips"),
                    "[{'subnet_id': 'x', 'ip_address': '203.0.113.103'}]\n");
        stage.write(text("asked-list-network-floatingips-port-id-port-floatingips-floating-ip-"
                         "address"),
                    "203.0.113.104\n");
        stage.program(text("ip"), text("echo \"$@\"\n"));
        const auto ending = run(stage, text("launch-answers-ping.sh"));
        QCOMPARE(ending.output.trimmed(),
                 QStringLiteral("netns exec qdhcp-net ping -c 3 -i 0.3 -W 3 203.0.113.10%1")
                     .arg(two ? 4 : 3));
        stage.write(text("asked-list-network-floatingips-port-id-port-floatingips-floating-ip-"
                         "address"),
                    "");
        stage.write(text("asked-list-network-ports-device-id-vm-ports-fixed-ips"), "");
        QCOMPARE(run(stage, text("launch-answers-ping.sh")).status, 1);
    }
}

QTEST_GUILESS_MAIN(ZedScriptsTest)
#include "tst_zedscripts.moc"
