// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/hangul.h"
#include "support/pagebench.h"
#include "wizard-pages/passwords/clipboardloan.h"
#include "wizard-pages/passwords/passwordspage.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace pikestaff;
using base::Language;
using pages::PasswordsPage;
using tests::PageBench;
using ui::Mark;

/// The page of passwords by keyboard, in both languages.
class TestPasswordsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromEmptyToDone_data();
    void fromEmptyToDone();
    void wrongInputStays();
    void onePasswordIsPointedAt();
    void languageChangesInTheMiddleOfTyping();
    void revealsAndCopies();
    void clipboardIsTakenBack();
    void clipboardOfOthersStays();

private:
    [[nodiscard]] static QString said(Language language, const char *english, const char *korean)
    {
        return language == Language::Korean ? QString::fromUtf8(korean)
                                            : QString::fromUtf8(english);
    }
};

void TestPasswordsPage::fromEmptyToDone_data()
{
    QTest::addColumn<bool>("korean");
    QTest::newRow("en") << false;
    QTest::newRow("ko") << true;
}

void TestPasswordsPage::fromEmptyToDone()
{
    QFETCH(bool, korean);
    const Language language = korean ? Language::Korean : Language::English;
    PageBench bench;
    PasswordsPage page(bench.installation);
    QVERIFY(!page.isReachable());
    QCOMPARE(page.mark(), Mark::None);
    QVERIFY(bench.makeProject());
    QVERIFY(page.isReachable());
    bench.setLanguage(page, language);
    QCOMPARE(tests::hasHangul(page.summary()), korean);
    QVERIFY(page.railNote().contains(QString::number(page.model().rowCount())));
    bench.show(page);

    // One of one's own: down to the second row, Enter, type, Enter.
    PageBench::press(Qt::Key_Down);
    PageBench::press(Qt::Key_Return);
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr);
    PageBench::type(QStringLiteral("kT7vQ2mXpBw9LzR4cNfY"));
    PageBench::press(Qt::Key_Return);
    QCOMPARE(page.model().value(1), QStringLiteral("kT7vQ2mXpBw9LzR4cNfY"));
    QCOMPARE(page.model().missingCount(), page.model().rowCount() - 1);
    QCOMPARE(page.mark(), Mark::None);

    QVERIFY(PageBench::tabTo(page, said(language, "Generate all missing", "없는 값 모두 생성(G)")));
    PageBench::press(Qt::Key_Space);
    QCOMPARE(page.model().missingCount(), 0);
    QCOMPARE(page.mark(), Mark::Done);
    QVERIFY(page.railNote().isEmpty());

    QVERIFY(page.model().setValue(1, QStringLiteral("1234")));
    QCOMPARE(page.mark(), Mark::Warning);
}

void TestPasswordsPage::onePasswordIsPointedAt()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    PasswordsPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    bench.show(page);
    page.pointAt(QStringLiteral("RABBIT_PASS"));
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    QVERIFY(field->accessibleName().contains(QLatin1String("RABBIT_PASS")));
    page.pointAt(QStringLiteral("NO_SUCH_PASS"));
    QCOMPARE(QApplication::focusWidget(), field);
}

void TestPasswordsPage::wrongInputStays()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    PasswordsPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    page.model().generateMissing();
    bench.show(page);
    auto *table = page.findChild<QTableView *>();
    for (int row = 0; row < page.model().rowCount(); ++row) {
        if (page.model().name(row) == QLatin1String("KEYSTONE_DBPASS"))
            table->setCurrentIndex(page.model().index(row, 0));
    }
    const int keystone = table->currentIndex().row();
    PageBench::press(Qt::Key_F2);
    PageBench::type(QStringLiteral("it's mine"));
    PageBench::press(Qt::Key_Return);
    QCOMPARE(page.mark(), Mark::Warning);
    QVERIFY(!page.model().fault(keystone).isEmpty());
    QVERIFY(PageBench::textsOf(page).contains(page.model().fault(keystone)));
    // Away and back: it is still there.
    table->setFocus();
    PageBench::press(Qt::Key_Down);
    PageBench::press(Qt::Key_Up);
    PageBench::press(Qt::Key_F2);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    QCOMPARE(field->text(), QStringLiteral("it's mine"));
    PageBench::type(QStringLiteral("its-mine.42"));
    PageBench::press(Qt::Key_Return);
    QVERIFY(page.model().fault(keystone).isEmpty());
    QCOMPARE(page.model().value(keystone), QStringLiteral("its-mine.42"));
}

void TestPasswordsPage::languageChangesInTheMiddleOfTyping()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    PasswordsPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    bench.show(page);
    PageBench::press(Qt::Key_Down);
    PageBench::press(Qt::Key_Return);
    PageBench::type(QStringLiteral("half of it"));
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    bench.setLanguage(page, Language::Korean);
    QCOMPARE(field->text(), QStringLiteral("half of it"));
    QCOMPARE(page.findChild<QTableView *>()->currentIndex().row(), 1);
    QVERIFY(tests::hasHangul(PageBench::textsOf(page).join(QLatin1Char(' '))));
    bench.setLanguage(page, Language::English);
    QVERIFY(!tests::hasHangul(PageBench::textsOf(page).join(QLatin1Char(' '))));
    PageBench::press(Qt::Key_Return);
    QCOMPARE(page.model().value(1), QStringLiteral("half of it"));
}

void TestPasswordsPage::revealsAndCopies()
{
    PageBench bench;
    QVERIFY(bench.makeProject());
    PasswordsPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    page.model().generateMissing();
    bench.show(page);
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Show this password")));
    PageBench::press(Qt::Key_Space);
    QVERIFY(page.model().isRevealed(0));
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Copy this password")));
    PageBench::press(Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), page.model().value(0));
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Show all")));
    PageBench::press(Qt::Key_Space);
    QVERIFY(page.model().areAllRevealed());
}

void TestPasswordsPage::clipboardIsTakenBack()
{
    pages::ClipboardLoan loan(std::chrono::milliseconds(50));
    QSignalSpy returned(&loan, &pages::ClipboardLoan::returned);
    loan.lend(QStringLiteral("secret"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("secret"));
    QVERIFY(returned.wait(5'000));
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    {
        pages::ClipboardLoan another(std::chrono::seconds(60));
        another.lend(QStringLiteral("secret"));
    }
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void TestPasswordsPage::clipboardOfOthersStays()
{
    pages::ClipboardLoan loan(std::chrono::milliseconds(50));
    QSignalSpy returned(&loan, &pages::ClipboardLoan::returned);
    loan.lend(QStringLiteral("secret"));
    QGuiApplication::clipboard()->setText(QStringLiteral("a letter"));
    QVERIFY(returned.wait(5'000));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a letter"));
}

QTEST_MAIN(TestPasswordsPage)
#include "tst_passwordspage.moc"
