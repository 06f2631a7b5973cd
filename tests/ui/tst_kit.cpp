// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/button.h"
#include "ui/card.h"
#include "ui/codebox.h"
#include "ui/fieldmessage.h"
#include "ui/pill.h"
#include "ui/scrollaccess.h"
#include "ui/segmentedcontrol.h"
#include "ui/statemark.h"
#include "ui/tableview.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>
#include <QTextLayout>
#include <QVBoxLayout>

#include <cmath>

using namespace pikestaff;
using ui::Colors;
using ui::Mark;

namespace {

constexpr double leastContrast = 4.5;
constexpr Mark marks[]{Mark::None,    Mark::Running, Mark::Done,
                       Mark::Warning, Mark::Failed,  Mark::Outdated};

double linear(double part) // of a channel, 0..1 (WCAG 2.1, relative luminance)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

/// The mark as what is painted and what is not: colours are left out.
QImage shapeOf(Mark mark, const Colors &colors)
{
    QImage image(32, 32, QImage::Format_ARGB32);
    image.fill(colors.panel);
    QPainter painter(&image);
    ui::paintMark(painter, QRectF(0, 0, 32, 32), mark, colors, 0.25);
    painter.end();
    QImage shape(image.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool inked = contrast(image.pixelColor(x, y), colors.panel) > 1.4;
            shape.setPixelColor(x, y, inked ? Qt::black : Qt::white);
        }
    }
    return shape;
}

int differingPixels(const QImage &one, const QImage &other)
{
    int count = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            count += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
    }
    return count;
}

} // namespace

class TestKit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { ui::applyTheme(*qApp, ui::ThemeKind::Light); }
    void marksDifferByShape_data() { themes(); }
    void marksDifferByShape();
    void textContrast_data() { themes(); }
    void textContrast();
    void themeChangesWhatIsThere();
    void styleSheetHasNoUnknownColour();
    void segmentsByKeyboard();
    void segmentsKeepTheirChoice();
    void scrollAreasCheckTheirNumbers();
    void fieldMessageTakesNoRoomWhenEmpty();
    void codeBoxIsAsHighAsItsText();
    void codeBoxKeepsSignsAndCopies();
    void copyingCoversNoText();
    void tabLeavesTheTable();
    void enterEditsOnlyWhatCanBeEdited();
    void cardCutsItsCorners();

private:
    static void themes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    static const Colors &colors()
    {
        QFETCH(bool, dark);
        return ui::colorsOf(dark ? ui::ThemeKind::Dark : ui::ThemeKind::Light);
    }
};

void TestKit::marksDifferByShape()
{
    for (const Mark one : marks) {
        for (const Mark other : marks) {
            if (one == other)
                continue;
            const int different = differingPixels(shapeOf(one, colors()), shapeOf(other, colors()));
            QVERIFY2(different > 40, qPrintable(QStringLiteral("marks %1 and %2: %3 pixels")
                                                    .arg(static_cast<int>(one))
                                                    .arg(static_cast<int>(other))
                                                    .arg(different)));
        }
    }
}

void TestKit::textContrast()
{
    const Colors &c = colors();
    const std::tuple<const char *, QColor, QColor> pairs[]{
        {"ink on background", c.ink, c.background},
        {"ink on panel", c.ink, c.panel},
        {"ink on code", c.ink, c.code},
        {"ink on accentSoft", c.ink, c.accentSoft},
        {"dim on background", c.dim, c.background},
        {"dim on panel", c.dim, c.panel},
        {"dim on code", c.dim, c.code},
        {"dim on accentSoft", c.dim, c.accentSoft},
        {"dim on line", c.dim, c.line},
        {"accent on background", c.accent, c.background},
        {"accent on panel", c.accent, c.panel},
        {"accent on accentSoft", c.accent, c.accentSoft},
        {"onAccent on accent", c.onAccent, c.accent},
        {"good on panel", c.good, c.panel},
        {"good on goodSoft", c.good, c.goodSoft},
        {"warning on background", c.warning, c.background},
        {"warning on panel", c.warning, c.panel},
        {"warning on warningSoft", c.warning, c.warningSoft},
        {"error on background", c.error, c.background},
        {"error on panel", c.error, c.panel},
        {"error on errorSoft", c.error, c.errorSoft},
        {"terminalInk", c.terminalInk, c.terminal},
        {"terminalDim", c.terminalDim, c.terminal},
        {"terminalGood", c.terminalGood, c.terminal},
        {"terminalWarning", c.terminalWarning, c.terminal},
        {"terminalError", c.terminalError, c.terminal},
    };
    for (const auto &[name, ink, ground] : pairs) {
        const double found = contrast(ink, ground);
        QVERIFY2(
            found >= leastContrast,
            qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(name)).arg(found, 0, 'f', 2)));
    }
}

