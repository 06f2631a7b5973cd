// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/knownhosts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace pikestaff;
using remote::ssh::HostKey;
using remote::ssh::KnownHosts;

namespace {

model::Host hostAt(const QString &address, quint16 port = 22)
{
    model::Host host;
    host.address = address;
    host.port = port;
    return host;
}

const HostKey first{"ssh-ed25519",
                    "AAAAC3NzaC1lZDI1NTE5AAAAIEdyeSBiYXNlNjQgdGV4dCBmb3IgYSB0ZXN0IQ=="};
const HostKey second{"ssh-rsa", "AAAAB3NzaC1yc2E="};

} // namespace

class TestKnownHosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missingFileKnowsNobody();
    void unreadableFileIsNotAnEmptyOne();
    void addsFindsAndForgets();
    void portsAreDifferentHosts();
    void readsLinesOfOthers();
    void fingerprintIsThatOfOpenSsh();
    void addsFromManyThreads();

private:
    QTemporaryDir m_folder;
};

void TestKnownHosts::missingFileKnowsNobody()
{
    const KnownHosts known(m_folder.filePath(QStringLiteral("missing")));
    const auto keys = known.keysOf(hostAt(QStringLiteral("10.0.0.11")));
    QVERIFY(keys);
    QVERIFY(keys->empty());
    QVERIFY(known.forget(hostAt(QStringLiteral("10.0.0.11"))));
}

void TestKnownHosts::unreadableFileIsNotAnEmptyOne()
{
    const KnownHosts known(m_folder.path()); // a folder
    const auto keys = known.keysOf(hostAt(QStringLiteral("10.0.0.11")));
    QVERIFY(!keys);
    QVERIFY(!known.add(hostAt(QStringLiteral("10.0.0.11")), first));
}

void TestKnownHosts::addsFindsAndForgets()
{
    const QString path = m_folder.filePath(QStringLiteral("one"));
    const KnownHosts known(path);
    const auto host = hostAt(QStringLiteral("Controller.Example"));
    const auto other = hostAt(QStringLiteral("10.0.0.31"));
    QVERIFY(known.add(host, first));
    QVERIFY(known.add(host, second));
    QVERIFY(known.add(other, first));
    QCOMPARE(*known.keysOf(host), (std::vector<HostKey>{first, second}));
    QCOMPARE(*known.keysOf(hostAt(QStringLiteral("controller.example"))),
             (std::vector<HostKey>{first, second}));
    QCOMPARE(QFile(path).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());

    QVERIFY(known.forget(host));
    QVERIFY(known.keysOf(host)->empty());
    QCOMPARE(*known.keysOf(other), (std::vector<HostKey>{first}));
}

void TestKnownHosts::portsAreDifferentHosts()
{
    QCOMPARE(KnownHosts::nameOf(hostAt(QStringLiteral("10.0.0.11"))), QByteArray("10.0.0.11"));
    QCOMPARE(KnownHosts::nameOf(hostAt(QStringLiteral("10.0.0.11"), 2222)),
             QByteArray("[10.0.0.11]:2222"));
    const KnownHosts known(m_folder.filePath(QStringLiteral("ports")));
    QVERIFY(known.add(hostAt(QStringLiteral("10.0.0.11"), 2222), first));
    QVERIFY(known.keysOf(hostAt(QStringLiteral("10.0.0.11")))->empty());
    QCOMPARE(known.keysOf(hostAt(QStringLiteral("10.0.0.11"), 2222))->size(), size_t(1));
}

void TestKnownHosts::readsLinesOfOthers()
{
    const QString path = m_folder.filePath(QStringLiteral("others"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# a comment\n\n@revoked 10.0.0.11 ssh-rsa AAAA\n10.0.0.110 ssh-rsa BBBB\n"
               "name,10.0.0.11\tssh-ed25519  CCCC a comment\nbroken line\n10.0.0.11 ssh-rsa DDDD");
    file.close();
    const KnownHosts known(path);
    QCOMPARE(*known.keysOf(hostAt(QStringLiteral("10.0.0.11"))),
             (std::vector<HostKey>{{"ssh-ed25519", "CCCC"}, {"ssh-rsa", "DDDD"}}));
    QVERIFY(known.add(hostAt(QStringLiteral("10.0.0.12")), first)); // no newline before it
    QCOMPARE(known.keysOf(hostAt(QStringLiteral("10.0.0.11")))->size(), size_t(2));
    QCOMPARE(known.keysOf(hostAt(QStringLiteral("10.0.0.12")))->size(), size_t(1));
}

void TestKnownHosts::fingerprintIsThatOfOpenSsh()
{
    // A key and its fingerprint as ssh-keygen -l printed it.
    const HostKey key{"ssh-ed25519",
                      "AAAAC3NzaC1lZDI1NTE5AAAAIF/B5bgyCHlaOk5OKrmZa8uayi+MyrhoPfqsIVt5SpQo"};
    QCOMPARE(key.fingerprint(),
             QStringLiteral("SHA256:yK7XefT5F7yrNwmXLbwI0rDEW/Pzfb+vuPVO68t27sc"));
}

void TestKnownHosts::addsFromManyThreads()
{
    const QString path = m_folder.filePath(QStringLiteral("many"));
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&path, i] {
                for (int j = 0; j < 5; ++j) {
                    const auto host = hostAt(QStringLiteral("10.0.%1.%2").arg(i).arg(j));
                    (void)KnownHosts(path).add(host, first);
                }
            });
        }
    }
    for (int i = 0; i < 8; ++i) {
        for (int j = 0; j < 5; ++j) {
            const auto host = hostAt(QStringLiteral("10.0.%1.%2").arg(i).arg(j));
            QCOMPARE(KnownHosts(path).keysOf(host)->size(), size_t(1));
        }
    }
}

QTEST_GUILESS_MAIN(TestKnownHosts)
#include "tst_knownhosts.moc"
