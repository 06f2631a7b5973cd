// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/inieditor.h"

#include <QTest>

using namespace pikestaff;
using model::Content;
using operations::editIni;
using operations::IniChanges;

namespace {

IniChanges setting(const char *section, const char *key, const Content &value)
{
    return {{{QString::fromLatin1(section), QString::fromLatin1(key), value}}, {}, {}};
}

Content text(const char *literal) { return Content(QString::fromUtf8(literal)); }

} // namespace

class TestIniEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edits_data();
    void edits();
    void unchangedTextIsTheSame();
    void severalSettingsKeepTheirOrder();
    void removesAndClears();
    void comparesSecretsWithoutShowingThem();
    void editedTextNeedsNoFurtherEdit();
};

void TestIniEditor::edits_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("difference");

    const auto row = [](const char *name, const char *before, const char *after,
                        const char *difference) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after)
                            << QString::fromUtf8(difference);
    };
    row("replaces where it stands", "[a]\nk = old\nz = 1\n", "[a]\nk = new\nz = 1\n",
        "[a] k differs");
    row("keeps the style", "[a]\n  k:old\n", "[a]\n  k:new\n", "[a] k differs");
    row("empty value", "[a]\nk =\n", "[a]\nk = new\n", "[a] k differs");
    row("key alone", "[a]\nk\n", "[a]\nk = new\n", "[a] k differs");
    row("another section", "[b]\nk = new\n[a]\nz = 1\n", "[b]\nk = new\n[a]\nz = 1\nk = new\n",
        "[a] k is missing");
    row("below its commented default", "[a]\n# about k\n#k = 5\n\n#z = 6\nz = 1\n",
        "[a]\n# about k\n#k = 5\nk = new\n\n#z = 6\nz = 1\n", "[a] k is missing");
    row("the exact comment wins", "[a]\n#k = 5\n# k = in an example\n",
        "[a]\n#k = 5\nk = new\n# k = in an example\n", "[a] k is missing");
    row("a comment with a space", "[a]\n# k = 5\n", "[a]\n# k = 5\nk = new\n", "[a] k is missing");
    row("a comment in another section", "[b]\n#k = 5\n[a]\n", "[b]\n#k = 5\n[a]\nk = new\n",
        "[a] k is missing");
    row("below the header", "[a]\n\n# From a\n", "[a]\nk = new\n\n# From a\n", "[a] k is missing");
    row("end of the active part", "[a]\nz = 1\n  more\n\n# end\n[b]\n",
        "[a]\nz = 1\n  more\nk = new\n\n# end\n[b]\n", "[a] k is missing");
    row("missing section", "[b]\nz = 1\n", "[b]\nz = 1\n\n[a]\nk = new\n", "[a] k is missing");
    row("missing section after a blank line", "[b]\n\n", "[b]\n\n[a]\nk = new\n",
        "[a] k is missing");
    row("empty file", "", "[a]\nk = new\n", "[a] k is missing");
    row("no line end at the end", "[a]\nk = old", "[a]\nk = new\n", "[a] k differs");
    row("duplicates", "[a]\nk = new\nk = other\n[b]\n[a]\nk = third\n",
        "[a]\nk = new\n#k = other\n[b]\n[a]\n#k = third\n", "[a] k stands there more than once");
    row("continued value", "[a]\nk = new,\n    more\n\tand more\nz = 1\n",
        "[a]\nk = new\n#    more\n#\tand more\nz = 1\n", "[a] k differs");
    row("continuation is no option", "[a]\nz = 1\n  k = inside\n",
        "[a]\nz = 1\n  k = inside\nk = new\n", "[a] k is missing");
    row("indented option after a comment", "[a]\n# z\n  k = old\n", "[a]\n# z\n  k = new\n",
        "[a] k differs");
    row("a longer key", "[a]\nkk = 1\nk.k = 2\n", "[a]\nkk = 1\nk.k = 2\nk = new\n",
        "[a] k is missing");
    row("upper case is another key", "[a]\nK = 1\n", "[a]\nK = 1\nk = new\n", "[a] k is missing");
    row("header with a comment", "[a] # here\nk = old\n", "[a] # here\nk = new\n", "[a] k differs");
    row("semicolon comment", "[a]\n;k = 5\n", "[a]\n;k = 5\nk = new\n", "[a] k is missing");
    row("carriage returns", "[a]\r\nk = old\r\n[b]\r\n", "[a]\r\nk = new\r\n[b]\r\n",
        "[a] k differs");
    row("Korean", "[a]\n# 설명: k\nz = 값\nk = 옛값\n", "[a]\n# 설명: k\nz = 값\nk = new\n",
        "[a] k differs");
    row("value with signs", "[a]\nk = a=b:c#d;e\n", "[a]\nk = new\n", "[a] k differs");
}

