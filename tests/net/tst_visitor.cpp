// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "net/directtransport.h"
#include "net/visitor.h"
#include "net/webhost.h"

#include <QTest>

#include <future>

using namespace pikestaff;
using base::ErrorCode;
using model::Visit;
using net::Sight;
using What = model::Visit::What;

constexpr auto goodPassword = "p&\"w";

class TestVisitor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isSeen_data();
    void isSeen();
    void isRefused_data();
    void isRefused();
    void sessionIsForgotten();
    void consoleOfSomethingElse();
    void consoleIsRefused();
    void noSuchInstance();
    void nobodyAnswers();
    void placeIsClosed();
    void triesAgain();
    void connectionIsLost();
    void stopped();

private:
    using Seen = base::Result<Sight>;

    [[nodiscard]] Visit visit(What what) const;
    Seen see(const Visit &visit, const char *password = goodPassword);
    std::future<Seen> begin(const Visit &visit, const char *password = goodPassword);
    static Seen await(std::future<Seen> &seen);

    std::unique_ptr<test::WebHost> m_host;
    std::unique_ptr<test::DirectTransport> m_transport;
    std::stop_source m_stop;
};

void TestVisitor::init()
{
    m_host = std::make_unique<test::WebHost>();
    m_transport = std::make_unique<test::DirectTransport>(m_host->places());
    m_stop = {};
}

Visit TestVisitor::visit(What what) const
{
    Visit visit;
    visit.what = what;
    visit.url = what == What::Dashboard ? QStringLiteral("http://controller/horizon")
                                        : QStringLiteral("http://controller:5000/v3");
    visit.user = visit.project = QStringLiteral("admin");
    visit.instance = QStringLiteral("demo");
    return visit;
}

std::future<TestVisitor::Seen> TestVisitor::begin(const Visit &visit, const char *password)
{
    return std::async(std::launch::async, [this, visit, password] {
        return net::see(*m_transport, visit, base::Secret(password), m_stop.get_token());
    });
}

/// The servers live in this thread, so its events must go on meanwhile.
TestVisitor::Seen TestVisitor::await(std::future<Seen> &seen)
{
    const auto isDone = [&seen] {
        return seen.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    };
    if (!QTest::qWaitFor(isDone, 20'000))
        qFatal("a visit does not end");
    return seen.get();
}

TestVisitor::Seen TestVisitor::see(const Visit &visit, const char *password)
{
    auto seen = begin(visit, password);
    return await(seen);
}

void TestVisitor::isSeen_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("text");
    QTest::newRow("token") << int(What::Token)
                           << "admin has a token for the project admin, valid until "
                              "2018-01-11T10:00:00Z";
    QTest::newRow("dashboard") << int(What::Dashboard)
                               << "admin is logged in and sees http://controller/project/";
    QTest::newRow("console") << int(What::Console) << "the console greets with RFB 003.008";
}

void TestVisitor::isSeen()
{
    QFETCH(int, what);
    const Seen seen = see(visit(What(what)));
    QVERIFY(seen);
    QTEST(seen->text, "text");
    QVERIFY(seen->good);
}

void TestVisitor::isRefused_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("part");
    QTest::newRow("token") << int(What::Token) << "Keystone refuses admin in the project admin";
    QTest::newRow("dashboard") << int(What::Dashboard) << "the dashboard refuses admin";
    QTest::newRow("console") << int(What::Console) << "Keystone refuses admin";
}

void TestVisitor::isRefused()
{
    QFETCH(int, what);
    QFETCH(QString, part);
    const Seen seen = see(visit(What(what)), "canary");
    QVERIFY(seen);
    QVERIFY(!seen->good);
    QVERIFY2(seen->text.contains(part), qPrintable(seen->text));
    QVERIFY(!seen->text.contains(QLatin1String("canary")));
}

void TestVisitor::sessionIsForgotten()
{
    m_host->keepsSessions = false;
    const Seen seen = see(visit(What::Dashboard));
    QVERIFY(seen && !seen->good);
    QVERIFY2(seen->text.contains(QLatin1String("forgets the login")), qPrintable(seen->text));
}

void TestVisitor::consoleOfSomethingElse()
{
    m_host->greeting = "SSH-2.0-OpenSSH";
    const Seen seen = see(visit(What::Console));
    QVERIFY(seen && !seen->good);
    QCOMPARE(seen->text, QStringLiteral("instead of a console something else greets"));
}

void TestVisitor::consoleIsRefused()
{
    m_host->consoleToken = "canary";
    const Seen seen = see(visit(What::Console));
    QVERIFY(seen && !seen->good);
    QCOMPARE(
        seen->text,
        QStringLiteral("the console's proxy controller:6080 refuses, or nobody answers there"));
}

void TestVisitor::noSuchInstance()
{
    Visit other = visit(What::Console);
    other.instance = QStringLiteral("dem");
    const Seen seen = see(other);
    QVERIFY(seen && !seen->good);
    QCOMPARE(seen->text, QStringLiteral("there is no instance dem"));
}

void TestVisitor::nobodyAnswers()
{
    m_host->down = true;
    const Seen seen = see(visit(What::Token));
    QVERIFY(seen && !seen->good);
    QVERIFY2(seen->text.startsWith(QLatin1String("http://controller:5000/v3/auth/tokens does not "
                                                 "answer: nobody answers there")),
             qPrintable(seen->text));
    QVERIFY(seen->text.contains(QLatin1String("AllowTcpForwarding")));
}

void TestVisitor::placeIsClosed()
{
    Visit other = visit(What::Dashboard);
    other.url = QStringLiteral("http://controller:81/");
    const Seen seen = see(other);
    QVERIFY(seen && !seen->good);
    QCOMPARE(seen->text, QStringLiteral("controller:81 is closed"));
}

void TestVisitor::triesAgain()
{
    m_host->busy = 1;
    Visit patient = visit(What::Dashboard);
    QCOMPARE(see(patient)->text, QStringLiteral("http://controller/horizon answers HTTP 503"));
    m_host->busy = 1;
    patient.patience = std::chrono::seconds(60);
    QVERIFY(see(patient)->good);
}

void TestVisitor::connectionIsLost()
{
    m_host->down = true;
    Visit patient = visit(What::Token);
    patient.patience = std::chrono::seconds(3'600);
    auto seen = begin(patient);
    QTRY_VERIFY(!m_host->seen.isEmpty());
    m_transport->cut();
    QCOMPARE(await(seen).error().code, ErrorCode::ConnectionLost);
}

void TestVisitor::stopped()
{
    m_host->down = true;
    Visit patient = visit(What::Token);
    patient.patience = std::chrono::seconds(3'600);
    auto seen = begin(patient);
    QTRY_VERIFY(!m_host->seen.isEmpty());
    m_stop.request_stop();
    QCOMPARE(await(seen).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestVisitor)
#include "tst_visitor.moc"
