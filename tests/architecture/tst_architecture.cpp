// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "architecture/sourcerules.h"

#include <QDirIterator>
#include <QTest>

using pikestaff::tests::violations;

namespace {

const QString header = QStringLiteral("// SPDX-License-Identifier: Apache-2.0\n");

} // namespace

/// Reads the sources: who includes whom, where third parties may stand, and banned smells.
class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsViolations_data();
    void findsViolations();
    void theTreeIsGood();
};

void TestArchitecture::findsViolations_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected"); // empty: nothing wrong

    const auto row = [](const char *name, const char *path, const char *line,
                        const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(line)
                            << QString::fromLatin1(expected);
    };
    row("upward include", "app/model/a.cpp", "#include \"run/runner.h\"",
        "layer model includes run");
    row("own layer", "app/model/a.cpp", "#include \"model/host.h\"", "");
    row("lower layer", "app/run/a.cpp", "#include \"base/result.h\"", "");
    row("ui sees no remote", "app/ui/a.cpp", "#include \"remote/transport.h\"",
        "layer ui includes remote");
    row("ssh in run", "app/run/a.cpp", "#include \"remote/ssh/sshtransport.h\"", "composition");
    row("ssh in composition", "app/main/composition.cpp", "#include \"remote/ssh/sshtransport.h\"",
        "");
    row("libssh elsewhere", "app/remote/a.cpp", "#include <libssh/libssh.h>",
        "belongs to app/remote/ssh/");
    row("libssh in its place", "app/remote/ssh/a.cpp", "#include <libssh/libssh.h>", "");
    row("spdlog elsewhere", "app/engine/a.cpp", "#include <spdlog/spdlog.h>", "app/log/");
    row("volatile", "app/run/a.cpp", "volatile bool stop;", "volatile");
    row("volatile in a comment", "app/run/a.cpp", "// never volatile", "");
    row("nested loop", "app/ui/a.cpp", "QEventLoop loop;", "nested event loop");
    row("pool", "app/run/a.cpp", "QtConcurrent::run(f);", "thread pool");
    row("tr below engine", "app/run/a.cpp", "return tr(\"text\");", "translated text");
    row("tr in engine", "app/engine/a.cpp", "return tr(\"text\");", "");
    row("object below engine", "app/plan/a.h", "    Q_OBJECT", "QObject below engine");
    row("widget below ui", "app/engine/a.cpp", "#include <QWidget>", "widgets below ui");
    row("for later", "app/run/a.cpp", "// TODO: more", "left for later");
    row("skipped", "tests/run/a.cpp", "QSKIP(\"no\");", "skipped test");
    row("name", "app/base/utils.cpp", "", "says nothing");
    row("upper case", "app/base/HostKey.cpp", "", "lower case");
    row("exception", "app/run/a.cpp", "throw 1;", "exception");
    row("tab", "app/run/a.cpp", "\tint a;", "tab");
}

void TestArchitecture::findsViolations()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(QString, expected);
    const QStringList found = violations(path, header + line + QLatin1Char('\n'));
    if (expected.isEmpty())
        QCOMPARE(found, QStringList());
    else
        QVERIFY2(found.join(QLatin1Char('\n')).contains(expected),
                 qPrintable(found.join(QLatin1Char('\n'))));
}

void TestArchitecture::theTreeIsGood()
{
    const QString root = QStringLiteral(PIKESTAFF_SOURCE_DIR) + QLatin1Char('/');
    QStringList found;
    int files = 0;
    for (const QString &top :
         {QStringLiteral("app"), QStringLiteral("wizard-pages"), QStringLiteral("tests")}) {
        QDirIterator iterator(root + top, {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                              QDir::Files, QDirIterator::Subdirectories);
        while (iterator.hasNext()) {
            const QString path = iterator.next();
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString relative = path.mid(root.size());
            ++files;
            if (relative.startsWith(QLatin1String("tests/architecture/")))
                continue; // its own examples are violations
            found += violations(relative, QString::fromUtf8(file.readAll()));
        }
    }
    QVERIFY2(files > 100, "the sources were not found");
    QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
}

QTEST_APPLESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
