// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/composition.h"
#include "support/hangul.h"
#include "support/rehearsal.h"
#include "ui/logview.h"
#include "ui/theme.h"
#include "wizard-pages/chapter/chapterpage.h"
#include "wizard-pages/chapter/steplist.h"
#include "wizard-pages/chapter/stepview.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include <algorithm>

using namespace pikestaff;
using base::ErrorCode;
using base::Language;
using engine::InstallationRehearsal;
using pages::ChapterPage;
using pages::StepView;
using run::Outcome;

/// The page of a chapter, by keyboard, in both languages.
class TestChapterPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void arrowsChooseASteps_data();
    void arrowsChooseASteps();
    void titlesAreReadWhole();
    void tabsByKeyboard();
    void offersWhatIsPossible();
    void goesAlongWithTheRun();
    void theUsersChoiceStays();
    void showsWhereItGoesOn();
    void failureComesFirst_data();
    void failureComesFirst();
    void anotherPlanKeepsTheStep();
    void passwordsAreOneClickAway();
    void failureScrollsAsAWhole_data();
    void failureScrollsAsAWhole();
    void wholeRunFailures();
    void searchesTheLog();
    void speaksTheOtherLanguageAtOnce();
    void everythingHasAName();
    void isQuietWhileNobodyLooks();

private:
    void speak(Language language);
    [[nodiscard]] plan::InstanceId install() const
    {
        return m_run->id("keystone-install/install-keystone");
    }
    void failInstall();
    [[nodiscard]] ui::LogView *visibleLog() const
    {
        const QList<ui::LogView *> views = m_page->findChildren<ui::LogView *>();
        const auto found = std::find_if(views.cbegin(), views.cend(),
                                        [](ui::LogView *view) { return view->isVisible(); });
        return found == views.cend() ? nullptr : *found;
    }
    template<typename Widget>
    [[nodiscard]] Widget *shown(const QString &text) const
    {
        for (Widget *widget : m_page->findChildren<Widget *>()) {
            if (widget->isVisible() && widget->text().contains(text))
                return widget;
        }
        return nullptr;
    }

    std::unique_ptr<InstallationRehearsal> m_run;
    std::unique_ptr<ChapterPage> m_page;
};

void TestChapterPage::initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Light); }

void TestChapterPage::init()
{
    m_run = std::make_unique<InstallationRehearsal>();
    m_page = std::make_unique<ChapterPage>(m_run->installation(),
                                           base::ChapterId(QStringLiteral("keystone")));
    QVERIFY(m_run->isReady());
    speak(Language::English);
    m_page->resize(984, 560);
    m_page->show();
    m_page->entered();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activateWindow();
    QTRY_VERIFY(m_page->steps().hasFocus());
}

void TestChapterPage::cleanup()
{
    m_page.reset();
    m_run.reset();
    speak(Language::English);
}

void TestChapterPage::speak(Language language)
{
    main::installLanguage(*qApp, language);
    if (m_page != nullptr)
        m_page->setLanguage(language);
}

void TestChapterPage::failInstall()
{
    m_run->begin();
    m_run->start(install());
    m_run->print(install(), {"Reading package lists...", "E: Unable to locate package keystone"});
    m_run->finish(install(), Outcome::Failed, QStringLiteral("E: Unable to locate package"), 3,
                  100);
    m_run->end();
}

void TestChapterPage::arrowsChooseASteps_data()
{
    QTest::addColumn<bool>("korean");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("en") << false << QStringLiteral("Create the database keystone")
                        << QStringLiteral("Let Keystone into its database");
    QTest::newRow("ko") << true << QStringLiteral("keystone 데이터베이스 생성")
                        << QStringLiteral("Keystone의 데이터베이스 접근 허용");
}

void TestChapterPage::arrowsChooseASteps()
{
    QFETCH(bool, korean);
    QFETCH(QString, first);
    QFETCH(QString, second);
    speak(korean ? Language::Korean : Language::English);
    QVERIFY(shown<QLabel>(first));
    QTest::keyClick(&m_page->steps(), Qt::Key_Down);
    QTRY_VERIFY(shown<QLabel>(second));
    QTest::keyClick(&m_page->steps(), Qt::Key_End);
    const int last = m_page->steps().currentRow();
    QVERIFY(m_page->model().kindOf(last) == pages::ChapterModel::RowKind::Step);
    for (int i = 0; i < 3 * m_page->model().rowCount(); ++i)
        QTest::keyClick(&m_page->steps(), Qt::Key_Up);
    QCOMPARE(m_page->steps().currentRow(), 1); // never on a heading
}

