// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/atomicfile.h"
#include "operations/operationcase.h"
#include "operations/operationregistry.h"

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <utility>

using namespace pikestaff;
using namespace pikestaff::tests;
using operations::Decision;

namespace {

const char header[] = "# SPDX-License-Identifier: Apache-2.0\n"
                      "# SPDX-FileCopyrightText: Pikestaff contributors\n";

QString casesFolder() { return QStringLiteral(PIKESTAFF_SOURCE_DIR "/tests/operations"); }

/// "ini.edit/adds-a-key" for each case file.
QStringList caseNames()
{
    QStringList names;
    QDirIterator files(casesFolder(), {QStringLiteral("*.json")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        names.append(files.next().mid(casesFolder().size() + 1).chopped(5));
    }
    names.sort();
    return names;
}

/// With this variable set, what comes out becomes what is expected; git shows the difference.
bool updates() { return qEnvironmentVariableIsSet("PIKESTAFF_UPDATE_GOLDENS"); }

QString detailOf(const base::Error &error) { return error.toLogLine(); }

} // namespace

class TestGoldenCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyVerbHasCases();
    void golden_data();
    void golden();
    void scriptsAreGoodShell();

protected:
    void compareFile(const QString &suffix, const QString &actual);
    void compareGuideForm(const operations::Operation &operation);
    void keepScript(const QString &part, const model::Content &script);

    OperationCase m_case;
    QString m_name;
    std::unique_ptr<QTemporaryDir> m_scripts;
};

void TestGoldenCases::initTestCase()
{
    m_scripts = std::make_unique<QTemporaryDir>();
    QVERIFY(m_scripts->isValid());
}

void TestGoldenCases::everyVerbHasCases()
{
    std::map<QString, int> count;
    for (const QString &name : caseNames()) {
        ++count[name.section(QLatin1Char('/'), 0, 0)];
    }
    for (const QString &verb : operations::operationVerbs()) {
        QVERIFY2(count[verb] >= 3, qPrintable(verb));
    }
    for (const auto &[folder, cases] : count) {
        QVERIFY2(operations::operationVerbs().contains(folder), qPrintable(folder));
    }
}

void TestGoldenCases::golden_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : caseNames()) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestGoldenCases::golden()
{
    QFETCH(QString, name);
    m_name = name;
    auto read =
        OperationCase::read(casesFolder() + QLatin1Char('/') + name + QLatin1String(".json"));
    QVERIFY2(read.has_value(), read ? "" : qPrintable(detailOf(read.error())));
    m_case = std::move(*read);
    const auto known =
        m_case.root.allowOnly({QStringLiteral("arguments"), QStringLiteral("secrets"),
                               QStringLiteral("probe"), QStringLiteral("expect")});
    QVERIFY2(known.has_value(), known ? "" : qPrintable(detailOf(known.error())));
    const model::YamlNode *expect = m_case.root.find(QStringLiteral("expect"));
    QVERIFY(expect != nullptr);
    const auto expected = [expect](const char *key) {
        const model::YamlNode *node = expect->find(QLatin1String(key));
        return node == nullptr ? QString() : node->text;
    };

    const auto operation = m_case.operation(name.section(QLatin1Char('/'), 0, 0));
    if (!operation) {
        QCOMPARE(detailOf(operation.error()), expected("error"));
        return;
    }
    QVERIFY(expected("error").isEmpty());
    compareGuideForm(**operation);
    QCOMPARE(visitLine(**operation), expected("visit"));
    const model::Content probeScript = (*operation)->probe();
    compareFile(QStringLiteral(".probe.sh"), probeScript.toDisplay());
    keepScript(QStringLiteral("probe"), probeScript);

    const model::YamlNode *probe = m_case.root.find(QStringLiteral("probe"));
    QVERIFY(probe != nullptr);
    const model::YamlNode *exit = probe->find(QStringLiteral("exit"));
    const operations::ProbeResult result{exit == nullptr ? 0 : exit->text.toInt(),
                                         linesOf(probe->find(QStringLiteral("output"))),
                                         linesOf(probe->find(QStringLiteral("errors")))};
    const auto decision = (*operation)->decide(result, m_case.secrets);
    QVERIFY2(decision.has_value(), decision ? "" : qPrintable(detailOf(decision.error())));
    QCOMPARE(kindName(decision->kind) + QLatin1String(": ") + decision->reason,
             expected("decision") + QLatin1String(": ") + expected("reason"));
    QCOMPARE(decision->original.value_or(QByteArray()),
             linesOf(expect->find(QStringLiteral("original"))));
    for (const QByteArray &secret : m_case.secretTexts) {
        QVERIFY(!decision->reason.contains(QString::fromUtf8(secret)));
        QVERIFY(!(*operation)->runForm().toDisplay().contains(QString::fromUtf8(secret)));
    }
    compareFile(QStringLiteral(".script.sh"), decision->script.toDisplay());
    if (decision->kind == Decision::Kind::Change) {
        keepScript(QStringLiteral("script"), decision->script);
    }
}

