// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/hostseditor.h"
#include "operations/interfaceseditor.h"
#include "operations/lineeditor.h"

#include <QTest>

using namespace pikestaff;
using namespace pikestaff::operations;
using Kind = LineEdit::Kind;

namespace {

QString utf8(const char *text) { return QString::fromUtf8(text); }

LineEdit edit(Kind kind, const char *match, const char *text)
{
    return {kind, QRegularExpression(utf8(match)), model::Content(utf8(text))};
}

LineOutcome applied(const QString &text, const std::vector<LineEdit> &edits)
{
    return editLines(text, edits, {}).value_or(LineOutcome{{}, {}, QStringLiteral("error")});
}

} // namespace

class TestTextEditors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void nothingMatches();
    void laterEditsSeeEarlierOnes();
    void secretsOfABlock();
    void hosts_data();
    void hosts();
    void interfaces_data();
    void interfaces();
    void movesToABridge();
};

void TestTextEditors::lines_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("match");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");

    const auto row = [](const char *name, Kind kind, const char *match, const char *text,
                        const char *before, const char *after) {
        QTest::newRow(name) << static_cast<int>(kind) << utf8(match) << utf8(text) << utf8(before)
                            << utf8(after);
    };
    row("replace", Kind::Replace, "^-l ", "-l 10.0.0.11", "-d\n-l 127.0.0.1\n-m 64\n",
        "-d\n-l 10.0.0.11\n-m 64\n");
    row("replace, it is there", Kind::Replace, "^-l ", "-l 10.0.0.11", "-d\n-l 10.0.0.11",
        "-d\n-l 10.0.0.11");
    row("replace, others too", Kind::Replace, "^-l ", "-l 1", "-l 2\n-l 3\n", "-l 1\n#-l 3\n");
    row("replace, another than the first", Kind::Replace, "^-l ", "-l 1", "-l 2\n-l 1\n",
        "#-l 2\n-l 1\n");
    row("an active line before a comment", Kind::Replace, "^#?k=", "k=1", "#k=0\nk=2\n",
        "#k=0\nk=1\n");
    row("a comment where nothing is active", Kind::Replace, "^#?k=", "k=1", "#k=0\nx\n",
        "k=1\nx\n");
    row("comments stay when it is there", Kind::Replace, "^#?k=", "k=1", "#k=0\nk=1\n",
        "#k=0\nk=1\n");
    row("several lines for one", Kind::Replace, "^k", "k {\n  a\n}\n", "x\nk old\ny\n",
        "x\nk {\n  a\n}\ny\n");
    row("several lines are there", Kind::Replace, "^k", "k {\n  a\n}", "x\nk {\n  a\n}\ny\n",
        "x\nk {\n  a\n}\ny\n");
    row("append", Kind::Append, "^server ", "server controller iburst", "pool x",
        "pool x\nserver controller iburst\n");
    row("carriage returns", Kind::Replace, "^k=", "k=1", "a\r\nk=2\r\n", "a\r\nk=1\r\n");
    row("comment", Kind::Comment, "^pool ", "", "pool a\n#pool b\n  pool c\npool d\n",
        "#pool a\n#pool b\n  pool c\n#pool d\n");
    row("comment what is commented", Kind::Comment, "pool", "", "# pool a\n", "# pool a\n");
    row("remove", Kind::Remove, "pool", "", "pool a\n#pool b\nc\n", "c\n");
    row("block", Kind::Block, "", "a\n\nb\n", "b\nc", "b\nc\na\n\nb\n");
    row("block is there in pieces", Kind::Block, "", "a\nb", "b\nx\na\n", "b\nx\na\n");
    row("block into an empty file", Kind::Block, "", "a", "", "a\n");
    row("Korean", Kind::Replace, "^인사", "인사 = 안녕", "인사 = 'x'\n", "인사 = 안녕\n");
}

void TestTextEditors::lines()
{
    QFETCH(int, kind);
    QFETCH(QString, match);
    QFETCH(QString, text);
    QFETCH(QString, before);
    QFETCH(QString, after);
    const LineEdit change{static_cast<Kind>(kind), QRegularExpression(match), model::Content(text)};
    const LineOutcome outcome = applied(before, {change});
    QCOMPARE(outcome.fault, QString());
    QCOMPARE(outcome.text.toDisplay(), after);
    QCOMPARE(outcome.differences.isEmpty(), before == after);
    QVERIFY(applied(after, {change}).differences.isEmpty());
}

