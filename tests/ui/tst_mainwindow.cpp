// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/composition.h"
#include "support/rehearsal.h"
#include "ui/actionbar.h"
#include "ui/chapterrail.h"
#include "ui/mainwindow.h"
#include "ui/pageheader.h"
#include "ui/runguard.h"
#include "ui/settings.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace pikestaff;
using base::Language;

namespace {

/// A page with a field, which counts what it is told.
class SamplePage : public ui::Page
{
public:
    SamplePage(const QString &id, Group group)
        : Page(id, group)
        , field(new QLineEdit(this))
    {
        auto *layout = new QVBoxLayout(this);
        layout->addWidget(field);
    }

    QString railText() const override { return id(); }
    QString title() const override
    {
        return language() == Language::Korean ? QStringLiteral("제목") : QStringLiteral("Title");
    }
    QString summary() const override { return QStringLiteral("summary"); }
    bool isReachable() const override { return reachable; }
    ui::PageAction primaryAction() override { return primary; }
    QList<ui::PageAction> otherActions() override { return others; }
    QWidget *headerControls() override { return controls; }
    void entered() override { ++entries; }
    void pointAt(const QString &wanted) override { place = wanted; }
    void left() override { ++exits; }
    void retranslate() override { field->setAccessibleName(QStringLiteral("field")); }

    QLineEdit *field;
    QWidget *controls = nullptr;
    bool reachable = true;
    ui::PageAction primary;
    QList<ui::PageAction> others;
    QString place;
    int entries = 0;
    int exits = 0;
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nextAndBackFollowTheOrder();
    void pagesThatCannotBeReachedStopNext();
    void railByKeyboard();
    void enterTriggersPrimary();
    void enterPressesTheFocusedButton();
    void headerControlsComeAndGo();
    void languageSwitchKeepsWhatWasTyped();
    void languageAndThemeAreRemembered();
    void keepOnlyRemovesTheRest();
    void pagesSendToPlaces();
    void titleNamesTheProject();
    void firstSizeLeavesRoomForTheTitle();
    void nothingRunsSoTheWindowCloses();
    void escapeGoesBackToTheWindow();
    void leavingWaitsUntilItRuns();
    void leavingTellsWhyItDoesNotRun();
    void leavingClosesAtOnce();
    void stoppingClosesWhenTheStepHasEnded();

private:
    SamplePage *add(const char *id, ui::Page::Group group = ui::Page::Group::Prepare);
    [[nodiscard]] QPushButton *buttonOf(const QWidget &parent, const QString &text) const;
    [[nodiscard]] ui::RunGuard *guard() const { return m_window->findChild<ui::RunGuard *>(); }
    [[nodiscard]] QPushButton *primary() const
    {
        return m_window->findChild<ui::ActionBar *>()->primaryButton();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<engine::InstallationRehearsal> m_story;
    std::unique_ptr<ui::MainWindow> m_window;
    SamplePage *m_first = nullptr;
    SamplePage *m_second = nullptr;
    SamplePage *m_third = nullptr;
};

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<ui::Settings>(m_folder->filePath(QStringLiteral("w.ini")));
    m_story = std::make_unique<engine::InstallationRehearsal>(1);
    QVERIFY(m_story->isReady());
    main::installLanguage(*qApp, Language::English);
    ui::WindowHooks hooks;
    hooks.installLanguage = [](Language language) { main::installLanguage(*qApp, language); };
    m_window = std::make_unique<ui::MainWindow>(m_story->installation(), *m_settings, hooks,
                                                Language::English);
    m_first = add("first");
    m_second = add("second");
    m_third = add("third", ui::Page::Group::Install);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_story.reset();
}

SamplePage *TestMainWindow::add(const char *id, ui::Page::Group group)
{
    auto *page = new SamplePage(QString::fromLatin1(id), group);
    m_window->addPage(page);
    return page;
}

QPushButton *TestMainWindow::buttonOf(const QWidget &parent, const QString &text) const
{
    const QList<QPushButton *> buttons = parent.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

void TestMainWindow::nextAndBackFollowTheOrder()
{
    QCOMPARE(m_window->currentPage(), m_first);
    QCOMPARE(m_first->entries, 1);
    QTest::mouseClick(primary(), Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), m_second);
    QCOMPARE(m_first->exits, 1);
    QCOMPARE(QApplication::focusWidget(), m_second->field);
    QPushButton *back = buttonOf(*m_window, QStringLiteral("&Back"));
    QVERIFY(back != nullptr);
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), m_first);
    QVERIFY(buttonOf(*m_window, QStringLiteral("&Back")) == nullptr); // nothing is before it
    Q_EMIT m_first->pageWanted(QStringLiteral("third"));
    QCOMPARE(m_window->currentPage(), m_third);
    QVERIFY(!primary()->isVisible()); // nothing is below it
}

