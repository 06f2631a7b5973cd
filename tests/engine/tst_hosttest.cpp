// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/hosttest.h"

#include "engine/installation.h"
#include "support/imaginedhosts.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pikestaff;
using base::ErrorCode;
using base::HostName;
using engine::HostTest;
using engine::HostTestResult;

/// Looking at hosts without waiting for them.
class TestHostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsFactsAndChecks();
    void asksAboutUnknownKeys();
    void refusesChangedKeys();
    void trustsOnlyWhatWasShown();
    void saysEachFailure();
    void testsHostsThatAreNotKept();
    void usesTypedPasswords();
    void cancelEndsAtOnce();
    void leavesOutWhatIsUnderTest();
    void goesAwayInTheMiddle();

private:
    [[nodiscard]] static model::Host host(const char *name, const char *address);
    /// Everything that was said until nothing was under test any more.
    [[nodiscard]] std::vector<HostTestResult> results(HostTest &test,
                                                      const std::vector<model::Host> &hosts,
                                                      const HostTest::TypedSecrets &typed = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<tests::ImaginedHosts> m_hosts;
    std::unique_ptr<engine::Installation> m_installation;
};

model::Host TestHostTest::host(const char *name, const char *address)
{
    model::Host made;
    made.name = HostName(QString::fromLatin1(name));
    made.address = QString::fromLatin1(address);
    made.roles = {model::Role::Compute};
    return made;
}

void TestHostTest::init()
{
    m_installation.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->filePath(QStringLiteral("state")).toUtf8());
    m_hosts = std::make_unique<tests::ImaginedHosts>();
    m_installation = std::make_unique<engine::Installation>(m_hosts->access());
    engine::NewProject project;
    project.guide = QStringLiteral("zed-debian12");
    QVERIFY(m_installation->create(m_folder->filePath(QStringLiteral("p")), project));
    m_hosts->set(QStringLiteral("10.0.0.11"), {});
    m_hosts->setTrusted(QStringLiteral("controller"), tests::ImaginedHosts::Host().key);
}

