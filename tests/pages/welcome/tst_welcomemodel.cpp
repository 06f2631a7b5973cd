// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/welcomemodel.h"

#include "support/pagebench.h"
#include "ui/settings.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace pikestaff;
using pages::WelcomeModel;

class TestWelcomeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void guidesArrive();
    void namesAndFoldersAreChecked();
    void projectIsMade();
    void projectWithRunningLabIsMade();
    void labIsStartedWhereItIsDown();
    void labThatFailsIsSaid();
    void startingTheLabCanBeCancelled();
    void wrongFolderIsSaid();
    void recentProjectsAreListed();

private:
    void write(const char *name, const QByteArray &script);
    void useLab(const QByteArray &script);
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<tests::PageBench> m_bench;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<WelcomeModel> m_model;
};

namespace {

constexpr int patience = 20'000;

const QByteArray upStatus =
    R"({"state":"up","management":{"cidr":"10.9.0.0/24"},"hosts":[{"name":"controller",)"
    R"("roles":["controller"],"address":"10.9.0.11","port":22,"user":"root","key":"/k",)"
    R"("host_key":"SHA256:7QeN0xkZcB1dH2uVbQ9pLmT4sWfXaYrKjE5oGiU6fP0",)"
    R"("provider_interface":"eth1"}]})";

} // namespace

void TestWelcomeModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_bench = std::make_unique<tests::PageBench>();
    m_settings = std::make_unique<ui::Settings>(path("window.ini"));
    m_model = std::make_unique<WelcomeModel>(m_bench->installation, *m_settings);
    m_model->setParentFolder(m_folder->path());
    m_model->refresh();
    QVERIFY(QTest::qWaitFor([this] { return !m_model->guides().empty(); }, patience));
}

void TestWelcomeModel::cleanup()
{
    m_model.reset();
    m_bench.reset();
    qunsetenv("PIKESTAFF_LAB_PROGRAM");
}

void TestWelcomeModel::write(const char *name, const QByteArray &script)
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("#!/bin/sh\n" + script);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

/// A practice lab that is a script of this test; `$1` is its verb.
void TestWelcomeModel::useLab(const QByteArray &script)
{
    write("lab-program", script);
    for (const char *lift : {"sudo", "pkexec"}) // nobody is asked for a password here
        write(lift, "exec \"$@\"\n");
    qputenv("PATH", m_folder->path().toUtf8() + ':' + qgetenv("PATH"));
    qputenv("PIKESTAFF_LAB_PROGRAM", path("lab-program").toUtf8());
    m_model->setKind(WelcomeModel::Kind::PracticeLab);
}

void TestWelcomeModel::guidesArrive()
{
    QCOMPARE(m_model->guide(), QStringLiteral("zed-debian12"));
    m_model->setGuide(QStringLiteral("pike-ubuntu16.04"));
    m_model->refresh();
    QTest::qWait(50);
    QCOMPARE(m_model->guide(), QStringLiteral("pike-ubuntu16.04")); // the choice stays
}

void TestWelcomeModel::namesAndFoldersAreChecked()
{
    m_model->setName(QStringLiteral("lab"));
    QVERIFY(m_model->canCreate());
    for (const char *bad : {"", "  ", "a/b", ".", ".."}) {
        m_model->setName(QString::fromLatin1(bad));
        QVERIFY2(!m_model->nameFault().isEmpty(), bad);
        QVERIFY(!m_model->canCreate());
    }
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("taken/inside")));
    m_model->setName(QStringLiteral("taken"));
    QVERIFY(m_model->nameFault().contains(QLatin1String("taken")));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("empty")));
    m_model->setName(QStringLiteral("empty")); // an empty folder is welcome
    QVERIFY(m_model->canCreate());
    m_model->setParentFolder(QStringLiteral("relative"));
    QVERIFY(!m_model->folderFault().isEmpty());
    m_model->setParentFolder(QStringLiteral("/nowhere/at/all"));
    QVERIFY(m_model->folderFault().contains(QLatin1String("/nowhere/at/all")));
    QVERIFY(!m_model->canCreate());
}

void TestWelcomeModel::projectIsMade()
{
    m_model->setName(QStringLiteral(" 실습 "));
    QSignalSpy opened(m_model.get(), &WelcomeModel::opened);
    m_model->create();
    QCOMPARE(opened.count(), 1);
    QVERIFY(!m_model->error());
    const QString wanted = m_folder->filePath(QStringLiteral("실습"));
    QCOMPARE(m_bench->installation.project().folder(), wanted);
    QCOMPARE(m_bench->installation.guide().id, QStringLiteral("zed-debian12"));
    QVERIFY(!m_bench->installation.project().content().practiceLab);
    m_model->open(m_bench->installation.project().folder());
    QVERIFY(!m_model->error()); // a project without hosts opens again
}