void TestKit::themeChangesWhatIsThere()
{
    ui::applyTheme(*qApp, ui::ThemeKind::Light);
    QWidget page;
    QVBoxLayout layout(&page);
    auto *code = new ui::CodeBox(&page);
    code->setText(QStringLiteral("apt install keystone"));
    layout.addWidget(code);
    page.resize(400, 100);
    page.show();
    const QColor before = page.grab().toImage().pixelColor(2, 2);
    ui::applyTheme(*qApp, ui::ThemeKind::Dark);
    QTest::qWait(20);
    const QColor after = page.grab().toImage().pixelColor(2, 2);
    QCOMPARE(before, ui::colorsOf(ui::ThemeKind::Light).background);
    QCOMPARE(after, ui::colorsOf(ui::ThemeKind::Dark).background);
    const auto *edit = code->findChild<QTextEdit *>();
    QCOMPARE(edit->textCursor().charFormat().foreground().color(),
             ui::colorsOf(ui::ThemeKind::Dark).ink);
}

void TestKit::styleSheetHasNoUnknownColour()
{
    ui::applyTheme(*qApp, ui::ThemeKind::Light);
    QVERIFY(qApp->styleSheet().size() > 1000);
    QVERIFY(!qApp->styleSheet().contains(QLatin1String("@{")));
}

void TestKit::segmentsByKeyboard()
{
    QWidget page;
    QVBoxLayout layout(&page);
    auto *before = new QLineEdit(&page);
    auto *control = new ui::SegmentedControl(&page);
    auto *after = new QLineEdit(&page);
    control->setItems({QStringLiteral("See"), QStringLiteral("Run"), QStringLiteral("Prove")});
    for (QWidget *widget : std::initializer_list<QWidget *>{before, control, after})
        layout.addWidget(widget);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy changed(control, &ui::SegmentedControl::currentChanged);
    before->setFocus();
    QTest::keyClick(before, Qt::Key_Tab);
    QVERIFY(control->isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(QAccessible::queryAccessibleInterface(QApplication::focusWidget())->role(),
             QAccessible::RadioButton);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(control->current(), 2);
    QCOMPARE(changed.count(), 2);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // one stop only
    QCOMPARE(QApplication::focusWidget(), after);
}

void TestKit::segmentsKeepTheirChoice()
{
    ui::SegmentedControl control;
    control.setItems({QStringLiteral("one"), QStringLiteral("two")});
    control.setCurrent(1);
    QSignalSpy changed(&control, &ui::SegmentedControl::currentChanged);
    control.setItems({QStringLiteral("하나"), QStringLiteral("둘")});
    QCOMPARE(control.current(), 1);
    QCOMPARE(control.items().at(1), QStringLiteral("둘"));
    QCOMPARE(changed.count(), 0);
}

/// The number was right before the scroll bar went.
void TestKit::scrollAreasCheckTheirNumbers()
{
    ui::protectScrollAreas();
    QScrollArea area;
    area.setWidget(new QLabel(QStringLiteral("one"), &area));
    area.show();
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&area);
    QVERIFY(spoken->childCount() > 0);
    QVERIFY(spoken->child(0) != nullptr);
    QVERIFY(spoken->child(spoken->childCount()) == nullptr);
    QVERIFY(spoken->child(-1) == nullptr);
}

void TestKit::fieldMessageTakesNoRoomWhenEmpty()
{
    QWidget page;
    QVBoxLayout layout(&page);
    auto *message = new ui::FieldMessage(&page);
    layout.addWidget(message);
    page.show();
    QVERIFY(!message->isVisible());
    message->setMessage(Mark::Failed, QStringLiteral("There is no folder /x."));
    QVERIFY(message->isVisible());
    QCOMPARE(message->accessibleName(), QStringLiteral("There is no folder /x."));
    message->clear();
    QVERIFY(!message->isVisible());
}