void TestGoldenCases::compareGuideForm(const operations::Operation &operation)
{
    const model::YamlNode *expect = m_case.root.find(QStringLiteral("expect"));
    const model::YamlNode *guide = expect->find(QStringLiteral("guide"));
    if (guide == nullptr) {
        return;
    }
    const auto wanted = operations::parseGuideForm(toValue(*guide));
    QVERIFY2(wanted.has_value(), wanted ? "" : qPrintable(detailOf(wanted.error())));
    QStringList wantedLines;
    for (const guide::Action &action : *wanted) {
        wantedLines.append(actionLine(action));
    }
    QStringList lines;
    for (const guide::Action &action : operation.guideForm()) {
        lines.append(actionLine(action));
    }
    QCOMPARE(lines.join(QLatin1Char('\n')), wantedLines.join(QLatin1Char('\n')));
}

void TestGoldenCases::compareFile(const QString &suffix, const QString &actual)
{
    static const QRegularExpression hole(QStringLiteral("@[A-Z]+@"));
    QVERIFY2(!hole.match(actual).hasMatch(), qPrintable(actual));
    const QString path = casesFolder() + QLatin1Char('/') + m_name + suffix;
    if (actual.isEmpty()) {
        QVERIFY2(!QFile::exists(path), qPrintable(path));
        return;
    }
    const QByteArray text = QByteArray(header) + actual.toUtf8();
    if (updates()) {
        QVERIFY(base::writeFileAtomically(path, text).has_value());
        return;
    }
    const auto wanted = base::readFile(path);
    QVERIFY2(wanted.has_value(), qPrintable(path));
    QCOMPARE(QString::fromUtf8(text), QString::fromUtf8(*wanted));
}

void TestGoldenCases::keepScript(const QString &part, const model::Content &script)
{
    const auto text = m_case.secrets.reveal(script);
    QVERIFY2(text.has_value(), text ? "" : qPrintable(detailOf(text.error())));
    QString file = m_name + QLatin1Char('.') + part;
    file.replace(QLatin1Char('/'), QLatin1Char('.'));
    QVERIFY(base::writeFileAtomically(m_scripts->filePath(file), *text).has_value());
}

/// SC2016: what stands between single quotes shall not be expanded. SC2317: a function of a set
/// that this script does not call; SC2034: a variable of such a set; SC2119, SC2120: a function of
/// such a set that is called without options here. SC2043: a list that has one item in this case.
void TestGoldenCases::scriptsAreGoodShell()
{
    QStringList arguments = {QStringLiteral("--shell=sh"), QStringLiteral("--format=gcc"),
                             QStringLiteral("--exclude=SC2016,SC2317,SC2034,SC2119,SC2120,SC2043")};
    const QStringList files = QDir(m_scripts->path()).entryList(QDir::Files);
    QVERIFY(files.size() > 60);
    QProcess shellcheck;
    shellcheck.setWorkingDirectory(m_scripts->path());
    shellcheck.start(QStringLiteral(PIKESTAFF_SHELLCHECK), arguments + files);
    QVERIFY(shellcheck.waitForFinished(300'000));
    const QByteArray complaints = shellcheck.readAllStandardOutput();
    QVERIFY2(shellcheck.exitCode() == 0, complaints.left(4000).constData());
}

QTEST_GUILESS_MAIN(TestGoldenCases)
#include "tst_goldencases.moc"
