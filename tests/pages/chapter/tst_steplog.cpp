// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/runfollower.h"
#include "support/rehearsal.h"
#include "wizard-pages/chapter/steplog.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace pikestaff;
using engine::InstallationRehearsal;
using pages::StepLog;
using run::Outcome;

namespace {

QByteArrayList lines(int count, const QByteArray &begin = "line ")
{
    QByteArrayList made;
    for (int i = 0; i < count; ++i)
        made.append(begin + QByteArray::number(i));
    return made;
}

} // namespace

/// Output of a step on its way into the window: pulled, bounded, never read by the GUI thread.
class TestStepLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pullsBoundedTicks();
    void takesOnlyTheStep();
    void saysWhatItMissed();
    void readsFilesElsewhere();
    void readsOnlyTheEndOfALongFile();
    void restsWhileNobodyLooks();
    void anotherStepBeginsAnew();

private:
    [[nodiscard]] plan::InstanceId install() const
    {
        return m_run->id("keystone-install/install-keystone");
    }
    [[nodiscard]] plan::InstanceId database() const
    {
        return m_run->id("keystone-install/create-database");
    }
    static base::RunId runId() { return base::RunId(QStringLiteral("run-1")); }

    std::unique_ptr<InstallationRehearsal> m_run;
};

void TestStepLog::init()
{
    m_run = std::make_unique<InstallationRehearsal>();
    m_run->begin();
    m_run->start(install());
}

void TestStepLog::pullsBoundedTicks()
{
    m_run->print(install(), lines(1'600));
    StepLog log(m_run->installation());
    log.show({{install(), runId(), true}}, 10'000);
    QCOMPARE(log.store().size(), StepLog::linesPerTick); // the first tick
    QSignalSpy changes(&log.store(), &ui::LogStore::changed);
    QVERIFY(changes.wait(2'000));
    QCOMPARE(log.store().size(), 2 * StepLog::linesPerTick);
    QTRY_COMPARE(log.store().size(), size_t(1'600));
    QCOMPARE(log.store().missed(), quint64(0));
}

void TestStepLog::takesOnlyTheStep()
{
    m_run->print(install(), lines(10, "of another "));
    m_run->finish(install(), Outcome::Changed);
    m_run->start(database());
    m_run->print(database(), lines(3));
    StepLog log(m_run->installation());
    log.show({{database(), runId(), true}}, 10'000);
    QTRY_COMPARE(log.store().size(), size_t(3));
    QCOMPARE(log.store().row(log.store().first()).text, QByteArray("line 0"));
}

void TestStepLog::saysWhatItMissed()
{
    m_run->print(install(), lines(10));
    StepLog log(m_run->installation());
    log.show({{install(), runId(), true}}, 10'000);
    log.setActive(false);
    m_run->print(install(), lines(5'000)); // the ring keeps 2 000 of them
    log.setActive(true);
    QTRY_COMPARE(log.store().size(), 10 + run::LogBook::ringSize);
    QCOMPARE(log.store().missed(), quint64(3'000));
}

void TestStepLog::readsFilesElsewhere()
{
    m_run->print(install(), lines(5'000));
    m_run->finish(install(), Outcome::Changed);
    m_run->end();
    StepLog log(m_run->installation());
    QSignalSpy read(&log, &StepLog::read);
    log.show({{install(), runId(), false}}, 10'000);
    QVERIFY(log.isReading());
    QCOMPARE(log.store().size(), size_t(0)); // nothing was read by this thread
    QVERIFY(read.wait(10'000));
    QCOMPARE(log.store().size(), StepLog::fileLinesPerTick);
    QTRY_COMPARE(log.store().size(), size_t(5'000));
    QVERIFY(!log.store().row(log.store().first()).time.isValid());
}

void TestStepLog::readsOnlyTheEndOfALongFile()
{
    const QByteArray filler(900, 'x');
    m_run->print(install(), lines(20'000, filler));
    m_run->finish(install(), Outcome::Changed);
    m_run->end();
    StepLog log(m_run->installation());
    QSignalSpy read(&log, &StepLog::read);
    log.show({{install(), runId(), false}}, 1'000);
    QVERIFY(read.wait(20'000));
    QTRY_COMPARE(log.store().size(), size_t(1'000));
    QCOMPARE(log.store().missed(), quint64(19'000));
    QVERIFY(log.store().row(log.store().end() - 1).text.endsWith("19999"));
}

void TestStepLog::restsWhileNobodyLooks()
{
    StepLog log(m_run->installation());
    log.setActive(false);
    log.show({{install(), runId(), true}}, 10'000);
    m_run->print(install(), lines(10));
    QTest::qWait(300);
    QCOMPARE(log.store().size(), size_t(0));
    log.setActive(true);
    QTRY_COMPARE(log.store().size(), size_t(10));
}

void TestStepLog::anotherStepBeginsAnew()
{
    m_run->print(install(), lines(10));
    StepLog log(m_run->installation());
    log.show({{install(), runId(), true}}, 10'000);
    QTRY_COMPARE(log.store().size(), size_t(10));
    log.show({{database(), {}, false}}, 10'000);
    QCOMPARE(log.store().size(), size_t(0));
    QVERIFY(log.path(0).isEmpty());
}

QTEST_MAIN(TestStepLog)
#include "tst_steplog.moc"
