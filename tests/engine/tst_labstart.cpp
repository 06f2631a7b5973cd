// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/labstart.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace pikestaff;
using base::ErrorCode;
using engine::LabStart;

/// Starting the practice lab in the background. The lab's program is a script of the test here.
class TestLabStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsItsWayAndItsHosts();
    void onlyReadsTheStatus();
    void saysWhatItsProgramSaid();
    void isNotInstalled();
    void cancelEndsTheProgram();
    void startsAgain();

private:
    void writeProgram(const QByteArray &up);
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLabStart::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    // Nothing here needs root, whoever runs the test: a program in the place of pkexec and sudo.
    for (const char *name : {"pkexec", "sudo"}) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\nexec \"$@\"\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    qputenv("PATH", m_folder->path().toUtf8() + ":/usr/bin:/bin");
    qputenv("PIKESTAFF_LAB_PROGRAM", path("lab").toUtf8());
}

void TestLabStart::writeProgram(const QByteArray &up)
{
    QFile file(path("lab"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\nverb=$1\necho \"$@\" >> '" + path("calls").toUtf8() +
               "'\nif [ \"$verb\" = up ]; then\n" + up +
               "\nelse\ncat <<'JSON'\n"
               R"({"state": "up", "management": {"cidr": "10.77.0.0/24"},
"provider": {"cidr": "10.78.0.0/24"}, "hosts": [{"name": "controller", "address": "10.77.0.11",
"roles": ["controller"], "port": 22, "user": "root", "key": "/k/id", "host_key": "SHA256:abc"}]})"
               "\nJSON\nfi\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestLabStart::tellsItsWayAndItsHosts()
{
    writeProgram(R"(echo '{"event": "lab-progress", "message": "networks", "step": 1, "steps": 2}'
echo '{"event": "lab-progress", "message": "호스트", "step": 2, "steps": 2}'
echo '{"event": "lab-up"}')");
    LabStart lab;
    QSignalSpy progress(&lab, &LabStart::progress);
    QSignalSpy finished(&lab, &LabStart::finished);
    QElapsedTimer time;
    time.start();
    lab.start({QStringLiteral("controller"), QStringLiteral("compute1")});
    QVERIFY(time.elapsed() < 500);
    QVERIFY(lab.isRunning());
    QVERIFY(finished.wait(20'000));
    QVERIFY(!lab.isRunning());
    QCOMPARE(progress.count(), 2);
    QCOMPARE(progress.at(1).at(0).toString(), QStringLiteral("호스트"));
    QCOMPARE(progress.at(1).at(1).toInt(), 2);
    QCOMPARE(progress.at(1).at(2).toInt(), 2);
    const auto status = finished.at(0).at(0).value<engine::LabStatus>();
    QCOMPARE(status.hosts.size(), size_t(1));
    QCOMPARE(status.managementCidr, QStringLiteral("10.77.0.0/24"));
    QFile calls(path("calls"));
    QVERIFY(calls.open(QIODevice::ReadOnly));
    const QByteArray first = calls.readLine();
    QVERIFY2(first.startsWith("up --format json --hosts controller,compute1"), first.constData());
    QVERIFY(calls.readLine().startsWith("status --format json"));
}

void TestLabStart::onlyReadsTheStatus()
{
    writeProgram("exit 9");
    LabStart lab;
    QSignalSpy finished(&lab, &LabStart::finished);
    lab.readStatus();
    QVERIFY(finished.wait(20'000));
}

void TestLabStart::saysWhatItsProgramSaid()
{
    writeProgram("echo 'practice-lab: no room on the disk' >&2; exit 1");
    LabStart lab;
    QSignalSpy failed(&lab, &LabStart::failed);
    lab.start();
    QVERIFY(failed.wait(20'000));
    const auto error = failed.at(0).at(0).value<base::Error>();
    QCOMPARE(error.code, ErrorCode::LabFailed);
    QCOMPARE(error.detail, QStringLiteral("practice-lab: no room on the disk"));
    QVERIFY(!lab.isRunning());
}

void TestLabStart::isNotInstalled()
{
    LabStart lab; // there is no file of this name
    QSignalSpy failed(&lab, &LabStart::failed);
    lab.start();
    QCOMPARE(failed.count(), 0); // never before start() returned
    QVERIFY(failed.wait(20'000));
    QCOMPARE(failed.at(0).at(0).value<base::Error>().code, ErrorCode::LabFailed);
}

void TestLabStart::cancelEndsTheProgram()
{
    writeProgram("echo $$ > '" + path("pid").toUtf8() + "'\ntrap 'echo asked > \"" +
                 path("asked").toUtf8() +
                 "\"; exit 1' TERM\n"
                 "while :; do sleep 0.1; done");
    LabStart lab;
    QSignalSpy failed(&lab, &LabStart::failed);
    lab.start();
    QTRY_VERIFY(QFile::exists(path("pid")));
    lab.cancel();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(0).value<base::Error>().code, ErrorCode::Cancelled);
    QVERIFY(!lab.isRunning());
    QTRY_VERIFY(QFile::exists(path("asked")));
}

void TestLabStart::startsAgain()
{
    writeProgram("exit 1");
    LabStart lab;
    QSignalSpy failed(&lab, &LabStart::failed);
    lab.start();
    QVERIFY(failed.wait(20'000));
    writeProgram("exit 0");
    QSignalSpy finished(&lab, &LabStart::finished);
    lab.start();
    QVERIFY(finished.wait(20'000));
    QCOMPARE(failed.count(), 1);
}

QTEST_GUILESS_MAIN(TestLabStart)
#include "tst_labstart.moc"
