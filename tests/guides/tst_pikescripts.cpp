// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guides/guidefixture.h"
#include "guides/scriptstage.h"

#include <QDir>
#include <QProcess>
#include <QTest>

using namespace pikestaff::test;

namespace {

QString text(const char *utf8) { return QString::fromUtf8(utf8); }

/// Puts the stage up for a script that asks services.
void answerTo(ScriptStage &stage, const QString &asked, const QByteArray &answer)
{
    stage.write(text("openstack-ask.py"), sourceFile(text("tests/guides/fakes/openstack-ask.py")));
    stage.write(text("asked-") + asked, answer);
}

void addRow(const char *row, const char *script, const char *asked, const QByteArray &answer,
            int status, const char *says)
{
    QTest::newRow(row) << text(script) << text(asked) << answer << status << text(says);
}

void addComputeRows()
{
    constexpr auto services = "list-compute-os-services-services-binary-host-status-state";
    const QByteArray own = "nova-consoleauth\tcontroller\tenabled\tup\n"
                           "nova-scheduler\tcontroller\tenabled\tup\n"
                           "nova-conductor\tcontroller\tenabled\tup\n";
    const QByteArray computes = "nova-compute\tcompute1\tenabled\tup\n"
                                "nova-compute\tcompute2\tenabled\tup\n";
    const char *all = "nova-services-up.sh";
    addRow("all are up", all, services, own + computes, 0, "nova-compute");
    addRow("one is down", all, services, own + QByteArray(computes).replace("up\n", "down\n"), 1,
           "nova-compute compute1 is enabled and down");
    addRow("one is switched off", all, services, QByteArray(own).replace("enabled", "disabled"), 1,
           "nova-scheduler controller is disabled and up");
    addRow("a compute node is missing", all, services,
           own + QByteArray("nova-compute\tcompute1\tenabled\tup\n"), 1,
           "nova-compute compute2 is missing");
    addRow("the console's is missing", all, services, computes, 1, "nova-consoleauth controller");
    addRow("nobody answers", all, "other", "", 1, "nothing is known");

    constexpr auto registered = "list-compute-os-services-binary-nova-compute-services-host-"
                                "status-state";
    addRow("both registered", "computes-up.sh", registered,
           "compute1\tenabled\tup\ncompute2\tenabled\tup\n", 0, "compute2");
    addRow("one registered", "computes-up.sh", registered, "compute1\tenabled\tup\n", 1,
           "compute2 is missing");
}

void addOtherRows()
{
    constexpr auto agents = "list-network-agents-agents-agent-type-host-alive-admin-state-up";
    const QByteArray living = "Metadata agent\tcontroller\tTrue\tTrue\n"
                              "DHCP agent\tcontroller\tTrue\tTrue\n"
                              "Linux bridge agent\tcontroller\tTrue\tTrue\n"
                              "Linux bridge agent\tcompute1\tTrue\tTrue\n"
                              "Linux bridge agent\tcompute2\tTrue\tTrue\n";
    addRow("no router needed", "agents-alive.sh", agents, living, 1, "L3 agent on controller");
    addRow("all alive", "agents-alive.sh", agents,
           living + QByteArray("L3 agent\tcontroller\tTrue\tTrue\n"), 0, "compute2");
    addRow("a bridge is dead", "agents-alive.sh", agents,
           QByteArray(living).replace("compute2\tTrue", "compute2\tFalse"), 1,
           "no living Linux bridge agent on compute2");

    QByteArray catalog;
    for (const char *kind : {"identity", "image", "compute", "placement"}) {
        for (const char *door : {"public", "internal", "admin"}) {
            catalog += QByteArray(kind) + '\t' + door + "\thttp://controller\n";
        }
    }
    addRow("catalog is complete", "catalog-has-all.sh", "catalog", catalog, 0, "placement");
    addRow("an address is missing", "catalog-has-all.sh", "catalog",
           QByteArray(catalog).replace("compute\tadmin", "volumev3\tadmin"), 1,
           "compute has no address of the kind admin");

    constexpr auto images = "list-image-images-images-name-status";
    addRow("image is active", "image-listed.sh", images, "my image\tactive\n", 0, "my image | act");
    addRow("image is queued", "image-listed.sh", images, "my image\tqueued\n", 1, "queued");
    addRow("another image", "image-listed.sh", images, "image\tactive\n", 1, "image | active");

    constexpr auto volumes = "list-volumev3-os-services-services-binary-host-status-state";
    const QByteArray stores = "cinder-scheduler\tcontroller\tenabled\tup\n"
                              "cinder-volume\tblock1@lvm\tenabled\tup\n";
    addRow("volumes are up", "volume-services-up.sh", volumes, stores, 0, "block1@lvm");
    addRow("backend is missing", "volume-services-up.sh", volumes,
           QByteArray(stores).replace("@lvm", ""), 1, "cinder-volume block1@lvm is missing");
}

void addInstanceRows()
{
    constexpr auto servers =
        "list-compute-servers-detail-name-selfservice-instance-servers-name-status-addresses";
    const QByteArray own = "{'selfservice': [{'addr': '172.16.1.3', 'OS-EXT-IPS:type': 'fixed'}";
    const QByteArray floating = ", {'addr': '203.0.113.104', 'OS-EXT-IPS:type': 'floating'}";
    addRow("both addresses", "floating-ip-listed.sh", servers,
           "selfservice-instance\tACTIVE\t" + own + floating + "]}\n", 0, "203.0.113.104");
    addRow("own address only", "floating-ip-listed.sh", servers,
           "selfservice-instance\tACTIVE\t" + own + "]}\n", 1, "172.16.1.3");

    constexpr auto states = "list-compute-servers-detail-name-provider-instance-servers-name-"
                            "status-addresses-fault";
    addRow("runs", "instance-provider-active.sh", states,
           "provider-instance\tACTIVE\t{'provider': [{'addr': '203.0.113.103'}]}\t-\n", 0,
           "ACTIVE");
    addRow("failed", "instance-provider-active.sh", states,
           "provider-instance\tERROR\t{}\t{'message': 'No valid host was found.'}\n", 1,
           "No valid host was found");
    addRow("no instance", "instance-provider-active.sh", states, "", 1, "");

    constexpr auto console = "console-log-provider-instance";
    const QByteArray lease = "Lease of 203.0.113.103 obtained, lease time 86400\n";
    const QByteArray data = "successful after 1/20 tries: up 3.20. iid=i-1\ninstance-id: i-1\n";
    const char *address = "instance-provider-address.sh";
    addRow("lease and metadata", address, console, lease + data, 0, "instance-id");
    addRow("no metadata", address, console, lease, 1, "look at the metadata agent");
    addRow("no lease", address, console, "No lease, failing\n", 1, "no address from DHCP yet");
    addRow("speaks", "instance-provider-speaks.sh", console, "login:\n", 0, "");
    addRow("is silent", "instance-provider-speaks.sh", console, "\n", 1, "");

    constexpr auto ports = "list-network-ports-ports-device-owner-fixed-ips";
    const QByteArray inside =
        "network:router_interface\t[{'subnet_id': 'a', 'ip_address': '172.16.1.1'}]\n";
    const QByteArray outside =
        "network:router_gateway\t[{'subnet_id': 'b', 'ip_address': '203.0.113.102'}]\n";
    const QByteArray server = "network:dhcp\t[{'subnet_id': 'b', 'ip_address': '203.0.113.101'}]\n";
    addRow("both sides", "router-ports.sh", ports, inside + server + outside, 0, "203.0.113.102");
    addRow("inside only", "router-ports.sh", ports, inside + server, 1,
           "the router has no address in 203.0.113.0/24");

    constexpr auto volume = "list-volumev3-volumes-detail-name-volume1-volumes-name-status-size";
    addRow("volume is free", "volume-available.sh", volume, "volume1\tavailable\t1\n", 0,
           "volume1 | available | 1");
    addRow("volume failed", "volume-available.sh", volume, "volume1\terror\t1\n", 1, "error");
}

} // namespace

class PikeScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgeTheServices_data();
    void judgeTheServices();
    void knowTheCells_data();
    void knowTheCells();
    void mendTheCells();
    void knowTheSchema_data();
    void knowTheSchema();
    void proveThePlacementCredentials_data();
    void proveThePlacementCredentials();

private:
    static constexpr auto pike = "pike-ubuntu16.04";
    static ScriptStage::Ending run(const ScriptStage &stage, const QString &script)
    {
        return stage.run(text(pike), script);
    }
};

void PikeScriptsTest::judgeTheServices_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    addComputeRows();
    addOtherRows();
    addInstanceRows();
}

void PikeScriptsTest::judgeTheServices()
{
    QFETCH(const QString, script);
    QFETCH(const QString, asked);
    QFETCH(const QByteArray, answer);
    QFETCH(const int, status);
    QFETCH(const QString, says);
    ScriptStage stage;
    stage.name(text("inventory.compute_names"), text("compute1 compute2"));
    stage.name(text("inventory.block_names"), text("block1"));
    stage.name(text("network"), text("self-service"));
    stage.name(text("image_name"), text("my image"));
    stage.name(text("provider_network_cidr"), text("203.0.113.0/24"));
    stage.name(text("selfservice_network_cidr"), text("172.16.1.0/24"));
    answerTo(stage, asked, answer);
    const auto ending = run(stage, script);
    QVERIFY2(ending.status == status, qPrintable(ending.output));
    QVERIFY2(ending.output.contains(says), qPrintable(ending.output));
}