void TestIniEditor::edits()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, difference);
    const auto outcome = editIni(before, setting("a", "k", text("new")), {});
    QCOMPARE(outcome.text.toDisplay(), after);
    QCOMPARE(outcome.differences.join(QLatin1String("; ")), difference);
}

void TestIniEditor::unchangedTextIsTheSame()
{
    for (const char *same : {"[a]\nk = new\n", "[a]\nk=new", "[a]\r\n  k :  new  \r\n#x\r\nbad"}) {
        const auto outcome = editIni(QString::fromUtf8(same), setting("a", "k", text("new")), {});
        QVERIFY(outcome.differences.isEmpty());
        QCOMPARE(outcome.text.toDisplay(), QString::fromUtf8(same));
    }
    const auto empty = editIni(QStringLiteral("[a]\nk =\n"), setting("a", "k", {}), {});
    QVERIFY(empty.differences.isEmpty());
}

void TestIniEditor::severalSettingsKeepTheirOrder()
{
    IniChanges changes = setting("new", "b", text("1"));
    changes.settings.push_back({QStringLiteral("a"), QStringLiteral("z"), text("2")});
    changes.settings.push_back({QStringLiteral("a"), QStringLiteral("y"), text("3")});
    changes.settings.push_back({QStringLiteral("new"), QStringLiteral("a"), {}});
    changes.settings.push_back({QStringLiteral("newer"), QStringLiteral("a"), text("5")});
    const auto outcome = editIni(QStringLiteral("[a]\nx = 0\n[b]\n"), changes, {});
    QCOMPARE(
        outcome.text.toDisplay(),
        QStringLiteral("[a]\nx = 0\nz = 2\ny = 3\n[b]\n\n[new]\nb = 1\na =\n\n[newer]\na = 5\n"));
}

void TestIniEditor::removesAndClears()
{
    IniChanges changes = setting("a", "k", text("new"));
    changes.removals = {{QStringLiteral("DEFAULT"), QStringLiteral("log_dir")}};
    changes.cleared = {QStringLiteral("a")};
    const QString before = QStringLiteral("[DEFAULT]\nlog_dir = /var/log/nova\n  more\nx = 1\n"
                                          "[a]\n#c = 1\nother = 2\n  continued\nk = new\n");
    const QString after = QStringLiteral("[DEFAULT]\n#log_dir = /var/log/nova\n#  more\nx = 1\n"
                                         "[a]\n#c = 1\n#other = 2\n#  continued\nk = new\n");
    const auto outcome = editIni(before, changes, {});
    QCOMPARE(outcome.text.toDisplay(), after);
    QCOMPARE(outcome.differences, QStringList({QStringLiteral("[DEFAULT] log_dir must not be set"),
                                               QStringLiteral("[a] other must not be set")}));
    QVERIFY(editIni(after, changes, {}).differences.isEmpty());
}

void TestIniEditor::comparesSecretsWithoutShowingThem()
{
    const base::SecretId id(QStringLiteral("NOVA_DBPASS"));
    model::SecretStore secrets;
    secrets.set(id, base::Secret(QByteArray("p@ss 비밀")));
    const Content value = text("mysql://nova:") +
                          Content::sealed(id).encoded(model::Encoding::UrlPercent) +
                          text("@controller/nova");
    const QString good =
        QStringLiteral("[a]\nk = mysql://nova:p%40ss%20%EB%B9%84%EB%B0%80@controller/nova\n");
    QVERIFY(editIni(good, setting("a", "k", value), secrets).differences.isEmpty());

    const auto outcome =
        editIni(QStringLiteral("[a]\nk = old\n"), setting("a", "k", value), secrets);
    QCOMPARE(outcome.text.toDisplay(),
             QStringLiteral("[a]\nk = mysql://nova:${NOVA_DBPASS}@controller/nova\n"));
    QCOMPARE(secrets.reveal(outcome.text).value_or(QByteArray()), good.toUtf8());
}

void TestIniEditor::editedTextNeedsNoFurtherEdit()
{
    const QString awkward = QStringLiteral("k = 1\n[a]\nk = 2\nk: 3\n  4\n[]\n[a\n=x\n;k=5\n[a]\n\n"
                                           "# k = 6\n\tk = 7\n[b]\nk\n[a]");
    for (const char *value : {"new", "a b", "\"quoted\"", "#hash", "[x]", ""}) {
        const IniChanges changes = setting("a", "k", text(value));
        const auto once = editIni(awkward, changes, {});
        QVERIFY(!once.differences.isEmpty());
        const auto twice = editIni(once.text.toDisplay(), changes, {});
        QVERIFY2(twice.differences.isEmpty(), value);
        QCOMPARE(twice.text.toDisplay(), once.text.toDisplay());
    }
}

QTEST_GUILESS_MAIN(TestIniEditor)
#include "tst_inieditor.moc"
