// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/scriptfixture.h"

#include "base/atomicfile.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

namespace pikestaff::tests {

using operations::Decision;
using operations::ProbeResult;

void ScriptFixture::begin()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_redirectEtc = false;
}

QString ScriptFixture::path(const char *name) const
{
    return m_folder->filePath(QString::fromUtf8(name));
}

QByteArray ScriptFixture::read(const char *name) const
{
    return base::readFile(path(name)).value_or(QByteArray());
}

void ScriptFixture::write(const char *name, const QByteArray &text) const
{
    QVERIFY(base::writeFileAtomically(path(name), text).has_value());
}

void ScriptFixture::start(const char *verb, const char *arguments,
                          const std::map<QString, QByteArray> &secrets)
{
    auto read = OperationCase::make(placed(arguments), secrets);
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().toLogLine()));
    m_case = std::move(*read);
    const auto made = m_case.operation(QString::fromLatin1(verb));
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().toLogLine()));
    m_operation = *made;
}

/// As the host does it: from a file, with closed input.
ProbeResult ScriptFixture::run(const model::Content &script) const
{
    QByteArray text = m_case.secrets.reveal(script).value_or("echo 'a secret is missing'; exit 99");
    if (m_redirectEtc) {
        text.replace("/etc/", m_folder->path().toUtf8() + "/");
    }
    const QString file = path(".script");
    if (!base::writeFileAtomically(file, text, 0600)) {
        return {98, {}, {}};
    }
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/sbin:/usr/bin:/sbin:/bin"));
    environment.insert(QStringLiteral("PIKESTAFF_STATE"), path("state"));
    environment.insert(QStringLiteral("PIKESTAFF_RUNTIME"), path("memory"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QStringLiteral("/bin/sh"), {file});
    if (!process.waitForFinished(60'000)) {
        return {97, {}, {}};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Decision ScriptFixture::decide() const
{
    const auto decision = m_operation->decide(run(m_operation->probe()), m_case.secrets);
    if (decision) {
        return *decision;
    }
    Decision failed;
    failed.kind = Decision::Kind::Fail;
    failed.reason = decision.error().toLogLine();
    return failed;
}

void ScriptFixture::apply(const char *verb, const char *arguments,
                          const std::map<QString, QByteArray> &secrets)
{
    start(verb, arguments, secrets);
    const Decision before = decide();
    QVERIFY2(before.kind == Decision::Kind::Change, qPrintable(before.reason));
    const ProbeResult result = run(before.script);
    QVERIFY2(result.exitStatus == 0, result.errors.constData());
    QCOMPARE(result.errors, QByteArray());
    const Decision after = decide();
    QVERIFY2(after.kind == Decision::Kind::Satisfied, qPrintable(after.reason));
    const QStringList leftovers =
        QDir(m_folder->path())
            .entryList({QStringLiteral(".pikestaff*")}, QDir::Files | QDir::Hidden);
    QCOMPARE(leftovers, QStringList());
}

QByteArray ScriptFixture::placed(const char *arguments) const
{
    const QFileInfo info(m_folder->path());
    return QByteArray(arguments)
        .replace("${HERE}", m_folder->path().toUtf8())
        .replace("${OWNER}", info.owner().toUtf8())
        .replace("${GROUP}", info.group().toUtf8());
}

} // namespace pikestaff::tests
