// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
// What one command that does nothing costs, over SshTransport and over OpenSSH with ControlMaster,
// in turns, on the same sshd. Ends with 1 when we take more than 1.5 times as long.

#include "remote/ssh/sshtransport.h"
#include "support/sshdfixture.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <barrier>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

using namespace pikestaff;
using Clock = std::chrono::steady_clock;
using Times = std::vector<double>; // milliseconds

namespace {

constexpr int rounds = 150;
constexpr double goal = 1.5;

double since(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double median(Times times)
{
    const auto middle = times.begin() + static_cast<long>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

/// The ssh program as a person's script would call it, a master connection being there.
class Master
{
public:
    Master(tests::SshdFixture &sshd, int number)
        : m_socket(sshd.path(QStringLiteral("master%1").arg(number)).toUtf8())
        , m_port(QByteArray::number(sshd.port()))
    {
        const auto ran = tests::SshdFixture::run(QStringLiteral("ssh"),
                                                 {QStringLiteral("-F"),
                                                  QStringLiteral("/dev/null"),
                                                  QStringLiteral("-M"),
                                                  QStringLiteral("-N"),
                                                  QStringLiteral("-f"),
                                                  QStringLiteral("-S"),
                                                  QString::fromUtf8(m_socket),
                                                  QStringLiteral("-i"),
                                                  sshd.userKey(),
                                                  QStringLiteral("-o"),
                                                  QStringLiteral("StrictHostKeyChecking=no"),
                                                  QStringLiteral("-o"),
                                                  QStringLiteral("UserKnownHostsFile=/dev/null"),
                                                  QStringLiteral("-o"),
                                                  QStringLiteral("BatchMode=yes"),
                                                  QStringLiteral("-o"),
                                                  QStringLiteral("ControlPersist=yes"),
                                                  QStringLiteral("-o"),
                                                  QStringLiteral("LogLevel=ERROR"),
                                                  QStringLiteral("-p"),
                                                  QString::fromUtf8(m_port),
                                                  QStringLiteral("root@127.0.0.1")});
        m_ready = ran.status == 0;
    }
    ~Master() { (void)ssh({"-O", "exit"}, nullptr); }
    Master(const Master &) = delete;
    Master &operator=(const Master &) = delete;
    Master(Master &&) = delete;
    Master &operator=(Master &&) = delete;

    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] bool runNothing() { return ssh({}, ":") == 0; }

private:
    int ssh(const std::vector<const char *> &options, const char *command)
    {
        std::vector<const char *> words{
            "ssh", "-F", "/dev/null", "-S", m_socket.constData(), "-p", m_port.constData()};
        words.insert(words.end(), options.begin(), options.end());
        words.push_back("root@127.0.0.1");
        words.push_back(command);
        words.push_back(nullptr);
        std::vector<char *> arguments;
        for (const char *word : words) {
            arguments.push_back(const_cast<char *>(word));
        }
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        for (int descriptor = 0; descriptor < 3; ++descriptor) {
            posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0);
        }
        pid_t child = 0;
        int status = -1;
        if (::posix_spawnp(&child, "ssh", &files, nullptr, arguments.data(), environ) == 0) {
            ::waitpid(child, &status, 0);
        }
        posix_spawn_file_actions_destroy(&files);
        return status;
    }

    QByteArray m_socket;
    QByteArray m_port;
    bool m_ready = false;
};

struct Measured
{
    Times ours;
    Times theirs;
    bool failed = false;
};

Measured measureHost(tests::SshdFixture &sshd, int number, remote::ssh::SshSettings settings,
                     std::barrier<> &together)
{
    Measured measured;
    remote::ssh::SshTransport transport(std::move(settings));
    Master master(sshd, number);
    measured.failed = !transport.connect({}) || !master.isReady();
    remote::ExecRequest nothing;
    nothing.script = ":";
    for (int round = -10; round < rounds; ++round) { // the first ones warm up
        together.arrive_and_wait();
        auto begin = Clock::now();
        const auto result = transport.exec(nothing, {});
        const double ours = since(begin);
        together.arrive_and_wait();
        begin = Clock::now();
        const bool done = master.runNothing();
        const double theirs = since(begin);
        measured.failed = measured.failed || !result || result->exitStatus != 0 || !done;
        if (round >= 0) {
            measured.ours.push_back(ours);
            measured.theirs.push_back(theirs);
        }
    }
    return measured;
}

/// The ratio; negative: it did not work.
double measure(tests::SshdFixture &sshd, int hosts)
{
    std::vector<Measured> measured(static_cast<size_t>(hosts));
    std::barrier<> together(hosts);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < hosts; ++i) {
            auto settings = sshd.settings();
            threads.emplace_back([&, i, settings = std::move(settings)]() mutable {
                measured[static_cast<size_t>(i)] =
                    measureHost(sshd, i, std::move(settings), together);
            });
        }
    }
    Times ours;
    Times theirs;
    for (const Measured &one : measured) {
        if (one.failed) {
            return -1;
        }
        ours.insert(ours.end(), one.ours.begin(), one.ours.end());
        theirs.insert(theirs.end(), one.theirs.begin(), one.theirs.end());
    }
    const double ratio = median(ours) / median(theirs);
    std::printf("%d host%s: SshTransport %6.2f ms, ssh with ControlMaster %6.2f ms, ratio %.2f "
                "(goal <= %.1f)\n",
                hosts, hosts == 1 ? " " : "s", median(ours), median(theirs), ratio, goal);
    return ratio;
}

} // namespace

int main()
{
    tests::SshdFixture sshd;
    // Without the rc files of whoever measures: they cost both sides the same and hide the rest.
    const QByteArray home = "SetEnv HOME=" + sshd.path({}).toUtf8() + '\n';
    if (!sshd.start({{QStringLiteral("ed25519")}, home})) {
        std::fprintf(stderr, "%s\n", sshd.error());
        return 2;
    }
    bool good = true;
    for (const int hosts : {1, 3}) {
        const double ratio = measure(sshd, hosts);
        if (ratio < 0) {
            std::fprintf(stderr, "a command failed\n%s\n", sshd.log().constData());
            return 2;
        }
        good = good && ratio <= goal;
    }
    return good ? 0 : 1;
}
