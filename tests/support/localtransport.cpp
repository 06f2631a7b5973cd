// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/localtransport.h"

#include "base/atomicfile.h"

#include <QElapsedTimer>
#include <QTemporaryFile>

#include <array>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace pikestaff::test {
namespace {

using base::ErrorCode;

base::Failure failure(ErrorCode code, const char *detail)
{
    return base::Failure({code, QStringLiteral("local"), QString::fromLatin1(detail), nullptr});
}

/// Gives the bytes to the sink, or keeps them where there is none.
void pass(const QByteArray &bytes, const remote::OutputSink &sink, QByteArray &kept)
{
    if (bytes.isEmpty())
        return;
    if (sink)
        sink(bytes);
    else
        kept.append(bytes);
}

/// A shell with its script. Not QProcess: its way to start a child does not go together with
/// ThreadSanitizer in a test that has threads.
class Shell
{
public:
    Shell() = default;
    ~Shell()
    {
        end();
        for (const int descriptor : {m_output[0], m_errors[0]}) {
            if (descriptor >= 0)
                ::close(descriptor);
        }
    }
    Shell(const Shell &) = delete;
    Shell &operator=(const Shell &) = delete;
    Shell(Shell &&) = delete;
    Shell &operator=(Shell &&) = delete;

    /// The shell's standard input is a file, so that nobody has to feed it.
    [[nodiscard]] bool start(const QString &script, const QString &input, unsigned mask,
                             const QMap<QString, QString> &environment);
    [[nodiscard]] QByteArray readOutput() { return read(m_output[0]); }
    [[nodiscard]] QByteArray readErrors() { return read(m_errors[0]); }
    void waitForOutput();
    [[nodiscard]] bool hasEnded();
    [[nodiscard]] int waitStatus() const { return m_status; }
    void end();

private:
    static QByteArray read(int descriptor);

    pid_t m_pid = -1;
    int m_status = 0;
    std::array<int, 2> m_output{-1, -1};
    std::array<int, 2> m_errors{-1, -1};
};

bool Shell::start(const QString &script, const QString &input, unsigned mask,
                  const QMap<QString, QString> &environment)
{
    if (::pipe2(m_output.data(), O_CLOEXEC | O_NONBLOCK) != 0 ||
        ::pipe2(m_errors.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return false;
    for (const int writeEnd : {m_output[1], m_errors[1]}) // the shell's end blocks as any pipe
        ::fcntl(writeEnd, F_SETFL, 0);
    std::vector<QByteArray> texts{"sh", "-c", "umask \"$0\"; cd /; exec /bin/sh \"$1\"",
                                  QByteArray::number(mask, 8), script.toUtf8()};
    const size_t arguments = texts.size();
    for (auto each = environment.cbegin(); each != environment.cend(); ++each)
        texts.push_back((each.key() + u'=' + each.value()).toUtf8());
    std::vector<char *> argv;
    std::vector<char *> envp;
    for (size_t i = 0; i < texts.size(); ++i)
        (i < arguments ? argv : envp).push_back(texts[i].data());
    argv.push_back(nullptr);
    envp.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, 0, input.toUtf8().constData(), O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, m_output[1], 1);
    ::posix_spawn_file_actions_adddup2(&actions, m_errors[1], 2);
    const int error = ::posix_spawn(&m_pid, "/bin/sh", &actions, nullptr, argv.data(), envp.data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(m_output[1]);
    ::close(m_errors[1]);
    if (error != 0)
        m_pid = -1;
    return error == 0;
}

QByteArray Shell::read(int descriptor)
{
    QByteArray bytes;
    std::array<char, 65'536> buffer{};
    while (true) {
        const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
        if (got <= 0) // its end, or nothing is there now
            return bytes;
        bytes.append(buffer.data(), got);
    }
}

void Shell::waitForOutput()
{
    std::array<pollfd, 2> ends{pollfd{m_output[0], POLLIN, 0}, pollfd{m_errors[0], POLLIN, 0}};
    ::poll(ends.data(), ends.size(), 10);
    if (((ends[0].revents | ends[1].revents) & POLLIN) == 0 && ends[0].revents != 0)
        ::poll(nullptr, 0, 5); // both are closed, the shell is about to end
}

bool Shell::hasEnded()
{
    if (m_pid > 0 && ::waitpid(m_pid, &m_status, WNOHANG) == m_pid)
        m_pid = -1;
    return m_pid < 0;
}

void Shell::end()
{
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, &m_status, 0);
        m_pid = -1;
    }
}

[[nodiscard]] bool fill(QTemporaryFile &file, const QByteArray &content)
{
    return file.open() && file.write(content) == content.size() && file.flush();
}

} // namespace