/// A long one takes two lines in the list.
void TestChapterPage::titlesAreReadWhole()
{
    const auto &steps = m_page->steps();
    const auto heightOf = [&](int row) {
        return steps.visualRect(steps.model()->index(row, 0)).height();
    };
    int least = heightOf(m_page->model().firstStepRow());
    int most = least;
    for (int row = m_page->model().firstStepRow(); row < steps.model()->rowCount(); ++row)
        most = std::max(most, heightOf(row));
    QVERIFY(most > least);
    m_page->resize(1900, 560);
    QTRY_VERIFY(steps.viewport()->width() > 400);
    QTRY_COMPARE(heightOf(steps.model()->rowCount() - 1), least);
}

void TestChapterPage::tabsByKeyboard()
{
    auto *tabs = m_page->findChild<QTabBar *>();
    QCOMPARE(tabs->count(), 3);
    QCOMPARE(m_page->step().tab(), StepView::Tab::See);
    QTest::keyClick(&m_page->steps(), Qt::Key_Tab);
    QTRY_VERIFY(tabs->hasFocus());
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(m_page->step().tab(), StepView::Tab::Run);
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(m_page->step().tab(), StepView::Tab::Prove);
}

void TestChapterPage::offersWhatIsPossible()
{
    QVERIFY(m_page->primaryAction().text.contains(QLatin1String("everything")));
    QCOMPARE(m_page->otherActions().size(), 1);
    m_run->begin();
    QTRY_VERIFY(m_page->primaryAction().text.contains(QLatin1String("after this step")));
    QVERIFY(m_page->otherActions().isEmpty());
    m_page->primaryAction().trigger();
    QVERIFY(!m_page->primaryAction().enabled);
    QCOMPARE(m_page->otherActions().size(), 1); // now at once
    m_run->doneUntil("keystone", m_run->id("keystone-install/grant-access"), true);
    m_run->end(true);
    QTRY_VERIFY(m_page->primaryAction().text.contains(QLatin1String("Resume")));
    QTRY_VERIFY(!m_page->railNote().isEmpty());
    m_run->begin({}, true);
    m_run->doneUntil("", {}, true);
    m_run->end();
    QTRY_VERIFY(m_page->primaryAction().text.isEmpty()); // the window's Next
    QCOMPARE(m_page->mark(), ui::Mark::Done);
    QVERIFY(m_page->railNote().isEmpty());
}

void TestChapterPage::goesAlongWithTheRun()
{
    m_run->begin();
    m_run->start(install());
    m_run->print(install(), {"Setting up keystone"});
    QTRY_COMPARE(m_page->steps().currentRow(), m_page->model().rowOf(install()));
    QCOMPARE(m_page->step().tab(), StepView::Tab::Run);
    auto *view = m_page->findChildren<ui::LogView *>().last();
    QTRY_VERIFY(view->rowCount() > 0 || m_page->findChild<ui::LogView *>()->rowCount() > 0);
    m_run->finish(install(), Outcome::Changed);
    const plan::InstanceId next = m_run->id("keystone-install/configure-keystone");
    m_run->start(next);
    QTRY_COMPARE(m_page->steps().currentRow(), m_page->model().rowOf(next));
    QCOMPARE(m_page->mark(), ui::Mark::Running);
}

void TestChapterPage::theUsersChoiceStays()
{
    m_run->begin();
    m_run->start(install());
    QTRY_COMPARE(m_page->steps().currentRow(), m_page->model().rowOf(install()));
    QTest::keyClick(&m_page->steps(), Qt::Key_Home);
    QCOMPARE(m_page->steps().currentRow(), 1);
    m_run->finish(install(), Outcome::Changed);
    m_run->start(m_run->id("keystone-install/configure-keystone"));
    QTest::qWait(300);
    QCOMPARE(m_page->steps().currentRow(), 1);
}

void TestChapterPage::showsWhereItGoesOn()
{
    m_run->begin({QStringLiteral("keystone"), {}});
    m_run->doneUntil("keystone", install(), true);
    m_run->end(true);
    const int next = m_page->model().rowOf(m_run->id("keystone-install/configure-keystone"));
    QTRY_COMPARE(m_page->steps().currentRow(), next);
    QCOMPARE(m_page->primaryAction().text, QStringLiteral("&Resume"));
}