void TestWelcomeModel::projectWithRunningLabIsMade()
{
    useLab("[ \"$1\" = status ] || exit 9\ncat <<'E'\n" + upStatus + "\nE\n");
    m_model->setName(QStringLiteral("lab"));
    m_model->create();
    QVERIFY(m_model->isBusy());
    QVERIFY(!m_model->canCreate());
    QVERIFY(
        QTest::qWaitFor([this] { return m_model->hasProject() || m_model->error(); }, patience));
    QVERIFY2(!m_model->error(),
             qPrintable(m_model->error() ? m_model->error()->toLogLine() : QString()));
    const model::ProjectFile &content = m_bench->installation.project().content();
    QVERIFY(content.practiceLab);
    QCOMPARE(content.inventory.controller().address, QStringLiteral("10.9.0.11"));
    QCOMPARE(content.answers.find(base::AnswerId(QStringLiteral("management_network_cidr"))),
             QStringLiteral("10.9.0.0/24"));
    QCOMPARE(content.answers.find(base::AnswerId(QStringLiteral("image_source"))),
             QStringLiteral("tiny"));
    QVERIFY(!m_model->isBusy());
}

void TestWelcomeModel::labIsStartedWhereItIsDown()
{
    const QByteArray flag = path("up").toUtf8();
    useLab("case \" $* \" in\n*' status '*) if [ -e '" + flag + "' ]; then cat <<'E'\n" + upStatus +
           "\nE\nelse echo '{\"state\":\"down\"}'; fi;;\n*' up '*) "
           "echo '{\"message\":\"making hosts\",\"step\":2,\"steps\":5}'; sleep 0.3; : > '" +
           flag + "';;\nesac\n");
    QStringList messages;
    connect(m_model.get(), &WelcomeModel::changed, this, [&] {
        if (m_model->labProgress() && m_model->labProgress()->steps == 5)
            messages.append(m_model->labProgress()->message);
    });
    m_model->setName(QStringLiteral("lab"));
    m_model->create();
    QVERIFY(
        QTest::qWaitFor([this] { return m_model->hasProject() || m_model->error(); }, patience));
    QVERIFY(m_model->hasProject());
    QVERIFY(messages.contains(QStringLiteral("making hosts")));
}

void TestWelcomeModel::labThatFailsIsSaid()
{
    useLab("echo 'not enough memory' >&2; exit 1\n");
    m_model->setName(QStringLiteral("lab"));
    m_model->create();
    QVERIFY(QTest::qWaitFor([this] { return m_model->error().has_value(); }, patience));
    QCOMPARE(m_model->error()->code, base::ErrorCode::LabFailed);
    QVERIFY(m_model->error()->detail.contains(QLatin1String("not enough memory")));
    QVERIFY(!m_model->isBusy());
    QVERIFY(!QFile::exists(path("lab/project.yaml")));
    m_model->clearError();
    QVERIFY(!m_model->error());
}

void TestWelcomeModel::startingTheLabCanBeCancelled()
{
    useLab("exec sleep 60\n");
    m_model->setName(QStringLiteral("lab"));
    m_model->create();
    QVERIFY(m_model->isBusy());
    m_model->cancel();
    QTRY_VERIFY(!m_model->isBusy());
    QVERIFY(!m_model->error()); // wanted, so nothing went wrong
    QVERIFY(!m_model->hasProject());
}

void TestWelcomeModel::wrongFolderIsSaid()
{
    m_model->open(m_folder->path());
    QVERIFY(m_model->error());
    QCOMPARE(m_model->error()->code, base::ErrorCode::NotAProject);
    QVERIFY(!m_model->hasProject());
}

void TestWelcomeModel::recentProjectsAreListed()
{
    QVERIFY(m_bench->makeProject(tests::PageBench::someHosts(2)));
    m_settings->addRecentProject(m_bench->folder());
    m_model->refresh();
    QVERIFY(QTest::qWaitFor([this] { return m_model->projects().size() == 1; }, patience));
    QCOMPARE(m_model->projects().front().folder, m_bench->folder());
    m_model->forget(m_bench->folder());
    QVERIFY(m_model->projects().empty());
    QVERIFY(m_settings->recentProjects().isEmpty());
    QVERIFY(QFile::exists(m_bench->folder() + QLatin1String("/project.yaml")));
}

QTEST_MAIN(TestWelcomeModel)
#include "tst_welcomemodel.moc"
