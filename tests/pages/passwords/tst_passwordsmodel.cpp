// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/hangul.h"
#include "support/pagebench.h"
#include "wizard-pages/passwords/passwordsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pikestaff;
using engine::PasswordStrength;
using pages::PasswordsModel;
using tests::PageBench;

/// The table of passwords, without widgets.
class TestPasswordsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("PIKESTAFF_PASSPHRASE"); }
    void isEmptyWithoutAProject();
    void takesTheTableOfTheGuide();
    void generatesOnlyWhatIsMissing();
    void keepsWhatIsTypedAtOnce();
    void refusedTextStaysAsTyped_data();
    void refusedTextStaysAsTyped();
    void tellsHowStrong_data();
    void tellsHowStrong();
    void hidesUntilAsked();
    void asksForThePassphrase();
    void followsAnotherProject();

private:
    [[nodiscard]] static int rowOf(const PasswordsModel &model, const char *name);
};

int TestPasswordsModel::rowOf(const PasswordsModel &model, const char *name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.name(row) == QLatin1String(name))
            return row;
    }
    return -1;
}

void TestPasswordsModel::isEmptyWithoutAProject()
{
    PageBench bench;
    PasswordsModel model(bench.installation);
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.vault(), PasswordsModel::Vault::NoProject);
    QVERIFY(bench.makeProject());
    QCOMPARE(model.rowCount(), static_cast<int>(bench.installation.guide().secrets.size()));
    QCOMPARE(model.vault(), PasswordsModel::Vault::Open);
}

void TestPasswordsModel::takesTheTableOfTheGuide()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    PasswordsModel model(bench.installation);
    const int row = rowOf(model, "KEYSTONE_DBPASS");
    QVERIFY(row >= 0);
    QCOMPARE(model.strength(row), PasswordStrength::Missing);
    QVERIFY(!tests::hasHangul(model.purpose(row)));
    model.setLanguage(base::Language::Korean);
    QVERIFY(tests::hasHangul(model.purpose(row)));
    QCOMPARE(model.missingCount(), model.rowCount());
}

void TestPasswordsModel::generatesOnlyWhatIsMissing()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    PasswordsModel model(bench.installation);
    const int demo = rowOf(model, "DEMO_PASS");
    QVERIFY(model.setValue(demo, QStringLiteral("1234")));
    model.generateMissing();
    QCOMPARE(model.missingCount(), 0);
    QCOMPARE(model.value(demo), QStringLiteral("1234"));
    QCOMPARE(model.shortCount(), 1);
    const QString before = model.value(demo);
    model.generate(demo);
    QVERIFY(model.value(demo) != before);
    QCOMPARE(model.strength(demo), PasswordStrength::Strong);
}

void TestPasswordsModel::keepsWhatIsTypedAtOnce()
{
    {
        PageBench bench;
        QVERIFY(bench.makeProject());
        PasswordsModel model(bench.installation);
        QSignalSpy saved(&bench.installation, &engine::Installation::vaultSaved);
        QVERIFY(model.setValue(rowOf(model, "ADMIN_PASS"), QStringLiteral("내 비밀번호 %$")));
        QVERIFY(saved.wait(10'000));
        QVERIFY(!model.keyPlace().isEmpty());
        engine::Installation again({});
        QVERIFY(again.open(bench.folder()));
        QVERIFY(again.openVault());
        const auto read = again.secrets().reveal(
            model::Content::sealed(base::SecretId(QStringLiteral("ADMIN_PASS"))));
        QVERIFY(read);
        QCOMPARE(QString::fromUtf8(*read), QStringLiteral("내 비밀번호 %$"));
    }
}

void TestPasswordsModel::refusedTextStaysAsTyped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("address") << QStringLiteral("KEYSTONE_DBPASS") << QStringLiteral("a@b") << false;
    QTest::newRow("percent") << QStringLiteral("KEYSTONE_DBPASS") << QStringLiteral("a%b") << false;
    QTest::newRow("good") << QStringLiteral("KEYSTONE_DBPASS") << QStringLiteral("a-b._~9") << true;
    QTest::newRow("quote") << QStringLiteral("KEYSTONE_DBPASS") << QStringLiteral("it's") << false;
    QTest::newRow("double quote") << QStringLiteral("ADMIN_PASS") << QStringLiteral("say \"it\"")
                                  << true;
    QTest::newRow("two lines") << QStringLiteral("DEMO_PASS") << QStringLiteral("a\nb") << false;
}

void TestPasswordsModel::refusedTextStaysAsTyped()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(bool, allowed);
    PageBench bench;
    QVERIFY(bench.makeProject());
    PasswordsModel model(bench.installation);
    const int row = rowOf(model, name.toLatin1().constData());
    model.generate(row);
    const QString kept = model.value(row);
    QCOMPARE(model.setValue(row, text), allowed);
    QCOMPARE(model.value(row), text);
    QCOMPARE(model.fault(row).isEmpty(), allowed);
    QCOMPARE(model.refusedCount(), allowed ? 0 : 1);
    const auto stored =
        bench.installation.secrets().reveal(model::Content::sealed(base::SecretId(name)));
    QVERIFY(stored);
    QCOMPARE(QString::fromUtf8(*stored), allowed ? text : kept);
    model.setValue(row, {}); // back to what is kept
    QCOMPARE(model.value(row), allowed ? text : kept);
    QVERIFY(model.fault(row).isEmpty());
}

