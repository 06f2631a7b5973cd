// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/addresses/hostlist.h"

#include <QTest>

using namespace pikestaff;
using pages::HostForm;
using pages::HostLine;
using pages::HostLineFault;

/// Lists of hosts as people paste them.
class TestHostList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void faults_data();
    void faults();
    void takesLoginFromTheLastHost();
};

namespace {

/// "name address:port role,role" of each line; "!" and the number of its fault where it is wrong.
QString textOf(const std::vector<HostLine> &lines)
{
    QStringList all;
    for (const HostLine &line : lines) {
        if (line.fault) {
            all << QStringLiteral("!%1").arg(static_cast<int>(*line.fault));
            continue;
        }
        QStringList roles;
        for (const model::Role role : {model::Role::Controller, model::Role::Compute,
                                       model::Role::Block, model::Role::Object}) {
            if (line.form.roles.contains(role))
                roles << model::roleName(role);
        }
        all << QStringLiteral("%1 %2:%3 %4")
                   .arg(line.form.name, line.form.address, line.form.port,
                        roles.join(QLatin1Char(',')));
    }
    return all.join(QLatin1Char('|'));
}

} // namespace

void TestHostList::reads_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *list, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(list) << QString::fromUtf8(expected);
    };
    const char *const two = "controller 10.0.0.11:22 controller|compute1 10.0.0.31:22 compute";
    row("plain", "controller 10.0.0.11\ncompute1 10.0.0.31", two);
    row("windows lines", "controller 10.0.0.11\r\ncompute1 10.0.0.31\r\n", two);
    row("hosts file",
        "127.0.0.1 localhost\n::1 localhost ip6-localhost\nff02::1 ip6-allnodes\n"
        "# the lab\n10.0.0.11   controller   controller.lab.example\n10.0.0.31 compute1 # rack 2",
        two);
    row("comma", "name,address,role\ncontroller,10.0.0.11,controller\ncompute1,10.0.0.31,compute",
        two);
    row("semicolon and quotes", "\"controller\";\"10.0.0.11\"\n\"compute1\";\"10.0.0.31\"", two);
    row("tabs of a sheet", "이름\t주소\ncontroller\t10.0.0.11\ncompute1\t10.0.0.31", two);
    row("korean roles", "controller 10.0.0.11 컨트롤러\ncompute1 10.0.0.31 컴퓨트", two);
    row("several roles", "controller 10.0.0.11 controller compute block",
        "controller 10.0.0.11:22 controller,compute,block");
    row("role first in no place", "store1 10.0.0.51 swift", "store1 10.0.0.51:22 object");
    row("user and port", "controller ops@10.0.0.11:2222", "controller 10.0.0.11:2222 controller");
    row("a name for an address", "compute1 node7.lab.example",
        "compute1 node7.lab.example:22 compute");
    row("only one controller", "controller 10.0.0.11\ncontroller2 10.0.0.12",
        "controller 10.0.0.11:22 controller|controller2 10.0.0.12:22 compute");
    row("nothing", "\n  \n# only a note\n", "");
}

void TestHostList::reads()
{
    QFETCH(QString, list);
    QTEST(textOf(pages::readHostList(list, {}, HostForm())), "expected");
}

void TestHostList::faults_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<HostLineFault>("fault");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const char *list, HostLineFault fault, int line) {
        QTest::newRow(name) << QString::fromUtf8(list) << fault << line;
    };
    row("no address", "compute1", HostLineFault::NoAddress, 1);
    row("role for an address", "compute1 compute", HostLineFault::NoAddress, 1);
    row("no name", "\n10.0.0.31", HostLineFault::NoName, 2);
    row("IPv6", "fe80::5 compute1", HostLineFault::Ipv6, 1);
    row("bad name", "comp_ute 10.0.0.31", HostLineFault::WrongName, 1);
    row("bad address", "compute1 10.0.0.310", HostLineFault::WrongAddress, 1);
    row("bad port", "compute1 10.0.0.31:99999", HostLineFault::WrongPort, 1);
    row("no role", "compute1 10.0.0.31 storage", HostLineFault::UnknownWord, 1);
    row("taken address", "controller 10.0.0.1", HostLineFault::Taken, 1);
    row("taken name", "First 10.0.0.9", HostLineFault::Taken, 1);
    row("second controller", "two 10.0.0.2 controller", HostLineFault::SecondController, 1);
}

void TestHostList::faults()
{
    QFETCH(QString, list);
    QFETCH(HostLineFault, fault);
    QFETCH(int, line);
    HostForm first;
    first.name = QStringLiteral("first");
    first.roles = {model::Role::Controller};
    first.address = QStringLiteral("10.0.0.1");
    const auto lines = pages::readHostList(list, {first}, first);
    QCOMPARE(lines.size(), size_t(1));
    QVERIFY(lines[0].fault);
    QCOMPARE(*lines[0].fault, fault);
    QCOMPARE(lines[0].number, line);
}

void TestHostList::takesLoginFromTheLastHost()
{
    HostForm like;
    like.user = QStringLiteral("ops");
    like.login = model::Login::Password;
    like.sudo = model::Sudo::Password;
    like.hostKey = QStringLiteral("SHA256:of-another");
    like.overlayAddress = QStringLiteral("10.1.0.1");
    const auto lines = pages::readHostList(
        QStringLiteral("compute1 10.0.0.31\ncompute2 root@10.0.0.32"), {}, like);
    QCOMPARE(lines.size(), size_t(2));
    QCOMPARE(lines[0].form.user, QStringLiteral("ops"));
    QCOMPARE(lines[0].form.sudo, model::Sudo::Password);
    QCOMPARE(lines[1].form.user, QStringLiteral("root"));
    QVERIFY(lines[0].form.hostKey.isEmpty());
    QVERIFY(lines[0].form.overlayAddress.isEmpty());
}

QTEST_MAIN(TestHostList)
#include "tst_hostlist.moc"
