// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/logview.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace pikestaff;
using ui::LogLevel;
using ui::LogStore;
using ui::LogView;

namespace {

std::vector<QByteArray> numbered(int from, int count)
{
    std::vector<QByteArray> lines;
    for (int i = from; i < from + count; ++i)
        lines.push_back("line " + QByteArray::number(i));
    return lines;
}

base::HostName host(const char *name) { return base::HostName(QString::fromLatin1(name)); }

} // namespace

/// The log: bounded, cheap to draw, follows only at the end, found and copied by keyboard.
class TestLogView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void levels_data();
    void levels();
    void showsWithoutMarksOfColours();
    void isBoundedInLines();
    void isBoundedInBytes();
    void cutsALongLine();
    void drawsOnlyWhatIsSeen();
    void followsOnlyAtTheEnd();
    void staysWhenOldLinesGo();
    void keysMove();
    void findsForwardAndBack();
    void goesToTheFirstError();
    void filtersHosts();
    void copiesWhatIsMarked();
    void selectsWideLetters();
    void scrollsLongLinesSideways();

private:
    std::unique_ptr<LogStore> m_store;
    std::unique_ptr<LogView> m_view;
};

void TestLogView::initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Light); }

void TestLogView::init()
{
    m_store = std::make_unique<LogStore>();
    m_store->clear({host("controller"), host("compute1")});
    m_view = std::make_unique<LogView>();
    m_view->setStore(m_store.get());
    m_view->resize(600, 300);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestLogView::levels_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<LogLevel>("level");
    const auto row = [](const char *line, LogLevel level) {
        QTest::newRow(line) << QByteArray(line) << level;
    };
    row("ERROR: no such table", LogLevel::Error);
    row("E: Unable to locate package keystone", LogLevel::Error);
    row("oslo_db.exception.DBConnectionError: gone", LogLevel::Error);
    row("Job for keystone.service failed.", LogLevel::Error);
    row("Access denied for user 'nova'", LogLevel::Error);
    row("Setting up libgpg-error0:amd64 (1.46-1)", LogLevel::Plain);
    row("0 errors", LogLevel::Plain);
    row("no error was found", LogLevel::Plain);
    row("the file error.log is there", LogLevel::Error);
    row("W: Some index files failed to download", LogLevel::Error);
    row("W: an old index is used", LogLevel::Warning);
    row("Warning: (1831, 'Duplicate index')", LogLevel::Warning);
    row("DeprecationWarning: eventlet", LogLevel::Warning);
    row("Processing triggers for man-db ... done", LogLevel::Good);
    row("216 -> 302 ...", LogLevel::Plain);
    row("drive e: is not one of ours", LogLevel::Plain);
    row("오류가 있습니다", LogLevel::Plain);
    row("", LogLevel::Plain);
}

void TestLogView::levels()
{
    QFETCH(QByteArray, line);
    QTEST(ui::levelOf(line), "level");
}

void TestLogView::showsWithoutMarksOfColours()
{
    QCOMPARE(ui::shownLine("\x1b[1;31mred\x1b[0m\tend\x07"), QStringLiteral("red     end"));
    QCOMPARE(ui::shownLine("한글\t값"), QStringLiteral("한글      값"));
}

