// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/guideloader.h"
#include "plan/planner.h"
#include "report/reportmodel.h"
#include "report/reportwriter.h"
#include "report/words.h"
#include "support/hangul.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pikestaff;
using base::Language;
using run::Outcome;
using run::RunEvent;

namespace {

const QDateTime start(QDate(2018, 1, 11), QTime(9, 0), Qt::UTC);

/// A project on the Debian guide, and events that a test adds.
struct Sample
{
    guide::Guide guide;
    model::Inventory inventory;
    model::Answers answers;
    plan::Plan plan;
    std::vector<RunEvent> events;

    void add(RunEvent::Payload payload)
    {
        events.push_back({start.addSecs(static_cast<qint64>(events.size())), std::move(payload)});
    }
    void begin(const char *run)
    {
        add(run::RunStarted{base::RunId(QLatin1String(run)),
                            guide.id,
                            {},
                            {},
                            {},
                            static_cast<int>(plan.steps.size()),
                            false});
    }
    void finish(size_t index, Outcome outcome, const QString &reason = {})
    {
        run::StepFinished event;
        event.id = plan.steps[index].id;
        event.outcome = outcome;
        event.reason = reason;
        add(event);
    }
    [[nodiscard]] report::ReportModel report() const
    {
        return report::makeReport({guide, inventory, answers, plan, events});
    }
};

Sample sample()
{
    Sample made;
    model::Host controller;
    controller.name = base::HostName(QStringLiteral("controller"));
    controller.roles = {model::Role::Controller};
    controller.address = QStringLiteral("10.0.0.11");
    made.inventory = *model::Inventory::make({controller});
    made.guide = *guide::loadGuide(QStringLiteral(PIKESTAFF_SOURCE_DIR "/resources/guides"),
                                   QStringLiteral("zed-debian12"));
    made.plan = *plan::makePlan({made.guide, made.inventory, made.answers, {}});
    return made;
}

const report::ReportStep &stepOf(const report::ReportModel &model, const plan::InstanceId &id)
{
    static const report::ReportStep none;
    for (const report::ReportChapter &chapter : model.chapters) {
        for (const report::ReportSection &section : chapter.sections) {
            for (const report::ReportStep &step : section.steps) {
                if (step.id == id.step.value() && step.host == id.host.value())
                    return step;
            }
        }
    }
    return none;
}

} // namespace

/// What a report says of a plan and a journal, and how it is written.
class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHasRun();
    void remembersWhenAStepChangedItsHost();
    void countsAndFinishes();
    void proofsHaveExpectedAndReal();
    void markupIsEscaped();
    void everyWordInBothLanguages();
    void formats();
};

void TestReport::nothingHasRun()
{
    const report::ReportModel model = sample().report();
    QVERIFY(!model.finished);
    QVERIFY(model.runs.empty());
    QCOMPARE(model.counts.skipped, static_cast<int>(sample().plan.steps.size()));
    QCOMPARE(model.chapters.size(), sample().guide.chapters.size());
}

void TestReport::remembersWhenAStepChangedItsHost()
{
    Sample made = sample();
    made.begin("first");
    made.finish(0, Outcome::Changed, QStringLiteral("it was missing"));
    const QDateTime changed = made.events.back().time;
    made.begin("second");
    made.finish(0, Outcome::AlreadySatisfied);
    const report::ReportModel model = made.report();
    const report::ReportStep &step = stepOf(model, made.plan.steps[0].id);
    QCOMPARE(step.outcome, Outcome::AlreadySatisfied);
    QCOMPARE(step.changedAt, changed);
    QCOMPARE(model.runs.size(), size_t(2));
}

void TestReport::countsAndFinishes()
{
    Sample made = sample();
    made.begin("only");
    for (size_t i = 0; i < made.plan.steps.size(); ++i)
        made.finish(i, i % 2 == 0 ? Outcome::Changed : Outcome::AlreadySatisfied);
    made.add(run::RunFinished{1, 1, 0, 0, 0, false});
    const report::ReportModel model = made.report();
    QVERIFY(model.finished);
    QCOMPARE(model.counts.changed + model.counts.satisfied,
             static_cast<int>(made.plan.steps.size()));
    made.finish(3, Outcome::Failed, QStringLiteral("no"));
    made.add(run::RunFinished{1, 1, 1, 0, 0, false});
    QVERIFY(!made.report().finished);
}

void TestReport::proofsHaveExpectedAndReal()
{
    Sample made = sample();
    made.begin("only");
    for (size_t i = 0; i < made.plan.steps.size(); ++i) {
        if (made.plan.steps[i].id.step.value() == QLatin1String("keystone-verify/admin-token"))
            made.finish(i, Outcome::AlreadySatisfied, QStringLiteral("expires 2018 <b>"));
    }
    const report::ReportModel model = made.report();
    const QByteArray html = report::write(model, report::Format::Html, Language::English);
    QVERIFY(html.contains("table with expires, id, project_id, user_id"));
    QVERIFY(html.contains("expires 2018 &lt;b&gt;"));
}

void TestReport::markupIsEscaped()
{
    Sample made = sample();
    made.begin("only");
    made.finish(0, Outcome::Failed, QStringLiteral("<script>alert(1)</script> a|b\nc"));
    const report::ReportModel model = made.report();
    QVERIFY(!report::write(model, report::Format::Html, Language::Korean).contains("<script>"));
}

void TestReport::everyWordInBothLanguages()
{
    const report::Words words;
    QVERIFY(words.all().size() > 35);
    for (const auto &[id, text] : words.all()) {
        QVERIFY2(!text.en.isEmpty(), qPrintable(id));
        QVERIFY2(tests::hasHangul(text.ko), qPrintable(id));
    }
    // A word that is asked for but missing would show its own id.
    const Sample made = sample();
    for (const Language language : {Language::English, Language::Korean}) {
        for (const report::Format format : {report::Format::Html, report::Format::Markdown}) {
            const QByteArray text = report::write(made.report(), format, language);
            for (const char *id : {">state_", ">outcome_", " outcome_", ">changed_at"})
                QVERIFY2(!text.contains(id), id);
        }
    }
    QVERIFY(report::write(made.report(), report::Format::Markdown, Language::Korean)
                .contains("설치 보고서"));
}

void TestReport::formats()
{
    QCOMPARE(report::formatOf(QStringLiteral("a.HTML")), report::Format::Html);
    QCOMPARE(report::formatOf(QStringLiteral("a.md")), report::Format::Markdown);
    QVERIFY(!report::formatOf(QStringLiteral("a.docx")));
    Sample made = sample();
    made.begin("only");
    made.finish(0, Outcome::Changed);
    const QByteArray json = report::write(made.report(), report::Format::Json, Language::English);
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QCOMPARE(object.value(QStringLiteral("changed")).toInt(), 1);
    QCOMPARE(object.value(QStringLiteral("steps")).toArray().size(),
             static_cast<qsizetype>(made.plan.steps.size()));
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
