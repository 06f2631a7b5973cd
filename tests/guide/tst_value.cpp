// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/value.h"

#include "guide/action.h"

#include <QTest>

using namespace pikestaff::guide;
using pikestaff::model::Content;

class ValueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatItHolds();
    void findsKeysOfAMap();
    void placesKeys_data();
    void placesKeys();
    void namesActions_data();
    void namesActions();
};

void ValueTest::knowsWhatItHolds()
{
    const Position at{QStringLiteral("g/a.yaml"), 3};
    const Value nothing;
    QVERIFY(nothing.isNull());
    const Value text(Content(QStringLiteral("x")), at);
    QVERIFY(text.text() != nullptr && text.list() == nullptr && text.map() == nullptr);
    QCOMPARE(text.position().toText(), QStringLiteral("g/a.yaml:3"));
    const Value list(Value::List{text, nothing}, at);
    QVERIFY(list.text() == nullptr && list.list()->size() == 2 && list.map() == nullptr);
    const Value map(Value::Map{}, at);
    QVERIFY(map.text() == nullptr && map.list() == nullptr && map.map()->empty());
}

void ValueTest::findsKeysOfAMap()
{
    const Value one(Content(QStringLiteral("1")), {});
    const Value map(Value::Map{{QStringLiteral("a"), Value()}, {QStringLiteral("b"), one}}, {});
    QVERIFY(map.find(QStringLiteral("a"))->isNull());
    QCOMPARE(*map.find(QStringLiteral("b"))->text(), Content(QStringLiteral("1")));
    QVERIFY(map.find(QStringLiteral("c")) == nullptr);
    QVERIFY(one.find(QStringLiteral("b")) == nullptr);
    QVERIFY(Value().find(QStringLiteral("b")) == nullptr);
}

void ValueTest::placesKeys_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("line");
    QTest::newRow("own line") << "why.ko" << 12;
    QTest::newRow("line of the map around it") << "why.en" << 10;
    QTest::newRow("line of an item") << "needs[1]" << 15;
    QTest::newRow("line of the list around it") << "needs[0]" << 14;
    QTest::newRow("whole map") << "title.ko" << 7;
    QTest::newRow("no key") << "" << 7;
}

void ValueTest::placesKeys()
{
    QFETCH(const QString, key);
    QFETCH(const int, line);
    const KeyLines lines{{QStringLiteral("why"), 10},
                         {QStringLiteral("why.ko"), 12},
                         {QStringLiteral("needs"), 14},
                         {QStringLiteral("needs[1]"), 15}};
    const auto place = placeOf({QStringLiteral("g/a.yaml"), 7}, lines, key);
    QCOMPARE(place.line, line);
    QCOMPARE(place.file, QStringLiteral("g/a.yaml"));
}

void ValueTest::namesActions_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    const auto row = [](Action::Kind kind, const char *name) {
        QTest::newRow(name) << static_cast<int>(kind) << QString::fromLatin1(name);
    };
    row(Action::Kind::Package, "package");
    row(Action::Kind::Command, "command");
    row(Action::Kind::Sql, "sql");
    row(Action::Kind::Ini, "ini");
    row(Action::Kind::IniRemove, "ini_remove");
    row(Action::Kind::File, "file");
    row(Action::Kind::FileEdit, "file_edit");
    row(Action::Kind::Service, "service");
    row(Action::Kind::Verify, "verify");
}

void ValueTest::namesActions()
{
    QFETCH(const int, kind);
    QFETCH(const QString, name);
    QCOMPARE(QString(actionKindName(static_cast<Action::Kind>(kind))), name);
}

QTEST_GUILESS_MAIN(ValueTest)
#include "tst_value.moc"
