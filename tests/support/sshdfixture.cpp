// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/sshdfixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

namespace pikestaff::tests {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

quint16 freePort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(socket, reinterpret_cast<sockaddr *>(&address), size);
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

SshdFixture::SshdFixture()
{
    // Other accounts read their authorized keys in here.
    ::chmod(QFile::encodeName(m_folder.path()).constData(), 0755);
}

SshdFixture::~SshdFixture() { stop(); }

SshdFixture::Ran SshdFixture::run(const QString &program, const QStringList &arguments,
                                  const QByteArray &input)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) {
        return {-1, process.errorString().toUtf8()};
    }
    return {process.exitCode(), process.readAll()};
}

bool SshdFixture::fail(const QByteArray &error)
{
    m_error = error;
    return false;
}

bool SshdFixture::makeHostKeys(const QStringList &types)
{
    for (const QString &type : types) {
        const QString file = path(QStringLiteral("host_") + type);
        if (QFile::exists(file)) {
            continue;
        }
        const Ran ran = run(QStringLiteral("ssh-keygen"),
                            {QStringLiteral("-q"), QStringLiteral("-N"), QString(),
                             QStringLiteral("-t"), type, QStringLiteral("-f"), file});
        if (ran.status != 0) {
            return fail("ssh-keygen: " + ran.output);
        }
    }
    return true;
}

bool SshdFixture::start(const Options &options)
{
    if (::geteuid() != 0) {
        return fail("this test starts a real sshd and needs root");
    }
    stop();
    if (!makeHostKeys(options.hostKeyTypes) || userKey().isEmpty()) {
        return false;
    }
    m_trustedType = options.hostKeyTypes.first();
    if (m_port == 0) {
        m_port = freePort();
    }
    QDir().mkpath(QStringLiteral("/run/sshd")); // where sshd locks its unprivileged half in

    QByteArray config = "ListenAddress 127.0.0.1\nPort " + QByteArray::number(m_port) +
                        "\nAuthorizedKeysFile " + path(QStringLiteral("authorized_keys")).toUtf8() +
                        "\nStrictModes no\nPidFile none\nUseDNS no\nLogLevel VERBOSE\n"
                        "PermitRootLogin yes\nPasswordAuthentication no\n"
                        "KbdInteractiveAuthentication no\nMaxStartups 200:30:300\n";
    for (const QString &type : options.hostKeyTypes) {
        config += "HostKey " + path(QStringLiteral("host_") + type).toUtf8() + '\n';
    }
    QFile file(path(QStringLiteral("sshd_config")));
    // sshd takes the first value of each key, so a test's own lines come before ours.
    if (!file.open(QIODevice::WriteOnly) || file.write(options.config + '\n' + config) < 0) {
        return fail("cannot write sshd_config");
    }
    file.close();

    m_daemon = std::make_unique<QProcess>();
    m_daemon->setStandardOutputFile(QProcess::nullDevice());
    m_daemon->setStandardErrorFile(path(QStringLiteral("sshd.log")), QIODevice::Append);
    m_daemon->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_daemon->start(QStringLiteral("/usr/sbin/sshd"), {QStringLiteral("-D"), QStringLiteral("-e"),
                                                       QStringLiteral("-f"), file.fileName()});
    return waitForBanner();
}

bool SshdFixture::waitForBanner()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 10'000) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(m_port);
        char banner[4] = {};
        const bool answered =
            ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
            ::recv(socket, banner, sizeof banner, 0) == sizeof banner;
        ::close(socket);
        if (answered) {
            return true;
        }
        if (m_daemon->waitForFinished(20)) {
            break;
        }
    }
    return fail("sshd did not start: " + log());
}

void SshdFixture::stop()
{
    if (m_daemon) {
        // Its sessions are processes of their own and live on.
        m_daemon->terminate();
        m_daemon->waitForFinished(5'000);
        m_daemon.reset();
    }
}

QByteArray SshdFixture::log() const { return contentOf(path(QStringLiteral("sshd.log"))); }

remote::ssh::SshSettings SshdFixture::settings(const QString &name)
{
    remote::ssh::SshSettings settings;
    settings.host.name = base::HostName(name);
    settings.host.address = QStringLiteral("127.0.0.1");
    settings.host.port = m_port;
    settings.host.login = model::Login::Key;
    settings.host.keyFile = userKey();
    settings.host.hostKey = fingerprint(m_trustedType);
    settings.knownHostsPath = path(QStringLiteral("known_hosts"));
    return settings;
}

QString SshdFixture::fingerprint(const QString &hostKeyType) const
{
    const Ran ran = run(QStringLiteral("ssh-keygen"),
                        {QStringLiteral("-l"), QStringLiteral("-f"),
                         path(QStringLiteral("host_") + hostKeyType + QStringLiteral(".pub"))});
    return QString::fromUtf8(ran.output.split(' ').value(1));
}

QString SshdFixture::makeUserKey(const QString &name, const QStringList &arguments,
                                 const QString &passphrase)
{
    const QString file = path(name);
    const QStringList all = QStringList{QStringLiteral("-q"), QStringLiteral("-N"), passphrase,
                                        QStringLiteral("-f"), file} +
                            arguments;
    const Ran ran = run(QStringLiteral("ssh-keygen"), all);
    QFile authorized(path(QStringLiteral("authorized_keys")));
    if (ran.status != 0 || !authorized.open(QIODevice::Append)) {
        m_error = "ssh-keygen: " + ran.output;
        return {};
    }
    authorized.write(contentOf(file + QStringLiteral(".pub")));
    authorized.setPermissions(authorized.permissions() | QFile::ReadOther | QFile::ReadGroup);
    return file;
}

QString SshdFixture::userKey()
{
    const QString file = path(QStringLiteral("id_test"));
    return QFile::exists(file) ? file
                               : makeUserKey(QStringLiteral("id_test"),
                                             {QStringLiteral("-t"), QStringLiteral("ed25519")});
}

} // namespace pikestaff::tests
