// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "report/archive.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace pikestaff;
using base::ErrorCode;
using report::ArchiveEntry;
using report::writeArchive;

/// Read back by other programs: what counts is that people can open it.
class TestArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void holdsEverything_data();
    void holdsEverything();
    void missingSource();
    void unwritable();
    void fullDisk();
    void wrongName();
    void keepsTheOldOneOnFailure();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QByteArray python(const QString &code, const QStringList &arguments) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

QByteArray TestArchive::python(const QString &code, const QStringList &arguments) const
{
    QProcess process;
    process.start(
        QStringLiteral("python3"),
        QStringList{QStringLiteral("-W"), QStringLiteral("ignore"), QStringLiteral("-c"), code} +
            arguments);
    process.waitForFinished();
    return process.readAllStandardOutput() + process.readAllStandardError();
}

void TestArchive::holdsEverything_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reader");
    QTest::newRow("zip") << QStringLiteral("보고서.zip")
                         << QStringLiteral("import sys, zipfile\n"
                                           "z = zipfile.ZipFile(sys.argv[1])\n"
                                           "assert z.testzip() is None\n"
                                           "z.extractall(sys.argv[2])");
    QTest::newRow("tar.gz") << QStringLiteral("report.tar.gz")
                            << QStringLiteral("import sys, tarfile\n"
                                              "tarfile.open(sys.argv[1], 'r:gz')"
                                              ".extractall(sys.argv[2])");
}

void TestArchive::holdsEverything()
{
    QFETCH(QString, name);
    QFETCH(QString, reader);
    const QByteArray log = QByteArray("한 줄의 로그\n").repeated(300'000);
    QFile source(path(QStringLiteral("step.log")));
    QVERIFY(source.open(QIODevice::WriteOnly) && source.write(log) == log.size());
    source.close();
    const QString longName = QString(120, QLatin1Char('n')) + QStringLiteral("/step.log");
    const std::vector<ArchiveEntry> entries{
        {QStringLiteral("report/report.html"), "<p>hello"},
        {QStringLiteral("report/empty"), ""},
        {QStringLiteral("report/logs/") + longName, {}, source.fileName()},
    };
    const auto written = writeArchive(path(name), entries);
    QVERIFY2(written, written ? "" : qPrintable(written.error().toLogLine()));
    QVERIFY(QFile(path(name)).size() < log.size() / 10); // it is compressed
    const QString out = path(QStringLiteral("out"));
    QCOMPARE(python(reader, {path(name), out}), QByteArray());
    for (const ArchiveEntry &entry : entries) {
        QFile file(out + QLatin1Char('/') + entry.path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QVERIFY(file.readAll() == (entry.source.isEmpty() ? entry.bytes : log));
    }
}

void TestArchive::missingSource()
{
    const auto written = writeArchive(path(QStringLiteral("a.zip")),
                                      {{QStringLiteral("x"), {}, path(QStringLiteral("gone"))}});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::FileMissing);
    QCOMPARE(written.error().subject, path(QStringLiteral("gone")));
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestArchive::unwritable()
{
    const QString name = QStringLiteral("/proc/nowhere/a.tar.gz");
    const auto written = writeArchive(name, {{QStringLiteral("x"), "y"}});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(written.error().subject, name);
    QVERIFY(!written.error().detail.isEmpty());
}

void TestArchive::fullDisk()
{
    // A limit on the size of files ends a write as a full disk does.
    QByteArray noise(3'000'000, Qt::Uninitialized);
    QRandomGenerator::global()->generate(noise.begin(), noise.end());
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit little{1'000'000, before.rlim_max};
    for (const char *name : {"a.zip", "a.tar.gz"}) {
        ::setrlimit(RLIMIT_FSIZE, &little);
        const auto written =
            writeArchive(path(QLatin1String(name)), {{QStringLiteral("x"), noise}});
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY2(!written, name);
        QCOMPARE(written.error().subject, path(QLatin1String(name)));
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }
}

void TestArchive::wrongName()
{
    const auto written = writeArchive(path(QStringLiteral("a.rar")), {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::InvalidValue);
}

void TestArchive::keepsTheOldOneOnFailure()
{
    const QString name = path(QStringLiteral("a.zip"));
    QVERIFY(writeArchive(name, {{QStringLiteral("x"), "first"}}));
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    QVERIFY(!writeArchive(name, {{QStringLiteral("x"), {}, path(QStringLiteral("gone"))}}));
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList(QStringLiteral("a.zip")));
}

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
