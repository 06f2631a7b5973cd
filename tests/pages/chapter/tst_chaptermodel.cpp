// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/rehearsal.h"
#include "wizard-pages/chapter/chaptermodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace pikestaff;
using base::ErrorCode;
using engine::InstallationRehearsal;
using engine::StepStatus;
using pages::ChapterModel;
using run::Outcome;
using Stage = pages::ChapterModel::Stage;

/// A chapter as the window's list sees it, from told events alone.
class TestChapterModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hasTheGuidesSections();
    void headingsAreNotChosen();
    void standsAtNotStarted();
    void followsARun();
    void tellsWhatFailed();
    void explainsAnErrorOfOurs();
    void oneRowForAllHosts();
    void updatesAreFew();
    void manyHosts();
    void guideAndRunForm();
    void scriptsAreShownWithoutTheirHead();
    void proofsHaveTwoSides();
    void troubleOfAWholeRun();
    void isDoneAfterAll();
    void clock_data();
    void clock();

private:
    [[nodiscard]] int rowOf(const char *step) const { return m_model->rowOf(m_run->id(step)); }
    [[nodiscard]] QString text(int row, int role = Qt::DisplayRole) const
    {
        return m_model->index(row).data(role).toString();
    }
    void makeModel(const char *chapter, int computes);

    std::unique_ptr<InstallationRehearsal> m_run;
    std::unique_ptr<ChapterModel> m_model;
};

void TestChapterModel::makeModel(const char *chapter, int computes)
{
    m_model.reset();
    m_run = std::make_unique<InstallationRehearsal>(computes);
    m_model = std::make_unique<ChapterModel>(m_run->installation(),
                                             base::ChapterId(QString::fromLatin1(chapter)));
    QCOMPARE(m_model->stage(), Stage::Loading);
    QVERIFY(m_run->isReady());
}

void TestChapterModel::init() { makeModel("keystone", 0); }

void TestChapterModel::hasTheGuidesSections()
{
    const QAbstractItemModelTester tester(m_model.get());
    int sections = 0;
    int steps = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        (m_model->kindOf(row) == ChapterModel::RowKind::Section ? sections : steps) += 1;
    const guide::Chapter &chapter = m_model->chapter();
    QCOMPARE(sections, static_cast<int>(chapter.sections.size()));
    int expected = 0;
    for (const guide::Section &section : chapter.sections)
        expected += static_cast<int>(section.steps.size());
    QCOMPARE(steps, expected);
    QCOMPARE(text(0), QStringLiteral("Install and configure"));
    m_model->setLanguage(base::Language::Korean);
    QCOMPARE(text(0), QStringLiteral("설치 및 구성"));
    QCOMPARE(text(1), QStringLiteral("keystone 데이터베이스 생성"));
}

void TestChapterModel::headingsAreNotChosen()
{
    QCOMPARE(m_model->flags(m_model->index(0)), Qt::NoItemFlags);
    QVERIFY(m_model->flags(m_model->index(1)).testFlag(Qt::ItemIsSelectable));
    QCOMPARE(m_model->firstStepRow(), 1);
}

void TestChapterModel::standsAtNotStarted()
{
    QCOMPARE(m_model->stage(), Stage::NotStarted);
    QCOMPARE(m_model->percent(), 0);
    QVERIFY(!m_model->canResume());
    QVERIFY(!m_model->failedStep());
    QVERIFY(text(1, Qt::AccessibleTextRole).contains(QLatin1String("Not started")));
}