void TestTextEditors::nothingMatches()
{
    const LineOutcome outcome = applied(QStringLiteral("a\n"), {edit(Kind::Replace, "^b", "c")});
    QCOMPARE(outcome.fault, QStringLiteral("no line matches ^b"));
}

void TestTextEditors::laterEditsSeeEarlierOnes()
{
    const std::vector<LineEdit> edits = {edit(Kind::Append, "^a", "a = 1"),
                                         edit(Kind::Comment, "^a", ""),
                                         edit(Kind::Block, "", "a = 1\nb = 2")};
    const LineOutcome outcome = applied(QStringLiteral("x\n"), edits);
    QCOMPARE(outcome.text.toDisplay(), QStringLiteral("x\na = 1\na = 1\nb = 2\n"));
}

void TestTextEditors::secretsOfABlock()
{
    const base::SecretId id(QStringLiteral("DEMO_PASS"));
    model::SecretStore secrets;
    secrets.set(id, base::Secret(QByteArray("canary-9000")));
    LineEdit block = edit(Kind::Block, "", "user demo\n");
    block.text += model::Content(QStringLiteral("password ")) + model::Content::sealed(id);
    const auto outcome = editLines(QStringLiteral("user demo\n"), {block}, secrets);
    QVERIFY(outcome.has_value());
    QCOMPARE(outcome->text.toDisplay(),
             QStringLiteral("user demo\nuser demo\npassword ${DEMO_PASS}\n"));
    QVERIFY(!outcome->differences.join(QLatin1Char(' ')).contains(QLatin1String("canary")));
    const auto there =
        editLines(QStringLiteral("password canary-9000\nuser demo\n"), {block}, secrets);
    QVERIFY(there && there->differences.isEmpty());
    const auto unknown = editLines(QString(), {block}, {});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, base::ErrorCode::SecretMissing);
}

void TestTextEditors::hosts_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");

    const auto row = [](const char *name, const char *before, const char *after) {
        QTest::newRow(name) << utf8(before) << utf8(after);
    };
    const char *const all = "127.0.0.1 localhost\n\n# c\n10.0.0.1 c\n\n# d\n10.0.0.2 d\n";
    row("nothing to do", all, all);
    row("everything is missing", "127.0.0.1 localhost\n", all);
    row("one is missing", "127.0.0.1 localhost\n10.0.0.1 c\n",
        "127.0.0.1 localhost\n10.0.0.1 c\n\n# d\n10.0.0.2 d\n");
    row("loopback", "127.0.1.1 c\n10.0.0.1 c\n10.0.0.2 d\n",
        "#127.0.1.1 c\n10.0.0.1 c\n10.0.0.2 d\n");
    row("with a domain", "127.0.1.1\tc.x.org c\n10.0.0.1 c\n10.0.0.2 d\n",
        "#127.0.1.1\tc.x.org c\n10.0.0.1 c\n10.0.0.2 d\n");
    row("localhost stays", "127.0.0.1 localhost c\n10.0.0.1 c\n10.0.0.2 d\n",
        "#127.0.0.1 localhost c\n127.0.0.1\tlocalhost\n10.0.0.1 c\n10.0.0.2 d\n");
    row("the other family", "::1 c\n10.0.0.1 c\n10.0.0.2 d\n", "#::1 c\n10.0.0.1 c\n10.0.0.2 d\n");
    row("an old address", "10.0.0.1 c\n10.0.0.9 d # old\n",
        "10.0.0.1 c\n#10.0.0.9 d # old\n\n# d\n10.0.0.2 d\n");
    row("case and further names", "10.0.0.1 C c extra\n10.0.0.2 d\n#10.9.9.9 c\n",
        "10.0.0.1 C c extra\n10.0.0.2 d\n#10.9.9.9 c\n");
    row("a longer name is another one", "10.0.0.7 cc c-old\n10.0.0.1 c\n10.0.0.2 d\n",
        "10.0.0.7 cc c-old\n10.0.0.1 c\n10.0.0.2 d\n");
}