constexpr auto novaConf = "[DEFAULT]\ntransport_url = rabbit://openstack:p%25w@controller\n"
                          "#log_dir = /var/log/nova\n[api_database]\nconnection = other\n"
                          "[database]\nconnection = mysql+pymysql://nova:p%27w@controller/nova\n";

void PikeScriptsTest::knowTheCells_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<int>("status");
    const QByteArray address = "mysql+pymysql://nova:p%27w@controller/nova";
    const QByteArray queue = "rabbit://openstack:p%25w@controller";
    const QString zero = text("nova-cell0-known.sh");
    const QString one = text("nova-cell1-mapped.sh");
    QTest::newRow("cell0") << zero << address + "_cell0\n" << 0;
    QTest::newRow("no cell0") << zero << QByteArray() << 1;
    QTest::newRow("cell0, old password") << zero << QByteArray(address).replace("%27", "x") << 1;
    QTest::newRow("cell1") << one << queue + '\t' + address + '\n' << 0;
    QTest::newRow("cell1, old queue") << one << "rabbit://old\t" + address + '\n' << 1;
    QTest::newRow("no cell1") << one << QByteArray() << 1;
}

void PikeScriptsTest::knowTheCells()
{
    QFETCH(const QString, script);
    QFETCH(const QByteArray, row);
    QFETCH(const int, status);
    ScriptStage stage;
    stage.write(text("nova.conf"), novaConf);
    stage.instead(text("/etc/nova/nova.conf"), stage.folder() + text("/nova.conf"));
    stage.write(text("row"), row);
    stage.program(text("mysql"), QStringLiteral("cat %1/row\n").arg(stage.folder()));
    const auto ending = run(stage, script);
    QVERIFY2(ending.status == status, qPrintable(ending.output));
    QVERIFY2(!ending.output.contains(text("p%2")), qPrintable(ending.output));
}

/// A cell that is not there is made by nova; one with an old address gets the new one, which is
/// never an argument.
void PikeScriptsTest::mendTheCells()
{
    for (const char *known : {"0", "1"}) {
        ScriptStage stage;
        stage.write(text("nova.conf"), novaConf);
        stage.instead(text("/etc/nova/nova.conf"), stage.folder() + text("/nova.conf"));
        stage.program(text("mysql"), QStringLiteral("printf '%s\\n' \"$*\" >>%1/arguments\n"
                                                    "case $* in *COUNT*) echo %2 ;;\n"
                                                    "*) cat >%1/statements ;; esac\n")
                                         .arg(stage.folder(), text(known)));
        stage.program(text("su"), QStringLiteral("echo \"$4\" >%1/told\n").arg(stage.folder()));
        QCOMPARE(run(stage, text("nova-cell0-enter.sh")).status, 0);
        const bool isThere = text(known) == text("1");
        QCOMPARE(stage.read(text("told")),
                 isThere ? QByteArray() : QByteArray("nova-manage cell_v2 map_cell0\n"));
        QCOMPARE(stage.read(text("statements")).contains("nova:p%27w@controller/nova_cell0\""),
                 isThere);
        QVERIFY(!stage.read(text("arguments")).contains("p%27w"));
    }
}

void PikeScriptsTest::knowTheSchema_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("versions");
    QTest::addColumn<int>("status");
    for (const char *service : {"nova-api", "nova", "cinder"}) {
        const QString script = text(service) + text("-schema-current.sh");
        QTest::addRow("%s, current", service) << script << text("FOLDER\t9\n") << 0;
        QTest::addRow("%s, older", service) << script << text("FOLDER\t8\n") << 1;
        QTest::addRow("%s, none", service) << script << QString() << 1;
    }
    const QString glance = text("glance-schema-current.sh");
    QTest::newRow("glance, current") << glance << text("pike_contract01\n") << 0;
    QTest::newRow("glance, older") << glance << text("ocata_contract01\n") << 1;
    QTest::newRow("glance, skipped") << glance << QString() << 1;
    const QString neutron = text("neutron-schema-current.sh");
    QTest::newRow("neutron, current") << neutron << text("aaa\nbbb\n") << 0;
    QTest::newRow("neutron, half") << neutron << text("aaa\n") << 1;
}

