// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/clipchecker.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

using namespace pikestaff;
using tests::ClipChecker;
using tests::UiFinding;

/// A checker that finds nothing proves nothing: each fault is planted and must be reported.
class TestClipChecker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanPageHasNoFindings();
    void clippedLabelIsReported();
    void clippedWrappedLabelIsReported();
    void labelOutsideOfItsParentIsReported();
    void clippedButtonIsReported();
    void clippedHeaderAndCellAreReported();
    void missingTranslationIsReported();
    void namesAndPathsNeedNoTranslation();
    void namelessControlIsReported();
    void hiddenWidgetsAreNotLookedAt();

private:
    [[nodiscard]] QStringList of(UiFinding::Kind kind, base::Language language);
    QLabel *addLabel(const QString &text);

    std::unique_ptr<QWidget> m_page;
    QVBoxLayout *m_layout = nullptr;
};

void TestClipChecker::init()
{
    m_page = std::make_unique<QWidget>();
    m_layout = new QVBoxLayout(m_page.get());
    m_page->resize(600, 400);
    m_page->show();
}

QLabel *TestClipChecker::addLabel(const QString &text)
{
    auto *label = new QLabel(text, m_page.get());
    m_layout->addWidget(label);
    return label;
}

QStringList TestClipChecker::of(UiFinding::Kind kind, base::Language language)
{
    QTest::qWait(20);
    QStringList texts;
    for (const UiFinding &finding : ClipChecker(language).check(*m_page)) {
        if (finding.kind == kind)
            texts.append(finding.text);
    }
    return texts;
}

void TestClipChecker::cleanPageHasNoFindings()
{
    addLabel(QStringLiteral("비밀번호 16개"));
    auto *edit = new QLineEdit(m_page.get());
    edit->setAccessibleName(QStringLiteral("이름"));
    m_layout->addWidget(edit);
    m_layout->addWidget(new QPushButton(QStringLiteral("다음(&N)"), m_page.get()));
    QTest::qWait(20);
    ClipChecker checker(base::Language::Korean);
    QCOMPARE(ClipChecker::toLines(checker.check(*m_page)), QStringList());
}

void TestClipChecker::clippedLabelIsReported()
{
    const QString text = QStringLiteral("This sentence does not fit into forty pixels");
    addLabel(text)->setFixedWidth(40);
    QCOMPARE(of(UiFinding::Kind::Clipped, base::Language::English), QStringList{text});
}

void TestClipChecker::clippedWrappedLabelIsReported()
{
    const QString text = QStringLiteral("Many words that need several lines where there is one");
    QLabel *label = addLabel(text);
    label->setWordWrap(true);
    label->setFixedSize(120, 16);
    QCOMPARE(of(UiFinding::Kind::Clipped, base::Language::English), QStringList{text});
}

void TestClipChecker::labelOutsideOfItsParentIsReported()
{
    auto *label = new QLabel(QStringLiteral("outside"), m_page.get());
    label->adjustSize();
    label->move(m_page->width() - 10, 0);
    label->show();
    QCOMPARE(of(UiFinding::Kind::Clipped, base::Language::English),
             QStringList{QStringLiteral("outside")});
}

void TestClipChecker::clippedButtonIsReported()
{
    auto *button = new QPushButton(QStringLiteral("Install everything from here"), m_page.get());
    button->setFixedWidth(60);
    m_layout->addWidget(button);
    QCOMPARE(of(UiFinding::Kind::Clipped, base::Language::English),
             QStringList{QStringLiteral("Install everything from here")});
}

void TestClipChecker::clippedHeaderAndCellAreReported()
{
    QStandardItemModel model(1, 1);
    model.setHorizontalHeaderLabels({QStringLiteral("Management address")});
    model.setItem(0, 0, new QStandardItem(QStringLiteral("a cell that is much too long")));
    auto *table = new QTableView(m_page.get());
    table->setModel(&model);
    table->setColumnWidth(0, 50);
    m_layout->addWidget(table);
    const QStringList found = of(UiFinding::Kind::Clipped, base::Language::English);
    QVERIFY(found.contains(QStringLiteral("Management address")));
    QVERIFY(found.contains(QStringLiteral("a cell that is much too long")));
    model.item(0, 0)->setToolTip(model.item(0, 0)->text()); // can be read in whole
    QVERIFY(!of(UiFinding::Kind::Clipped, base::Language::English)
                 .contains(QStringLiteral("a cell that is much too long")));
    delete table;
}

void TestClipChecker::missingTranslationIsReported()
{
    addLabel(QStringLiteral("Nothing has been changed yet"));
    addLabel(QStringLiteral("아직 아무것도 바뀌지 않았습니다"));
    QCOMPARE(of(UiFinding::Kind::Untranslated, base::Language::Korean),
             QStringList{QStringLiteral("Nothing has been changed yet")});
    QCOMPARE(of(UiFinding::Kind::Untranslated, base::Language::English), QStringList());
}

void TestClipChecker::namesAndPathsNeedNoTranslation()
{
    for (const char *text : {"Keystone", "/etc/keystone/keystone.conf", "RABBIT_PASS", "62 %"})
        addLabel(QString::fromLatin1(text));
    QCOMPARE(of(UiFinding::Kind::Untranslated, base::Language::Korean), QStringList());
}

void TestClipChecker::namelessControlIsReported()
{
    m_layout->addWidget(new QLineEdit(m_page.get()));
    auto *icon = new QPushButton(m_page.get());
    m_layout->addWidget(icon);
    QCOMPARE(of(UiFinding::Kind::Nameless, base::Language::English).size(), 2);
    icon->setAccessibleName(QStringLiteral("Copy"));
    QCOMPARE(of(UiFinding::Kind::Nameless, base::Language::English).size(), 1);
}

void TestClipChecker::hiddenWidgetsAreNotLookedAt()
{
    QLabel *label = addLabel(QStringLiteral("This sentence does not fit into forty pixels"));
    label->setFixedWidth(40);
    label->hide();
    QCOMPARE(of(UiFinding::Kind::Clipped, base::Language::English), QStringList());
}

QTEST_MAIN(TestClipChecker)
#include "tst_clipchecker.moc"
