// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/installation.h"
#include "engine/reportfile.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace pikestaff;

class TestReportFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void archiveHoldsEverything();
    void unknownFormat();

private:
    [[nodiscard]] base::Status write(const QString &fileName);
    void makeProject();

    QTemporaryDir m_folder;
    engine::Installation m_installation{engine::HostAccess{}};
};

void TestReportFile::makeProject()
{
    if (m_installation.hasProject())
        return;
    model::Host controller;
    controller.name = base::HostName(QStringLiteral("controller"));
    controller.roles = {model::Role::Controller};
    controller.address = QStringLiteral("10.0.0.11");
    engine::NewProject project;
    project.guide = QStringLiteral("zed-debian12");
    project.inventory = model::Inventory::make({controller}).value();
    const auto made = m_installation.create(m_folder.filePath(QStringLiteral("project")), project);
    QVERIFY2(made, made ? "" : qPrintable(made.error().toLogLine()));
}

base::Status TestReportFile::write(const QString &fileName)
{
    makeProject();
    const model::Project &project = m_installation.project();
    return engine::writeReport(
        {m_installation.guide(), project.content().inventory, project.content().answers, {}},
        project, m_folder.filePath(fileName), base::Language::Korean);
}

void TestReportFile::archiveHoldsEverything()
{
    makeProject();
    const QString log = m_installation.project().logFolder() + QStringLiteral("/r1/controller");
    QVERIFY(QDir().mkpath(log));
    QFile file(log + QStringLiteral("/step.log"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a line\n") == 7);
    file.close();
    const auto written = write(QStringLiteral("all.zip"));
    QVERIFY2(written, written ? "" : qPrintable(written.error().toLogLine()));
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-c"),
                  QStringLiteral("import sys, zipfile\n"
                                 "z = zipfile.ZipFile(sys.argv[1])\n"
                                 "print(*sorted(z.namelist()))\n"
                                 "print(len(z.read('report/report.html')) > 1000)\n"
                                 "print(len(z.read('report/plan.txt')) > 1000)"),
                  m_folder.filePath(QStringLiteral("all.zip"))});
    QVERIFY(python.waitForFinished());
    QCOMPARE(python.readAllStandardOutput(),
             QByteArray("report/logs/r1/controller/step.log report/plan.txt report/project.yaml "
                        "report/report.html report/report.json report/report.md\n"
                        "True\nTrue\n"));
}

void TestReportFile::unknownFormat()
{
    const auto written = write(QStringLiteral("all.doc"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, base::ErrorCode::InvalidValue);
    QVERIFY(written.error().detail.contains(QStringLiteral(".tar.gz")));
}

QTEST_GUILESS_MAIN(TestReportFile)
#include "tst_reportfile.moc"
