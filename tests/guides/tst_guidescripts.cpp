// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guides/scriptstage.h"

#include <QDir>
#include <QTcpServer>
#include <QTest>

using namespace pikestaff::test;

namespace {

constexpr auto zed = "zed-debian12";
constexpr auto pike = "pike-ubuntu16.04";

QString text(const char *latin) { return QString::fromLatin1(latin); }

/// A program that prints these lines, whatever it is asked.
QString prints(const char *lines)
{
    return QStringLiteral("cat <<'END'\n%1END\n").arg(text(lines));
}

/// One row: a program and the body it has, how the script ends and a piece of what it says.
void addRow(const char *row, const char *script, const char *program, const QString &body,
            int status, const char *says)
{
    QTest::newRow(row) << text(script) << text(program) << body << status << text(says);
}

void addNetworkRows()
{
    const QString fixed =
        prints("2: eth0    inet 10.0.0.31/24 scope global eth0\\ valid_lft forever\n");
    const QString leased =
        prints("2: eth0    inet 10.0.0.31/24 scope global dynamic eth0\\ valid_lft 85000sec\n");
    addRow("fixed address", "address-static.sh", "ip", fixed, 0, "10.0.0.31");
    addRow("leased address", "address-static.sh", "ip", leased, 1, "given by DHCP");
    addRow("no address", "address-static.sh", "ip", prints(""), 1, "on no interface");
    addRow("leased address is here", "address-here.sh", "ip", leased, 0, "10.0.0.31");
    addRow("no address is here", "address-here.sh", "ip",
           text("[ $5 = to ] || echo '2: eth1 inet 10.9.9.9/24'\n"), 1, "10.9.9.9/24");

    addRow("names lead home", "names-resolve.sh", "getent",
           text("[ $2 = controller ] && echo 10.0.0.11 STREAM $2 || echo 10.0.0.31 STREAM\n"), 0,
           "controller: 10.0.0.11");
    addRow("a name leads to the loopback", "names-resolve.sh", "getent",
           text("echo 127.0.1.1 STREAM $2\n"), 1, "controller must lead to 10.0.0.11 alone");
    addRow("a name leads to two addresses", "names-resolve.sh", "getent",
           text("echo 10.0.0.11 STREAM\necho 10.0.0.31 RAW\n"), 1, "compute1 must lead");
    addRow("a name leads nowhere", "names-resolve.sh", "getent", text("exit 2\n"), 1, "alone");
}

void addClockRows()
{
    addRow("clocks agree", "clock-agrees.sh", "chronyc",
           prints("System time     : 0.000004181 seconds fast of NTP time\n"
                  "Last offset     : -0.000000251 seconds\n"),
           0, "System time");
    addRow("clock is fast", "clock-agrees.sh", "chronyc",
           prints("System time     : 3.100000000 seconds fast of NTP time\n"
                  "Last offset     : +0.000000251 seconds\n"),
           1, "3.1");
    addRow("clock jumped", "clock-agrees.sh", "chronyc",
           prints("System time     : 0.000000000 seconds slow of NTP time\n"
                  "Last offset     : -1.500000000 seconds\n"),
           1, "-1.5");
    addRow("chronyd does not run", "clock-agrees.sh", "chronyc",
           text("echo '506 Cannot talk to daemon'\nexit 1\n"), 1, "");
    addRow("own clock", "clock-is-reference.sh", "chronyc",
           prints("Reference ID    : 7F7F0101 ()\n"), 0, "7F7F0101");
    addRow("own clock, older chrony", "clock-is-reference.sh", "chronyc",
           prints("Reference ID    : 127.127.1.1 ()\n"), 0, "127.127.1.1");
    addRow("a server's clock", "clock-is-reference.sh", "chronyc",
           prints("Reference ID    : 0A00000B (ntp.example)\n"), 1, "");
}

void addServiceRows()
{
    addRow("updates are off", "automatic-updates-off.sh", "systemctl", text("exit 1\n"), 0, "");
    addRow("updates are masked", "automatic-updates-off.sh", "systemctl",
           text("[ $1 = is-enabled ] && echo masked || echo inactive\n"), 0, "");
    addRow("a timer is enabled", "automatic-updates-off.sh", "systemctl",
           text("[ $2 = apt-daily.timer ] && echo enabled || echo disabled\n"), 1,
           "apt-daily.timer");
    addRow(
        "an update is at work", "automatic-updates-off.sh", "systemctl",
        text("[ $1$2 = is-activeapt-daily-upgrade.service ] && echo activating || echo static\n"),
        1, "is at work");

    addRow("utf8", "database-charset.sh", "mysql",
           prints("character_set_server\tutf8mb3\ncollation_server\tutf8mb3_general_ci\n"), 0, "");
    addRow("utf8, older server", "database-charset.sh", "mysql",
           prints("character_set_server\tutf8\ncollation_server\tutf8_general_ci\n"), 0, "");
    addRow("latin1", "database-charset.sh", "mysql",
           prints("character_set_server\tlatin1\ncollation_server\tlatin1_swedish_ci\n"), 1,
           "latin1");
    addRow("another collation", "database-charset.sh", "mysql",
           prints("character_set_server\tutf8mb3\ncollation_server\tutf8mb3_uca1400_ai_ci\n"), 1,
           "uca1400");
    addRow("no database", "database-charset.sh", "mysql", text("exit 1\n"), 1, "");
}

} // namespace

class GuideScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgeTheHost_data();
    void judgeTheHost();
    void followAServer_data();
    void followAServer();
    void nameTimeServers_data();
    void nameTimeServers();
    void askThePackageSources_data();
    void askThePackageSources();
    void knowTheSchema_data();
    void knowTheSchema();
    void handOverThePassword_data();
    void handOverThePassword();
    void seeWhatIsBootstrapped_data();
    void seeWhatIsBootstrapped();
};

void GuideScriptsTest::judgeTheHost_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    addNetworkRows();
    addClockRows();
    addServiceRows();
}

void GuideScriptsTest::judgeTheHost()
{
    QFETCH(const QString, script);
    QFETCH(const QString, program);
    QFETCH(const QString, body);
    QFETCH(const int, status);
    QFETCH(const QString, says);
    ScriptStage stage;
    stage.program(QStringLiteral("getent"), text("echo 10.0.0.31 STREAM\n"));
    stage.program(program, body);
    const ScriptStage::Ending ending = stage.run(text(zed), script);
    QVERIFY2(ending.status == status, qPrintable(ending.output));
    QVERIFY2(ending.output.contains(says), qPrintable(ending.output));
}

void GuideScriptsTest::followAServer_data()
{
    QTest::addColumn<QString>("sources");
    QTest::addColumn<QString>("tracking");
    QTest::addColumn<int>("age");
    QTest::addColumn<int>("any");
    QTest::addColumn<int>("controllers");
    const QString own = text("Reference ID    : 7F7F0101 ()\n");
    const QString none = text("Reference ID    : 00000000 ()\n");
    const QString head = text("MS Name/IP address Stratum Poll Reach LastRx Last sample\n====\n");
    const QString controller = head + text("^* 10.0.0.11   10   6   377    54   -77ns[ -143ns]\n");
    const QString other =
        head + text("^- 10.0.0.11  10 6 377 54 -77ns\n^* 192.0.2.1 2 6 377 9 -7ns\n");
    const QString heard = head + text("^? 10.0.0.11   10   6     3     1   +5us[  +5us]\n");
    const QString silent = head + text("^? 192.0.2.1    0   6     0     -   +0ns[   +0ns]\n");
    QTest::newRow("controller") << controller << none << 2 << 0 << 0;
    QTest::newRow("another") << other << none << 2 << 0 << 1;
    QTest::newRow("heard") << heard << own << 100 << 1 << 1;
    QTest::newRow("silent, just started") << silent << own << 2 << 1 << 1;
    QTest::newRow("silent for long") << silent << own << 30 << 0 << 1;
    QTest::newRow("silent, no own clock") << silent << none << 30 << 1 << 1;
    QTest::newRow("no server, just started") << head << own << 2 << 1 << 1;
    QTest::newRow("no server for long") << head << own << 8 << 0 << 1;
}

/// What the controller may follow, and what the others must.
void GuideScriptsTest::followAServer()
{
    QFETCH(const QString, sources);
    QFETCH(const QString, tracking);
    QFETCH(const int, age);
    QFETCH(const int, any);
    QFETCH(const int, controllers);
    ScriptStage stage;
    stage.write(QStringLiteral("sources"), sources.toUtf8());
    stage.write(QStringLiteral("tracking"), tracking.toUtf8());
    stage.program(QStringLiteral("chronyc"), QStringLiteral("cat %1/$2\n").arg(stage.folder()));
    stage.program(QStringLiteral("getent"), text("echo 10.0.0.11 STREAM\n"));
    stage.program(QStringLiteral("systemctl"),
                  QStringLiteral("echo ActiveEnterTimestampMonotonic=$((($(cut -d . -f 1 "
                                 "/proc/uptime) - %1) * 1000000))\n")
                      .arg(age));
    const auto first = stage.run(text(zed), QStringLiteral("clock-follows-server.sh"));
    QVERIFY2(first.status == any, qPrintable(first.output));
    const auto second = stage.run(text(zed), QStringLiteral("clock-follows-controller.sh"));
    QVERIFY2(second.status == controllers, qPrintable(second.output));
}

