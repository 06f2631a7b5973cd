// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/condition.h"

#include <QTest>

#include <map>

using pikestaff::base::ErrorCode;
using pikestaff::guide::Condition;
using Truth = Condition::Truth;

Q_DECLARE_METATYPE(Truth)

namespace {

/// Unknown: "later" and "later.too" only.
std::optional<QString> lookUp(const QString &name)
{
    static const std::map<QString, QString> values{
        {QStringLiteral("yes_"), QStringLiteral("yes")},
        {QStringLiteral("no_"), QStringLiteral("no")},
        {QStringLiteral("network"), QStringLiteral("self-service")},
        {QStringLiteral("facts.kvm"), QStringLiteral("yes")},
        {QStringLiteral("empty"), QString()},
        {QStringLiteral("false_"), QStringLiteral("false")},
        {QStringLiteral("zero"), QStringLiteral("0")},
        {QStringLiteral("address"), QStringLiteral("10.0.0.11/24")},
    };
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

void row(const char *text, Truth expected)
{
    QTest::newRow(text) << QString::fromLatin1(text) << expected;
}

void addNames()
{
    row("yes_", Truth::True);
    row("no_", Truth::False);
    row("empty", Truth::False);
    row("false_", Truth::False);
    row("zero", Truth::True);
    row("network", Truth::True);
    row("later", Truth::Unknown);
    row("network == self-service", Truth::True);
    row("network == provider", Truth::False);
    row("network==self-service", Truth::True);
    row("network != self-service", Truth::False);
    row("network != provider", Truth::True);
    row("later == provider", Truth::Unknown);
    row("later != provider", Truth::Unknown);
    row("address == 10.0.0.11/24", Truth::True);
    row("zero == 0", Truth::True);
    row("network == Self-Service", Truth::False);
}

void addCombinations()
{
    row("not yes_", Truth::False);
    row("not no_", Truth::True);
    row("not later", Truth::Unknown);
    row("yes_ and yes_", Truth::True);
    row("yes_ and no_", Truth::False);
    row("yes_ and later", Truth::Unknown);
    row("no_ and yes_", Truth::False);
    row("no_ and no_", Truth::False);
    row("no_ and later", Truth::False);
    row("later and yes_", Truth::Unknown);
    row("later and no_", Truth::False);
    row("later and later.too", Truth::Unknown);
    row("yes_ or yes_", Truth::True);
    row("yes_ or no_", Truth::True);
    row("yes_ or later", Truth::True);
    row("no_ or yes_", Truth::True);
    row("no_ or no_", Truth::False);
    row("no_ or later", Truth::Unknown);
    row("later or yes_", Truth::True);
    row("later or no_", Truth::Unknown);
    row("later or later.too", Truth::Unknown);
}

void addGrammar()
{
    row("not not yes_", Truth::True);
    row("not network == provider", Truth::True);
    row("yes_ or no_ and no_", Truth::True); // and binds closer
    row("(yes_ or no_) and no_", Truth::False);
    row("no_ and no_ or yes_", Truth::True);
    row("not no_ and no_", Truth::False); // not binds closest
    row("not (no_ and no_)", Truth::True);
    row("yes_ and later and no_", Truth::False);
    row("no_ or later or yes_", Truth::True);
    row("((network == self-service)) and not(facts.kvm)", Truth::False);
    row("  network\t==\nself-service  ", Truth::True);
    row("notable or andy or orange", Truth::Unknown); // names, not signs
}

} // namespace

class ConditionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evaluates_data();
    void evaluates();
    void isTrueWithoutText();
    void looksUpNoMoreThanItMust();
    void listsNames();
    void refuses_data();
    void refuses();
    void nestsAsDeepAsAllowed();
};

void ConditionTest::evaluates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Truth>("expected");
    addNames();
    addCombinations();
    addGrammar();
}

void ConditionTest::evaluates()
{
    QFETCH(const QString, text);
    QFETCH(const Truth, expected);
    const auto condition = Condition::parse(text, QStringLiteral("g/a.yaml:7"));
    QVERIFY2(condition.has_value(), qPrintable(condition ? QString() : condition.error().detail));
    QCOMPARE(condition->text(), text);
    QCOMPARE(condition->evaluate(lookUp), expected);
}

