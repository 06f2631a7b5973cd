// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/atomicfile.h"
#include "model/vault.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sodium.h>

#include <sys/stat.h>

using namespace pikestaff;
using base::ErrorCode;
using base::Secret;
using base::SecretId;
using model::SecretStore;
using model::Vault;

namespace {

constexpr qsizetype checksumSize = 32;

Secret secret(const QByteArray &text) { return Secret(QByteArray(text)); }

SecretStore filled()
{
    SecretStore store;
    store.restore(SecretId(QStringLiteral("ADMIN_PASS")), secret("Zx81kdWq04TbLmPo7yHs"), 3);
    store.restore(SecretId(QStringLiteral("LOGIN_PASSWORD@compute1")), secret("비밀 '번\n호'"), 1);
    store.restore(SecretId(QStringLiteral("EMPTY")), Secret(), 2);
    store.restore(SecretId(QStringLiteral("BYTES")), secret(QByteArray("\0\xff\0", 3)), 1);
    return store;
}

QStringList listed(const SecretStore &store)
{
    QStringList lines;
    store.visit([&lines](const SecretId &id, QByteArrayView value, int version) {
        lines.append(QStringLiteral("%1 %2 %3")
                         .arg(id.value(), QString::number(version),
                              QString::fromLatin1(value.toByteArray().toHex())));
    });
    return lines;
}

/// As somebody would who changes the file on purpose.
QByteArray withChecksum(QByteArray file)
{
    file.chop(checksumSize);
    QByteArray sum(checksumSize, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(sum.data()),
                       static_cast<size_t>(checksumSize),
                       reinterpret_cast<const unsigned char *>(file.constData()),
                       static_cast<unsigned long long>(file.size()), nullptr, 0);
    return file + sum;
}

} // namespace