void TestChapterPage::failureComesFirst_data()
{
    QTest::addColumn<bool>("korean");
    QTest::newRow("en") << false;
    QTest::newRow("ko") << true;
}

void TestChapterPage::failureComesFirst()
{
    QFETCH(bool, korean);
    speak(korean ? Language::Korean : Language::English);
    failInstall();
    QTRY_COMPARE(m_page->step().tab(), StepView::Tab::Failure);
    QCOMPARE(m_page->mark(), ui::Mark::Failed);
    QCOMPARE(m_page->steps().currentRow(), m_page->model().rowOf(install()));
    QVERIFY(m_page->title().contains(korean ? QStringLiteral("Keystone 설치")
                                            : QStringLiteral("Install Keystone")));
    QVERIFY(m_page->summary().contains(QLatin1String("controller")));
    QVERIFY(m_page->summary().contains(QLatin1String("100")));
    QTRY_VERIFY(visibleLog() != nullptr); // its file is read elsewhere
    ui::LogView *evidence = visibleLog();
    QTRY_COMPARE(evidence->rowCount(), 2);
    QVERIFY(evidence->goToFirstError());
    if (korean)
        QVERIFY(tests::hasHangul(m_page->primaryAction().text));
    m_run->begin({}, true); // another try: the failure is not shown any more
    QTRY_VERIFY(m_page->step().tab() != StepView::Tab::Failure);
    QCOMPARE(m_page->title(), m_page->railText());
}

/// What is known after a run can make another plan; the failure is still what one looks at.
void TestChapterPage::anotherPlanKeepsTheStep()
{
    failInstall();
    QTRY_COMPARE(m_page->step().tab(), StepView::Tab::Failure);
    std::vector<model::Host> hosts = m_run->installation().project().content().inventory.hosts();
    hosts.push_back(hosts.front());
    hosts.back().name = base::HostName(QStringLiteral("compute1"));
    hosts.back().address = QStringLiteral("10.0.0.31");
    hosts.back().roles = {model::Role::Compute};
    QSignalSpy reset(&m_page->model(), &pages::ChapterModel::modelReset);
    QVERIFY(m_run->installation().setHosts(*model::Inventory::make(std::move(hosts))));
    m_run->follower().refresh();
    QTRY_COMPARE(reset.count(), 1);
    QTRY_COMPARE(m_page->steps().currentRow(), m_page->model().rowOf(install()));
    QCOMPARE(m_page->step().tab(), StepView::Tab::Failure);
}

void TestChapterPage::passwordsAreOneClickAway()
{
    const plan::InstanceId grant = m_run->id("keystone-install/grant-access");
    m_run->begin();
    m_run->start(grant);
    m_run->finish(grant, Outcome::Failed, QStringLiteral("ERROR 1045 (28000)"), 1, 1);
    m_run->end();
    QTRY_COMPARE(m_page->step().tab(), StepView::Tab::Failure);
    auto *button = shown<QPushButton>(QStringLiteral("KEYSTONE_DBPASS"));
    QVERIFY(button != nullptr);
    QSignalSpy wanted(m_page.get(), &ui::Page::placeWanted);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().at(0).toString(), QStringLiteral("passwords"));
    QCOMPARE(wanted.first().at(1).toString(), QStringLiteral("KEYSTONE_DBPASS"));
}

void TestChapterPage::failureScrollsAsAWhole_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1280x800") << QSize(984, 540);
    QTest::newRow("1024x700") << QSize(728, 440);
}