void TestLogView::isBoundedInLines()
{
    for (int i = 0; i < 130; ++i)
        m_store->append(0, {}, numbered(i * 1'000, 1'000));
    QCOMPARE(m_store->size(), LogStore::mostRows);
    QCOMPARE(m_store->missed(), quint64(130'000 - LogStore::mostRows));
    QCOMPARE(m_store->row(m_store->end() - 1).text, QByteArray("line 129999"));
    QCOMPARE(m_view->rowCount(), qsizetype(LogStore::mostRows));
}

void TestLogView::isBoundedInBytes()
{
    for (int i = 0; i < 40; ++i)
        m_store->append(0, {}, std::vector<QByteArray>(100, QByteArray(10'000, 'x')));
    QVERIFY(m_store->bytes() <= LogStore::mostBytes);
    QVERIFY(m_store->bytes() > LogStore::mostBytes - 20'000);
    QVERIFY(m_store->missed() > 0);
}

void TestLogView::cutsALongLine()
{
    m_store->append(0, {}, {QByteArray(1'000'000, 'y')});
    QCOMPARE(m_store->row(0).text.size(), LogStore::longestLine);
}

void TestLogView::drawsOnlyWhatIsSeen()
{
    for (int i = 0; i < 50; ++i)
        m_store->append(0, {}, numbered(i * 1'000, 1'000));
    (void)m_view->grab();
    QVERIFY(m_view->paintedRows() > 5);
    QVERIFY2(m_view->paintedRows() < 40, qPrintable(QString::number(m_view->paintedRows())));
}

void TestLogView::followsOnlyAtTheEnd()
{
    QSignalSpy changes(m_view.get(), &LogView::followingChanged);
    m_store->append(0, {}, numbered(0, 200));
    QVERIFY(m_view->isFollowing());
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QVERIFY(!m_view->isFollowing());
    const quint64 seen = m_view->firstSeen();
    m_store->append(0, {}, numbered(200, 100));
    QCOMPARE(m_view->firstSeen(), seen);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QVERIFY(m_view->isFollowing());
    QCOMPARE(changes.count(), 2);
    m_store->append(0, {}, numbered(300, 100));
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
}

void TestLogView::staysWhenOldLinesGo()
{
    for (int i = 0; i < 50; ++i)
        m_store->append(0, {}, numbered(i * 1'000, 1'000));
    m_view->verticalScrollBar()->setValue(30'000);
    QVERIFY(!m_view->isFollowing());
    const quint64 seen = m_view->firstSeen();
    m_store->append(0, {}, numbered(50'000, 5'000)); // 5 000 lines leave at the front
    QCOMPARE(m_view->firstSeen(), seen);
    QVERIFY(!m_view->isFollowing());
}

void TestLogView::keysMove()
{
    m_store->append(0, {}, numbered(0, 500));
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->firstSeen(), m_store->first());
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->firstSeen(), m_store->first() + 1);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->firstSeen(), m_store->first());
}

void TestLogView::findsForwardAndBack()
{
    m_store->append(0, {}, numbered(0, 300));
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QVERIFY(m_view->find(QStringLiteral("LINE 25"), true));
    QCOMPARE(m_view->selectedText(), QStringLiteral("line 25"));
    QVERIFY(m_view->find(QStringLiteral("line 25"), true)); // 250
    const quint64 first = m_view->firstSeen();
    QVERIFY(first > m_store->first() + 200);
    QVERIFY(m_view->find(QStringLiteral("line 25"), false)); // back to 25
    QVERIFY(m_view->firstSeen() <= m_store->first() + 25);
    QVERIFY(m_view->find(QStringLiteral("line 25"), false)); // from the end again: 259
    QVERIFY(m_view->firstSeen() > m_store->first() + 200);
    QVERIFY(!m_view->find(QStringLiteral("nowhere"), true));
    QVERIFY(!m_view->find({}, true));
}

void TestLogView::goesToTheFirstError()
{
    m_store->append(0, {}, numbered(0, 100));
    QVERIFY(!m_view->goToFirstError());
    m_store->append(1, {}, {"ERROR: there"});
    m_store->append(0, {}, {"ERROR: here"});
    m_store->append(0, {}, numbered(100, 100));
    QVERIFY(m_view->goToFirstError());
    QCOMPARE(m_view->selectedText(), QStringLiteral("ERROR: there"));
    QVERIFY(!m_view->isFollowing());
    m_view->setHostFilter(0);
    QVERIFY(m_view->goToFirstError());
    QCOMPARE(m_view->selectedText(), QStringLiteral("ERROR: here"));
}

void TestLogView::filtersHosts()
{
    for (int i = 0; i < 100; ++i)
        m_store->append(i % 2, QTime(9, 0), {"line " + QByteArray::number(i)});
    QCOMPARE(m_view->rowCount(), 100);
    m_view->setHostFilter(1);
    QCOMPARE(m_view->rowCount(), 50);
    m_store->append(1, QTime(9, 0), {"one more"});
    m_store->append(0, QTime(9, 0), {"not this"});
    QCOMPARE(m_view->rowCount(), 51);
    m_view->selectAll();
    QVERIFY(m_view->selectedText().startsWith(QLatin1String("line 1\nline 3\n")));
    QVERIFY(m_view->selectedText().endsWith(QLatin1String("\none more")));
    m_view->setHostFilter(-1);
    QCOMPARE(m_view->rowCount(), 102);
}

void TestLogView::copiesWhatIsMarked()
{
    m_store->append(0, {}, {"first", "second"});
    QGuiApplication::clipboard()->clear();
    QTest::keySequence(m_view.get(), QKeySequence::SelectAll);
    QTest::keySequence(m_view.get(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("first\nsecond"));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(60, 12));
    QCOMPARE(m_view->selectedText(), QStringLiteral("first"));
}

void TestLogView::selectsWideLetters()
{
    m_store->append(0, {}, {"데이터베이스를 채우는 중입니다"});
    m_view->setHostFilter(0);
    const int wide = m_view->fontMetrics().horizontalAdvance(QStringLiteral("데이터베이스를"));
    const int left = 30; // margin, mark, gap
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(left, 12));
    QTest::mouseMove(m_view->viewport(), QPoint(left + wide, 12));
    QMouseEvent move(QEvent::MouseMove, QPointF(left + wide, 12), QPointF(left + wide, 12),
                     Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(m_view->viewport(), &move);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(left + wide, 12));
    QCOMPARE(m_view->selectedText(), QStringLiteral("데이터베이스를"));
}

void TestLogView::scrollsLongLinesSideways()
{
    m_store->append(0, {}, {"short"});
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    m_store->append(0, {}, {QByteArray(500, 'x') + "needle"});
    QVERIFY(m_view->horizontalScrollBar()->maximum() > 1'000);
    QVERIFY(m_view->find(QStringLiteral("needle"), true));
    QVERIFY(m_view->horizontalScrollBar()->value() > 1'000);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->horizontalScrollBar()->value(), 0);
}

QTEST_MAIN(TestLogView)
#include "tst_logview.moc"
