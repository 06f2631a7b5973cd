// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/privatekey.h"

#include "remote/ssh/secrettext.h"

#include <QDir>
#include <QFile>

namespace pikestaff::remote::ssh {

using base::Error;
using base::ErrorCode;
using base::Failure;

namespace {

QString expanded(const QString &path)
{
    if (path == QLatin1String("~") || path.startsWith(QLatin1String("~/"))) {
        return QDir::homePath() + path.mid(1);
    }
    return path;
}

/// The cipher stands in clear text behind the magic word; "none" is no cipher.
bool isEncryptedOpenSsh(const QByteArray &text)
{
    const QByteArray begin("-----BEGIN OPENSSH PRIVATE KEY-----");
    const qsizetype from = text.indexOf(begin) + begin.size();
    QByteArray body = text.mid(from, text.indexOf("-----END", from) - from);
    QByteArray raw = QByteArray::fromBase64(body);
    const bool encrypted = !raw.startsWith(QByteArray("openssh-key-v1\0\0\0\0\4none", 23));
    base::Secret::wipe(body);
    base::Secret::wipe(raw);
    return encrypted;
}

enum class Format { OpenSsh, OpenSshEncrypted, Pem, PemEncrypted, Putty, PublicKey, Unknown };

Format formatOf(const QByteArray &text)
{
    if (text.contains("-----BEGIN OPENSSH PRIVATE KEY-----")) {
        return isEncryptedOpenSsh(text) ? Format::OpenSshEncrypted : Format::OpenSsh;
    }
    if (text.contains("PRIVATE KEY-----")) {
        const bool encrypted =
            text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("4,ENCRYPTED");
        return encrypted ? Format::PemEncrypted : Format::Pem;
    }
    if (text.startsWith("PuTTY-User-Key-File")) {
        return Format::Putty;
    }
    if (text.startsWith("ssh-") || text.startsWith("ecdsa-") || text.contains("PUBLIC KEY")) {
        return Format::PublicKey;
    }
    return Format::Unknown;
}

Failure unreadable(const QString &path, const QString &why)
{
    return Failure(Error{ErrorCode::KeyUnreadable, path, why, {}});
}

base::Result<QByteArray> readKeyFile(const QString &path)
{
    if (path.isEmpty()) {
        return unreadable(path, QStringLiteral("no key file is given"));
    }
    QFile file(expanded(path));
    constexpr qint64 largest = qint64(1) << 20;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return unreadable(path, file.exists() ? QStringLiteral("cannot be opened")
                                              : QStringLiteral("no such file"));
    }
    if (file.size() > largest) {
        return unreadable(path, QStringLiteral("too large for a key"));
    }
    return file.readAll();
}

} // namespace

base::Result<PrivateKey> loadPrivateKey(const QString &path,
                                        const std::optional<base::Secret> &passphrase)
{
    auto read = readKeyFile(path);
    if (!read) {
        return Failure(read.error());
    }
    const SecretText content(std::move(*read));
    const Format format = formatOf(content.bytes());
    const bool encrypted = format == Format::OpenSshEncrypted || format == Format::PemEncrypted;
    if (format == Format::Putty) {
        return unreadable(path, QStringLiteral("a PuTTY key; puttygen can export it for OpenSSH"));
    }
    if (format == Format::PublicKey) {
        return unreadable(path, QStringLiteral("a public key; the private one is needed"));
    }
    if (format == Format::Unknown) {
        return unreadable(path, QStringLiteral("not a private key"));
    }
    if (encrypted && (!passphrase || passphrase->isEmpty())) {
        return Failure(Error{ErrorCode::KeyPassphraseWrong,
                             path,
                             QStringLiteral("the key has a passphrase and none was given"),
                             {}});
    }
    // A passphrase that is empty but there keeps OpenSSL from asking on the terminal.
    const SecretText phrase(passphrase);
    ssh_key key = nullptr;
    if (ssh_pki_import_privkey_base64(content.c_str(), phrase.c_str(), nullptr, nullptr, &key) !=
        SSH_OK) {
        if (encrypted) {
            return Failure(Error{ErrorCode::KeyPassphraseWrong,
                                 path,
                                 QStringLiteral("the passphrase does not open the key"),
                                 {}});
        }
        return unreadable(path, QStringLiteral("damaged, or of a kind that is not supported"));
    }
    return PrivateKey(key);
}

} // namespace pikestaff::remote::ssh
