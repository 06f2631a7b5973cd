// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guides/scriptstage.h"

#include "guide/template.h"
#include "guides/guidefixture.h"

#include <QFile>
#include <QProcess>

namespace pikestaff::test {

void ScriptStage::program(const QString &name, const QString &body)
{
    write(name, QStringLiteral("#!/bin/sh\n").toUtf8() + body.toUtf8());
    QFile::setPermissions(folder() + QLatin1Char('/') + name,
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void ScriptStage::write(const QString &file, const QByteArray &text) const
{
    QFile out(folder() + QLatin1Char('/') + file);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size()) {
        qWarning("%s", qPrintable(out.errorString()));
    }
}

QByteArray ScriptStage::read(const QString &file) const
{
    QFile in(folder() + QLatin1Char('/') + file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

ScriptStage::Ending ScriptStage::run(const QString &guide, const QString &script) const
{
    const QString path = QStringLiteral("resources/guides/%1/scripts/%2").arg(guide, script);
    const auto binder = [this](const QString &name) {
        const auto found = m_names.find(name);
        return found == m_names.end()
                   ? guide::Binding{}
                   : guide::Binding{guide::Binding::Kind::Known, model::Content(*found)};
    };
    QStringList unresolved;
    const auto bound =
        guide::bindText(QString::fromUtf8(sourceFile(path)), path, binder, unresolved);
    if (!bound) {
        return {-1, bound.error().toLogLine()};
    }
    QString text = bound->toDisplay();
    for (auto it = m_files.begin(); it != m_files.end(); ++it) {
        text.replace(it.key(), it.value());
    }
    write(QStringLiteral("script"), text.toUtf8());

    QProcess shell;
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.setStandardInputFile(QProcess::nullDevice());
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), folder() + QStringLiteral(":/usr/sbin:/usr/bin:"
                                                                         "/sbin:/bin"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    environment.insert(QStringLiteral("PIKESTAFF_TOOLS"), folder());
    shell.setProcessEnvironment(environment);
    shell.start(QStringLiteral("sh"), {QStringLiteral("-e"), folder() + QStringLiteral("/script")});
    if (!shell.waitForFinished(60'000)) {
        return {-1, shell.errorString()};
    }
    return {shell.exitCode(), QString::fromUtf8(shell.readAll())};
}

} // namespace pikestaff::test
