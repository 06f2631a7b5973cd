// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "remote/ssh/sshtransport.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace pikestaff::tests {

/// A real sshd on a loopback port of its own: own folder, own host keys, own authorized keys. Needs
/// root. Ends with this object, or with the test that is killed.
class SshdFixture
{
public:
    struct Options
    {
        QStringList hostKeyTypes{QStringLiteral("ed25519")}; ///< the first one is trusted
        QByteArray config;                                   ///< further lines of sshd_config
    };

    SshdFixture();
    ~SshdFixture();
    SshdFixture(const SshdFixture &) = delete;
    SshdFixture &operator=(const SshdFixture &) = delete;
    SshdFixture(SshdFixture &&) = delete;
    SshdFixture &operator=(SshdFixture &&) = delete;

    /// Keys and port stay the same when it is started again.
    [[nodiscard]] bool start(const Options &options);
    [[nodiscard]] bool start() { return start(Options()); }
    void stop();
    [[nodiscard]] const char *error() const { return m_error.constData(); }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray log() const;

    /// Root by key; the host key is trusted beforehand.
    [[nodiscard]] remote::ssh::SshSettings settings(const QString &name = QStringLiteral("host1"));
    [[nodiscard]] QString fingerprint(const QString &hostKeyType) const;

    /// A private key that every account lets in; arguments are those of ssh-keygen. Its path.
    [[nodiscard]] QString makeUserKey(const QString &name, const QStringList &arguments,
                                      const QString &passphrase = {});
    [[nodiscard]] QString userKey(); ///< Ed25519, no passphrase

    struct Ran
    {
        int status = -1;
        QByteArray output; ///< both streams
    };
    static Ran run(const QString &program, const QStringList &arguments,
                   const QByteArray &input = {});

private:
    [[nodiscard]] bool fail(const QByteArray &error);
    [[nodiscard]] bool makeHostKeys(const QStringList &types);
    [[nodiscard]] bool waitForBanner();

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_daemon;
    quint16 m_port = 0;
    QString m_trustedType;
    QByteArray m_error;
};

} // namespace pikestaff::tests