void GuideScriptsTest::nameTimeServers_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("pool") << QByteArray("pool 2.debian.pool.ntp.org iburst\nallow 10.0.0.0/24\n")
                          << QByteArray("#pool 2.debian.pool.ntp.org iburst\nallow 10.0.0.0/24\n"
                                        "server time.example iburst\nserver 192.0.2.9 iburst\n");
    QTest::newRow("one is there") << QByteArray("server 192.0.2.9 iburst\nserver old.example\n")
                                  << QByteArray("server 192.0.2.9 iburst\n#server old.example\n"
                                                "server time.example iburst\n");
    QTest::newRow("all are there")
        << QByteArray("server time.example iburst\nserver 192.0.2.9 iburst\n")
        << QByteArray("server time.example iburst\nserver 192.0.2.9 iburst\n");
}

void GuideScriptsTest::nameTimeServers()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    ScriptStage stage;
    stage.name(QStringLiteral("ntp_servers"), QStringLiteral("time.example, 192.0.2.9"));
    stage.write(QStringLiteral("chrony.conf"), before);
    stage.instead(QStringLiteral("/etc/chrony/chrony.conf"),
                  stage.folder() + QStringLiteral("/chrony.conf"));
    const QString check = QStringLiteral("time-servers-set.sh");
    QCOMPARE(stage.run(text(zed), check).status, before == after ? 0 : 1);
    QCOMPARE(stage.run(text(zed), QStringLiteral("time-servers-write.sh")).status, 0);
    QCOMPARE(stage.read(QStringLiteral("chrony.conf")), after);
    QCOMPARE(stage.run(text(zed), check).status, 0);
}

void GuideScriptsTest::askThePackageSources_data()
{
    QTest::addColumn<QString>("uris"); // OPEN and SHUT stand for ports
    QTest::addColumn<QString>("configuration");
    QTest::addColumn<int>("status");
    const QString none;
    const QString open = text("'http://127.0.0.1:OPEN/debian/dists/x/InRelease' file 0\n");
    const QString shut = text("'http://127.0.0.1:SHUT/debian/dists/x/InRelease' file 0\n");
    QTest::newRow("answers") << open << none << 0;
    QTest::newRow("is silent") << shut << none << 1;
    QTest::newRow("one is silent") << open + shut << none << 1;
    QTest::newRow("with a password")
        << text("'https://user:pass@127.0.0.1:OPEN/debian/dists/x/InRelease' file 0\n") << none
        << 0;
    QTest::newRow("needs no network") << text("'file:/srv/debian/InRelease' file 0\n") << none << 0;
    QTest::newRow("no source") << none << none << 1;
    QTest::newRow("proxy answers")
        << shut << text("Acquire::http::Proxy \"http://127.0.0.1:OPEN/\";\n") << 0;
    QTest::newRow("proxy is silent")
        << open << text("Acquire::http::Proxy \"http://127.0.0.1:SHUT\";\n") << 1;
    QTest::newRow("not by the proxy") << open
                                      << text("Acquire::http::Proxy \"http://127.0.0.1:SHUT\";\n"
                                              "Acquire::http::Proxy::127.0.0.1 \"DIRECT\";\n")
                                      << 0;
}

void GuideScriptsTest::askThePackageSources()
{
    QFETCH(QString, uris);
    QFETCH(QString, configuration);
    QFETCH(const int, status);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QString shut;
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        shut = QString::number(closed.serverPort());
    }
    for (QString *one : {&uris, &configuration}) {
        one->replace(QStringLiteral("OPEN"), QString::number(server.serverPort()));
        one->replace(QStringLiteral("SHUT"), shut);
    }
    ScriptStage stage;
    stage.write(QStringLiteral("uris"), uris.toUtf8());
    stage.write(QStringLiteral("configuration"), configuration.toUtf8());
    stage.program(QStringLiteral("apt-get"), QStringLiteral("cat %1/uris\n").arg(stage.folder()));
    // apt-config prints an option and everything below it.
    stage.program(QStringLiteral("apt-config"),
                  QStringLiteral("grep \"^$2\" %1/configuration\n").arg(stage.folder()));
    stage.instead(QStringLiteral("/usr/lib/apt/apt-helper"), QStringLiteral("true"));
    const auto ending = stage.run(text(zed), QStringLiteral("packages-reachable.sh"));
    QVERIFY2(ending.status == status, qPrintable(ending.output));
}

