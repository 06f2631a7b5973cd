// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/hangul.h"
#include "support/pagebench.h"
#include "ui/answerfield.h"
#include "wizard-pages/network/networkpage.h"
#include "wizard-pages/options/optionspage.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace pikestaff;
using base::Language;
using pages::OptionsPage;
using tests::PageBench;
using ui::Mark;

/// Answers without a page of their own, by keyboard.
class TestOptionsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerIsAskedSomewhere_data();
    void everyAnswerIsAskedSomewhere();
    void oneAnswerOpensAnother();
    void wrongInputStaysAndIsExplained();
    void explanationFollowsTheKeyboard();

private:
    [[nodiscard]] static QString onDisk(const PageBench &bench, const char *id)
    {
        return bench.onDisk()
            .answers.find(base::AnswerId(QString::fromLatin1(id)))
            .value_or(QString());
    }
    [[nodiscard]] static QWidget *field(const QWidget &page, const char *id)
    {
        auto *found = page.findChild<ui::AnswerField *>(QString::fromLatin1(id));
        return found == nullptr || found->isHidden() ? nullptr : found;
    }
};

void TestOptionsPage::everyAnswerIsAskedSomewhere_data()
{
    QTest::addColumn<QString>("guide");
    QTest::newRow("zed-debian12") << QStringLiteral("zed-debian12");
    QTest::newRow("pike-ubuntu16.04") << QStringLiteral("pike-ubuntu16.04");
}

void TestOptionsPage::everyAnswerIsAskedSomewhere()
{
    QFETCH(QString, guide);
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2), guide));
    pages::NetworkPage network(bench.installation);
    network.model().setOption(QStringLiteral("self-service"));
    OptionsPage options(bench.installation);
    QStringList asked{QStringLiteral("network"), // the cards of the page Network
                      QStringLiteral("ntp_servers"), QStringLiteral("management_network_cidr")};
    const auto choose = [&](const char *source) {
        options.model().setField(base::AnswerId(QStringLiteral("image_source")),
                                 QString::fromLatin1(source));
        for (const QWidget *page :
             {static_cast<QWidget *>(&network), static_cast<QWidget *>(&options)}) {
            for (const ui::AnswerField *each : page->findChildren<ui::AnswerField *>()) {
                if (!each->isHidden())
                    asked.append(each->objectName());
            }
        }
    };
    choose("file");
    choose("download");
    for (const guide::AnswerSpec &spec : bench.installation.guide().answers)
        QVERIFY2(asked.contains(spec.id.value()), qPrintable(spec.id.value()));
}

void TestOptionsPage::oneAnswerOpensAnother()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    OptionsPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    bench.show(page);
    QVERIFY(field(page, "image_url") != nullptr);
    QVERIFY(field(page, "image_file") == nullptr);
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Image for the first instance")));
    PageBench::type(QStringLiteral("a")); // "A file on this computer"
    QTRY_VERIFY(field(page, "image_file") != nullptr);
    QVERIFY(field(page, "image_url") == nullptr);
    QCOMPARE(onDisk(bench, "image_source"), QStringLiteral("file"));
    QCOMPARE(page.mark(), Mark::Warning); // no file is named yet
    page.model().setField(base::AnswerId(QStringLiteral("image_file")),
                          QStringLiteral(PIKESTAFF_SOURCE_DIR "/README.md"));
    QCOMPARE(page.mark(), Mark::Done);
    // The keyboard stays where it was.
    QVERIFY(qobject_cast<QComboBox *>(QApplication::focusWidget()) != nullptr);
}

void TestOptionsPage::wrongInputStaysAndIsExplained()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    OptionsPage page(bench.installation);
    bench.setLanguage(page, Language::Korean);
    bench.show(page);
    QCOMPARE(page.mark(), Mark::Done);
    QVERIFY(PageBench::tabTo(page, QStringLiteral("인스턴스의 메모리(MB)")));
    auto *memory = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    memory->selectAll();
    PageBench::type(QStringLiteral("much"));
    PageBench::press(Qt::Key_Tab);
    QCOMPARE(page.mark(), Mark::Warning);
    QCOMPARE(memory->text(), QStringLiteral("much"));
    QVERIFY(tests::hasHangul(memory->accessibleDescription()));
    QCOMPARE(onDisk(bench, "flavor_ram"), QString());
    memory->setFocus();
    memory->selectAll();
    PageBench::type(QStringLiteral("512"));
    PageBench::press(Qt::Key_Tab);
    QCOMPARE(page.mark(), Mark::Done);
    QCOMPARE(onDisk(bench, "flavor_ram"), QStringLiteral("512"));
}

void TestOptionsPage::explanationFollowsTheKeyboard()
{
    PageBench bench;
    QVERIFY(bench.makeProject(PageBench::someHosts(2)));
    OptionsPage page(bench.installation);
    bench.setLanguage(page, Language::English);
    bench.show(page);
    QVERIFY(PageBench::tabTo(page, QStringLiteral("Disk of the instance in GB")));
    const auto *disk = qobject_cast<ui::AnswerField *>(field(page, "flavor_disk"));
    QVERIFY(disk != nullptr);
    QVERIFY(PageBench::textsOf(page).contains(disk->explanation()));
}

QTEST_MAIN(TestOptionsPage)
#include "tst_optionspage.moc"
