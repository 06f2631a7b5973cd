// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/detachedstep.h"

#include "base/shellquote.h"
#include "remote/hostprograms.h"

#include <QCryptographicHash>
#include <QHash>
#include <QList>

#include <utility>

namespace pikestaff::remote {
namespace {

using namespace std::chrono_literals;
using base::ErrorCode;

constexpr int noSpaceLeft = 28;        ///< exit status of step-runner.sh
constexpr auto killTimeout = 60'000ms; ///< it may need 26 s and a slow host more

/// Where a test keeps all of it somewhere else it says so in its environment.
constexpr QLatin1String hostFolder("\"${PIKESTAFF_RUN_ROOT:-/run/pikestaff}/tools\"");

QString firstLine(const QByteArray &text)
{
    return QString::fromUtf8(text.trimmed().split('\n').constFirst().trimmed());
}

base::Failure failure(const ExecResult &result, const QString &what)
{
    const bool full =
        result.exitStatus == noSpaceLeft || result.errors.contains("No space left on device");
    QString detail = firstLine(result.errors);
    if (detail.isEmpty())
        detail = QStringLiteral("exit status %1").arg(result.exitStatus);
    return base::Failure(
        {full ? ErrorCode::RemoteDiskFull : ErrorCode::RemoteCommandFailed, what, detail, nullptr});
}

QString engineName(DetachedStep::Engine engine)
{
    switch (engine) {
    case DetachedStep::Engine::Systemd:
        return QStringLiteral("systemd");
    case DetachedStep::Engine::Setsid:
        return QStringLiteral("setsid");
    case DetachedStep::Engine::Automatic:
        break;
    }
    return QStringLiteral("auto");
}

/// Reads the last line "pikestaff-status STATE EXIT-STATUS SIZE".
std::optional<DetachedStep::Status> parseStatus(const QByteArray &text)
{
    static const QHash<QByteArray, DetachedStep::State> states{
        {"absent", DetachedStep::State::Absent},
        {"running", DetachedStep::State::Running},
        {"finished", DetachedStep::State::Finished},
        {"lost", DetachedStep::State::Lost},
    };
    const qsizetype begin = text.lastIndexOf("pikestaff-status ");
    const qsizetype end = begin < 0 ? -1 : text.indexOf('\n', begin);
    if (end < 0)
        return std::nullopt;
    const QList<QByteArray> words = text.sliced(begin, end - begin).split(' ');
    if (words.size() != 4 || !states.contains(words[1]))
        return std::nullopt;
    DetachedStep::Status status;
    status.state = states.value(words[1]);
    bool hasCode = false;
    bool hasSize = false;
    status.exitStatus = words[2].toInt(&hasCode);
    status.outputSize = words[3].toLongLong(&hasSize);
    if (!hasCode)
        status.exitStatus = -1;
    if (!hasSize || hasCode != (status.state == DetachedStep::State::Finished))
        return std::nullopt;
    return status;
}

QByteArray runnerScript(const QString &verb, const QStringList &arguments)
{
    QString script =
        QStringLiteral("exec /bin/sh ") + hostFolder + QStringLiteral("/step-runner.sh ") + verb;
    for (const QString &argument : arguments)
        script += u' ' + base::shellQuote(argument);
    return (script + u'\n').toUtf8();
}

base::Result<DetachedStep::Status> readStatus(const ExecResult &result, const QByteArray &text,
                                              const QString &verb)
{
    const QString what = QStringLiteral("step-runner.sh ") + verb;
    if (result.exitStatus != 0)
        return failure(result, what);
    if (const auto status = parseStatus(text))
        return *status;
    return base::Failure({ErrorCode::RemoteCommandFailed, what,
                          QStringLiteral("it gave no status: ") + firstLine(text), nullptr});
}

/// Checksums by file name, as sha256sum prints them.
QHash<QString, QByteArray> parseChecksums(const QByteArray &text)
{
    QHash<QString, QByteArray> sums;
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype space = line.indexOf("  ");
        if (space > 0)
            sums.insert(QString::fromUtf8(line.sliced(space + 2)), line.first(space));
    }
    return sums;
}

} // namespace

