// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/vaultkey.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace pikestaff;
using base::ErrorCode;
using base::Secret;
using model::Vault;

namespace {

/// Keeps keys in memory, or refuses, or forgets what it was given.
class FakeStore final : public engine::KeyStore
{
public:
    enum class Mood { Good, Refuses, Forgets };

    base::Result<Secret> read(const QString &name) override
    {
        if (mood == Mood::Refuses)
            return base::Failure(
                base::Error{ErrorCode::KeyStoreRefused, name, QStringLiteral("locked"), {}});
        const auto found = kept.find(name);
        return found == kept.end() ? Secret() : found->second.clone();
    }
    base::Status write(const QString &name, const Secret &key) override
    {
        if (mood == Mood::Refuses)
            return base::Failure(
                base::Error{ErrorCode::KeyStoreRefused, name, QStringLiteral("locked"), {}});
        if (mood == Mood::Good)
            kept[name] = key.clone();
        return {};
    }

    Mood mood = Mood::Good;
    std::map<QString, Secret> kept;
};

} // namespace

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
    void keyStoreKeepsTheKey();
    void passphraseGoesBeforeKeyStore();
    void storeThatKeepsNothing_data();
    void storeThatKeepsNothing();
    void lockedStore();

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
    const auto first = engine::keyForNewVault(QStringLiteral("p1"), nullptr);
    QVERIFY(first);
    QCOMPARE(first->kind, Vault::KeyKind::KeyFile);
    QCOMPARE(QFile::permissions(first->keyFile) & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    save(*first);
    const auto again = engine::keyForNewVault(QStringLiteral("p1"), nullptr);
    QVERIFY(again);
    QVERIFY(again->key.bytes() == first->key.bytes());
    const auto other = engine::keyForNewVault(QStringLiteral("p2"), nullptr);
    QVERIFY(other);
    QVERIFY(other->key.bytes() != first->key.bytes());
    const auto opened = engine::keyOfVault(vaultPath(), QStringLiteral("p1"), {}, nullptr);
    QVERIFY(opened);
    model::SecretStore secrets;
    QVERIFY(Vault::load(vaultPath(), opened->key, secrets));
    QVERIFY(secrets.has(base::SecretId(QStringLiteral("ADMIN_PASS"))));
}

void TestVaultKey::takesPassphraseFromEnvironment()
{
    qputenv("PIKESTAFF_PASSPHRASE", "a phrase");
    const auto key = engine::keyForNewVault(QStringLiteral("p"), nullptr);
    QVERIFY(key);
    QCOMPARE(key->kind, Vault::KeyKind::Passphrase);
    save(*key);
    qputenv("PIKESTAFF_PASSPHRASE", "another");
    const auto wrong = engine::keyOfVault(vaultPath(), QStringLiteral("p"), {}, nullptr);
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
    const auto key = engine::keyForNewVault(QStringLiteral("p"), nullptr);
    QVERIFY(key);
    QVERIFY(key->key.bytes() == QByteArrayView("a phrase"));
    qputenv("PIKESTAFF_PASSPHRASE_FILE", "/nowhere/phrase");
    QVERIFY(!engine::keyForNewVault(QStringLiteral("p"), nullptr));
}

void TestVaultKey::asksWhenNothingIsGiven()
{
    qputenv("PIKESTAFF_PASSPHRASE", "a phrase");
    save(*engine::keyForNewVault(QStringLiteral("p"), nullptr));
    qunsetenv("PIKESTAFF_PASSPHRASE");
    const auto refused = engine::keyOfVault(vaultPath(), QStringLiteral("p"), {}, nullptr);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::VaultLocked);
    const auto asked = engine::keyOfVault(
        vaultPath(), QStringLiteral("p"),
        [](const QString &) { return Secret(QByteArrayLiteral("a phrase")); }, nullptr);
    QVERIFY(asked);
    QVERIFY(asked->key.bytes() == QByteArrayView("a phrase"));
}

void TestVaultKey::keyFileGone()
{
    const auto key = engine::keyForNewVault(QStringLiteral("p"), nullptr);
    save(*key);
    QVERIFY(QFile::remove(key->keyFile));
    const auto opened = engine::keyOfVault(vaultPath(), QStringLiteral("p"), {}, nullptr);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::VaultKeyMissing);
    QVERIFY(opened.error().detail.contains(QLatin1String("/keys/p")));
}

void TestVaultKey::keyStoreKeepsTheKey()
{
    FakeStore store;
    const auto key = engine::keyForNewVault(QStringLiteral("p"), &store);
    QVERIFY(key);
    QCOMPARE(key->place, engine::KeyPlace::KeyStore);
    QVERIFY(key->keyFile.isEmpty());
    QVERIFY(!QDir(m_folder->filePath(QStringLiteral("state"))).exists());
    save(*key);
    const auto opened = engine::keyOfVault(vaultPath(), QStringLiteral("p"), {}, &store);
    QVERIFY(opened);
    QCOMPARE(opened->place, engine::KeyPlace::KeyStore);
    model::SecretStore secrets;
    QVERIFY(Vault::load(vaultPath(), opened->key, secrets));
    const auto other = engine::keyOfVault(vaultPath(), QStringLiteral("q"), {}, &store);
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::VaultKeyMissing);
}

void TestVaultKey::passphraseGoesBeforeKeyStore()
{
    FakeStore store;
    qputenv("PIKESTAFF_PASSPHRASE", "a phrase");
    const auto key = engine::keyForNewVault(QStringLiteral("p"), &store);
    QVERIFY(key);
    QCOMPARE(key->place, engine::KeyPlace::User);
    QVERIFY(store.kept.empty());
}

void TestVaultKey::storeThatKeepsNothing_data()
{
    QTest::addColumn<int>("mood");
    QTest::newRow("refuses") << int(FakeStore::Mood::Refuses);
    QTest::newRow("forgets") << int(FakeStore::Mood::Forgets);
}

void TestVaultKey::storeThatKeepsNothing()
{
    QFETCH(int, mood);
    FakeStore store;
    store.mood = FakeStore::Mood(mood);
    const auto key = engine::keyForNewVault(QStringLiteral("p"), &store);
    QVERIFY(key);
    QCOMPARE(key->place, engine::KeyPlace::KeyFile);
    save(*key);
    const auto opened = engine::keyOfVault(vaultPath(), QStringLiteral("p"), {}, &store);
    QVERIFY(opened);
    QVERIFY(opened->key.bytes() == key->key.bytes());
}

void TestVaultKey::lockedStore()
{
    FakeStore store;
    save(*engine::keyForNewVault(QStringLiteral("p"), &store));
    store.mood = FakeStore::Mood::Refuses;
    const auto opened = engine::keyOfVault(vaultPath(), QStringLiteral("p"), {}, &store);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::KeyStoreRefused);
    QCOMPARE(opened.error().subject, vaultPath());
    QCOMPARE(opened.error().detail, QStringLiteral("locked"));
}

QTEST_GUILESS_MAIN(TestVaultKey)
#include "tst_vaultkey.moc"
