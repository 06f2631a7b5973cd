// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/installation.h"
#include "engine/vaultdoor.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pikestaff;
using base::ErrorCode;
using base::Secret;
using base::SecretId;
using engine::Installation;
using engine::VaultDoor;

namespace {

SecretId nova() { return SecretId(QStringLiteral("NOVA_PASS")); }

QByteArray valueOf(const model::SecretStore &store, const SecretId &id)
{
    const auto bytes = store.reveal(model::Content::sealed(id));
    return bytes ? *bytes : QByteArray();
}

} // namespace

/// The passwords of a project for a window that never waits.
class TestVaultDoor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void savesInTheBackgroundAndOpensAgain();
    void opensWithAPassphraseOnly();
    void theLastOfManySavesCounts();
    void savesBeforeItGoes();
    void aSaveOfEachProjectIsDone();
    void forgetsTheProjectBefore();
    void removes();

private:
    [[nodiscard]] bool make(Installation &installation, const char *name) const;
    [[nodiscard]] static base::Status change(Installation &installation, const SecretId &id,
                                             const char *value);
    std::unique_ptr<QTemporaryDir> m_folder;
};

/// A small guide: a dozen projects are made and opened here, and a real one takes its time to read.
void TestVaultDoor::initTestCase()
{
    qputenv("PIKESTAFF_GUIDES", PIKESTAFF_SOURCE_DIR "/tests/plan/guides");
}

void TestVaultDoor::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->filePath(QStringLiteral("state")).toUtf8());
}

void TestVaultDoor::cleanup() { qunsetenv("PIKESTAFF_PASSPHRASE"); }

bool TestVaultDoor::make(Installation &installation, const char *name) const
{
    engine::NewProject project;
    project.guide = QStringLiteral("small");
    return installation.create(m_folder->filePath(QString::fromLatin1(name)), project).has_value();
}

base::Status TestVaultDoor::change(Installation &installation, const SecretId &id,
                                   const char *value)
{
    std::vector<engine::SecretChange> changes;
    changes.push_back(
        {id, value == nullptr ? std::nullopt : std::optional<Secret>(QByteArray(value))});
    return installation.changeSecrets(std::move(changes));
}