std::vector<HostTestResult> TestHostTest::results(HostTest &test,
                                                  const std::vector<model::Host> &hosts,
                                                  const HostTest::TypedSecrets &typed)
{
    std::vector<HostTestResult> all;
    const auto heard = connect(&test, &HostTest::tested, this,
                               [&all](const HostTestResult &result) { all.push_back(result); });
    QSignalSpy finished(&test, &HostTest::finished);
    test.start(hosts, typed);
    if (finished.isEmpty())
        static_cast<void>(finished.wait(20'000));
    disconnect(heard);
    return all;
}

void TestHostTest::findsFactsAndChecks()
{
    HostTest test(*m_installation);
    const auto all = results(test, {host("controller", "10.0.0.11")});
    QCOMPARE(all.size(), size_t(1));
    QVERIFY2(!all[0].error, qPrintable(all[0].error ? all[0].error->toLogLine() : QString()));
    QCOMPARE(all[0].facts.osId, QStringLiteral("debian"));
    QCOMPARE(all[0].facts.nics.size(), size_t(2));
    QVERIFY(all[0].checks.size() > 5);
    for (const engine::CheckResult &check : all[0].checks)
        QVERIFY2(check.severity == engine::Severity::Good, qPrintable(check.id + check.text));
    QCOMPARE(m_installation->facts().at(HostName(QStringLiteral("controller"))).cpus, 4);
    QVERIFY(!test.isRunning());
}

void TestHostTest::asksAboutUnknownKeys()
{
    m_hosts->setTrusted(QStringLiteral("controller"), {});
    HostTest test(*m_installation);
    const model::Host controller = host("controller", "10.0.0.11");
    const auto first = results(test, {controller});
    QCOMPARE(first.size(), size_t(1));
    QVERIFY(first[0].error);
    QCOMPARE(first[0].error->code, ErrorCode::HostKeyUnknown);
    QVERIFY(first[0].error->detail.startsWith(QLatin1String("SHA256:")));
    QVERIFY(test.knownKey(controller).isEmpty());

    QSignalSpy trusted(&test, &HostTest::keyTrusted);
    test.trust(controller, first[0].error->detail);
    QVERIFY(trusted.wait(10'000));
    QCOMPARE(test.knownKey(controller), first[0].error->detail);
    const auto second = results(test, {controller});
    QVERIFY(!second.at(0).error);
}

void TestHostTest::refusesChangedKeys()
{
    m_hosts->setTrusted(QStringLiteral("controller"), QStringLiteral("SHA256:another"));
    HostTest test(*m_installation);
    const model::Host controller = host("controller", "10.0.0.11");
    const auto all = results(test, {controller});
    QVERIFY(all.at(0).error);
    QCOMPARE(all[0].error->code, ErrorCode::HostKeyChanged);
    QVERIFY(test.forget(controller));
    QCOMPARE(results(test, {controller}).at(0).error->code, ErrorCode::HostKeyUnknown);
}

void TestHostTest::trustsOnlyWhatWasShown()
{
    m_hosts->setTrusted(QStringLiteral("controller"), {});
    HostTest test(*m_installation);
    QSignalSpy refused(&test, &HostTest::keyRefused);
    QSignalSpy trusted(&test, &HostTest::keyTrusted);
    test.trust(host("controller", "10.0.0.11"), QStringLiteral("SHA256:another"));
    QVERIFY(refused.wait(10'000));
    QCOMPARE(trusted.count(), 0);
    QVERIFY(m_hosts->trustedKey(QStringLiteral("controller")).isEmpty());
}

void TestHostTest::saysEachFailure()
{
    tests::ImaginedHosts::Host closed;
    closed.error = ErrorCode::ConnectionRefused;
    m_hosts->set(QStringLiteral("10.0.0.31"), closed);
    HostTest test(*m_installation);
    const auto all = results(test, {host("controller", "10.0.0.11"), host("compute1", "10.0.0.31"),
                                    host("compute2", "10.0.0.99")});
    QCOMPARE(all.size(), size_t(3));
    std::map<QString, QString> said;
    for (const HostTestResult &result : all)
        said[result.host.value()] =
            result.error ? QString(base::errorCodeName(result.error->code)) : QStringLiteral("-");
    QCOMPARE(said[QStringLiteral("controller")], QStringLiteral("-"));
    QCOMPARE(said[QStringLiteral("compute1")], QStringLiteral("ConnectionRefused"));
    QCOMPARE(said[QStringLiteral("compute2")], QStringLiteral("HostUnreachable"));
}

void TestHostTest::testsHostsThatAreNotKept()
{
    QVERIFY(m_installation->project().content().inventory.hosts().empty());
    HostTest test(*m_installation);
    QVERIFY(!results(test, {host("controller", "10.0.0.11")}).at(0).error);
    QVERIFY(m_installation->project().content().inventory.hosts().empty());
}

void TestHostTest::usesTypedPasswords()
{
    HostTest test(*m_installation);
    HostTest::TypedSecrets typed;
    typed.emplace(model::loginPassword(HostName(QStringLiteral("controller"))),
                  base::Secret(QByteArrayLiteral("typed")));
    QVERIFY(!results(test, {host("controller", "10.0.0.11")}, typed).at(0).error);
    QCOMPARE(m_hosts->lastPassword(), QByteArrayLiteral("typed"));
    QVERIFY(!m_installation->secrets().has(
        model::loginPassword(HostName(QStringLiteral("controller")))));
}

void TestHostTest::cancelEndsAtOnce()
{
    tests::ImaginedHosts::Host silent;
    silent.waits = true;
    m_hosts->set(QStringLiteral("10.0.0.31"), silent);
    HostTest test(*m_installation);
    QSignalSpy finished(&test, &HostTest::finished);
    std::vector<HostTestResult> all;
    connect(&test, &HostTest::tested, this,
            [&all](const HostTestResult &result) { all.push_back(result); });
    QElapsedTimer time;
    time.start();
    test.start({host("compute1", "10.0.0.31")});
    QVERIFY(time.elapsed() < 100); // nothing was waited for
    QVERIFY(test.isTesting(HostName(QStringLiteral("compute1"))));
    QTRY_VERIFY(m_hosts->connects() == 1);
    time.restart();
    test.cancel();
    QVERIFY(time.elapsed() < 100);
    QVERIFY(finished.wait(5'000));
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(all[0].error->code, ErrorCode::Cancelled);
    QVERIFY(!test.isRunning());
}

void TestHostTest::leavesOutWhatIsUnderTest()
{
    tests::ImaginedHosts::Host silent;
    silent.waits = true;
    m_hosts->set(QStringLiteral("10.0.0.31"), silent);
    HostTest test(*m_installation);
    QSignalSpy finished(&test, &HostTest::finished);
    test.start({host("compute1", "10.0.0.31")});
    QTRY_VERIFY(m_hosts->connects() == 1);
    QSignalSpy told(&test, &HostTest::tested);
    test.start({host("compute1", "10.0.0.31"), host("controller", "10.0.0.11")});
    QTRY_COMPARE(told.count(), 1); // the controller alone
    QCOMPARE(m_hosts->connects(), 2);
    test.cancel();
    QVERIFY(finished.wait(5'000));
}

void TestHostTest::goesAwayInTheMiddle()
{
    tests::ImaginedHosts::Host silent;
    silent.waits = true;
    m_hosts->set(QStringLiteral("10.0.0.31"), silent);
    auto test = std::make_unique<HostTest>(*m_installation);
    test->start({host("compute1", "10.0.0.31")});
    QTRY_VERIFY(m_hosts->connects() == 1);
    QElapsedTimer time;
    time.start();
    test.reset();
    QVERIFY(time.elapsed() < 2'000);
}

QTEST_GUILESS_MAIN(TestHostTest)
#include "tst_hosttest.moc"
