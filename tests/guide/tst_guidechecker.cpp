// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/guidechecker.h"
#include "guide/guideloader.h"

#include <QFile>
#include <QTest>

using namespace pikestaff::guide;
using pikestaff::base::Error;
using pikestaff::base::ErrorCode;

namespace {

QString data(const char *folder)
{
    return QStringLiteral(PIKESTAFF_SOURCE_DIR "/tests/guide/data/") + QString::fromLatin1(folder);
}

Guide load(const char *folder, const QString &id)
{
    auto guide = loadGuide(data(folder), id);
    if (!guide) {
        qWarning("%s", qPrintable(guide.error().toLogLine()));
    }
    return guide ? *guide : Guide();
}

QStringList findings(const Guide &guide, const OperationFault &operationFault = {})
{
    QStringList lines;
    for (const auto &error : checkGuide(guide, operationFault)) {
        lines.append(error.toLogLine());
    }
    return lines;
}

std::optional<Error> unknownOperation(const Step &step)
{
    return step.operation == QLatin1String("comand")
               ? std::optional(Error{ErrorCode::UnknownOperation, step.position.toText(),
                                     step.operation, nullptr})
               : std::nullopt;
}

} // namespace

class GuideCheckerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInGoodGuides_data();
    void findsNothingInGoodGuides();
    void finds_data();
    void finds();
    void asksForEveryStep();
    void checksWhatNoFileHolds();
    void namesWhatIsBuiltIn();
};

void GuideCheckerTest::findsNothingInGoodGuides_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("small") << "small";
    QTest::newRow("plain") << "plain";
    QTest::newRow("crossing") << "crossing";
}

void GuideCheckerTest::findsNothingInGoodGuides()
{
    QFETCH(const QString, id);
    const auto guide = load("good", id);
    QCOMPARE(guide.id, id);
    QCOMPARE(findings(guide), QStringList());
}

void GuideCheckerTest::finds_data()
{
    QTest::addColumn<QStringList>("expected");
    for (const auto &id : guideIds(data("faulty"))) {
        QFile file(data("faulty") + QLatin1Char('/') + id + QStringLiteral("/findings.txt"));
        if (!file.open(QIODevice::ReadOnly)) {
            QTest::newRow(qPrintable(id)) << QStringList(file.errorString());
            continue;
        }
        auto lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        lines.removeIf([](const QString &line) { return line.startsWith(QLatin1Char('#')); });
        QTest::newRow(qPrintable(id)) << lines;
    }
    QCOMPARE(guideIds(data("faulty")).size(), 10);
}

void GuideCheckerTest::finds()
{
    QFETCH(const QStringList, expected);
    const auto id = QString::fromLatin1(QTest::currentDataTag());
    const auto guide = load("faulty", id);
    QCOMPARE(guide.id, id);
    const auto found = findings(guide, unknownOperation);
    for (qsizetype i = 0; i < std::min(found.size(), expected.size()); ++i) {
        QCOMPARE(found.at(i), expected.at(i));
    }
    QCOMPARE(found, expected);
}

void GuideCheckerTest::asksForEveryStep()
{
    QStringList asked;
    const auto found =
        findings(load("faulty", QStringLiteral("operations")), [&asked](const Step &step) {
            asked.append(step.id.value());
            return std::nullopt;
        });
    QCOMPARE(asked, QStringList({QStringLiteral("a-one/x"), QStringLiteral("a-one/y")}));
    QCOMPARE(found, QStringList());
}

void GuideCheckerTest::checksWhatNoFileHolds()
{
    auto guide = load("good", QStringLiteral("small"));
    auto &step = guide.chapters[0].sections[0].steps[0];
    step.why.ko.clear();
    step.warning.en = QStringLiteral("Careful.");
    step.lines.clear();
    QCOMPARE(findings(guide),
             QStringList({QStringLiteral("MissingKey: small/time.yaml:15: why.ko"),
                          QStringLiteral("MissingKey: small/time.yaml:15: warning.ko")}));
}

void GuideCheckerTest::namesWhatIsBuiltIn()
{
    const auto &names = builtinNames();
    QCOMPARE(names.size(), 25);
    QVERIFY(names.contains(QStringLiteral("inventory.hosts_entries")));
    QVERIFY(names.contains(QStringLiteral("management_cidr")));
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
}

QTEST_GUILESS_MAIN(GuideCheckerTest)
#include "tst_guidechecker.moc"