class TestVault : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(QStringLiteral("vault")); }

    QByteArray saved(Vault::KeyKind kind, const char *key) const
    {
        const base::Status done = Vault::save(path(), kind, secret(key), filled());
        return done ? base::readFile(path()).value_or(QByteArray()) : QByteArray();
    }

    base::Status loaded(const QByteArray &content, const char *key, SecretStore &into) const
    {
        QFile file(path()); // not synced: some tests write it a thousand times
        const bool written = file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                             file.write(content) == content.size() && file.flush();
        return written ? Vault::load(path(), secret(key), into)
                       : base::Status(base::Failure(
                             base::Error{ErrorCode::FileUnwritable, path(), QString(), nullptr}));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void keepsEverything_data()
    {
        QTest::addColumn<Vault::KeyKind>("kind");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("passphrase") << Vault::KeyKind::Passphrase
                                    << QByteArray("pikestaff-vault 1 passphrase\nargon2id 3 ");
        QTest::newRow("key file") << Vault::KeyKind::KeyFile
                                  << QByteArray("pikestaff-vault 1 keyfile\nblake2b ");
    }

    void keepsEverything()
    {
        QFETCH(Vault::KeyKind, kind);
        QFETCH(QByteArray, header);
        const QByteArray file = saved(kind, "열려라 참깨");
        QVERIFY2(file.startsWith(header), file.left(80).constData());
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(path()).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0600U);
        QCOMPARE(Vault::keyKind(path()).value(), kind);
        for (const char *plain : {"ADMIN_PASS", "Zx81kdWq04TbLmPo7yHs", "비밀", "열려라"}) {
            QVERIFY2(!file.contains(plain), plain);
        }

        SecretStore store;
        store.set(SecretId(QStringLiteral("OTHER")), secret("stays"));
        QVERIFY(Vault::load(path(), secret("열려라 참깨"), store));
        QCOMPARE(store.version(SecretId(QStringLiteral("OTHER"))), 1);
        store.remove(SecretId(QStringLiteral("OTHER")));
        QCOMPARE(listed(store), listed(filled()));

        for (const char *wrong : {"열려라 참개", ""}) {
            SecretStore untouched;
            const base::Status refused = Vault::load(path(), secret(wrong), untouched);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::VaultLocked);
            QCOMPARE(refused.error().subject, path());
            QVERIFY(untouched.ids().isEmpty());
        }
    }

    void everySaveLooksDifferent()
    {
        const QByteArray first = saved(Vault::KeyKind::KeyFile, "key");
        const QByteArray second = saved(Vault::KeyKind::KeyFile, "key");
        QVERIFY(!first.isEmpty());
        QVERIFY(first != second);
    }

    void emptyStore()
    {
        QVERIFY(Vault::save(path(), Vault::KeyKind::KeyFile, secret("key"), SecretStore()));
        SecretStore store;
        QVERIFY(Vault::load(path(), secret("key"), store));
        QVERIFY(store.ids().isEmpty());
    }

    void needsAKey()
    {
        const base::Status refused =
            Vault::save(path(), Vault::KeyKind::Passphrase, Secret(), filled());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::VaultLocked);
    }

    void missingFile()
    {
        const QString nowhere = m_folder.filePath(QStringLiteral("none"));
        QCOMPARE(Vault::keyKind(nowhere).error().code, ErrorCode::FileMissing);
        SecretStore store;
        QCOMPARE(Vault::load(nowhere, secret("key"), store).error().code, ErrorCode::FileMissing);
        const base::Status unwritable = Vault::save(nowhere + QStringLiteral("/x/vault"),
                                                    Vault::KeyKind::KeyFile, secret("k"), filled());
        QCOMPARE(unwritable.error().code, ErrorCode::FileUnwritable);
    }

    void everyDamagedByteIsSeen_data()
    {
        QTest::addColumn<Vault::KeyKind>("kind");
        QTest::newRow("passphrase") << Vault::KeyKind::Passphrase;
        QTest::newRow("key file") << Vault::KeyKind::KeyFile;
    }

    void everyDamagedByteIsSeen()
    {
        QFETCH(Vault::KeyKind, kind);
        const QByteArray file = saved(kind, "key");
        QVERIFY(file.size() > 200);
        for (qsizetype at = 0; at < file.size(); ++at) {
            QByteArray damaged = file;
            damaged[at] = static_cast<char>(damaged.at(at) ^ (1 << at % 8));
            SecretStore store;
            const base::Status refused = loaded(damaged, "key", store);
            QVERIFY2(!refused, qPrintable(QString::number(at)));
            QCOMPARE(refused.error().code, ErrorCode::VaultDamaged);
            QVERIFY(store.ids().isEmpty());
            QVERIFY(!Vault::keyKind(path()));
        }
    }

    /// The checksum is no secret; the seal must hold without it.
    void everyForgedByteIsSeen()
    {
        const QByteArray file = saved(Vault::KeyKind::KeyFile, "key");
        SecretStore good;
        QVERIFY(loaded(withChecksum(file), "key", good));
        int locked = 0;
        for (qsizetype at = 0; at < file.size() - checksumSize; ++at) {
            QByteArray forged = file;
            forged[at] = static_cast<char>(forged.at(at) ^ 1);
            SecretStore store;
            const base::Status refused = loaded(withChecksum(forged), "key", store);
            QVERIFY2(!refused, qPrintable(QString::number(at)));
            const ErrorCode code = refused.error().code;
            QVERIFY(code == ErrorCode::VaultLocked || code == ErrorCode::VaultDamaged);
            locked += code == ErrorCode::VaultLocked ? 1 : 0;
            QVERIFY(store.ids().isEmpty());
        }
        QVERIFY(locked > 100);
    }

    void cutShort()
    {
        const QByteArray file = saved(Vault::KeyKind::KeyFile, "key");
        for (qsizetype size = 0; size < file.size(); ++size) {
            for (const QByteArray &cut :
                 {file.first(size), withChecksum(file.first(size) + QByteArray(32, '\0'))}) {
                SecretStore store;
                const base::Status refused = loaded(cut, "key", store);
                QVERIFY2(!refused || cut == file, qPrintable(QString::number(size)));
            }
        }
    }

    void foreignHeaders_data()
    {
        QTest::addColumn<QByteArray>("header");
        const QByteArray salt(32, 'a');
        QTest::newRow("newer") << "pikestaff-vault 2 keyfile\nblake2b " + salt + "\n";
        QTest::newRow("other kind") << "pikestaff-vault 1 magic\nblake2b " + salt + "\n";
        QTest::newRow("other cost") << "pikestaff-vault 1 passphrase\nscrypt 3 99 " + salt + "\n";
        QTest::newRow("too dear") << "pikestaff-vault 1 passphrase\nargon2id 3 999999999999 " +
                                         salt + "\n";
        QTest::newRow("too slow") << "pikestaff-vault 1 passphrase\nargon2id 99999 67108864 " +
                                         salt + "\n";
        QTest::newRow("too cheap") << "pikestaff-vault 1 passphrase\nargon2id 0 0 " + salt + "\n";
        QTest::newRow("short salt") << QByteArray("pikestaff-vault 1 keyfile\nblake2b aa\n");
        QTest::newRow("upper case salt")
            << "pikestaff-vault 1 keyfile\nblake2b " + salt.toUpper() + "\n";
        QTest::newRow("another file") << QByteArray("hosts:\n  - name: x\n");
    }

    void foreignHeaders()
    {
        QFETCH(QByteArray, header);
        const QByteArray file = withChecksum(header + QByteArray(200, 'x'));
        SecretStore store;
        const base::Status refused = loaded(file, "key", store);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::VaultDamaged);
    }
};

QTEST_APPLESS_MAIN(TestVault)
#include "tst_vault.moc"
