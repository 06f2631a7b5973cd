// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guides/scriptstage.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace pikestaff::test;

namespace {

QString text(const char *utf8) { return QString::fromUtf8(utf8); }

ScriptStage::Ending run(const ScriptStage &stage, const QString &script)
{
    return stage.run(text("pike-ubuntu16.04"), script);
}

} // namespace

class PikeFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fitTheProviderNetwork_data();
    void fitTheProviderNetwork();
    void lookAtTheImage_data();
    void lookAtTheImage();
    void guardTheSecretKey();
    void filterForLvm_data();
    void filterForLvm();
    void leaveFullDisksAlone_data();
    void leaveFullDisksAlone();
};

void PikeFilesTest::fitTheProviderNetwork_data()
{
    QTest::addColumn<QStringList>("addresses"); // network, start, end, gateway
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *name, const char *addresses, const char *fault) {
        QTest::newRow(name) << text(addresses).split(QLatin1Char(' ')) << text(fault);
    };
    row("fits", "203.0.113.0/24 203.0.113.101 203.0.113.250 203.0.113.1", "");
    row("one network", "10.0.0.0/24 10.0.0.101 10.0.0.250 10.0.0.1", "");
    row("pool elsewhere", "203.0.113.0/24 203.0.114.1 203.0.114.9 203.0.113.1", "203.0.114.1 is");
    row("gateway elsewhere", "203.0.113.0/24 203.0.113.2 203.0.113.9 10.0.0.1", "10.0.0.1 is not");
    row("backwards", "203.0.113.0/24 203.0.113.9 203.0.113.2 203.0.113.1", "behind its end");
    row("gateway in it", "203.0.113.0/24 203.0.113.1 203.0.113.9 203.0.113.5", "lies in the pool");
    row("a host in it", "10.0.0.0/24 10.0.0.2 10.0.0.99 10.0.0.1", "the host 10.0.0.31");
    row("nothing given", "203.0.113.0/24   203.0.113.1", "start, end missing");
}

void PikeFilesTest::fitTheProviderNetwork()
{
    QFETCH(const QStringList, addresses);
    QFETCH(const QString, fault);
    ScriptStage stage;
    stage.name(text("provider_network_cidr"), addresses.value(0));
    stage.name(text("provider_pool_start"), addresses.value(1));
    stage.name(text("provider_pool_end"), addresses.value(2));
    stage.name(text("provider_gateway"), addresses.value(3));
    const auto ending = run(stage, text("provider-addresses-fit.sh"));
    QVERIFY2(ending.status == (fault.isEmpty() ? 0 : 1), qPrintable(ending.output));
    QVERIFY2(ending.output.contains(fault), qPrintable(ending.output));
}

void PikeFilesTest::lookAtTheImage_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QByteArray>("image");
    QTest::addColumn<QString>("setting"); // format or checksum
    QTest::addColumn<int>("status");
    const QByteArray qcow = "QFI\xfb";
    const QString format = text("image-format.sh");
    const QString whole = text("image-whole.sh");
    QTest::newRow("qcow2") << format << qcow << text("qcow2") << 0;
    QTest::newRow("called raw") << format << qcow << text("raw") << 1;
    QTest::newRow("raw") << format << QByteArray("\x33\xc0") << text("raw") << 0;
    QTest::newRow("a page") << format << QByteArray("<html>") << text("qcow2") << 1;
    const QByteArray head = qcow.left(4) + QByteArray(20, '\0');
    const QByteArray exact = head + QByteArray::fromHex("0000000040000000"); // 1 GiB
    const QByteArray larger = head + QByteArray::fromHex("0000000040000001");
    QTest::newRow("fits") << format << exact << text("qcow2") << 0;
    QTest::newRow("is too large") << format << larger << text("qcow2") << 1;
    QTest::newRow("MD5") << whole << QByteArray("abc") << text("900150983cd24fb0d6963f7d28e17f72")
                         << 0;
    QTest::newRow("SHA-256") << whole << QByteArray("abc")
                             << text("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20"
                                     "015ad")
                             << 0;
    QTest::newRow("half") << whole << QByteArray("ab") << text("900150983cd24fb0d6963f7d28e17f72")
                          << 1;
    QTest::newRow("no checksum") << whole << QByteArray("ab") << QString() << 0;
    QTest::newRow("empty") << whole << QByteArray() << QString() << 1;
}