/// However much a host says, there is one bar: a page that scrolls around a view that scrolls is
/// hard to read.
void TestChapterPage::failureScrollsAsAWhole()
{
    QFETCH(QSize, size);
    const plan::InstanceId grant = m_run->id("keystone-install/grant-access");
    m_page->resize(size);
    m_run->begin();
    m_run->start(grant);
    QByteArrayList lines;
    for (int i = 0; i < 30; ++i)
        lines.append(QByteArrayLiteral("a line of the host, as long as such lines often are ") +
                     QByteArray::number(i));
    m_run->print(grant, lines);
    m_run->finish(grant, Outcome::Failed, QStringLiteral("ERROR 1045 (28000) ").repeated(40), 1, 1);
    m_run->end();
    QTRY_COMPARE(m_page->step().tab(), StepView::Tab::Failure);
    QTRY_VERIFY(visibleLog() != nullptr && visibleLog()->rowCount() == 20);
    QTest::qWait(50);
    QVERIFY2(m_page->minimumSizeHint().height() <= size.height(),
             qPrintable(QString::number(m_page->minimumSizeHint().height())));
    QStringList bars;
    for (const QScrollBar *bar : m_page->step().findChildren<QScrollBar *>()) {
        if (bar->isVisible() && bar->orientation() == Qt::Vertical && bar->maximum() > 0)
            bars.append(QString::fromLatin1(
                bar->parentWidget()->parentWidget()->metaObject()->className()));
    }
    QVERIFY2(bars.size() == 1, qPrintable(bars.join(QLatin1Char(' '))));
}

void TestChapterPage::wholeRunFailures()
{
    m_run->beginPreparing();
    QTRY_VERIFY(shown<QLabel>(QStringLiteral("Connecting")));
    m_run->fail({ErrorCode::HostUnreachable, QStringLiteral("controller"),
                 QStringLiteral("no route to host"), nullptr},
                true);
    QTRY_VERIFY(shown<QLabel>(QStringLiteral("no route to host")));
    QSignalSpy wanted(m_page.get(), &ui::Page::pageWanted);
    QTest::mouseClick(shown<QPushButton>(QStringLiteral("addresses")), Qt::LeftButton);
    QCOMPARE(wanted.first().first().toString(), QStringLiteral("addresses"));
}

void TestChapterPage::searchesTheLog()
{
    m_run->begin();
    m_run->start(install());
    m_run->print(install(), {"one", "two needle", "three"});
    QTRY_COMPARE(m_page->step().tab(), StepView::Tab::Run);
    ui::LogView *view = visibleLog();
    QVERIFY(view != nullptr);
    QTRY_COMPARE(view->rowCount(), 3);
    view->setFocus();
    QTest::keySequence(view, QKeySequence::Find);
    auto *field = m_page->findChild<QLineEdit *>();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("needle"));
    QTest::keyClick(field, Qt::Key_F3);
    QCOMPARE(view->selectedText(), QStringLiteral("needle"));
    QTest::keyClicks(field, QStringLiteral("less"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(shown<QLabel>(QStringLiteral("Not found")));
}

void TestChapterPage::speaksTheOtherLanguageAtOnce()
{
    QTest::keyClick(&m_page->steps(), Qt::Key_Down);
    m_page->step().setTab(StepView::Tab::Prove);
    const int row = m_page->steps().currentRow();
    speak(Language::Korean);
    QCOMPARE(m_page->steps().currentRow(), row);
    QCOMPARE(m_page->step().tab(), StepView::Tab::Prove);
    QVERIFY(tests::hasHangul(m_page->title()));
    QVERIFY(tests::hasHangul(m_page->summary()));
    QVERIFY(shown<QLabel>(QStringLiteral("Keystone의 데이터베이스 접근 허용")));
}

void TestChapterPage::everythingHasAName()
{
    for (QWidget *widget : m_page->findChildren<QWidget *>()) {
        const bool control = widget->focusPolicy() != Qt::NoFocus && widget->isVisible();
        const auto *button = qobject_cast<QPushButton *>(widget);
        if (!control || widget->inherits("QScrollBar"))
            continue;
        const bool named =
            !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
        QVERIFY2(named, widget->metaObject()->className());
    }
}

void TestChapterPage::isQuietWhileNobodyLooks()
{
    m_run->begin();
    m_run->start(install());
    QTRY_COMPARE(m_page->step().tab(), StepView::Tab::Run);
    m_page->left();
    m_page->hide();
    QTest::qWait(200);
    m_run->print(install(), {"unseen"});
    QTest::qWait(300);
    for (ui::LogView *view : m_page->findChildren<ui::LogView *>())
        QCOMPARE(view->rowCount(), 0);
    m_page->show();
    m_page->entered();
    const QList<ui::LogView *> views = m_page->findChildren<ui::LogView *>();
    QTRY_VERIFY(std::any_of(views.cbegin(), views.cend(),
                            [](ui::LogView *view) { return view->rowCount() == 1; }));
}

QTEST_MAIN(TestChapterPage)
#include "tst_chapterpage.moc"