void TestChapterModel::followsARun()
{
    const plan::InstanceId install = m_run->id("keystone-install/install-keystone");
    m_run->begin({QStringLiteral("keystone"), {}});
    m_run->doneUntil("keystone", install, false);
    m_run->start(install);
    QTRY_COMPARE(m_model->stage(), Stage::Running);
    QCOMPARE(m_model->runningRow(), rowOf("keystone-install/install-keystone"));
    QCOMPARE(m_model->statusOf(rowOf("keystone-install/create-database")), StepStatus::Done);
    QVERIFY(m_model->percent() > 0);
    QVERIFY(m_model->percent() < 100);
    QVERIFY(m_model->isRunActive());
    QVERIFY(
        m_model->index(m_model->runningRow()).data(ChapterModel::SinceRole).toDateTime().isValid());
    m_run->finish(install, Outcome::Changed, {}, 65);
    const int row = rowOf("keystone-install/install-keystone");
    QTRY_COMPARE(m_model->statusOf(row), StepStatus::Done);
    QCOMPARE(m_model->index(row).data(ChapterModel::MillisecondsRole).toLongLong(), 65'000);
    QVERIFY(text(row, Qt::AccessibleTextRole).contains(QLatin1String("1:05")));
    m_run->end(true);
    QTRY_COMPARE(m_model->stage(), Stage::Partly);
    QVERIFY(m_model->canResume());
}

void TestChapterModel::tellsWhatFailed()
{
    const plan::InstanceId database = m_run->id("keystone-install/create-database");
    m_run->begin();
    m_run->start(database);
    m_run->finish(database, Outcome::Failed, QStringLiteral("ERROR 1045: Access denied"), 2, 1);
    m_run->end();
    QTRY_COMPARE(m_model->stage(), Stage::Failed);
    QVERIFY(m_model->failedStep() == database);
    const auto details = m_model->details(database);
    QVERIFY(details);
    QCOMPARE(details->status, StepStatus::Failed);
    QCOMPARE(details->state.exitStatus, 1);
    QVERIFY(!pages::errorOf(*details)); // the host's own words
}

void TestChapterModel::explainsAnErrorOfOurs()
{
    pages::StepDetails details;
    details.state.reason = QStringLiteral("HostUnreachable: compute1: no route to host");
    QCOMPARE(pages::errorOf(details)->code, ErrorCode::HostUnreachable);
    QCOMPARE(pages::errorOf(details)->subject, QStringLiteral("compute1"));
    QCOMPARE(pages::errorOf(details)->detail, QStringLiteral("no route to host"));
    details.state.reason = QStringLiteral("Traceback: nothing of ours");
    QVERIFY(!pages::errorOf(details));
}

void TestChapterModel::oneRowForAllHosts()
{
    makeModel("environment", 2);
    const auto rows = m_model->rowCount();
    int shared = -1;
    for (int row = 0; row < rows; ++row) {
        if (m_model->instances(row).size() == 3)
            shared = row;
    }
    QVERIFY2(shared >= 0, "no step of the environment is for all hosts");
    const auto ids = m_model->instances(shared);
    QCOMPARE(text(shared, ChapterModel::HostsRole),
             QStringLiteral("controller, compute1, compute2"));
    m_run->begin();
    m_run->start(ids[0]);
    m_run->finish(ids[0], Outcome::Changed);
    m_run->start(ids[1]);
    QTRY_COMPARE(m_model->statusOf(shared), StepStatus::Running);
    QCOMPARE(m_model->foremost(shared), size_t(1));
    QCOMPARE(text(shared, ChapterModel::HostsRole), QStringLiteral("1 of 3 done"));
    m_run->finish(ids[1], Outcome::Failed, QStringLiteral("no"));
    m_run->start(ids[2]);
    QTRY_COMPARE(m_model->statusOf(shared), StepStatus::Failed);
    QCOMPARE(m_model->foremost(shared), size_t(1));
}

void TestChapterModel::updatesAreFew()
{
    const plan::InstanceId install = m_run->id("keystone-install/install-keystone");
    m_run->begin();
    QSignalSpy states(m_model.get(), &ChapterModel::stateChanged);
    QSignalSpy rows(m_model.get(), &ChapterModel::dataChanged);
    for (int i = 0; i < 500; ++i)
        m_run->tell(run::StepStarted{install});
    QTRY_COMPARE(m_model->runningRow(), rowOf("keystone-install/install-keystone"));
    QVERIFY2(states.count() <= 2, qPrintable(QString::number(states.count())));
    QVERIFY(rows.count() <= 2);
}

void TestChapterModel::manyHosts()
{
    makeModel("environment", 39);
    size_t most = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        most = std::max(most, m_model->instances(row).size());
    QCOMPARE(most, size_t(40));
    m_run->begin();
    m_run->doneUntil("environment", {}, true);
    QTRY_COMPARE(m_model->stage(), Stage::Done);
    QCOMPARE(m_model->percent(), 100);
}

void TestChapterModel::guideAndRunForm()
{
    const auto database = m_model->details(m_run->id("keystone-install/create-database"));
    QVERIFY(database->guideForm.contains(QLatin1String("CREATE DATABASE keystone")));
    QVERIFY(!database->runForm.isEmpty());
    QVERIFY(database->link.startsWith(QLatin1String("https://docs.openstack.org/keystone/zed/")));
    const auto workers = m_model->details(m_run->id("keystone-install/workers"));
    QVERIFY(workers->guideForm.isEmpty()); // the guide does not know it
    const auto grant = m_model->details(m_run->id("keystone-install/grant-access"));
    QCOMPARE(grant->secrets.size(), size_t(1));
    QCOMPARE(grant->secrets.front().value(), QStringLiteral("KEYSTONE_DBPASS"));
    QVERIFY(grant->guideForm.contains(QLatin1String("${KEYSTONE_DBPASS}")));
    m_model->setLanguage(base::Language::Korean);
    QCOMPARE(m_model->details(m_run->id("keystone-install/create-database"))->title,
             QStringLiteral("keystone 데이터베이스 생성"));
}

/// Shebang and licence of a script file are for who reads the file. A file that is written to a
/// host is shown as it will stand there.
void TestChapterModel::scriptsAreShownWithoutTheirHead()
{
    const auto plan = m_run->installation().plan({});
    QVERIFY(plan);
    int scripts = 0;
    for (const plan::StepInstance &step : plan->steps) {
        const pages::StepDetails details =
            pages::detailsOf(step, m_run->installation().guide(), nullptr, StepStatus::Pending,
                             base::Language::English);
        const QString whole = step.operation->runForm().toDisplay();
        if (step.verb.startsWith(QLatin1String("file.")) || !whole.contains(QLatin1String("SPDX")))
            continue;
        ++scripts;
        for (const QString &form : {details.guideForm, details.runForm}) {
            QVERIFY2(!form.contains(QLatin1String("SPDX")), qPrintable(step.id.step.value()));
            QVERIFY2(!form.startsWith(QLatin1String("#!")), qPrintable(step.id.step.value()));
        }
        const QString lastLine = whole.trimmed().section(QLatin1Char('\n'), -1);
        QVERIFY2(details.runForm.endsWith(lastLine), qPrintable(step.id.step.value()));
    }
    QVERIFY2(scripts > 20, qPrintable(QString::number(scripts)));
}

void TestChapterModel::proofsHaveTwoSides()
{
    const plan::InstanceId token = m_run->id("keystone-verify/admin-token");
    QVERIFY(m_model->details(token)->isProof);
    QVERIFY(m_model->details(token)->expected.contains(QLatin1String("expires")));
    QVERIFY(!m_model->details(token)->outcome);
    m_run->begin();
    m_run->tell(run::StepStarted{token});
    m_run->finish(token, Outcome::AlreadySatisfied, QStringLiteral("2026-11-23T10:12:44+0000"));
    QTRY_VERIFY(m_model->details(token)->outcome.has_value());
    QCOMPARE(m_model->details(token)->state.reason, QStringLiteral("2026-11-23T10:12:44+0000"));
}

void TestChapterModel::troubleOfAWholeRun()
{
    m_run->beginPreparing();
    m_run->fail({ErrorCode::SecretMissing, QStringLiteral("ADMIN_PASS"), {}, nullptr});
    QTRY_VERIFY(m_model->trouble().has_value());
    QCOMPARE(m_model->trouble()->code, ErrorCode::SecretMissing);
    m_run->begin();
    QTRY_VERIFY(!m_model->trouble().has_value());
    m_run->fail({ErrorCode::Cancelled, {}, {}, nullptr}); // wished for: no trouble
    QTest::qWait(200);
    QVERIFY(!m_model->trouble().has_value());
}

void TestChapterModel::isDoneAfterAll()
{
    m_run->begin();
    m_run->doneUntil("", {}, true);
    m_run->end();
    QTRY_COMPARE(m_model->stage(), Stage::Done);
    QCOMPARE(m_model->percent(), 100);
    QVERIFY(!m_model->canResume());
    QVERIFY(m_run->installation().setAnswer(base::AnswerId(QStringLiteral("ntp_servers")),
                                            QStringLiteral("time.example.org")));
    m_model->follower().refresh();
    QTest::qWait(300);
    const bool judged = m_model->stage() == Stage::Outdated || m_model->stage() == Stage::Done;
    QVERIFY(judged); // facts that are not known yet may keep it from being judged
}

void TestChapterModel::clock_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << QStringLiteral("0:00");
    QTest::newRow("seconds") << qint64(7'900) << QStringLiteral("0:07");
    QTest::newRow("minutes") << qint64(112'000) << QStringLiteral("1:52");
    QTest::newRow("hours") << qint64(3'723'000) << QStringLiteral("1:02:03");
}

void TestChapterModel::clock()
{
    QFETCH(qint64, milliseconds);
    QTEST(pages::clockText(milliseconds), "text");
}

QTEST_MAIN(TestChapterModel)
#include "tst_chaptermodel.moc"
