// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/hangul.h"
#include "support/pagebench.h"
#include "wizard-pages/ntp/ntppage.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace pikestaff;
using base::Language;
using pages::NtpPage;
using tests::ImaginedHosts;
using tests::PageBench;
using ui::Mark;

/// The page of time servers by keyboard, in both languages.
class TestNtpPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromEmptyToDone_data();
    void fromEmptyToDone();
    void wrongInputStays();
    void languageChangesInTheMiddleOfTyping();
};

void TestNtpPage::fromEmptyToDone_data()
{
    QTest::addColumn<bool>("korean");
    QTest::newRow("en") << false;
    QTest::newRow("ko") << true;
}

void TestNtpPage::fromEmptyToDone()
{
    QFETCH(bool, korean);
    PageBench bench;
    QVERIFY(bench.makeProject());
    NtpPage page(bench.installation);
    bench.setLanguage(page, korean ? Language::Korean : Language::English);
    QCOMPARE(tests::hasHangul(page.summary()), korean);
    bench.show(page);
    QCOMPARE(page.mark(), Mark::None); // there are no hosts yet

    PageBench::type(QStringLiteral("time.one.example"));
    PageBench::press(Qt::Key_Return);
    PageBench::type(QStringLiteral("10.0.0.1"));
    PageBench::press(Qt::Key_Return);
    QCOMPARE(page.model().servers().size(), 2);
    // The list, its first server, Del.
    QVERIFY(PageBench::tabTo(page, page.model().serversTitle()));
    PageBench::press(Qt::Key_Home);
    PageBench::press(Qt::Key_Delete);
    QCOMPARE(page.model().servers(), QStringList{QStringLiteral("10.0.0.1")});

    auto inventory = model::Inventory::make(PageBench::someHosts(2));
    QVERIFY(inventory);
    QVERIFY(bench.installation.setHosts(std::move(*inventory)));
    for (const model::Host &host : PageBench::someHosts(2)) {
        bench.hosts.set(host.address, {});
        bench.hosts.setTrusted(host.name.value(), ImaginedHosts::Host().key);
    }
    page.entered();
    QVERIFY(PageBench::tabTo(page, korean ? QStringLiteral("시각 차이 측정(M)")
                                          : QStringLiteral("Measure the clocks")));
    PageBench::press(Qt::Key_Space);
    QCOMPARE(page.mark(), Mark::Running);
    QTRY_VERIFY_WITH_TIMEOUT(!page.model().isTesting(), 20'000);
    QCOMPARE(page.mark(), Mark::Done);
    bench.hosts.change(QStringLiteral("10.0.0.31"),
                       [](ImaginedHosts::Host &host) { host.clockOffset = 30; });
    PageBench::press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(page.mark(), Mark::Warning, 20'000);
}

void TestNtpPage::wrongInputStays()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(1)));
    NtpPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    bench.show(page);
    PageBench::type(QStringLiteral("10.0.0.300"));
    PageBench::press(Qt::Key_Return);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    QCOMPARE(field->text(), QStringLiteral("10.0.0.300"));
    QVERIFY(page.model().servers().isEmpty());
    QVERIFY(PageBench::textsOf(page).contains(
        QStringLiteral("This is neither a host name nor an IPv4 address.")));

    QVERIFY(PageBench::tabTo(page, page.model().networkTitle()));
    PageBench::type(QStringLiteral("10.0.0.0/40"));
    PageBench::press(Qt::Key_Tab);
    QCOMPARE(page.mark(), Mark::Warning);
    QCOMPARE(page.model().network(), QStringLiteral("10.0.0.0/40"));
    bench.setLanguage(page, Language::Korean);
    QVERIFY(PageBench::textsOf(page).contains(page.model().networkFault()));
    QVERIFY(tests::hasHangul(page.model().networkFault()));
}

void TestNtpPage::languageChangesInTheMiddleOfTyping()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(1)));
    NtpPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    bench.show(page);
    PageBench::type(QStringLiteral("time.on"));
    bench.setLanguage(page, Language::Korean);
    QVERIFY(tests::hasHangul(PageBench::textsOf(page).join(QLatin1Char(' '))));
    PageBench::type(QStringLiteral("e.example"));
    PageBench::press(Qt::Key_Return);
    QCOMPARE(page.model().servers(), QStringList{QStringLiteral("time.one.example")});
    bench.setLanguage(page, Language::English);
    QVERIFY(!tests::hasHangul(PageBench::textsOf(page).join(QLatin1Char(' '))));
}

QTEST_MAIN(TestNtpPage)
#include "tst_ntppage.moc"