base::Status LocalTransport::connect(std::stop_token stop)
{
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled, "stopped");
    m_connected = true;
    return {};
}

QMap<QString, QString> LocalTransport::environment() const
{
    QMap<QString, QString> all{
        {QStringLiteral("PATH"), QStringLiteral("/usr/sbin:/usr/bin:/sbin:/bin")},
        {QStringLiteral("LC_ALL"), QStringLiteral("C")},
        {QStringLiteral("PIKESTAFF_RUN_ROOT"), localPath(QStringLiteral("/run/pikestaff"))},
        {QStringLiteral("PIKESTAFF_STATE_ROOT"), localPath(QStringLiteral("/var/lib/pikestaff"))},
    };
    for (auto each = m_caller.environment.cbegin(); each != m_caller.environment.cend(); ++each)
        all.insert(each.key(), each.value());
    return all;
}

base::Result<remote::ExecResult> LocalTransport::exec(const remote::ExecRequest &request,
                                                      std::stop_token stop)
{
    ++m_execCount;
    if (!m_connected)
        return failure(ErrorCode::ConnectionLost, "not connected");
    QTemporaryFile script;
    QTemporaryFile input;
    Shell shell;
    if (!fill(script, request.script) || !fill(input, request.input) ||
        !shell.start(script.fileName(), input.fileName(), m_caller.mask, environment()))
        return failure(ErrorCode::Internal, "/bin/sh does not start");

    remote::ExecResult result;
    QElapsedTimer timer;
    timer.start();
    qint64 left = std::exchange(m_cutAfter, -1);
    while (true) {
        const bool ended = shell.hasEnded();
        const QByteArray output = shell.readOutput();
        if (left >= 0 && output.size() >= left) {
            pass(output.first(left), request.output, result.output);
            m_connected = false;
            return failure(ErrorCode::ConnectionLost, "cut");
        }
        left -= left < 0 ? 0 : output.size();
        pass(output, request.output, result.output);
        pass(shell.readErrors(), request.errors, result.errors);
        if (ended)
            break;
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled, "the script was ended");
        if (request.timeout.count() > 0 && timer.elapsed() > request.timeout.count())
            return failure(ErrorCode::ConnectTimeout, "the script was ended");
        shell.waitForOutput();
    }
    if (WIFSIGNALED(shell.waitStatus())) {
        const int number = WTERMSIG(shell.waitStatus());
        result.exitStatus = 128 + number;
        result.exitSignal = QString::fromLatin1(::sigabbrev_np(number));
    } else {
        result.exitStatus = WEXITSTATUS(shell.waitStatus());
    }
    return result;
}

base::Status LocalTransport::put(const QString &path, const QByteArray &content, unsigned mode,
                                 std::stop_token stop)
{
    ++m_putCount;
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled, "stopped");
    if (!m_connected)
        return failure(ErrorCode::ConnectionLost, "not connected");
    if (const auto written = base::writeFileAtomically(localPath(path), content, mode); !written)
        return base::Failure(
            {ErrorCode::RemoteCommandFailed, path, written.error().detail, nullptr});
    return {};
}

base::Result<QByteArray> LocalTransport::get(const QString &path, std::stop_token stop)
{
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled, "stopped");
    if (!m_connected)
        return failure(ErrorCode::ConnectionLost, "not connected");
    auto content = base::readFile(localPath(path));
    if (!content)
        return base::Failure({ErrorCode::FileMissing, path, content.error().detail, nullptr});
    return content;
}

base::Result<std::unique_ptr<remote::Transport::Forward>>
LocalTransport::forward(const QString &address, quint16 port)
{
    return base::Failure({ErrorCode::RemoteCommandFailed,
                          QStringLiteral("%1:%2").arg(address).arg(port),
                          QStringLiteral("this computer's ports are reached directly"), nullptr});
}

base::Status LocalTransport::serve(std::chrono::milliseconds atMost, std::stop_token stop)
{
    if (!m_connected)
        return failure(ErrorCode::ConnectionLost, "not connected");
    std::unique_lock lock(m_mutex);
    m_woken.wait_for(lock, stop, atMost, [this] { return m_wake; });
    m_wake = false;
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled, "stopped");
    return {};
}

void LocalTransport::wake()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_wake = true;
    }
    m_woken.notify_all();
}

} // namespace pikestaff::test
