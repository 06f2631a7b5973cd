// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/scriptfixture.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace pikestaff;
using namespace pikestaff::tests;
using operations::Decision;

/// Probe, decision and script, really run by /bin/sh. What is sent is laid by the test.
class TestFileUpload : public QObject, private ScriptFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isSentWhereItIsMissing();
    void isSentWhereItDiffers();
    void isNotSentAgain();
    void halfIsRefused();
    void whatCannotBeSent_data();
    void whatCannotBeSent();
};

void TestFileUpload::init()
{
    begin();
    write("mine.img", "an image");
    start("file.upload", "{from: \"${HERE}/mine.img\", path: \"${HERE}/it's there\"}");
}

void TestFileUpload::isSentWhereItIsMissing()
{
    const Decision decision = decide();
    QCOMPARE(kindName(decision.kind), QStringLiteral("Change"));
    QCOMPARE(decision.reason, path("it's there") + QStringLiteral(" does not exist"));
    QVERIFY(decision.upload);
    QCOMPARE(decision.upload->from, path("mine.img"));
    QCOMPARE(decision.upload->path, path("it's there.part"));
    write("it's there.part", "an image");
    QCOMPARE(run(decision.script).exitStatus, 0);
    QCOMPARE(read("it's there"), QByteArray("an image"));
    QCOMPARE(QFileInfo(path("it's there")).permissions() & 0xFFF,
             QFileDevice::Permissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser |
                                      QFile::WriteUser) &
                 0xFFF);
    QCOMPARE(kindName(decide().kind), QStringLiteral("Satisfied"));
}

void TestFileUpload::isSentWhereItDiffers()
{
    write("it's there", "another image");
    const Decision decision = decide();
    QCOMPARE(kindName(decision.kind), QStringLiteral("Change"));
    QCOMPARE(decision.reason, path("it's there") + QStringLiteral(" has another content"));
}

void TestFileUpload::isNotSentAgain()
{
    write("it's there", "an image");
    const Decision decision = decide();
    QCOMPARE(kindName(decision.kind), QStringLiteral("Satisfied"));
    QVERIFY(!decision.upload);
}

void TestFileUpload::halfIsRefused()
{
    const Decision decision = decide();
    write("it's there.part", "an ima");
    const auto ended = run(decision.script);
    QCOMPARE(ended.exitStatus, 1);
    QVERIFY2(ended.output.contains("not what was sent") || ended.errors.contains("not what was"),
             (ended.output + ended.errors).constData());
    QVERIFY(!QFile::exists(path("it's there.part"))); // so that it is sent from its beginning
    QVERIFY(!QFile::exists(path("it's there")));
}

void TestFileUpload::whatCannotBeSent_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing") << QStringLiteral("nothing.img")
                             << QStringLiteral(" is not a file on this computer");
    QTest::newRow("folder") << QStringLiteral(".")
                            << QStringLiteral(" is not a file on this computer");
    QTest::newRow("empty") << QStringLiteral("empty.img") << QStringLiteral(" is empty");
}

void TestFileUpload::whatCannotBeSent()
{
    QFETCH(const QString, name);
    QFETCH(const QString, reason);
    write("empty.img", "");
    const QByteArray arguments =
        "{from: \"${HERE}/" + name.toUtf8() + "\", path: \"${HERE}/there\"}";
    start("file.upload", arguments.constData());
    const Decision decision = decide();
    QCOMPARE(kindName(decision.kind), QStringLiteral("Fail"));
    QVERIFY2(decision.reason.endsWith(reason), qPrintable(decision.reason));
}

QTEST_GUILESS_MAIN(TestFileUpload)
#include "tst_fileupload.moc"
