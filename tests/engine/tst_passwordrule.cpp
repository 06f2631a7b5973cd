// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/passwordrule.h"

#include "engine/paths.h"
#include "guide/guideloader.h"
#include "model/secretstore.h"

#include <QTest>

using namespace pikestaff;
using engine::PasswordRule;
using engine::PasswordStrength;

namespace {

/// One step that puts a password somewhere.
guide::Guide guideWith(const char *operation, const char *text)
{
    guide::Step step;
    step.operation = QString::fromLatin1(operation);
    step.arguments = guide::Value(model::Content(QString::fromLatin1(text)), {});
    guide::Section section;
    section.steps.push_back(step);
    guide::Chapter chapter;
    chapter.sections.push_back(section);
    guide::Guide guide;
    guide.chapters.push_back(chapter);
    return guide;
}

} // namespace

/// Which characters a password may hold, and how strong it is.
class TestPasswordRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheGuide();
    void readsConfigurationFiles();
    void readsQuotedPlaces();
    void refuses_data();
    void refuses();
    void strength_data();
    void strength();
    void generatedOnesAreStrongAndAllowedEverywhere();
};

void TestPasswordRule::readsTheGuide()
{
    const auto guide = guide::loadGuide(engine::guidesRoot(), QStringLiteral("zed-debian12"));
    QVERIFY(guide);
    const auto rule = [&guide](const char *name) {
        return PasswordRule::of(*guide, base::SecretId(QString::fromLatin1(name)));
    };
    QVERIFY(rule("KEYSTONE_DBPASS").onlyUnreserved); // stands in mysql+pymysql://
    QVERIFY(!rule("ADMIN_PASS").onlyUnreserved);
    QCOMPARE(rule("CINDER_PASS"), PasswordRule()); // no step uses it
}

void TestPasswordRule::readsConfigurationFiles()
{
    guide::Step step;
    step.operation = QStringLiteral("ini.edit");
    step.arguments = guide::Value(model::Content(QStringLiteral("${NOVA_PASS}")), {});
    guide::Section section;
    section.steps.push_back(step);
    guide::Chapter chapter;
    chapter.sections.push_back(section);
    guide::Guide guide;
    guide.chapters.push_back(chapter);
    const PasswordRule rule = PasswordRule::of(guide, base::SecretId(QStringLiteral("NOVA_PASS")));
    QVERIFY(rule.noDollar);
    QVERIFY(rule.noBlankAtEnds);
    QCOMPARE(PasswordRule::of(guide, base::SecretId(QStringLiteral("NOVA"))), PasswordRule());
}

void TestPasswordRule::readsQuotedPlaces()
{
    const base::SecretId id(QStringLiteral("DEMO_PASS"));
    const auto rule = [&id](const char *text) {
        return PasswordRule::of(guideWith("file.write", text), id);
    };
    QVERIFY(rule("export OS_PASSWORD='${DEMO_PASS}'\n").noSingleQuote);
    QVERIFY(!rule("export OS_PASSWORD=${DEMO_PASS|shell}\n").noSingleQuote);
    QVERIFY(!rule("it's\n${DEMO_PASS}\nisn't\n").noSingleQuote);
    QVERIFY(rule("mysql+pymysql://keystone:${DEMO_PASS|url}@controller").onlyUnreserved);
    QVERIFY(!rule("rabbit://openstack:${DEMO_PASS|url}@controller").onlyUnreserved);
}

void TestPasswordRule::refuses_data()
{
    QTest::addColumn<bool>("unreserved");
    QTest::addColumn<bool>("quote");
    QTest::addColumn<bool>("ini");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("refused");
    QTest::newRow("anything") << false << false << false << QStringLiteral("a'$ %@비밀 ")
                              << QString();
    QTest::newRow("a line") << false << false << false << QStringLiteral("a\nb")
                            << QStringLiteral("\n");
    QTest::newRow("address") << true << false << false << QStringLiteral("Aa0-._~@/@")
                             << QStringLiteral("@/");
    QTest::newRow("hangul in an address")
        << true << false << false << QStringLiteral("가a") << QStringLiteral("가");
    QTest::newRow("quote") << false << true << false << QStringLiteral("it's")
                           << QStringLiteral("'");
    QTest::newRow("dollar") << false << false << true << QStringLiteral("a$b")
                            << QStringLiteral("$");
    QTest::newRow("blank before") << false << false << true << QStringLiteral(" ab")
                                  << QStringLiteral(" ");
    QTest::newRow("blank inside") << false << false << true << QStringLiteral("a b") << QString();
}

void TestPasswordRule::refuses()
{
    QFETCH(bool, unreserved);
    QFETCH(bool, quote);
    QFETCH(bool, ini);
    QFETCH(QString, text);
    PasswordRule rule;
    rule.onlyUnreserved = unreserved;
    rule.noSingleQuote = quote;
    rule.noDollar = ini;
    rule.noBlankAtEnds = ini;
    QTEST(rule.refusedIn(text), "refused");
}

void TestPasswordRule::strength_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<PasswordStrength>("expected");
    QTest::newRow("none") << QString() << PasswordStrength::Missing;
    QTest::newRow("1234") << QStringLiteral("1234") << PasswordStrength::Short;
    QTest::newRow("long but counted")
        << QStringLiteral("12345678901234567890") << PasswordStrength::Short;
    QTest::newRow("repeated") << QStringLiteral("aaaaaaaaaaaaaaaaaaaaaaaa")
                              << PasswordStrength::Short;
    QTest::newRow("one word") << QStringLiteral("password") << PasswordStrength::Short;
    QTest::newRow("ten mixed") << QStringLiteral("kT7vQ2mXpB") << PasswordStrength::Fair;
    QTest::newRow("twenty mixed") << QStringLiteral("kT7vQ2mXpBw9LzR4cNfY")
                                  << PasswordStrength::Strong;
}

void TestPasswordRule::strength()
{
    QFETCH(QString, text);
    QTEST(engine::strengthOf(text), "expected");
}

void TestPasswordRule::generatedOnesAreStrongAndAllowedEverywhere()
{
    const PasswordRule hardest{true, true, true, true};
    for (int i = 0; i < 300; ++i) {
        const QString text = QString::fromLatin1(model::generateSecret().bytes().toByteArray());
        QCOMPARE(engine::strengthOf(text), PasswordStrength::Strong);
        QVERIFY(hardest.refusedIn(text).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestPasswordRule)
#include "tst_passwordrule.moc"
