// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/review/reviewpage.h"

#include "engine/runfollower.h"
#include "support/pagebench.h"
#include "support/rehearsal.h"
#include "wizard-pages/review/reviewmodel.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTextEdit>

using namespace pikestaff;
using base::Language;
using tests::PageBench;

class TestReviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void planOfEachHostByKeyboard();
    void noticesLeadToTheirPages();
    void installIsOfferedWhenNothingIsMissing_data();
    void installIsOfferedWhenNothingIsMissing();
    void languageSwitchKeepsTheChosenHost();
    void whatIsCompleteIsCheckedAgain();

private:
    std::unique_ptr<PageBench> m_bench;
    std::unique_ptr<pages::ReviewPage> m_page;
};

void TestReviewPage::init()
{
    m_bench = std::make_unique<PageBench>();
    QVERIFY(m_bench->makeProject(PageBench::someHosts(3)));
    m_page = std::make_unique<pages::ReviewPage>(m_bench->installation);
    m_bench->setLanguage(*m_page, Language::English);
    m_bench->show(*m_page);
    m_page->entered();
    QVERIFY(QTest::qWaitFor([this] { return m_page->model().steps() > 0; }, 20'000));
}

void TestReviewPage::cleanup()
{
    m_page.reset();
    m_bench.reset();
}

void TestReviewPage::planOfEachHostByKeyboard()
{
    auto *table = m_page->findChild<QTableView *>();
    auto *code = m_page->findChild<QTextEdit *>();
    QCOMPARE(table->model()->rowCount(), 3);
    table->setFocus();
    const QString first = code->toPlainText();
    QVERIFY(first.contains(QLatin1String("apt install")));
    PageBench::press(Qt::Key_Down);
    QVERIFY(code->toPlainText() != first);
    PageBench::press(Qt::Key_Up);
    QCOMPARE(code->toPlainText(), first);
    auto *tabs = m_page->findChild<QTabBar *>();
    tabs->setFocus();
    PageBench::press(Qt::Key_Right);
    QVERIFY(code->toPlainText().contains(QLatin1String("\n+ ")));
}

void TestReviewPage::noticesLeadToTheirPages()
{
    QSignalSpy wanted(m_page.get(), &ui::Page::pageWanted);
    const auto buttons = m_page->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->property("pillKind").isValid() &&
            button->text().startsWith(QLatin1String("Host key")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.front().front().toString(), QStringLiteral("addresses"));
    QVERIFY(PageBench::tabTo(*m_page, QStringLiteral("Edit: Network")));
    PageBench::press(Qt::Key_Space);
    QCOMPARE(wanted.back().front().toString(), QStringLiteral("network"));
}

void TestReviewPage::installIsOfferedWhenNothingIsMissing_data()
{
    QTest::addColumn<bool>("korean");
    QTest::newRow("English") << false;
    QTest::newRow("Korean") << true;
}

void TestReviewPage::installIsOfferedWhenNothingIsMissing()
{
    QFETCH(bool, korean);
    m_bench->setLanguage(*m_page, korean ? Language::Korean : Language::English);
    QVERIFY(!m_page->primaryAction().enabled);
    QCOMPARE(m_page->mark(), ui::Mark::Warning);
    for (const model::Host &host : PageBench::someHosts(3))
        m_bench->hosts.setTrusted(host.name.value(), QStringLiteral("SHA256:abc"));
    std::vector<engine::SecretChange> changes;
    for (const guide::SecretSpec &spec : m_bench->installation.guide().secrets)
        changes.push_back({spec.id, base::Secret(QByteArray("k7Qv9R2mZ9tX4bW1"))});
    QSignalSpy saved(&m_bench->installation, &engine::Installation::vaultSaved);
    QVERIFY(m_bench->installation.changeSecrets(std::move(changes)));
    QVERIFY(saved.wait(20'000));
    QVERIFY(m_page->primaryAction().enabled);
    QSignalSpy wanted(m_page.get(), &ui::Page::pageWanted);
    m_page->primaryAction().trigger();
    QVERIFY(m_bench->installation.isRunning());
    QCOMPARE(wanted.back().front().toString(), QStringLiteral("chapter:environment"));
    m_bench->installation.stop(run::StopLevel::Leave);
    QTRY_VERIFY_WITH_TIMEOUT(!m_bench->installation.isRunning(), 20'000);
}

void TestReviewPage::languageSwitchKeepsTheChosenHost()
{
    auto *table = m_page->findChild<QTableView *>();
    table->setCurrentIndex(table->model()->index(2, 0));
    m_bench->setLanguage(*m_page, Language::Korean);
    QCOMPARE(table->currentIndex().row(), 2);
    QVERIFY(m_page->findChild<QTextEdit *>()->toPlainText().contains(QLatin1String("apt install")));
}

void TestReviewPage::whatIsCompleteIsCheckedAgain()
{
    engine::InstallationRehearsal run;
    QVERIFY(run.isReady());
    pages::ReviewPage page(run.installation());
    QCOMPARE(page.primaryAction().text, QStringLiteral("&Install"));
    run.begin();
    run.doneUntil("", {}, true);
    run.end();
    QTRY_COMPARE(page.primaryAction().text, QStringLiteral("Check &everything again"));
    QCOMPARE(page.mark(), ui::Mark::Done);
}

QTEST_MAIN(TestReviewPage)
#include "tst_reviewpage.moc"
