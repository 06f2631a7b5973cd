// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/welcomepage.h"

#include "support/pagebench.h"
#include "ui/settings.h"
#include "wizard-pages/welcome/welcomemodel.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace pikestaff;
using base::Language;
using tests::PageBench;

class TestWelcomePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void projectIsMadeByKeyboard_data() { languages(); }
    void projectIsMadeByKeyboard();
    void mistakesAreSaidBesideTheField();
    void errorIsShownAndDismissed();
    void languageSwitchKeepsWhatWasTyped();
    void openProjectMakesNextThePrimaryAction();

private:
    static void languages()
    {
        QTest::addColumn<bool>("korean");
        QTest::newRow("English") << false;
        QTest::newRow("Korean") << true;
    }
    [[nodiscard]] QLineEdit *field(int index) const
    {
        return m_page->findChildren<QLineEdit *>().at(index);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PageBench> m_bench;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<pages::WelcomePage> m_page;
};

void TestWelcomePage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_bench = std::make_unique<PageBench>();
    m_settings = std::make_unique<ui::Settings>(m_folder->filePath(QStringLiteral("window.ini")));
    m_page = std::make_unique<pages::WelcomePage>(m_bench->installation, *m_settings);
    m_bench->setLanguage(*m_page, Language::English);
    m_bench->show(*m_page);
    QVERIFY(QTest::qWaitFor([this] { return !m_page->model().guides().empty(); }, 20'000));
    m_page->model().setParentFolder(m_folder->path());
}

void TestWelcomePage::cleanup()
{
    m_page.reset();
    m_bench.reset();
}

void TestWelcomePage::projectIsMadeByKeyboard()
{
    QFETCH(bool, korean);
    m_bench->setLanguage(*m_page, korean ? Language::Korean : Language::English);
    field(0)->setFocus();
    QVERIFY(PageBench::tabTo(*m_page, field(0)->accessibleName()));
    PageBench::press(Qt::Key_A, Qt::ControlModifier);
    PageBench::type(QStringLiteral("lab-7"));
    QCOMPARE(m_page->model().name(), QStringLiteral("lab-7"));
    const ui::PageAction action = m_page->primaryAction();
    QVERIFY(!action.text.isEmpty());
    QVERIFY(action.enabled);
    action.trigger();
    QVERIFY(m_bench->installation.hasProject());
    QCOMPARE(m_bench->installation.project().folder(), m_folder->filePath(QStringLiteral("lab-7")));
}

void TestWelcomePage::mistakesAreSaidBesideTheField()
{
    field(0)->setFocus();
    PageBench::press(Qt::Key_A, Qt::ControlModifier);
    PageBench::press(Qt::Key_Delete);
    QVERIFY(!m_page->primaryAction().enabled);
    QVERIFY(PageBench::textsOf(*m_page).contains(m_page->model().nameFault()));
    PageBench::type(QStringLiteral("x"));
    QVERIFY(m_page->primaryAction().enabled);
}

void TestWelcomePage::errorIsShownAndDismissed()
{
    m_page->open(m_folder->path());
    QStringList texts = PageBench::textsOf(*m_page);
    QVERIFY(texts.join(QLatin1Char(' ')).contains(m_folder->path()));
    const auto buttons = m_page->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == QLatin1String("&Dismiss"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(!m_page->model().error());
}

void TestWelcomePage::languageSwitchKeepsWhatWasTyped()
{
    field(0)->setFocus();
    PageBench::press(Qt::Key_A, Qt::ControlModifier);
    PageBench::type(QStringLiteral("my-lab"));
    const QString title = m_page->title();
    m_bench->setLanguage(*m_page, Language::Korean);
    QCOMPARE(field(0)->text(), QStringLiteral("my-lab"));
    QVERIFY(m_page->title() != title);
    QCOMPARE(m_page->model().name(), QStringLiteral("my-lab"));
}

void TestWelcomePage::openProjectMakesNextThePrimaryAction()
{
    QVERIFY(!m_page->primaryAction().text.isEmpty());
    QCOMPARE(m_page->mark(), ui::Mark::None);
    QVERIFY(m_bench->makeProject(PageBench::someHosts(1)));
    QTRY_VERIFY(m_page->primaryAction().text.isEmpty()); // the window's "Next"
    QCOMPARE(m_page->mark(), ui::Mark::Done);
}

QTEST_MAIN(TestWelcomePage)
#include "tst_welcomepage.moc"