void TestMainWindow::pagesThatCannotBeReachedStopNext()
{
    m_second->reachable = false;
    Q_EMIT m_second->changed();
    QTRY_VERIFY(!primary()->isEnabled());
    QVERIFY(!m_window->findChild<ui::ChapterRail *>()->item(QStringLiteral("second"))->isEnabled());
    m_window->showPage(QStringLiteral("second"));
    QCOMPARE(m_window->currentPage(), m_first);
    QTest::keyClick(m_first->field, Qt::Key_Return);
    QCOMPARE(m_window->currentPage(), m_first);
}

void TestMainWindow::railByKeyboard()
{
    m_second->reachable = false;
    Q_EMIT m_second->changed();
    auto *rail = m_window->findChild<ui::ChapterRail *>();
    QTRY_VERIFY(!rail->item(QStringLiteral("second"))->isEnabled());
    m_first->field->setFocus();
    QTest::keyClick(m_first->field, Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), rail->item(QStringLiteral("first")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down); // passes the one that is not ready
    QCOMPARE(QApplication::focusWidget(), rail->item(QStringLiteral("third")));
    QCOMPARE(m_window->currentPage(), m_first);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(m_window->currentPage(), m_third);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(m_window->currentPage(), m_first);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), m_first->field);
}

void TestMainWindow::enterTriggersPrimary()
{
    int pressed = 0;
    m_first->primary = {QStringLiteral("Do it"), true, [&pressed] { ++pressed; }};
    Q_EMIT m_first->changed();
    QTRY_COMPARE(primary()->text(), QStringLiteral("Do it"));
    QTest::keyClick(m_first->field, Qt::Key_Return);
    QCOMPARE(pressed, 1);
    m_first->primary.enabled = false;
    Q_EMIT m_first->changed();
    QTRY_VERIFY(!primary()->isEnabled());
    QTest::keyClick(m_first->field, Qt::Key_Return);
    QCOMPARE(pressed, 1);
}

void TestMainWindow::enterPressesTheFocusedButton()
{
    int primaryPressed = 0;
    int otherPressed = 0;
    m_first->primary = {QStringLiteral("Do it"), true, [&] { ++primaryPressed; }};
    m_first->others = {{QStringLiteral("Stop"), true, [&] { ++otherPressed; }}};
    Q_EMIT m_first->changed();
    QTRY_VERIFY(buttonOf(*m_window, QStringLiteral("Stop")) != nullptr);
    QPushButton *stop = buttonOf(*m_window, QStringLiteral("Stop"));
    stop->setFocus();
    QTest::keyClick(stop, Qt::Key_Return);
    QCOMPARE(otherPressed, 1);
    QCOMPARE(primaryPressed, 0);
}

void TestMainWindow::headerControlsComeAndGo()
{
    m_second->controls = new QPushButton(QStringLiteral("Generate"), m_second);
    m_window->showPage(QStringLiteral("second"));
    QVERIFY(m_window->findChild<ui::PageHeader *>()->isAncestorOf(m_second->controls));
    QVERIFY(m_second->controls->isVisible());
    m_window->showPage(QStringLiteral("third"));
    QVERIFY(!m_second->controls->isVisible());
    QVERIFY(m_second->isAncestorOf(m_second->controls));
}

void TestMainWindow::languageSwitchKeepsWhatWasTyped()
{
    QTest::keyClicks(m_first->field, QStringLiteral("10.0.0.11"));
    m_first->field->setSelection(0, 4);
    m_window->setLanguage(Language::Korean);
    QCOMPARE(m_first->field->text(), QStringLiteral("10.0.0.11"));
    QCOMPARE(m_first->field->selectedText(), QStringLiteral("10.0"));
    QCOMPARE(QApplication::focusWidget(), m_first->field);
    QStringList labels;
    const auto found = m_window->findChild<ui::PageHeader *>()->findChildren<QLabel *>();
    for (const QLabel *label : found)
        labels.append(label->text());
    QVERIFY(labels.contains(QStringLiteral("제목")));
    QCOMPARE(m_second->language(), Language::Korean); // pages that are not shown, too
    m_window->setLanguage(Language::English);
    QCOMPARE(m_first->language(), Language::English);
}

