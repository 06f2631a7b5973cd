// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/composition.h"
#include "run/journal.h"
#include "support/hangul.h"
#include "support/rehearsal.h"
#include "ui/codebox.h"
#include "ui/segmentedcontrol.h"
#include "ui/theme.h"
#include "wizard-pages/finish/finishpage.h"
#include "wizard-pages/finish/reportcard.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace pikestaff;
using base::ErrorCode;
using base::Language;
using engine::InstallationRehearsal;
using pages::ChapterTable;
using pages::FinishPage;
using pages::ProofTable;
using run::Outcome;

/// What an installation has come to: counts, proofs, how to log in, the report.
class TestFinishPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void nothingYet();
    void countsTheChapters();
    void chaptersAreReadWhole();
    void provesExpectedBesideReal();
    void tellsHowToLogIn();
    void writesTheReport_data();
    void writesTheReport();
    void reportThatCannotBeWritten();
    void speaksBothLanguages();

private:
    void speak(Language language);
    void installAll();
    [[nodiscard]] QString cell(const QAbstractItemModel &table, int row, int column) const
    {
        return table.index(row, column).data().toString();
    }

    std::unique_ptr<InstallationRehearsal> m_run;
    std::unique_ptr<FinishPage> m_page;
};

void TestFinishPage::initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Light); }

void TestFinishPage::init()
{
    m_run = std::make_unique<InstallationRehearsal>();
    m_page = std::make_unique<FinishPage>(m_run->installation());
    m_page->report().setOpensReport(false);
    QVERIFY(m_run->isReady());
    speak(Language::English);
    m_page->resize(984, 560);
    m_page->show();
    m_page->entered();
}

void TestFinishPage::cleanup()
{
    m_page.reset();
    m_run.reset();
    speak(Language::English);
}

void TestFinishPage::speak(Language language)
{
    main::installLanguage(*qApp, language);
    if (m_page != nullptr)
        m_page->setLanguage(language);
}

void TestFinishPage::installAll()
{
    m_run->begin();
    m_run->doneUntil("", {}, true);
    m_run->end();
    QTRY_VERIFY(m_page->model().isComplete());
}

void TestFinishPage::nothingYet()
{
    QTRY_VERIFY(!m_page->model().chapters().empty());
    QVERIFY(!m_page->model().hasBegun());
    QVERIFY(!m_page->model().isComplete());
    QCOMPARE(m_page->mark(), ui::Mark::None);
    QVERIFY(m_page->model().loginFiles().empty());
    for (const pages::ChapterSummary &chapter : m_page->model().chapters())
        QCOMPARE(chapter.good, 0);
}

void TestFinishPage::countsTheChapters()
{
    const ChapterTable table(m_page->model());
    m_run->begin();
    m_run->doneUntil("environment", {}, true);
    const plan::InstanceId failed = m_run->id("keystone-install/create-database");
    m_run->start(failed);
    m_run->finish(failed, Outcome::Failed, QStringLiteral("no"), 1, 1);
    m_run->end();
    QTRY_COMPARE(cell(table, 1, ChapterTable::State), QStringLiteral("1 failed"));
    QCOMPARE(cell(table, 0, ChapterTable::State), QStringLiteral("Done"));
    const pages::ChapterSummary &first = m_page->model().chapters().front();
    QCOMPARE(first.good, first.steps);
    QCOMPARE(cell(table, 0, ChapterTable::Steps), QStringLiteral("%1 / %1").arg(first.steps));
    QVERIFY(!m_page->model().isComplete());
}

/// Figures make room for names.
void TestFinishPage::chaptersAreReadWhole()
{
    installAll();
    const auto *chapters = m_page->findChild<QTableView *>();
    const auto *head = chapters->horizontalHeader();
    const QAbstractItemView &view = *chapters;
    for (const int width : {984, 1100, 1500}) {
        m_page->resize(width, 560);
        QTest::qWait(0);
        QVERIFY2(head->sectionSize(ChapterTable::Title) >=
                     view.sizeHintForColumn(ChapterTable::Title),
                 qPrintable(QString::number(width)));
    }
    QVERIFY(!chapters->isColumnHidden(ChapterTable::Took));
    QVERIFY(!chapters->isColumnHidden(ChapterTable::Steps));
}

