// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/vaultkey.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pikestaff;
using base::ErrorCode;
using base::Secret;
using model::Vault;

/// Where the key of a vault comes from.
class TestVaultKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void makesKeyFileOnce();
    void takesPassphraseFromEnvironment();
    void takesPassphraseFromFile();
    void asksWhenNothingIsGiven();
    void keyFileGone();

private:
    [[nodiscard]] QString vaultPath() const { return m_folder->filePath(QStringLiteral("vault")); }
    void save(const engine::VaultKey &key) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestVaultKey::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->filePath(QStringLiteral("state")).toUtf8());
}

void TestVaultKey::cleanup()
{
    qunsetenv("PIKESTAFF_PASSPHRASE");
    qunsetenv("PIKESTAFF_PASSPHRASE_FILE");
}

void TestVaultKey::save(const engine::VaultKey &key) const
{
    model::SecretStore secrets;
    secrets.set(base::SecretId(QStringLiteral("ADMIN_PASS")), Secret(QByteArrayLiteral("word")));
    QVERIFY(Vault::save(vaultPath(), key.kind, key.key, secrets));
}

void TestVaultKey::makesKeyFileOnce()
{
    const auto first = engine::keyForNewVault(QStringLiteral("p1"));
    QVERIFY(first);
    QCOMPARE(first->kind, Vault::KeyKind::KeyFile);
    QCOMPARE(QFile::permissions(first->keyFile) & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    save(*first);
    const auto again = engine::keyForNewVault(QStringLiteral("p1"));
    QVERIFY(again);
    QVERIFY(again->key.bytes() == first->key.bytes());
    const auto other = engine::keyForNewVault(QStringLiteral("p2"));
    QVERIFY(other);
    QVERIFY(other->key.bytes() != first->key.bytes());
    const auto opened = engine::keyOfVault(vaultPath(), QStringLiteral("p1"), {});
    QVERIFY(opened);
    model::SecretStore secrets;
    QVERIFY(Vault::load(vaultPath(), opened->key, secrets));
    QVERIFY(secrets.has(base::SecretId(QStringLiteral("ADMIN_PASS"))));
}

void TestVaultKey::takesPassphraseFromEnvironment()
{
    qputenv("PIKESTAFF_PASSPHRASE", "a phrase");
    const auto key = engine::keyForNewVault(QStringLiteral("p"));
    QVERIFY(key);
    QCOMPARE(key->kind, Vault::KeyKind::Passphrase);
    save(*key);
    qputenv("PIKESTAFF_PASSPHRASE", "another");
    const auto wrong = engine::keyOfVault(vaultPath(), QStringLiteral("p"), {});
    QVERIFY(wrong);
    model::SecretStore secrets;
    const auto loaded = Vault::load(vaultPath(), wrong->key, secrets);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::VaultLocked);
}

void TestVaultKey::takesPassphraseFromFile()
{
    QFile file(m_folder->filePath(QStringLiteral("phrase")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a phrase\nsecond line\n");
    file.close();
    qputenv("PIKESTAFF_PASSPHRASE_FILE", file.fileName().toUtf8());
    const auto key = engine::keyForNewVault(QStringLiteral("p"));
    QVERIFY(key);
    QVERIFY(key->key.bytes() == QByteArrayView("a phrase"));
    qputenv("PIKESTAFF_PASSPHRASE_FILE", "/nowhere/phrase");
    QVERIFY(!engine::keyForNewVault(QStringLiteral("p")));
}

void TestVaultKey::asksWhenNothingIsGiven()
{
    qputenv("PIKESTAFF_PASSPHRASE", "a phrase");
    save(*engine::keyForNewVault(QStringLiteral("p")));
    qunsetenv("PIKESTAFF_PASSPHRASE");
    const auto refused = engine::keyOfVault(vaultPath(), QStringLiteral("p"), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::VaultLocked);
    const auto asked = engine::keyOfVault(vaultPath(), QStringLiteral("p"), [](const QString &) {
        return Secret(QByteArrayLiteral("a phrase"));
    });
    QVERIFY(asked);
    QVERIFY(asked->key.bytes() == QByteArrayView("a phrase"));
}

void TestVaultKey::keyFileGone()
{
    const auto key = engine::keyForNewVault(QStringLiteral("p"));
    save(*key);
    QVERIFY(QFile::remove(key->keyFile));
    const auto opened = engine::keyOfVault(vaultPath(), QStringLiteral("p"), {});
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::VaultLocked);
    QVERIFY(opened.error().detail.contains(QLatin1String("/keys/p")));
}

QTEST_GUILESS_MAIN(TestVaultKey)
#include "tst_vaultkey.moc"
