// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/atomicfile.h"
#include "model/project.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace pikestaff;
using base::ErrorCode;
using model::Project;
using model::ProjectFile;

namespace {

unsigned modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0
               ? static_cast<unsigned>(status.st_mode & 07777)
               : 0;
}

ProjectFile content()
{
    model::Host host;
    host.name = base::HostName(QStringLiteral("controller"));
    host.roles = {model::Role::Controller, model::Role::Compute};
    host.address = QStringLiteral("10.0.0.11");
    ProjectFile file;
    file.guide = QStringLiteral("zed-debian12");
    file.inventory = model::Inventory::make({host}).value();
    file.answers.set(base::AnswerId(QStringLiteral("network")), QStringLiteral("provider"));
    return file;
}

} // namespace

class TestProject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsAndOpens()
    {
        const QTemporaryDir folder;
        const mode_t mask = ::umask(0);
        const QString path = folder.filePath(QString::fromUtf8("실습/my cloud"));
        const auto created = Project::create(path, content());
        ::umask(mask);
        QVERIFY2(created, created ? "" : qPrintable(created.error().toLogLine()));
        QCOMPARE(modeOf(path), 0700U);
        QCOMPARE(modeOf(created->projectPath()), 0644U);
        QCOMPARE(modeOf(created->logFolder()), 0700U);
        QCOMPARE(modeOf(created->originalsFolder()), 0700U);
        const QRegularExpression id(QStringLiteral("^[0-9a-f]{32}$"));
        QVERIFY(id.match(created->content().id).hasMatch());

        const auto opened = Project::open(path);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toLogLine()));
        QCOMPARE(opened->content().id, created->content().id);
        QCOMPARE(opened->content().guide, QStringLiteral("zed-debian12"));
        QVERIFY(opened->content().inventory.hosts() == created->content().inventory.hosts());
        QVERIFY(opened->content().answers == created->content().answers);
    }

    void idsDiffer()
    {
        const QTemporaryDir folder;
        const auto a = Project::create(folder.filePath(QStringLiteral("a")), content());
        const auto b = Project::create(folder.filePath(QStringLiteral("b")), content());
        QVERIFY(a);
        QVERIFY(b);
        QVERIFY(a->content().id != b->content().id);
    }

    void savesChanges()
    {
        const QTemporaryDir folder;
        auto project = Project::create(folder.filePath(QStringLiteral("p")), content());
        QVERIFY(project);
        project->content().answers.set(base::AnswerId(QStringLiteral("network")),
                                       QStringLiteral("self-service"));
        project->content().practiceLab = true;
        QVERIFY(project->save());
        const auto opened = Project::open(project->folder());
        QVERIFY(opened);
        QVERIFY(opened->content().practiceLab);
        QVERIFY(opened->content().answers == project->content().answers);
    }

    void knowsItsFiles()
    {
        const QTemporaryDir folder;
        const auto project = Project::create(folder.path() + QStringLiteral("/x/../p/"), content());
        QVERIFY(project);
        const QString root = folder.filePath(QStringLiteral("p"));
        QCOMPARE(project->folder(), root);
        QCOMPARE(project->projectPath(), root + QStringLiteral("/project.yaml"));
        QCOMPARE(project->journalPath(), root + QStringLiteral("/journal.jsonl"));
        QCOMPARE(project->knownHostsPath(), root + QStringLiteral("/known_hosts"));
        QCOMPARE(project->vaultPath(), root + QStringLiteral("/vault"));
        QCOMPARE(project->logFolder(), root + QStringLiteral("/logs"));
        QCOMPARE(project->originalsFolder(), root + QStringLiteral("/originals"));
    }

    void doesNotOverwriteAProject()
    {
        const QTemporaryDir folder;
        const auto first = Project::create(folder.path(), content());
        QVERIFY(first);
        const QByteArray before = *base::readFile(first->projectPath());
        const auto second = Project::create(folder.path(), content());
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::ProjectExists);
        QCOMPARE(second.error().subject, folder.path());
        QCOMPARE(*base::readFile(first->projectPath()), before);
    }

    void folderThatExists()
    {
        const QTemporaryDir folder;
        const QDir root(folder.path());
        QVERIFY(root.mkdir(QStringLiteral("empty")));
        QVERIFY(root.mkdir(QStringLiteral("used")));
        QVERIFY(base::writeFileAtomically(root.filePath(QStringLiteral("used/notes")), "mine"));
        for (const char *name : {"empty", "used"}) {
            QCOMPARE(
                ::chmod(QFile::encodeName(root.filePath(QString::fromLatin1(name))).constData(),
                        0755),
                0);
            QVERIFY(Project::create(root.filePath(QString::fromLatin1(name)), content()));
        }
        QCOMPARE(modeOf(root.filePath(QStringLiteral("empty"))), 0700U);
        QCOMPARE(modeOf(root.filePath(QStringLiteral("used"))), 0755U);
        QCOMPARE(*base::readFile(root.filePath(QStringLiteral("used/notes"))), QByteArray("mine"));
    }

    void cannotCreate()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("file"));
        QVERIFY(base::writeFileAtomically(file, "x"));
        const auto project = Project::create(file + QStringLiteral("/p"), content());
        QVERIFY(!project);
        QCOMPARE(project.error().code, ErrorCode::FileUnwritable);
    }

    void notAProject()
    {
        const QTemporaryDir folder;
        for (const QString &path : {folder.path(), folder.filePath(QStringLiteral("missing"))}) {
            const auto project = Project::open(path);
            QVERIFY(!project);
            QCOMPARE(project.error().code, ErrorCode::NotAProject);
            QCOMPARE(project.error().subject, path);
        }
    }

    void damagedProjectSaysWhere()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("project.yaml"));
        QVERIFY(base::writeFileAtomically(path, "format: 1\nid: [\n"));
        const auto syntax = Project::open(folder.path());
        QVERIFY(!syntax);
        QCOMPARE(syntax.error().code, ErrorCode::SyntaxError);
        QVERIFY(syntax.error().subject.startsWith(QStringLiteral("project.yaml:")));
    }

    void hostsFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lab.yaml"));
        QVERIFY(base::writeFileAtomically(
            path, "hosts: [{name: controller, roles: [controller], address: 10.0.0.11, port: 22,\n"
                  "  user: root, key: ~/.ssh/lab, provider_interface: eth1},\n"
                  "  {name: compute1, roles: [compute], address: 10.0.0.31}]\n"));
        const auto hosts = model::readHostsFile(path);
        QVERIFY2(hosts, hosts ? "" : qPrintable(hosts.error().toLogLine()));
        QCOMPARE(hosts->hosts().size(), size_t(2));
        QCOMPARE(hosts->controller().keyFile, QStringLiteral("~/.ssh/lab"));
        QCOMPARE(hosts->controller().providerInterface, QStringLiteral("eth1"));
    }

    void badHostsFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("subject");
        QTest::newRow("a whole project") << QByteArray("format: 1\nhosts: []\n")
                                         << ErrorCode::UnknownKey << QStringLiteral("lab.yaml:1");
        QTest::newRow("empty") << QByteArray() << ErrorCode::InvalidValue
                               << QStringLiteral("lab.yaml:1");
        QTest::newRow("other key")
            << QByteArray("{}\n") << ErrorCode::MissingKey << QStringLiteral("lab.yaml:1");
        QTest::newRow("no controller")
            << QByteArray("# lab\nhosts:\n- {name: c, roles: compute, address: 10.0.0.1}\n")
            << ErrorCode::NoController << QStringLiteral("lab.yaml:2");
    }

    void badHostsFile()
    {
        QFETCH(QByteArray, text);
        QFETCH(ErrorCode, code);
        QFETCH(QString, subject);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lab.yaml"));
        QVERIFY(base::writeFileAtomically(path, text));
        const auto hosts = model::readHostsFile(path);
        QVERIFY(!hosts);
        QCOMPARE(hosts.error().code, code);
        QCOMPARE(hosts.error().subject, subject);
    }

    void missingHostsFile()
    {
        const auto hosts = model::readHostsFile(QStringLiteral("/nonexistent/lab.yaml"));
        QVERIFY(!hosts);
        QCOMPARE(hosts.error().code, ErrorCode::FileMissing);
    }
};

QTEST_APPLESS_MAIN(TestProject)
#include "tst_project.moc"