void TestKit::codeBoxIsAsHighAsItsText()
{
    QWidget page;
    QVBoxLayout layout(&page);
    auto *one = new ui::CodeBox(&page);
    auto *many = new ui::CodeBox(&page);
    one->setText(QStringLiteral("one line"));
    many->setText(QStringLiteral("a\nb\nc\nd\ne\nf"));
    layout.addWidget(one);
    layout.addWidget(many);
    layout.addStretch(1);
    page.resize(500, 500);
    page.show();
    QTest::qWait(20);
    QVERIFY(many->height() > one->height() * 3);
    const int free = many->height();
    many->setLargestHeight(60);
    QTest::qWait(20);
    QCOMPARE(many->height(), 60);
    many->setLargestHeight(0);
    QTest::qWait(20);
    QCOMPARE(many->height(), free);
}

void TestKit::codeBoxKeepsSignsAndCopies()
{
    ui::CodeBox box;
    const QString diff = QStringLiteral("/etc/x.conf\n [a]\n- old = 1\n+ new = 2");
    box.setDiff(diff);
    box.show();
    QCOMPARE(box.findChild<QTextEdit *>()->toPlainText(), diff);
    auto *copy = box.findChild<QPushButton *>();
    const QString text = copy->text();
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), diff);
    QVERIFY(copy->text() != text);
}

void TestKit::copyingCoversNoText()
{
    ui::CodeBox box;
    box.setText(QStringLiteral("openstack endpoint create --region RegionOne identity public ")
                    .repeated(4));
    box.resize(420, box.height());
    box.show();
    QTest::qWait(20);
    const auto *edit = box.findChild<QTextEdit *>();
    auto *copy = box.findChild<QPushButton *>();
    const auto covered = [&] {
        bool any = false;
        for (QTextBlock block = edit->document()->begin(); block.isValid(); block = block.next()) {
            for (int i = 0; i < block.layout()->lineCount(); ++i) {
                QRectF line = block.layout()->lineAt(i).naturalTextRect();
                line.translate(block.layout()->position());
                line.translate(edit->viewport()->mapTo(&box, QPoint()));
                any = any || line.intersects(QRectF(copy->geometry()));
            }
        }
        return any;
    };
    QVERIFY(copy->isVisible());
    QVERIFY(!covered());
    const int height = box.height();
    QVERIFY(edit->document()->size().height() <= edit->viewport()->height());
    QTest::mouseClick(copy, Qt::LeftButton);
    QTest::qWait(20);
    QVERIFY(!covered());
    QCOMPARE(box.height(), height); // the other word breaks no line anew
}

void TestKit::tabLeavesTheTable()
{
    QStandardItemModel model(3, 3);
    QWidget page;
    QVBoxLayout layout(&page);
    auto *table = new QTableView(&page);
    auto *after = new QLineEdit(&page);
    table->setModel(&model);
    ui::prepareTable(*table);
    layout.addWidget(table);
    layout.addWidget(after);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    table->setFocus();
    table->setCurrentIndex(model.index(0, 0));
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->currentIndex(), model.index(1, 0));
    QTest::keyClick(table, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), after);
    QCOMPARE(table->rowHeight(0), 34);
}

void TestKit::enterEditsOnlyWhatCanBeEdited()
{
    QStandardItemModel model(1, 2);
    model.setItem(0, 0, new QStandardItem(QStringLiteral("fixed")));
    model.item(0, 0)->setEditable(false);
    model.setItem(0, 1, new QStandardItem(QStringLiteral("free")));
    QTableView table;
    table.setModel(&model);
    ui::prepareTable(table);
    table.show();
    QVERIFY(QTest::qWaitForWindowActive(&table));
    table.setCurrentIndex(model.index(0, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    QVERIFY(table.findChild<QLineEdit *>() == nullptr);
    table.setCurrentIndex(model.index(0, 1));
    QTest::keyClick(&table, Qt::Key_Return);
    QVERIFY(table.findChild<QLineEdit *>() != nullptr);
}

void TestKit::cardCutsItsCorners()
{
    ui::applyTheme(*qApp, ui::ThemeKind::Light);
    const Colors &c = ui::colorsOf(ui::ThemeKind::Light);
    QWidget page;
    QVBoxLayout layout(&page);
    auto *card = new ui::Card(&page);
    auto *fill = new QLabel(card);
    fill->setAutoFillBackground(true);
    QPalette black;
    black.setColor(QPalette::Window, Qt::black);
    fill->setPalette(black);
    card->content()->addWidget(fill);
    layout.addWidget(card);
    page.resize(200, 120);
    page.show();
    const QImage image = page.grab().toImage();
    const QPoint corner = card->geometry().topLeft();
    QCOMPARE(image.pixelColor(corner), c.background);
    QCOMPARE(image.pixelColor(card->geometry().bottomRight()), c.background);
}

QTEST_MAIN(TestKit)
#include "tst_kit.moc"
