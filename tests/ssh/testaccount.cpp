// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ssh/testaccount.h"

#include "support/sshdfixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

namespace pikestaff::tests {

namespace {

QString prefix() { return QStringLiteral("pikestaff-test-"); }

void removeAccount(const QString &name)
{
    QFile::remove(QStringLiteral("/etc/sudoers.d/") + name);
    SshdFixture::run(QStringLiteral("userdel"), {QStringLiteral("-f"), QStringLiteral("-r"), name});
}

/// Names end in "PID-NUMBER" of the test that made them.
void removeOrphans()
{
    QFile accounts(QStringLiteral("/etc/passwd"));
    if (!accounts.open(QIODevice::ReadOnly)) {
        return;
    }
    for (const QByteArray &line : accounts.readAll().split('\n')) {
        const QString name = QString::fromUtf8(line.split(':').first());
        if (name.startsWith(prefix())) {
            const int owner = name.mid(prefix().size()).section(QLatin1Char('-'), 0, 0).toInt();
            if (owner > 0 && ::kill(owner, 0) != 0) {
                removeAccount(name);
            }
        }
    }
}

} // namespace

TestAccount::TestAccount(const QString &shell, const QByteArray &password)
{
    static std::atomic<int> count = 0;
    const int number = ++count;
    removeOrphans();
    m_name = QStringLiteral("%1%2-%3").arg(prefix()).arg(::getpid()).arg(number);
    if (!QFileInfo(shell).isExecutable()) {
        m_error = "this test needs " + shell.toUtf8() + " (packages fish and tcsh)";
        return;
    }
    const auto made =
        SshdFixture::run(QStringLiteral("useradd"), {QStringLiteral("-m"), QStringLiteral("-d"),
                                                     home(), QStringLiteral("-s"), shell, m_name});
    if (made.status != 0) {
        m_error = "useradd: " + made.output;
        return;
    }
    const QByteArray value = password.isEmpty() ? QByteArray("unused-but-unlocked") : password;
    const auto set =
        SshdFixture::run(QStringLiteral("chpasswd"), {}, m_name.toUtf8() + ':' + value + '\n');
    if (set.status != 0) {
        m_error = "chpasswd: " + set.output;
    }
}

TestAccount::~TestAccount() { removeAccount(m_name); }

bool TestAccount::write(const QString &file, const QByteArray &content) const
{
    const QString path = home() + QLatin1Char('/') + file;
    QDir().mkpath(QFileInfo(path).path());
    QFile target(path);
    const bool written = target.open(QIODevice::WriteOnly) && target.write(content) >= 0;
    target.close();
    return written && SshdFixture::run(QStringLiteral("chown"),
                                       {QStringLiteral("-R"), m_name + QLatin1Char(':'), home()})
                              .status == 0;
}

bool TestAccount::setSudoers(QByteArray rules) const
{
    rules.replace("USER", m_name.toUtf8());
    QFile file(sudoersFile());
    if (!file.open(QIODevice::WriteOnly) || file.write(rules) < 0) {
        return false;
    }
    file.close();
    ::chmod(QFile::encodeName(sudoersFile()).constData(), 0440);
    return SshdFixture::run(QStringLiteral("visudo"),
                            {QStringLiteral("-c"), QStringLiteral("-f"), sudoersFile()})
               .status == 0;
}

} // namespace pikestaff::tests
