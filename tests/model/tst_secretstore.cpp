// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/secretstore.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <thread>
#include <vector>

using namespace pikestaff::model;
using pikestaff::base::ErrorCode;
using pikestaff::base::Secret;
using pikestaff::base::SecretId;

namespace {

const SecretId nova(QStringLiteral("NOVA_PASS"));
const SecretId admin(QStringLiteral("ADMIN_PASS"));

Secret secret(const char *text) { return Secret(QByteArray(text)); }

} // namespace

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionCountsChanges()
    {
        SecretStore store;
        QCOMPARE(store.version(nova), 0);
        QVERIFY(!store.has(nova));
        store.set(nova, secret("one"));
        QCOMPARE(store.version(nova), 1);
        store.set(nova, secret("one"));
        QCOMPARE(store.version(nova), 1);
        store.set(nova, secret("two"));
        QCOMPARE(store.version(nova), 2);
        store.set(nova, Secret());
        QCOMPARE(store.version(nova), 3);
        QVERIFY(store.has(nova));
        QCOMPARE(store.version(admin), 0);
    }

    void removedVersionIsNotGivenTwice()
    {
        SecretStore store;
        store.set(nova, secret("one"));
        store.remove(nova);
        store.remove(admin);
        QVERIFY(!store.has(nova));
        QVERIFY(store.ids().isEmpty());
        QVERIFY(!store.reveal(Content::sealed(nova)));
        store.set(nova, secret("one"));
        QCOMPARE(store.version(nova), 2);
    }

    void restoreSetsTheVersion()
    {
        SecretStore store;
        store.restore(nova, secret("kept"), 7);
        QCOMPARE(store.version(nova), 7);
        store.set(nova, secret("kept"));
        QCOMPARE(store.version(nova), 7);
        store.set(nova, secret("new"));
        QCOMPARE(store.version(nova), 8);
    }

    void revealsContent()
    {
        SecretStore store;
        store.set(nova, secret("p@ss'word"));
        store.set(admin, secret("한글"));
        const Content url = Content(QStringLiteral("rabbit://openstack:")) +
                            Content::sealed(nova).encoded(Encoding::UrlPercent) +
                            Content(QStringLiteral("@controller"));
        QCOMPARE(*store.reveal(url), QByteArray("rabbit://openstack:p%40ss%27word@controller"));
        QCOMPARE(*store.reveal(Content::sealed(nova) + Content::sealed(admin)),
                 QByteArray("p@ss'word한글"));
        QCOMPARE(*store.reveal(Content()), QByteArray());
        QCOMPARE(*store.reveal(Content(QString::fromUtf8("없음"))), QByteArray("없음"));
    }

    void missingSecretIsNamed()
    {
        SecretStore store;
        store.set(nova, secret("x"));
        const Content content =
            Content::sealed(nova) + Content(QStringLiteral("-")) + Content::sealed(admin);
        for (const Content &each : {content, content.encoded(Encoding::Base64)}) {
            const auto revealed = store.reveal(each);
            QVERIFY(!revealed);
            QCOMPARE(revealed.error().code, ErrorCode::SecretMissing);
            QCOMPARE(revealed.error().subject, QStringLiteral("ADMIN_PASS"));
        }
    }

    void matchesWithoutHandingOut()
    {
        SecretStore store;
        store.set(nova, secret("word"));
        const Content line = Content(QStringLiteral("password = ")) + Content::sealed(nova);
        QVERIFY(store.matches(line, "password = word"));
        QVERIFY(!store.matches(line, "password = worD"));
        QVERIFY(!store.matches(line, "password = word "));
        QVERIFY(!store.matches(line, ""));
        QVERIFY(store.matches(Content(), ""));
        QVERIFY(!store.matches(Content::sealed(admin), ""));
    }

    void revealingDoesNotShareTheStoresBuffer()
    {
        SecretStore store;
        store.set(nova, secret("stays here"));
        auto first = store.reveal(Content::sealed(nova));
        QVERIFY(first);
        Secret::wipe(*first);
        QCOMPARE(*store.reveal(Content::sealed(nova)), QByteArray("stays here"));
    }

    void visitsAll()
    {
        SecretStore store;
        store.set(nova, secret("n"));
        store.restore(admin, secret("a"), 4);
        store.set(SecretId(QStringLiteral("GONE")), secret("g"));
        store.remove(SecretId(QStringLiteral("GONE")));
        QStringList seen;
        store.visit([&seen](const SecretId &id, QByteArrayView value, int version) {
            seen.append(QStringLiteral("%1=%2/%3")
                            .arg(id.value(), QString::fromUtf8(value), QString::number(version)));
        });
        QCOMPARE(seen,
                 QStringList({QStringLiteral("ADMIN_PASS=a/4"), QStringLiteral("NOVA_PASS=n/1")}));
        QCOMPARE(store.ids(), QList<SecretId>({admin, nova}));
    }

    void severalThreadsRead()
    {
        SecretStore store;
        store.set(nova, secret("word"));
        const Content content =
            (Content(QStringLiteral("a")) + Content::sealed(nova)).encoded(Encoding::Base64);
        std::vector<int> good(4, 0);
        {
            std::vector<std::jthread> threads;
            threads.reserve(good.size());
            for (size_t thread = 0; thread < good.size(); ++thread) {
                threads.emplace_back([&, thread] {
                    for (int i = 0; i < 500; ++i) {
                        good[thread] += store.matches(content, "YXdvcmQ=") ? 1 : 0;
                    }
                });
            }
        }
        QCOMPARE(good, std::vector<int>(4, 500));
    }

    void generates()
    {
        const QRegularExpression expected(QStringLiteral("^[A-Za-z0-9]{20}$"));
        QSet<QByteArray> all;
        QSet<char> letters;
        for (int i = 0; i < 500; ++i) {
            const Secret made = generateSecret();
            QVERIFY(expected.match(QString::fromLatin1(made.bytes())).hasMatch());
            all.insert(made.bytes().toByteArray());
            for (const char c : made.bytes()) {
                letters.insert(c);
            }
        }
        QCOMPARE(all.size(), 500);
        QCOMPARE(letters.size(), 62);
        QCOMPARE(generateSecret(32).size(), 32);
    }
};

QTEST_APPLESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