void TestTextEditors::hosts()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const auto entries = readHostsEntries(QStringLiteral("# c\n10.0.0.1 c\n\n# d\n10.0.0.2 d\n"));
    QCOMPARE(entries.size(), size_t(2));
    const HostsOutcome outcome = editHosts(before, entries);
    QCOMPARE(outcome.text, after);
    QCOMPARE(outcome.differences.isEmpty(), before == after);
    QVERIFY(editHosts(after, entries).differences.isEmpty());
}

void TestTextEditors::interfaces_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("kept"); ///< what stands before the guide's lines

    const auto row = [](const char *name, const char *before, const char *kept) {
        QTest::newRow(name) << utf8(before) << utf8(kept);
    };
    row("empty", "", "");
    row("others stay", "auto lo\niface lo inet loopback\n", "auto lo\niface lo inet loopback\n\n");
    row("another configuration",
        "iface eth1 inet dhcp\n  metric 5\n# x\n\n  mtu 1500\niface eth0 inet dhcp\n",
        "#iface eth1 inet dhcp\n#  metric 5\n# x\n\n#  mtu 1500\niface eth0 inet dhcp\n\n");
    row("two families", "auto eth1\niface eth1 inet manual\niface eth1 inet6 auto\n",
        "#auto eth1\n#iface eth1 inet manual\n#iface eth1 inet6 auto\n\n");
    row("shared auto", "auto eth0 eth1 eth2\n", "#auto eth0 eth1 eth2\nauto eth0 eth2\n\n");
    row("a longer name", "auto eth11\niface eth11 inet dhcp\n",
        "auto eth11\niface eth11 inet dhcp\n\n");
}

void TestTextEditors::interfaces()
{
    QFETCH(QString, before);
    QFETCH(QString, kept);
    const QString interface = QStringLiteral("eth1");
    const InterfacesOutcome outcome = editInterfaces(before, interface);
    QVERIFY(outcome.changed);
    QCOMPARE(outcome.text, kept + manualStanza(interface));
    const InterfacesOutcome again = editInterfaces(outcome.text, interface);
    QVERIFY(!again.changed);
    QCOMPARE(again.text, outcome.text);
}

/// What the card had is the bridge's: all families, routes through it, but not the card's own
/// settings. A second look finds nothing to do.
void TestTextEditors::movesToABridge()
{
    const SharedNic nic{QStringLiteral("eth0"), QStringLiteral("br-provider"),
                        QStringLiteral("provider")};
    const QString before = QStringLiteral("auto lo eth0 eth1\n"
                                          "iface lo inet loopback\n"
                                          "iface eth0 inet static\n"
                                          "\taddress 10.0.0.11/24\n"
                                          "\tup ip route add 10.9.0.0/16 dev eth0\n"
                                          "\tup ip link set dev eth0 txqueuelen 5000\n"
                                          "# of the other card\n"
                                          "iface eth1 inet dhcp\n"
                                          "iface eth0 inet6 auto\n");
    const auto outcome = moveToBridge(before, nic);
    QVERIFY(outcome && outcome->changed);
    const QString &text = outcome->text;
    QVERIFY(text.startsWith(QStringLiteral("#auto lo eth0 eth1\nauto lo eth1\n"
                                           "iface lo inet loopback\n#iface eth0 inet static\n")));
    QVERIFY(text.contains(QStringLiteral("\niface eth1 inet dhcp\n")));
    QVERIFY(text.contains(QStringLiteral("auto br-provider\niface br-provider inet static\n"
                                         "    address 10.0.0.11/24\n"
                                         "    up ip route add 10.9.0.0/16 dev br-provider\n"
                                         "    up ip link set dev eth0 txqueuelen 5000\n"
                                         "    pre-up ")));
    QVERIFY(text.endsWith(QStringLiteral("iface br-provider inet6 auto\n")));
    const auto again = moveToBridge(text, nic);
    QVERIFY(again && !again->changed);
    QCOMPARE(again->text, text);
}

QTEST_GUILESS_MAIN(TestTextEditors)
#include "tst_texteditors.moc"