void GuideScriptsTest::knowTheSchema_data()
{
    QTest::addColumn<QString>("guide");
    QTest::addColumn<QString>("tables");
    QTest::addColumn<QString>("versions");
    QTest::addColumn<int>("status");
    const QString all = QStringLiteral("49");
    QTest::newRow("current") << text(zed) << all << text("aaa\nbbb\n") << 0;
    QTest::newRow("older") << text(zed) << all << text("aaa\n000\n") << 1;
    QTest::newRow("half") << text(zed) << all << text("aaa\n") << 1;
    QTest::newRow("tables without versions") << text(zed) << text("30") << QString() << 1;
    QTest::newRow("empty") << text(zed) << text("0") << QString() << 1;
    QTest::newRow("pike, current") << text(pike) << all << text("FOLDER\t9\n") << 0;
    QTest::newRow("pike, older") << text(pike) << all << text("FOLDER\t8\n") << 1;
    QTest::newRow("pike, no versions") << text(pike) << all << QString() << 1;
    QTest::newRow("pike, empty") << text(pike) << text("0") << QString() << 1;
}

void GuideScriptsTest::knowTheSchema()
{
    QFETCH(const QString, guide);
    QFETCH(const QString, tables);
    QFETCH(QString, versions);
    QFETCH(const int, status);
    ScriptStage stage;
    QVERIFY(QDir(stage.folder()).mkdir(QStringLiteral("versions")));
    stage.write(QStringLiteral("versions/EXPAND_HEAD"), "bbb\n");
    stage.write(QStringLiteral("versions/CONTRACT_HEAD"), "aaa\n");
    stage.write(QStringLiteral("versions/008_older.py"), "");
    stage.write(QStringLiteral("versions/009_newest.py"), "");
    stage.write(QStringLiteral("answer"),
                versions.replace(QStringLiteral("FOLDER"), stage.folder()).toUtf8());
    stage.instead(
        QStringLiteral("/usr/lib/python3/dist-packages/keystone/common/sql/migrations/versions"),
        stage.folder() + QStringLiteral("/versions"));
    stage.program(QStringLiteral("mysql"),
                  QStringLiteral("case \"$*\" in *COUNT*) echo %1 ;; *) cat %2/answer ;; esac\n")
                      .arg(tables, stage.folder()));
    const auto ending = stage.run(guide, QStringLiteral("keystone-schema-current.sh"));
    QVERIFY2(ending.status == status, qPrintable(ending.output));
}

void GuideScriptsTest::handOverThePassword_data()
{
    QTest::addColumn<QString>("guide");
    QTest::addColumn<QString>("adminPort");
    QTest::newRow(zed) << text(zed) << QStringLiteral("5000");
    QTest::newRow(pike) << text(pike) << QStringLiteral("35357");
}

/// Whatever the password is: in the environment as it is, and not among the arguments.
void GuideScriptsTest::handOverThePassword()
{
    QFETCH(const QString, guide);
    QFETCH(const QString, adminPort);
    const QString password = QStringLiteral(" 가'\"\\$(id)`id`$HOME*; \t!");
    ScriptStage stage;
    stage.name(QStringLiteral("ADMIN_PASS"), password);
    stage.program(QStringLiteral("keystone-manage"),
                  QStringLiteral("printf '%s' \"$OS_BOOTSTRAP_PASSWORD\" >%1/password\n"
                                 "printf '%s\\n' \"$@\" >%1/arguments\n")
                      .arg(stage.folder()));
    QCOMPARE(stage.run(guide, QStringLiteral("keystone-bootstrap.sh")).status, 0);
    QCOMPARE(QString::fromUtf8(stage.read(QStringLiteral("password"))), password);
    const QStringList arguments =
        QString::fromUtf8(stage.read(QStringLiteral("arguments"))).split(QLatin1Char('\n'));
    QCOMPARE(arguments.first(), QStringLiteral("bootstrap"));
    QCOMPARE(arguments.value(2), QStringLiteral("http://controller:%1/v3/").arg(adminPort));
    QVERIFY(!arguments.contains(QStringLiteral("--bootstrap-password")));
}

void GuideScriptsTest::seeWhatIsBootstrapped_data()
{
    QTest::addColumn<QString>("complete");
    QTest::addColumn<int>("status");
    QTest::newRow("all is there") << QStringLiteral("echo 1\n") << 0;
    QTest::newRow("something is missing") << QStringLiteral("echo 0\n") << 1;
    QTest::newRow("no database") << QStringLiteral("exit 1\n") << 1;
}

/// No keystone answers here: then the password is not asked about.
void GuideScriptsTest::seeWhatIsBootstrapped()
{
    QFETCH(const QString, complete);
    QFETCH(const int, status);
    ScriptStage stage;
    stage.name(QStringLiteral("controller.name"), QStringLiteral("controller.invalid"));
    stage.name(QStringLiteral("ADMIN_PASS"), QStringLiteral("secret"));
    stage.program(QStringLiteral("mysql"), QStringLiteral("cat >/dev/null\n") + complete);
    const auto ending = stage.run(text(zed), QStringLiteral("keystone-bootstrapped.sh"));
    QVERIFY2(ending.status == status, qPrintable(ending.output));
}

QTEST_GUILESS_MAIN(GuideScriptsTest)
#include "tst_guidescripts.moc"