void ConditionTest::isTrueWithoutText()
{
    QCOMPARE(Condition().evaluate(lookUp), Truth::True);
    QVERIFY(Condition().names().isEmpty());
    QVERIFY(Condition().text().isEmpty());
}

void ConditionTest::looksUpNoMoreThanItMust()
{
    QStringList asked;
    const auto lookup = [&asked](const QString &name) {
        asked.append(name);
        return lookUp(name);
    };
    const auto condition =
        Condition::parse(QStringLiteral("no_ and later or yes_ or network"), QString());
    QVERIFY(condition.has_value());
    QCOMPARE(condition->evaluate(lookup), Truth::True);
    QCOMPARE(asked, QStringList({QStringLiteral("no_"), QStringLiteral("yes_")}));
}

void ConditionTest::listsNames()
{
    const auto condition = Condition::parse(
        QStringLiteral("a == x and (not b.c or a != y) or network == provider"), QString());
    QVERIFY(condition.has_value());
    QCOMPARE(condition->names(),
             QStringList({QStringLiteral("a"), QStringLiteral("b.c"), QStringLiteral("network")}));
}

void ConditionTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *text, const char *detail) {
        QTest::newRow(text) << QString::fromUtf8(text)
                            << QStringLiteral("condition, column ") + QString::fromUtf8(detail);
    };
    row("", "1: the end found where a name is expected");
    row("   ", "4: the end found where a name is expected");
    row("network ==", "11: the end found where a word is expected");
    row("network == and", "12: \"and\" found where a word is expected");
    row("network = provider", "9: \"=\" found where \"and\", \"or\" or the end is expected");
    row("network provider", "9: \"provider\" found where \"and\", \"or\" or the end is expected");
    row("network == 'a'", "12: \"'\" found where a word is expected");
    row("(network", "9: the end found where \")\" is expected");
    row("(network == a b)", "15: \"b\" found where \")\" is expected");
    row("network)", "8: \")\" found where \"and\", \"or\" or the end is expected");
    row("()", "2: \")\" found where a name is expected");
    row("and network", "1: \"and\" found where a name is expected");
    row("network or", "11: the end found where a name is expected");
    row("not", "4: the end found where a name is expected");
    row("== a", "1: \"==\" found where a name is expected");
    row("self-service == network", "1: \"self-service\" found where a name is expected");
    row("10 == zero", "1: \"10\" found where a name is expected");
    row("a == b == c", "8: \"==\" found where \"and\", \"or\" or the end is expected");
    row("a && b", "3: \"&\" found where \"and\", \"or\" or the end is expected");
    row("네트워크", "1: \"네\" found where a name is expected");
}

void ConditionTest::refuses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, detail);
    const auto condition = Condition::parse(text, QStringLiteral("g/a.yaml:7"));
    QVERIFY(!condition.has_value());
    QCOMPARE(condition.error().code, ErrorCode::SyntaxError);
    QCOMPARE(condition.error().subject, QStringLiteral("g/a.yaml:7"));
    QCOMPARE(condition.error().detail, detail);
}

void ConditionTest::nestsAsDeepAsAllowed()
{
    const auto nested = [](int levels) {
        return QString(levels, QLatin1Char('(')) + QStringLiteral("yes_") +
               QString(levels, QLatin1Char(')'));
    };
    QVERIFY(Condition::parse(nested(50), QString()).has_value());
    const auto tooDeep = Condition::parse(nested(100'000), QStringLiteral("g/a.yaml:7"));
    QVERIFY(!tooDeep.has_value());
    QCOMPARE(tooDeep.error().detail,
             QStringLiteral("condition, column 52: more than 50 levels deep"));
    const auto denials = QStringLiteral("not ").repeated(100'000) + QStringLiteral("yes_");
    QVERIFY(!Condition::parse(denials, QString()).has_value());
}

QTEST_GUILESS_MAIN(ConditionTest)
#include "tst_condition.moc"
