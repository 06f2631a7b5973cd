// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/hangul.h"
#include "support/pagebench.h"
#include "ui/answerfield.h"
#include "wizard-pages/network/networkpage.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <map>

using namespace pikestaff;
using base::Language;
using pages::NetworkPage;
using tests::PageBench;
using ui::Mark;

/// The page of networks by keyboard, in both languages.
class TestNetworkPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromEmptyToDone_data();
    void fromEmptyToDone();
    void controlsStandOnOneLine();
    void wrongInputStays();
    void drawingSpeaks();
    void languageChanges();
};

void TestNetworkPage::fromEmptyToDone_data()
{
    QTest::addColumn<bool>("korean");
    QTest::newRow("en") << false;
    QTest::newRow("ko") << true;
}

void TestNetworkPage::fromEmptyToDone()
{
    QFETCH(bool, korean);
    PageBench bench;
    NetworkPage page(bench.installation);
    QVERIFY(!page.isReachable());
    QVERIFY(bench.makeProject());
    bench.setLanguage(page, korean ? Language::Korean : Language::English);
    QCOMPARE(tests::hasHangul(page.summary()), korean);
    bench.show(page);
    QCOMPARE(page.mark(), Mark::None); // no hosts yet
    auto inventory = model::Inventory::make(PageBench::someHosts(3));
    QVERIFY(inventory);
    QVERIFY(bench.installation.setHosts(std::move(*inventory)));
    page.entered();

    auto *first = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    QVERIFY(first != nullptr);
    QCOMPARE(QAccessible::queryAccessibleInterface(first)->role(), QAccessible::RadioButton);
    QVERIFY(first->isChecked());
    QCOMPARE(tests::hasHangul(first->accessibleDescription()), korean);
    PageBench::press(Qt::Key_Right);
    QCOMPARE(page.model().option(), QStringLiteral("self-service"));
    PageBench::press(Qt::Key_Left);
    QCOMPARE(page.model().option(), QStringLiteral("provider"));
    PageBench::press(Qt::Key_Right);
    const auto kept = bench.onDisk().answers.find(base::AnswerId(QStringLiteral("network")));
    QCOMPARE(kept.value_or(QString()), QStringLiteral("self-service"));
    QCOMPARE(page.mark(), Mark::Done);
}

/// Some titles take two lines, the one beside them one.
void TestNetworkPage::controlsStandOnOneLine()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(3)));
    NetworkPage page(bench.installation);
    bench.setLanguage(page, Language::Korean);
    bench.show(page);
    page.resize(984, 640);
    QTest::qWait(0);
    std::map<int, int> lines; // bottom of a title → top of the control below it
    bool isHigher = false;
    for (const ui::AnswerField *field : page.findChildren<ui::AnswerField *>()) {
        const QRect title = field->title()->geometry();
        const int control = field->focusProxy()->mapTo(field->parentWidget(), QPoint()).y();
        isHigher = isHigher || title.height() > 30;
        const auto line = lines.emplace(title.bottom(), control).first;
        QCOMPARE(control, line->second);
        QVERIFY(control > title.bottom());
    }
    QVERIFY2(isHigher, "no title takes two lines here");
    QVERIFY2(lines.size() < 5, "no two fields stand side by side");
}

void TestNetworkPage::wrongInputStays()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    NetworkPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    bench.show(page);
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Gateway of the provider network")));
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    PageBench::type(QStringLiteral("203.0.113"));
    PageBench::press(Qt::Key_Tab);
    QCOMPARE(page.mark(), Mark::Warning);
    QCOMPARE(field->text(), QStringLiteral("203.0.113"));
    QVERIFY(PageBench::textsOf(page).contains(
        QStringLiteral("This is not an IPv4 address, such as 10.0.0.11.")));
    bench.setLanguage(page, Language::Korean);
    QCOMPARE(field->text(), QStringLiteral("203.0.113"));
    QVERIFY(!bench.onDisk().answers.find(base::AnswerId(QStringLiteral("provider_gateway"))));
    bench.setLanguage(page, Language::English);
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Gateway of the provider network")));
    PageBench::press(Qt::Key_End);
    PageBench::type(QStringLiteral(".1"));
    PageBench::press(Qt::Key_Tab);
    QCOMPARE(page.mark(), Mark::Done);
}

void TestNetworkPage::drawingSpeaks()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    NetworkPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    bool found = false;
    for (const QWidget *widget : page.findChildren<QWidget *>())
        found = found || widget->accessibleDescription().contains(
                             QLatin1String("compute1, 10.0.0.31: management by ?, provider network "
                                           "by eth1."));
    QVERIFY(found);
}

void TestNetworkPage::languageChanges()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    NetworkPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    bench.show(page);
    PageBench::press(Qt::Key_Right);
    bench.setLanguage(page, Language::Korean);
    QCOMPARE(page.model().option(), QStringLiteral("self-service"));
    QVERIFY(tests::hasHangul(PageBench::textsOf(page).join(QLatin1Char(' '))));
    bench.setLanguage(page, Language::English);
    QVERIFY(!tests::hasHangul(PageBench::textsOf(page).join(QLatin1Char(' '))));
    QCOMPARE(qobject_cast<QAbstractButton *>(QApplication::focusWidget())->isChecked(), true);
}

QTEST_MAIN(TestNetworkPage)
#include "tst_networkpage.moc"