void TestPasswordsModel::tellsHowStrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("strength");
    QTest::newRow("short") << QStringLiteral("1234") << QStringLiteral("Short · lab only");
    QTest::newRow("fair") << QStringLiteral("kT7vQ2mXpB") << QStringLiteral("Fair");
    QTest::newRow("strong") << QStringLiteral("kT7vQ2mXpBw9LzR4cNfY") << QStringLiteral("Strong");
}

void TestPasswordsModel::tellsHowStrong()
{
    QFETCH(QString, text);
    PageBench bench;
    QVERIFY(bench.makeProject());
    PasswordsModel model(bench.installation);
    const int row = rowOf(model, "RABBIT_PASS");
    QCOMPARE(model.strengthText(row), QStringLiteral("Missing"));
    QVERIFY(model.setValue(row, text));
    QTEST(model.strengthText(row), "strength");
    QCOMPARE(model.advice(row).isEmpty(), model.strength(row) != PasswordStrength::Short);
}

void TestPasswordsModel::hidesUntilAsked()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    PasswordsModel model(bench.installation);
    model.generateMissing();
    const auto shown = [&model](int row) {
        return model.index(row, PasswordsModel::Value).data().toString();
    };
    const QString hidden = shown(0);
    QCOMPARE(hidden.size(), 12); // tells no length
    QVERIFY(!hidden.contains(model.value(0)));
    model.setRevealed(0, true);
    QCOMPARE(shown(0), model.value(0));
    QCOMPARE(shown(1), hidden);
    model.setAllRevealed(true);
    QCOMPARE(shown(1), model.value(1));
    model.setRevealed(1, false); // one alone, the others stay
    QCOMPARE(shown(1), hidden);
    QCOMPARE(shown(2), model.value(2));
    model.setAllRevealed(false);
    QCOMPARE(shown(0), hidden);
}

void TestPasswordsModel::asksForThePassphrase()
{
    PageBench bench;
    qputenv("PIKESTAFF_PASSPHRASE", "open sesame");
    {
        engine::Installation maker({});
        engine::NewProject project;
        project.guide = QStringLiteral("zed-debian12");
        QVERIFY(maker.create(bench.folder(), project));
        QVERIFY(maker.generateSecrets());
    }
    qunsetenv("PIKESTAFF_PASSPHRASE");
    QVERIFY(bench.installation.open(bench.folder()));
    PasswordsModel model(bench.installation);
    QCOMPARE(model.vault(), PasswordsModel::Vault::Opening);
    QTRY_COMPARE(model.vault(), PasswordsModel::Vault::Locked);
    QVERIFY(model.wantsPassphrase());
    QVERIFY(!model.vaultError()); // a question, no error
    model.unlock(base::Secret(QByteArrayLiteral("wrong")));
    QTRY_COMPARE_WITH_TIMEOUT(model.vault(), PasswordsModel::Vault::Locked, 30'000);
    QVERIFY(model.vaultError());
    model.unlock(base::Secret(QByteArrayLiteral("open sesame")));
    QTRY_COMPARE_WITH_TIMEOUT(model.vault(), PasswordsModel::Vault::Open, 30'000);
    QCOMPARE(model.missingCount(), 0);
    QVERIFY(!model.vaultError());
}

void TestPasswordsModel::followsAnotherProject()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    PasswordsModel model(bench.installation);
    model.generateMissing();
    engine::NewProject other;
    other.guide = QStringLiteral("pike-ubuntu16.04");
    QVERIFY(bench.installation.create(bench.path(QStringLiteral("other")), other));
    QCOMPARE(model.missingCount(), model.rowCount());
    QVERIFY(model.rowCount() > 5);
}

QTEST_MAIN(TestPasswordsModel)
#include "tst_passwordsmodel.moc"
