// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/hangul.h"
#include "support/pagebench.h"
#include "ui/card.h"
#include "wizard-pages/addresses/addressespage.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>

using namespace pikestaff;
using base::Language;
using pages::AddressesPage;
using pages::HostState;
using tests::ImaginedHosts;
using tests::PageBench;
using ui::Mark;

/// The page of addresses by keyboard, in both languages.
class TestAddressesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromEmptyToDone_data();
    void fromEmptyToDone();
    void wrongInputStays();
    void pastesAList();
    void changedKeyIsExplained();
    void passwordGoesToTheVault();
    void languageChangesInTheMiddle();
    void placeBelowTheTableTellsTheHost();

private:
    Language m_language = Language::English;
    [[nodiscard]] QString said(const char *english, const char *korean) const
    {
        return m_language == Language::Korean ? QString::fromUtf8(korean)
                                              : QString::fromUtf8(english);
    }
};

void TestAddressesPage::fromEmptyToDone_data()
{
    QTest::addColumn<bool>("korean");
    QTest::newRow("en") << false;
    QTest::newRow("ko") << true;
}

void TestAddressesPage::fromEmptyToDone()
{
    QFETCH(bool, korean);
    m_language = korean ? Language::Korean : Language::English;
    PageBench bench;
    bench.hosts.set(QStringLiteral("10.0.0.11"), {});
    bench.hosts.set(QStringLiteral("10.0.0.31"), {});
    QVERIFY(bench.makeProject());
    AddressesPage page(bench.installation);
    bench.setLanguage(page, m_language);
    QCOMPARE(tests::hasHangul(page.summary()), korean);
    bench.show(page);
    QCOMPARE(page.mark(), Mark::None);

    PageBench::press(Qt::Key_Space); // "Add the controller" has the focus
    QCOMPARE(page.model().rowCount(), 1);
    QVERIFY(PageBench::tabTo(page, said("Management address (IPv4)", "관리 주소(IPv4)")));
    PageBench::type(QStringLiteral("10.0.0.11"));
    PageBench::press(Qt::Key_Tab);
    QCOMPARE(page.model().state(0), HostState::Untested);

    QVERIFY(PageBench::tabTo(page, said("Add a host", "호스트 추가(H)")));
    PageBench::press(Qt::Key_Space);
    QVERIFY(PageBench::tabTo(page, said("Management address (IPv4)", "관리 주소(IPv4)")));
    PageBench::type(QStringLiteral("10.0.0.31"));
    PageBench::press(Qt::Key_Return);
    QCOMPARE(bench.onDisk().inventory.hosts().size(), size_t(2));

    QVERIFY(PageBench::tabTo(page, said("Test all", "모두 확인(A)")));
    PageBench::press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(page.model().count(HostState::KeyUnknown), 2, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(page.mark(), Mark::Warning, 20'000); // when both tests have ended
    for (int left = 2; left > 0; --left) {
        QVERIFY(PageBench::textsOf(page).contains(ImaginedHosts::Host().key));
        QVERIFY(PageBench::tabTo(page, said("Trust this key", "이 키 신뢰(U)")));
        PageBench::press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(page.model().count(HostState::KeyUnknown), left - 1, 20'000);
    }
    QTRY_COMPARE_WITH_TIMEOUT(page.mark(), Mark::Done, 20'000);
}

void TestAddressesPage::wrongInputStays()
{
    m_language = Language::English;
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    AddressesPage page(bench.installation);
    bench.setLanguage(page, m_language);
    bench.show(page);
    PageBench::press(Qt::Key_Down);
    page.findChild<QTableView *>()->setCurrentIndex(page.model().index(1, 0));
    PageBench::press(Qt::Key_F2);
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Management address (IPv4)")));
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    field->selectAll();
    PageBench::type(QStringLiteral("10.0.0.300"));
    PageBench::press(Qt::Key_Tab);
    QCOMPARE(page.model().state(1), HostState::Incomplete);
    const QString fault = page.model().faultText(1, pages::HostField::Address);
    QVERIFY(PageBench::textsOf(page).contains(fault));
    QCOMPARE(page.mark(), Mark::Warning);
    // To the other host and back.
    page.findChild<QTableView *>()->setCurrentIndex(page.model().index(0, 0));
    QCOMPARE(field->text(), QStringLiteral("10.0.0.11"));
    page.findChild<QTableView *>()->setCurrentIndex(page.model().index(1, 0));
    QCOMPARE(field->text(), QStringLiteral("10.0.0.300"));
    QVERIFY(PageBench::textsOf(page).contains(fault));
    QCOMPARE(bench.onDisk().inventory.hosts().at(1).address, QStringLiteral("10.0.0.31"));
}

void TestAddressesPage::pastesAList()
{
    m_language = Language::English;
    PageBench bench;
    QVERIFY(bench.makeProject());
    AddressesPage page(bench.installation);
    bench.setLanguage(page, m_language);
    bench.show(page);
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Paste a list")));
    PageBench::press(Qt::Key_Space);
    auto *edit = qobject_cast<QPlainTextEdit *>(QApplication::focusWidget());
    QVERIFY(edit != nullptr);
    PageBench::type(QStringLiteral("controller 10.0.0.11"));
    PageBench::press(Qt::Key_Return);
    PageBench::type(QStringLiteral("fe80::1 six"));
    PageBench::press(Qt::Key_Return);
    PageBench::type(QStringLiteral("compute1 10.0.0.31"));
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Add 2 hosts")));
    PageBench::press(Qt::Key_Space);
    QCOMPARE(page.model().rowCount(), 2);
    QCOMPARE(bench.onDisk().inventory.hosts().size(), size_t(2));
    QCOMPARE(edit->toPlainText(), QStringLiteral("fe80::1 six")); // to be corrected
    QVERIFY(edit->isVisible());
}

void TestAddressesPage::changedKeyIsExplained()
{
    m_language = Language::English;
    PageBench bench;
    bench.hosts.set(QStringLiteral("10.0.0.11"), {});
    bench.hosts.setTrusted(QStringLiteral("controller"), QStringLiteral("SHA256:before"));
    QVERIFY(bench.makeProject(PageBench::someHosts(1)));
    AddressesPage page(bench.installation);
    bench.setLanguage(page, m_language);
    bench.show(page);
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Test all")));
    PageBench::press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(page.model().state(0), HostState::KeyChanged, 20'000);
    QVERIFY(!PageBench::tabTo(page, QStringLiteral("Trust this key")));
    QVERIFY(!PageBench::tabTo(page, QStringLiteral("Forget the old key"))); // not before it is said
    QVERIFY(PageBench::tabTo(page, QStringLiteral("I installed this host anew")));
    PageBench::press(Qt::Key_Space);
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Forget the old key")));
    PageBench::press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(page.model().state(0), HostState::KeyUnknown, 20'000);
}

void TestAddressesPage::passwordGoesToTheVault()
{
    m_language = Language::English;
    PageBench bench;
    auto hosts = PageBench::someHosts(1);
    hosts[0].login = model::Login::Password;
    QVERIFY(bench.makeProject(hosts));
    bench.hosts.set(QStringLiteral("10.0.0.11"), {});
    bench.hosts.setTrusted(QStringLiteral("controller"), ImaginedHosts::Host().key);
    AddressesPage page(bench.installation);
    bench.setLanguage(page, m_language);
    bench.show(page);
    page.findChild<QTableView *>()->setCurrentIndex(page.model().index(0, 0));
    PageBench::press(Qt::Key_Return);
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Login password")));
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    PageBench::type(QStringLiteral("hunter2"));
    PageBench::press(Qt::Key_Return);
    QVERIFY(field->text().isEmpty());
    QVERIFY(page.model().hasPassword(0, pages::HostPassword::Login));
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Test this host")));
    PageBench::press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(page.model().state(0), HostState::Connected, 20'000);
    QCOMPARE(bench.hosts.lastPassword(), QByteArrayLiteral("hunter2"));
}

void TestAddressesPage::languageChangesInTheMiddle()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    AddressesPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    bench.show(page);
    page.findChild<QTableView *>()->setCurrentIndex(page.model().index(1, 0));
    PageBench::press(Qt::Key_F2);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    field->selectAll();
    PageBench::type(QStringLiteral("node"));
    bench.setLanguage(page, Language::Korean);
    QCOMPARE(field->text(), QStringLiteral("node"));
    QVERIFY(tests::hasHangul(PageBench::textsOf(page).join(QLatin1Char(' '))));
    QCOMPARE(page.findChild<QTableView *>()->currentIndex().row(), 1);
    bench.setLanguage(page, Language::English);
    QVERIFY(!tests::hasHangul(PageBench::textsOf(page).join(QLatin1Char(' '))));
    PageBench::press(Qt::Key_Return);
    QCOMPARE(page.model().form(1).name, QStringLiteral("node"));
}

/// With few hosts the page is not half empty: what was found on the chosen one stands there.
void TestAddressesPage::placeBelowTheTableTellsTheHost()
{
    PageBench bench;
    for (const char *address : {"10.0.0.11", "10.0.0.31"})
        bench.hosts.set(QString::fromLatin1(address), {});
    bench.hosts.setTrusted(QStringLiteral("controller"), ImaginedHosts::Host().key);
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    AddressesPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    bench.show(page);
    page.resize(984, 560);
    page.model().testAll();
    QTRY_VERIFY(!page.model().isTesting());
    const auto texts = [&page] { return PageBench::textsOf(page); };
    QTRY_VERIFY(texts().contains(QStringLiteral("Found on controller")));
    QTRY_VERIFY(texts().contains(QStringLiteral("10.0.0.11/24")));
    QVERIFY(texts().contains(QStringLiteral("provider network"))); // eth1
    QTest::qWait(50);
    int lowest = 0;
    for (const ui::Card *card : page.findChildren<ui::Card *>()) {
        if (card->isVisible())
            lowest = std::max(lowest, card->mapTo(&page, QPoint(0, card->height())).y());
    }
    QVERIFY2(lowest > page.height() - 40, qPrintable(QString::number(lowest)));
    auto *table = page.findChild<QTableView *>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0)); // its key is not confirmed
    QTRY_VERIFY(texts().contains(QStringLiteral("Found on compute1")));
    QVERIFY(!texts().contains(QStringLiteral("10.0.0.11/24")));
}

QTEST_MAIN(TestAddressesPage)
#include "tst_addressespage.moc"
