// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/hosttest.h"
#include "engine/installation.h"
#include "main/composition.h"
#include "support/sshdfixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace pikestaff;
using base::ErrorCode;
using engine::HostTest;
using engine::HostTestResult;

/// The same with a real sshd: what the window does with a host that it does not know yet.
class TestHostTestSsh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void unknownThenTrustedThenFacts();
    void nobodyListens();

private:
    [[nodiscard]] HostTestResult resultOf(HostTest &test, const model::Host &host);

    QTemporaryDir m_folder;
    tests::SshdFixture m_sshd;
    engine::Installation m_installation{main::sshAccess()};
    model::Host m_host;
};

void TestHostTestSsh::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(QStringLiteral("state")).toUtf8());
    QVERIFY2(m_sshd.start(), m_sshd.error());
    m_host = m_sshd.settings(QStringLiteral("controller")).host;
    m_host.roles = {model::Role::Controller};
    m_host.hostKey.clear();
    engine::NewProject project;
    project.guide = QStringLiteral("zed-debian12");
    QVERIFY(m_installation.create(m_folder.filePath(QStringLiteral("p")), project));
}

HostTestResult TestHostTestSsh::resultOf(HostTest &test, const model::Host &host)
{
    HostTestResult last;
    connect(&test, &HostTest::tested, &test,
            [&last](const HostTestResult &result) { last = result; });
    QSignalSpy finished(&test, &HostTest::finished);
    QElapsedTimer time;
    time.start();
    test.start({host});
    if (time.elapsed() > 200)
        qWarning("start() took %lld ms", static_cast<long long>(time.elapsed()));
    static_cast<void>(finished.wait(60'000));
    return last;
}

void TestHostTestSsh::unknownThenTrustedThenFacts()
{
    HostTest first(m_installation);
    const HostTestResult unknown = resultOf(first, m_host);
    QVERIFY(unknown.error);
    QCOMPARE(unknown.error->code, ErrorCode::HostKeyUnknown);
    QCOMPARE(unknown.error->detail, m_sshd.fingerprint(QStringLiteral("ed25519")));

    QSignalSpy trusted(&first, &HostTest::keyTrusted);
    first.trust(m_host, unknown.error->detail);
    QVERIFY(trusted.wait(20'000));
    QCOMPARE(first.knownKey(m_host), m_sshd.fingerprint(QStringLiteral("ed25519")));

    HostTest second(m_installation);
    const HostTestResult found = resultOf(second, m_host);
    QVERIFY2(!found.error, qPrintable(found.error ? found.error->toLogLine() : QString()));
    QVERIFY(!found.facts.kernel.isEmpty());
    QVERIFY(!found.facts.nics.empty());
    QVERIFY(!found.checks.empty());
}

void TestHostTestSsh::nobodyListens()
{
    m_sshd.stop();
    HostTest test(m_installation);
    const HostTestResult result = resultOf(test, m_host);
    QVERIFY(result.error);
    QCOMPARE(result.error->code, ErrorCode::ConnectionRefused);
}

QTEST_GUILESS_MAIN(TestHostTestSsh)
#include "tst_hosttestssh.moc"