void TestFinishPage::provesExpectedBesideReal()
{
    installAll();
    const ProofTable table(m_page->model());
    QVERIFY(table.rowCount() >= 3);
    int tokens = 0;
    for (int row = 0; row < table.rowCount(); ++row) {
        QVERIFY(!cell(table, row, ProofTable::Expected).isEmpty());
        QVERIFY(!cell(table, row, ProofTable::Found).isEmpty());
        QCOMPARE(cell(table, row, ProofTable::State), QStringLiteral("As expected"));
        tokens +=
            cell(table, row, ProofTable::Title).contains(QLatin1String("Get a token")) ? 1 : 0;
    }
    QCOMPARE(tokens, 2);
}

void TestFinishPage::tellsHowToLogIn()
{
    installAll();
    const auto &logins = m_page->model().loginFiles();
    QCOMPARE(logins.size(), size_t(2));
    QCOMPARE(logins[0].path, QStringLiteral("/root/admin-openrc"));
    QCOMPARE(logins[0].user, QStringLiteral("admin"));
    QCOMPARE(logins[1].project, QStringLiteral("myproject"));
    QCOMPARE(logins[0].hostAddress, QStringLiteral("10.0.0.11"));
    QStringList urls;
    for (const auto &endpoint : m_page->model().endpoints())
        urls << endpoint.url;
    QCOMPARE(urls.join(u' '), QStringLiteral("http://controller:5000/v3/ http://controller:9292 "
                                             "http://controller:8778 http://controller:8774/v2.1 "
                                             "http://controller:9696"));
    const auto boxes = m_page->findChildren<ui::CodeBox *>();
    QVERIFY(boxes.front()->text().contains(QLatin1String(". /root/admin-openrc")));
    for (const ui::CodeBox *box : boxes)
        QVERIFY(!box->text().contains(QLatin1String("OS_PASSWORD")));
}

void TestFinishPage::writesTheReport_data()
{
    QTest::addColumn<bool>("markdown");
    QTest::addColumn<bool>("korean");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("html ko") << false << true << QByteArray("인증 서비스");
    QTest::newRow("html en") << false << false << QByteArray("Identity service");
    QTest::newRow("markdown ko") << true << true << QByteArray("인증 서비스");
    QTest::newRow("markdown en") << true << false << QByteArray("Identity service");
}

void TestFinishPage::writesTheReport()
{
    QFETCH(bool, markdown);
    QFETCH(bool, korean);
    QFETCH(QByteArray, holds);
    installAll();
    const QString file = m_page->model().suggestedReport(markdown);
    QSignalSpy written(&m_page->model(), &pages::FinishModel::reportWritten);
    m_page->model().writeReport(file, korean ? Language::Korean : Language::English);
    QVERIFY(m_page->model().isWriting()); // it has not waited
    QVERIFY(!m_page->primaryAction().enabled);
    QVERIFY(written.wait(20'000));
    QVERIFY(m_page->primaryAction().enabled);
    QFile report(file);
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QByteArray content = report.readAll();
    QVERIFY(content.contains(holds));
    QCOMPARE(content.contains("<html"), !markdown);
}

void TestFinishPage::reportThatCannotBeWritten()
{
    QSignalSpy failed(&m_page->model(), &pages::FinishModel::reportFailed);
    m_page->model().writeReport(QStringLiteral("/nowhere/report.html"), Language::English);
    QVERIFY(failed.wait(20'000));
    QVERIFY(failed.first().first().value<base::Error>().code == ErrorCode::FileUnwritable ||
            failed.first().first().value<base::Error>().code == ErrorCode::FileMissing);
    bool said = false;
    for (const QLabel *label : m_page->findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text().contains(QLatin1String("/nowhere")));
    QVERIFY(said);
}

void TestFinishPage::speaksBothLanguages()
{
    installAll();
    for (const Language language : {Language::Korean, Language::English}) {
        speak(language);
        const bool korean = language == Language::Korean;
        QCOMPARE(tests::hasHangul(m_page->title()), korean);
        QCOMPARE(tests::hasHangul(m_page->summary()), korean);
        QCOMPARE(tests::hasHangul(m_page->primaryAction().text), korean);
    }
}

QTEST_MAIN(TestFinishPage)
#include "tst_finishpage.moc"
