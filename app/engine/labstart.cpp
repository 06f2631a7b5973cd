// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/labstart.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace pikestaff::engine {

using base::Error;
using base::ErrorCode;

namespace {

constexpr qsizetype mostErrors = 16'384;

} // namespace

LabStart::LabStart(QObject *parent)
    : QObject(parent)
{
}

LabStart::~LabStart() { drop(); }

void LabStart::start(const QStringList &hosts)
{
    QStringList arguments{QStringLiteral("--format"), QStringLiteral("json")};
    if (!hosts.isEmpty())
        arguments << QStringLiteral("--hosts") << hosts.join(QLatin1Char(','));
    run(Stage::Starting, QStringLiteral("up"), arguments);
}

void LabStart::readStatus()
{
    run(Stage::ReadingStatus, QStringLiteral("status"),
        {QStringLiteral("--format"), QStringLiteral("json")});
}

void LabStart::run(Stage stage, const QString &verb, const QStringList &arguments)
{
    drop();
    m_stage = stage;
    m_output.clear();
    m_errors.clear();
    m_lastMessage.clear();
    QStringList words = arguments;
    words << QStringLiteral("--lang")
          << (QLocale().language() == QLocale::Korean ? QStringLiteral("ko")
                                                      : QStringLiteral("en"));
    const auto line = PracticeLab::command(verb, words);
    if (!line) {
        // Whoever asked hears of it after this call, as of every other failure.
        QMetaObject::invokeMethod(
            this,
            [this, error = line.error()] {
                if (isRunning())
                    fail(error);
            },
            Qt::QueuedConnection);
        return;
    }
    m_process = new QProcess(this);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &LabStart::readLines);
    connect(m_process, &QProcess::readyReadStandardError, this, [this] {
        m_errors += m_process->readAllStandardError();
        m_errors = m_errors.right(mostErrors);
    });
    connect(m_process, &QProcess::finished, this, &LabStart::end);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail({ErrorCode::LabFailed, {}, m_process->errorString(), {}});
    });
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->start(line->first(), line->mid(1));
}

void LabStart::readLines()
{
    m_output += m_process->readAllStandardOutput();
    if (m_stage != Stage::Starting)
        return;
    for (qsizetype end = m_output.indexOf('\n'); end >= 0; end = m_output.indexOf('\n')) {
        const QByteArray line = m_output.left(end);
        m_output.remove(0, end + 1);
        const QJsonObject told = QJsonDocument::fromJson(line).object();
        const QString message = told.value(QLatin1String("message")).toString();
        if (message.isEmpty())
            continue;
        m_lastMessage = message;
        Q_EMIT progress(message, told.value(QLatin1String("step")).toInt(),
                        told.value(QLatin1String("steps")).toInt());
    }
}

void LabStart::end(int exitCode, QProcess::ExitStatus status)
{
    readLines();
    if (status != QProcess::NormalExit || exitCode != 0) {
        m_errors += m_process->readAllStandardError();
        const QString said = QString::fromUtf8(m_errors).trimmed();
        fail({ErrorCode::LabFailed, {}, said.isEmpty() ? m_lastMessage : said, {}});
        return;
    }
    if (m_stage == Stage::Starting) {
        readStatus();
        return;
    }
    const auto read = PracticeLab::parseStatus(m_output);
    if (!read) {
        fail(read.error());
        return;
    }
    drop();
    Q_EMIT finished(*read);
}

void LabStart::cancel()
{
    if (isRunning())
        fail({ErrorCode::Cancelled, {}, {}, {}});
}

void LabStart::fail(const Error &error)
{
    drop();
    Q_EMIT failed(error);
}

/// The program puts itself in order when it is asked to end. Where pkexec or sudo made it root it
/// cannot be asked; it then goes on to a whole lab, which the next start finds.
void LabStart::drop()
{
    m_stage = Stage::Idle;
    if (m_process == nullptr)
        return;
    QProcess *process = std::exchange(m_process, nullptr);
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    // QProcess kills what still runs when it goes, so it may only go afterwards.
    process->setParent(nullptr);
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->terminate();
}

} // namespace pikestaff::engine