void TestVaultDoor::savesInTheBackgroundAndOpensAgain()
{
    {
        Installation installation({});
        QVERIFY(make(installation, "p"));
        QVERIFY(installation.isVaultOpen());
        QSignalSpy saved(&installation, &Installation::vaultSaved);
        QSignalSpy changed(&installation, &Installation::secretsChanged);
        QVERIFY(change(installation, nova(), "first"));
        QCOMPARE(changed.count(), 1); // known at once
        QCOMPARE(valueOf(installation.secrets(), nova()), QByteArray("first"));
        QVERIFY(saved.wait(10'000));
        QVERIFY(installation.vaultKey() != nullptr);
        QCOMPARE(installation.vaultKey()->place, engine::KeyPlace::KeyFile);
        QVERIFY(QFileInfo::exists(installation.vaultKey()->keyFile));
    }
    Installation again({});
    QVERIFY(again.open(m_folder->filePath(QStringLiteral("p"))));
    QVERIFY(!again.isVaultOpen());
    QCOMPARE(change(again, nova(), "lost").error().code, ErrorCode::VaultLocked);
    QSignalSpy opened(&again, &Installation::vaultOpened);
    again.openVaultInBackground();
    QVERIFY(opened.wait(10'000));
    QCOMPARE(valueOf(again.secrets(), nova()), QByteArray("first"));
}

void TestVaultDoor::opensWithAPassphraseOnly()
{
    qputenv("PIKESTAFF_PASSPHRASE", "open sesame");
    {
        Installation installation({});
        QVERIFY(make(installation, "p"));
        QElapsedTimer time;
        time.start();
        QVERIFY(change(installation, nova(), "first"));
        QVERIFY2(time.elapsed() < 100, "Argon2 is not for the window's thread");
        QSignalSpy saved(&installation, &Installation::vaultSaved);
        QVERIFY(saved.wait(30'000));
    }
    qunsetenv("PIKESTAFF_PASSPHRASE");
    Installation again({});
    QVERIFY(again.open(m_folder->filePath(QStringLiteral("p"))));
    QVERIFY(again.vaultHasPassphrase());
    QSignalSpy failed(&again, &Installation::vaultFailed);
    QSignalSpy opened(&again, &Installation::vaultOpened);
    again.openVaultInBackground();
    QVERIFY(failed.wait(10'000));
    again.openVaultInBackground(Secret(QByteArrayLiteral("wrong")));
    QVERIFY(failed.wait(30'000));
    QCOMPARE(failed.last().at(0).value<base::Error>().code, ErrorCode::VaultLocked);
    QCOMPARE(opened.count(), 0);
    again.openVaultInBackground(Secret(QByteArrayLiteral("open sesame")));
    QVERIFY(opened.wait(30'000));
    QCOMPARE(valueOf(again.secrets(), nova()), QByteArray("first"));
}

void TestVaultDoor::theLastOfManySavesCounts()
{
    {
        Installation installation({});
        QVERIFY(make(installation, "p"));
        for (int i = 0; i < 200; ++i)
            QVERIFY(change(installation, nova(), QByteArray::number(i).constData()));
    }
    Installation again({});
    QVERIFY(again.open(m_folder->filePath(QStringLiteral("p"))));
    QVERIFY(again.openVault());
    QCOMPARE(valueOf(again.secrets(), nova()), QByteArray("199"));
}

void TestVaultDoor::savesBeforeItGoes()
{
    const QString path = m_folder->filePath(QStringLiteral("vault"));
    {
        VaultDoor door;
        model::SecretStore store;
        store.set(nova(), Secret(QByteArrayLiteral("late")));
        door.save({path, QStringLiteral("id1"), nullptr}, std::nullopt, std::move(store));
    }
    const auto key = engine::keyOfVault(path, QStringLiteral("id1"), {}, nullptr);
    QVERIFY(key);
    model::SecretStore read;
    QVERIFY(model::Vault::load(path, key->key, read));
    QCOMPARE(valueOf(read, nova()), QByteArray("late"));
}

void TestVaultDoor::aSaveOfEachProjectIsDone()
{
    {
        Installation installation({});
        QVERIFY(make(installation, "one"));
        QVERIFY(change(installation, nova(), "of one"));
        QVERIFY(make(installation, "two"));
        QVERIFY(change(installation, nova(), "of two"));
    }
    for (const char *name : {"one", "two"}) {
        Installation again({});
        QVERIFY(again.open(m_folder->filePath(QString::fromLatin1(name))));
        QVERIFY(again.openVault());
        QCOMPARE(valueOf(again.secrets(), nova()), QByteArray("of ") + name);
    }
}

void TestVaultDoor::forgetsTheProjectBefore()
{
    Installation installation({});
    QVERIFY(make(installation, "one"));
    QVERIFY(change(installation, nova(), "of one"));
    QSignalSpy opened(&installation, &Installation::projectOpened);
    QVERIFY(make(installation, "two"));
    QCOMPARE(opened.count(), 1);
    QVERIFY(!installation.secrets().has(nova()));
    QVERIFY(installation.facts().empty());
    QVERIFY(installation.vaultKey() == nullptr);
    QTest::qWait(200); // the answer to the save of the first one is not taken for the second
    QVERIFY(installation.vaultKey() == nullptr);
}

void TestVaultDoor::removes()
{
    Installation installation({});
    QVERIFY(make(installation, "p"));
    QVERIFY(change(installation, nova(), "there"));
    QVERIFY(change(installation, nova(), nullptr));
    QVERIFY(!installation.secrets().has(nova()));
}

QTEST_GUILESS_MAIN(TestVaultDoor)
#include "tst_vaultdoor.moc"