void PikeFilesTest::lookAtTheImage()
{
    QFETCH(const QString, script);
    QFETCH(const QByteArray, image);
    QFETCH(const QString, setting);
    QFETCH(const int, status);
    ScriptStage stage;
    stage.name(text("image_disk_format"), setting);
    stage.name(text("image_checksum"), setting);
    stage.name(text("flavor_disk"), text("1"));
    stage.write(text("image"), image);
    stage.instead(text("/root/instance-image.img"), stage.folder() + text("/image"));
    const auto ending = run(stage, script);
    QVERIFY2(ending.status == status, qPrintable(ending.output));
}

/// The key belongs to the account that Apache's file names, here the one that runs this test.
void PikeFilesTest::guardTheSecretKey()
{
    ScriptStage stage;
    QProcess whoami;
    whoami.start(text("id"), {text("-un")});
    QVERIFY(whoami.waitForFinished());
    const QByteArray me = whoami.readAll().trimmed();
    stage.write(text("site.conf"), "WSGIScriptAlias /horizon /usr/share/x\n"
                                   "WSGIDaemonProcess horizon user=" +
                                       me + " group=" + me + " processes=3\n");
    stage.instead(text("/etc/apache2/conf-available/openstack-dashboard.conf"),
                  stage.folder() + text("/site.conf"));
    stage.instead(text("/var/lib/openstack-dashboard"), stage.folder());
    const QString check = text("dashboard-key-good.sh");
    QCOMPARE(run(stage, check).status, 0); // no key yet, and the folder is ours
    stage.write(text("secret_key"), "key");
    QVERIFY(QFile::setPermissions(stage.folder() + text("/secret_key"),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QCOMPARE(run(stage, check).status, 1);
    QCOMPARE(run(stage, text("dashboard-key-own.sh")).status, 0);
    QCOMPARE(run(stage, check).status, 0);
    stage.write(text("site.conf"), "WSGIScriptAlias /horizon /usr/share/x\n");
    const auto ending = run(stage, check);
    QVERIFY2(ending.output.contains(text("does not say which account")), qPrintable(ending.output));
    QCOMPARE(ending.status, 1);
}

void PikeFilesTest::filterForLvm_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("volumes"); // what pvs prints
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray shipped = "config {\n}\ndevices {\n\tdir = \"/dev\"\n}\n";
    const QByteArray older = "devices {\n\tfilter = [ \"a/.*/\" ]\n}\n";
    const QString own = text("/dev/sda5 host\n/dev/sdb cinder-volumes\n");
    const QString none = text("/dev/sdb cinder-volumes\n");
    const QString store = text("lvm-filter-");
    QTest::newRow("store") << store << none << shipped
                           << QByteArray("config {\n}\ndevices {\n\tfilter = [ \"a/sdb/\", "
                                         "\"r/.*/\"]\n\tdir = \"/dev\"\n}\n");
    QTest::newRow("store on LVM") << store << own << older
                                  << QByteArray("devices {\n\tfilter = [ \"a/sda/\", \"a/sdb/\", "
                                                "\"r/.*/\"]\n#\tfilter = [ \"a/.*/\" ]\n}\n");
    QTest::newRow("compute on LVM") << text("lvm-own-disks-") << own << shipped
                                    << QByteArray("config {\n}\ndevices {\n\tfilter = [ \"a/sda/\""
                                                  ", \"r/.*/\"]\n\tdir = \"/dev\"\n}\n");
    QTest::newRow("compute without") << text("lvm-own-disks-") << none << shipped << shipped;
}

void PikeFilesTest::filterForLvm()
{
    QFETCH(const QString, script);
    QFETCH(const QString, volumes);
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    ScriptStage stage;
    stage.name(text("volume_disk"), text("sdb"));
    stage.write(text("lvm.conf"), before);
    stage.instead(text("/etc/lvm/lvm.conf"), stage.folder() + text("/lvm.conf"));
    stage.write(text("volumes"), volumes.toUtf8());
    stage.program(text("pvs"), QStringLiteral("cat %1/volumes\n").arg(stage.folder()));
    stage.program(text("lsblk"), text("echo ${3##*/} part\necho sda disk\n"));
    stage.program(text("vgs"), text("echo '  host'\n"));
    const QString check = script + text("set.sh");
    const QString apply = script + text("write.sh");
    if (before == after) {
        QCOMPARE(run(stage, check).status, 0);
        return;
    }
    QCOMPARE(run(stage, check).status, 1);
    const auto ending = run(stage, apply);
    QVERIFY2(ending.status == 0, qPrintable(ending.output));
    QCOMPARE(stage.read(text("lvm.conf")), after);
    QCOMPARE(run(stage, check).status, 0);

    // A filter that hides a group of this host is taken back.
    stage.write(text("lvm.conf"), before);
    stage.program(
        text("vgs"),
        QStringLiteral("grep -q 'r/' %1/lvm.conf || echo '  host'\n").arg(stage.folder()));
    const auto refused = run(stage, apply);
    QVERIFY2(refused.output.contains(text("the old file is back")), qPrintable(refused.output));
    QCOMPARE(refused.status, 1);
    QCOMPARE(stage.read(text("lvm.conf")), before);
}

void PikeFilesTest::leaveFullDisksAlone_data()
{
    QTest::addColumn<QString>("signatures"); // what wipefs prints below its two lines of head
    QTest::addColumn<QString>("parts");      // what lsblk prints
    QTest::addColumn<QByteArray>("made");
    const QString disk = text("sdb\n");
    QTest::newRow("empty") << QString() << disk
                           << QByteArray("pvcreate /dev/sdb\nvgcreate cinder-volumes /dev/sdb\n");
    QTest::newRow("file system") << text("0x438 ext4\n") << disk << QByteArray();
    QTest::newRow("partition") << QString() << text("sdb\nsdb1\n") << QByteArray();
}

void PikeFilesTest::leaveFullDisksAlone()
{
    QFETCH(const QString, signatures);
    QFETCH(const QString, parts);
    QFETCH(const QByteArray, made);
    ScriptStage stage;
    stage.name(text("volume_disk"), text("sdb"));
    stage.instead(text("[ -b"), text("[ -n"));
    stage.write(text("signatures"), text("offset\n-----\n").toUtf8() + signatures.toUtf8());
    stage.write(text("parts"), parts.toUtf8());
    stage.program(text("wipefs"), QStringLiteral("cat %1/signatures\n").arg(stage.folder()));
    stage.program(text("lsblk"), QStringLiteral("cat %1/parts\n").arg(stage.folder()));
    stage.program(text("pvs"), QStringLiteral("[ -e %1/made ]\n").arg(stage.folder()));
    for (const char *program : {"pvcreate", "vgcreate"}) {
        stage.program(
            text(program),
            QStringLiteral("echo %1 \"$@\" >>%2/made\n").arg(text(program), stage.folder()));
    }
    const auto ending = run(stage, text("volume-group-create.sh"));
    QVERIFY2(ending.status == (made.isEmpty() ? 1 : 0), qPrintable(ending.output));
    QCOMPARE(stage.read(text("made")), made);
    QCOMPARE(ending.output.contains(text("/dev/sdb is not empty")), made.isEmpty());
}

QTEST_GUILESS_MAIN(PikeFilesTest)
#include "tst_pikefiles.moc"