void TestMainWindow::languageAndThemeAreRemembered()
{
    m_window->setLanguage(Language::Korean);
    m_window->setTheme(ui::ThemeKind::Dark);
    QVERIFY(m_settings->language() == Language::Korean);
    QCOMPARE(m_settings->theme(), ui::ThemeKind::Dark);
    m_window->showPage(QStringLiteral("second"));
    QCOMPARE(m_settings->lastPage(m_story->installation().project().folder()),
             QStringLiteral("second"));
}

void TestMainWindow::keepOnlyRemovesTheRest()
{
    m_window->showPage(QStringLiteral("third"));
    m_window->keepOnly(QStringLiteral("first"));
    QCOMPARE(m_window->pageIds(), std::vector<QString>{QStringLiteral("first")});
    QCOMPARE(m_window->currentPage(), m_first);
    QTRY_VERIFY(m_window->findChild<ui::ChapterRail *>()->item(QStringLiteral("third")) == nullptr);
    add("other");
    QTRY_VERIFY(primary()->isVisible() && primary()->isEnabled());
}

void TestMainWindow::pagesSendToPlaces()
{
    Q_EMIT m_first->placeWanted(QStringLiteral("third"), QStringLiteral("field"));
    QCOMPARE(m_window->currentPage(), m_third);
    QCOMPARE(m_third->place, QStringLiteral("field"));
    m_second->reachable = false;
    Q_EMIT m_third->placeWanted(QStringLiteral("second"), QStringLiteral("field"));
    QCOMPARE(m_window->currentPage(), m_third);
    QCOMPARE(m_second->place, QString());
}

void TestMainWindow::firstSizeLeavesRoomForTheTitle()
{
    ui::MainWindow window(m_story->installation(), *m_settings, {}, Language::English);
    const int room = window.screen()->availableSize().height();
    QVERIFY2(room <= 800, "the screen is so large that the window never fills it");
    QVERIFY(window.height() <= room - 30);
}

void TestMainWindow::titleNamesTheProject()
{
    QVERIFY(m_window->windowTitle().contains(QLatin1String("lab-2026")));
    QVERIFY(!m_window->windowIcon().isNull());
}

void TestMainWindow::nothingRunsSoTheWindowCloses()
{
    QVERIFY(m_window->close());
    QVERIFY(!m_settings->geometry().isEmpty());
}

void TestMainWindow::escapeGoesBackToTheWindow()
{
    m_story->begin();
    m_first->field->setFocus();
    QVERIFY(!m_window->close());
    QVERIFY(guard()->isVisible());
    QVERIFY(guard()->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(!m_first->field->isEnabled());
    QVERIFY(!m_window->close());  // asked twice, it is one question
    for (int i = 0; i < 5; ++i) { // Tab stays in the question
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(guard()->isAncestorOf(QApplication::focusWidget()));
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!guard()->isVisible());
    QVERIFY(m_first->field->isEnabled());
    QVERIFY(m_window->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_first->field);
    m_story->end();
}

/// While hosts are being connected the journal knows nothing of the run yet.
void TestMainWindow::leavingWaitsUntilItRuns()
{
    m_story->beginPreparing();
    QVERIFY(!m_window->close());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // Leave it running
    QVERIFY(m_window->isVisible());
    QVERIFY(guard()->isVisible());
    m_story->begin();
    QTRY_VERIFY(!m_window->isVisible());
    m_story->end();
}

void TestMainWindow::leavingTellsWhyItDoesNotRun()
{
    m_story->beginPreparing();
    QVERIFY(!m_window->close());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // Leave it running
    m_story->fail(
        base::Error{base::ErrorCode::HostUnreachable, QStringLiteral("compute1"), {}, {}});
    QVERIFY(m_window->isVisible());
    QVERIFY(!guard()->isVisible());
}

void TestMainWindow::leavingClosesAtOnce()
{
    m_story->begin();
    QVERIFY(!m_window->close());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // Leave it running
    QVERIFY(!m_window->isVisible());
    m_story->end();
}

void TestMainWindow::stoppingClosesWhenTheStepHasEnded()
{
    m_story->begin();
    QVERIFY(!m_window->close());
    QTest::mouseClick(buttonOf(*guard(), QStringLiteral("&Stop after this step")), Qt::LeftButton);
    QVERIFY(m_window->isVisible());
    QVERIFY(guard()->isVisible());
    m_story->end(true);
    QTRY_VERIFY(!m_window->isVisible());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