void PikeScriptsTest::knowTheSchema()
{
    QFETCH(const QString, script);
    QFETCH(QString, versions);
    QFETCH(const int, status);
    for (const bool empty : {false, true}) {
        ScriptStage stage;
        const QString folder = stage.folder() + text("/versions");
        QVERIFY(QDir().mkdir(folder));
        stage.write(text("versions/008_older.py"), "");
        stage.write(text("versions/009_newest.py"), "");
        stage.write(text("versions/EXPAND_HEAD"), "bbb\n");
        stage.write(text("versions/CONTRACT_HEAD"), "aaa\n");
        stage.write(text("versions/ocata_contract01_x.py"),
                    "revision = 'ocata_contract01'\ndown_revision = 'mitaka02'\n");
        stage.write(text("versions/pike_contract01_x.py"),
                    "revision = 'pike_contract01'\ndown_revision = 'ocata_contract01'\n");
        for (const char *package : {"glance/db/sqlalchemy", "neutron/db/migration"}) {
            stage.instead(QStringLiteral("/usr/lib/python2.7/dist-packages/%1/alembic_migrations/"
                                         "versions")
                              .arg(text(package)),
                          folder);
        }
        stage.write(text("answer"), versions.replace(text("FOLDER"), stage.folder()).toUtf8());
        stage.program(
            text("mysql"),
            QStringLiteral("case \"$*\" in *COUNT*) echo %1 ;; *) cat %2/answer ;; esac\n")
                .arg(text(empty ? "0" : "200"), stage.folder()));
        const auto ending = run(stage, script);
        QVERIFY2(ending.status == (empty ? 1 : status), qPrintable(ending.output));
    }
}

void PikeScriptsTest::proveThePlacementCredentials_data()
{
    QTest::addColumn<QByteArray>("before"); // in nova.conf
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("placement");
    QTest::addColumn<QString>("says");
    const QString good = text("200");
    const QString fine = text("knows 2 resource providers");
    QTest::newRow("right") << QByteArray() << QByteArray() << good << fine;
    QTest::newRow("wrong password")
        << QByteArray("right%pass") << QByteArray("wrong") << good << text("keystone refuses: 401");
    QTest::newRow("wrong region") << QByteArray("RegionOne") << QByteArray("openstack") << good
                                  << text("in the region openstack");
    QTest::newRow("no user") << QByteArray("username") << QByteArray("#username") << good
                             << text("is not complete");
    QTest::newRow("no role") << QByteArray() << QByteArray() << text("403")
                             << text("placement refuses: 403");
}

/// With a service that really asks who comes.
void PikeScriptsTest::proveThePlacementCredentials()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const QString, placement);
    QFETCH(const QString, says);
    ScriptStage stage;
    QProcess server;
    server.start(text("python3"),
                 {text(PIKESTAFF_SOURCE_DIR "/tests/guides/fakes/placement.py"), placement});
    QVERIFY(server.waitForReadyRead());
    QByteArray conf = "[placement]\nos_region_name = RegionOne\nproject_domain_name = Default\n"
                      "project_name = service\nuser_domain_name = Default\nusername = placement\n"
                      "password = right%pass\nauth_url = http://127.0.0.1:" +
                      server.readLine().trimmed() + "/v3\n";
    if (!before.isEmpty()) {
        conf.replace(before, after);
    }
    stage.write(text("nova.conf"), conf);
    stage.instead(text("/etc/nova/nova.conf"), stage.folder() + text("/nova.conf"));
    const auto ending = run(stage, text("placement-request.sh"));
    server.kill();
    server.waitForFinished();
    QVERIFY2(ending.output.contains(says), qPrintable(ending.output));
    QCOMPARE(ending.status, says.contains(text("knows")) ? 0 : 1);
    QVERIFY(!ending.output.contains(text("right%pass")));
}

QTEST_GUILESS_MAIN(PikeScriptsTest)
#include "tst_pikescripts.moc"
