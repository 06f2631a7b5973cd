// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/review/reviewmodel.h"

#include "engine/runfollower.h"
#include "support/pagebench.h"

#include <QSignalSpy>
#include <QTest>

using namespace pikestaff;
using Kind = pages::ReviewNotice::Kind;
using tests::PageBench;

class TestReviewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void emptyProjectNeedsAController();
    void missingPasswordsBlock();
    void shortPasswordsWarn();
    void unconfirmedHostKeysBlock();
    void loginPasswordsAreAskedFor();
    void oneNicIsSaid();
    void everythingSetCanBeInstalled();
    void installBeginsOnlyOnce();
    void rowsFollowTheLanguage();

private:
    void open(int hosts);
    void setSecrets(const QString &demo);
    void confirmKeys();
    [[nodiscard]] QStringList notices(Kind kind) const;

    std::unique_ptr<PageBench> m_bench;
    std::unique_ptr<pages::ReviewModel> m_model;
};

void TestReviewModel::init() { m_bench = std::make_unique<PageBench>(); }

void TestReviewModel::cleanup()
{
    m_model.reset();
    m_bench.reset();
}

void TestReviewModel::open(int hosts)
{
    QVERIFY(m_bench->makeProject(PageBench::someHosts(hosts)));
    m_model = std::make_unique<pages::ReviewModel>(m_bench->installation);
    if (hosts > 0) {
        m_bench->installation.follower().refresh();
        QVERIFY(QTest::qWaitFor([this] { return m_model->steps() > 0; }, 20'000));
    }
    m_model->refresh();
}

void TestReviewModel::setSecrets(const QString &demo)
{
    std::vector<engine::SecretChange> changes;
    for (const guide::SecretSpec &spec : m_bench->installation.guide().secrets) {
        const bool isDemo = spec.id.value() == QLatin1String("DEMO_PASS");
        changes.push_back(
            {spec.id, base::Secret((isDemo ? demo : QStringLiteral("k7Qv9R2mZ9tX4bW1")).toUtf8())});
    }
    QSignalSpy saved(&m_bench->installation, &engine::Installation::vaultSaved);
    QVERIFY(m_bench->installation.changeSecrets(std::move(changes)));
    QVERIFY(saved.wait(20'000));
}

void TestReviewModel::confirmKeys()
{
    for (const model::Host &host : m_bench->installation.project().content().inventory.hosts())
        m_bench->hosts.setTrusted(host.name.value(), QStringLiteral("SHA256:abc"));
    m_model->refresh();
}

QStringList TestReviewModel::notices(Kind kind) const
{
    QStringList texts;
    for (const pages::ReviewRow &row : m_model->rows()) {
        for (const pages::ReviewNotice &notice : row.notices) {
            if (notice.kind == kind)
                texts.append(notice.page + QLatin1String(": ") + notice.text);
        }
    }
    return texts;
}

void TestReviewModel::emptyProjectNeedsAController()
{
    open(0);
    QVERIFY(notices(Kind::Blocking).contains(QStringLiteral("addresses: A controller is needed")));
    QVERIFY(!m_model->canInstall());
    QSignalSpy installing(m_model.get(), &pages::ReviewModel::installing);
    m_model->install();
    QCOMPARE(installing.count(), 0);
}

void TestReviewModel::missingPasswordsBlock()
{
    open(2);
    confirmKeys();
    const int all = static_cast<int>(m_bench->installation.guide().secrets.size());
    QCOMPARE(notices(Kind::Blocking),
             QStringList{QStringLiteral("passwords: %1 missing").arg(all)});
    QVERIFY(!m_model->canInstall());
    setSecrets(QStringLiteral("k7Qv9R2mZ9tX4bW1"));
    QCOMPARE(notices(Kind::Blocking), QStringList());
    QVERIFY(m_model->canInstall());
}

void TestReviewModel::shortPasswordsWarn()
{
    open(1);
    confirmKeys();
    setSecrets(QStringLiteral("1234"));
    QCOMPARE(notices(Kind::Warning), QStringList{QStringLiteral("passwords: Short: DEMO_PASS")});
    QVERIFY(m_model->canInstall()); // people may
}

void TestReviewModel::unconfirmedHostKeysBlock()
{
    open(2);
    setSecrets(QStringLiteral("k7Qv9R2mZ9tX4bW1"));
    m_model->refresh();
    QCOMPARE(
        notices(Kind::Blocking),
        QStringList{QStringLiteral("addresses: Host key not confirmed: controller, compute1")});
    confirmKeys();
    QCOMPARE(notices(Kind::Blocking), QStringList());
}

void TestReviewModel::loginPasswordsAreAskedFor()
{
    open(1);
    confirmKeys();
    setSecrets(QStringLiteral("k7Qv9R2mZ9tX4bW1"));
    std::vector<model::Host> hosts = PageBench::someHosts(1);
    hosts.front().login = model::Login::Password;
    QVERIFY(m_bench->installation.setHosts(*model::Inventory::make(hosts)));
    m_model->refresh();
    QCOMPARE(notices(Kind::Blocking),
             QStringList{QStringLiteral("addresses: No login password: controller")});
}

void TestReviewModel::oneNicIsSaid()
{
    open(1);
    confirmKeys();
    model::HostFacts facts;
    model::Nic nic;
    nic.name = QStringLiteral("eth1");
    nic.addresses = {QStringLiteral("10.0.0.11/24")};
    facts.nics = {nic};
    m_bench->installation.rememberFacts(base::HostName(QStringLiteral("controller")), facts);
    QVERIFY(notices(Kind::Warning).contains(QStringLiteral("addresses: One NIC: controller")));
}

void TestReviewModel::everythingSetCanBeInstalled()
{
    open(3);
    confirmKeys();
    setSecrets(QStringLiteral("k7Qv9R2mZ9tX4bW1"));
    QVERIFY(m_model->canInstall());
    QCOMPARE(m_model->hosts().size(), std::size_t{3});
    QVERIFY(m_model->steps() > 20);
    QVERIFY(m_model->seconds() > 30);
    QCOMPARE(m_model->chapterPage(), QStringLiteral("chapter:environment"));
    QVERIFY(!m_model->canResume());
}

void TestReviewModel::installBeginsOnlyOnce()
{
    open(1);
    confirmKeys();
    setSecrets(QStringLiteral("k7Qv9R2mZ9tX4bW1"));
    tests::ImaginedHosts::Host waiting;
    waiting.waits = true;
    m_bench->hosts.set(QStringLiteral("10.0.0.11"), waiting);
    QSignalSpy installing(m_model.get(), &pages::ReviewModel::installing);
    m_model->install();
    QCOMPARE(installing.count(), 1);
    QVERIFY(m_model->isRunning());
    QVERIFY(!m_model->canInstall());
    m_model->install();
    QCOMPARE(installing.count(), 1);
    m_bench->installation.stop(run::StopLevel::Leave);
    QTRY_VERIFY_WITH_TIMEOUT(!m_model->isRunning(), 20'000);
}

void TestReviewModel::rowsFollowTheLanguage()
{
    open(1);
    const QString english = m_model->rows().front().value;
    m_model->setLanguage(base::Language::Korean);
    QVERIFY(m_model->rows().front().value != english);
    QVERIFY(m_model->rows().front().value.contains(m_bench->installation.guide().title.ko));
}

QTEST_MAIN(TestReviewModel)
#include "tst_reviewmodel.moc"