DetachedStep::DetachedStep(Transport &transport, QString run, QString attempt, Engine engine)
    : m_transport(transport)
    , m_run(std::move(run))
    , m_attempt(std::move(attempt))
    , m_engine(engine)
{
}

QString DetachedStep::toolsFolder() { return QStringLiteral("/run/pikestaff/tools"); }

base::Status DetachedStep::installTools(Transport &transport, const std::stop_token &stop)
{
    ExecRequest request;
    request.script = QByteArrayLiteral("umask 022\n"
                                       "tools=") +
                     hostFolder.latin1() +
                     QByteArrayLiteral("\n"
                                       "mkdir -p \"$tools\" && chmod 0755 \"$tools\" "
                                       "\"${tools%/*}\" && cd \"$tools\" || exit 1\n"
                                       "for file in *; do\n"
                                       "    [ ! -f \"$file\" ] || sha256sum -- \"$file\"\n"
                                       "done\n");
    const auto there = transport.exec(request, stop);
    if (!there)
        return base::Failure(there.error());
    if (there->exitStatus != 0)
        return failure(*there, toolsFolder());
    const auto sums = parseChecksums(there->output);
    for (const QString &name : hostProgramNames()) {
        const auto program = hostProgram(name);
        if (!program)
            return base::Failure(program.error());
        const QByteArray sum =
            QCryptographicHash::hash(*program, QCryptographicHash::Sha256).toHex();
        if (sums.value(name) == sum)
            continue;
        const QString path = toolsFolder() + u'/' + name;
        if (auto put = transport.put(path, *program, 0755, stop); !put)
            return put;
    }
    return {};
}

base::Status DetachedStep::start(const QByteArray &script, std::stop_token stop)
{
    const QString verb = QStringLiteral("start");
    ExecRequest request;
    request.script = runnerScript(
        verb, {m_run, m_attempt, engineName(m_engine), QString::number(script.size())});
    request.input = script;
    const auto result = m_transport.exec(request, std::move(stop));
    if (!result)
        return base::Failure(result.error());
    if (result->exitStatus != 0)
        return failure(*result, QStringLiteral("step-runner.sh start"));
    return {};
}

base::Result<DetachedStep::Status> DetachedStep::follow(qint64 offset, const OutputSink &output,
                                                        std::stop_token stop)
{
    const QString verb = QStringLiteral("follow");
    ExecRequest request;
    request.script = runnerScript(verb, {m_run, m_attempt, QString::number(offset)});
    request.timeout = 0ms;
    request.output = [&output](QByteArrayView bytes) {
        if (output)
            output(bytes);
    };
    const auto result = m_transport.exec(request, std::move(stop));
    if (!result)
        return base::Failure(result.error());
    return readStatus(*result, result->errors, verb);
}

base::Result<DetachedStep::Status> DetachedStep::status(std::stop_token stop)
{
    const QString verb = QStringLiteral("status");
    ExecRequest request;
    request.script = runnerScript(verb, {m_run, m_attempt});
    const auto result = m_transport.exec(request, std::move(stop));
    if (!result)
        return base::Failure(result.error());
    return readStatus(*result, result->output, verb);
}

base::Result<DetachedStep::Status> DetachedStep::kill(std::stop_token stop)
{
    const QString verb = QStringLiteral("kill");
    ExecRequest request;
    request.script = runnerScript(verb, {m_run, m_attempt});
    request.timeout = killTimeout;
    const auto result = m_transport.exec(request, std::move(stop));
    if (!result)
        return base::Failure(result.error());
    return readStatus(*result, result->output, verb);
}

base::Status DetachedStep::remove(std::stop_token stop)
{
    ExecRequest request;
    request.script = runnerScript(QStringLiteral("remove"), {m_run, m_attempt});
    const auto result = m_transport.exec(request, std::move(stop));
    if (!result)
        return base::Failure(result.error());
    if (result->exitStatus != 0)
        return failure(*result, QStringLiteral("step-runner.sh remove"));
    return {};
}

} // namespace pikestaff::remote
