// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/desktopkeystore.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace pikestaff;
using base::Secret;

/// Against a real Secret Service on a session bus of its own.
class TestDesktopKeyStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void noneWithoutDesktop();
    void saysWhatIsWrong();
    void keepsKeys();

private:
    static void end(QProcess &process);
    [[nodiscard]] bool hasService() const;

    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_keyring;
    QByteArray m_address;
};

void TestDesktopKeyStore::initTestCase()
{
    qputenv("HOME", m_home.path().toUtf8());
    qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
    qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
    qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    // A bus that starts no services by itself.
    QFile configuration(m_home.filePath(QStringLiteral("bus.conf")));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write(
        "<busconfig><type>session</type><listen>unix:tmpdir=" + m_home.path().toUtf8() +
        "</listen><policy context=\"default\">"
        "<allow send_destination=\"*\" eavesdrop=\"true\"/>"
        "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
    configuration.close();
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--config-file=") + configuration.fileName(),
                 QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                 QStringLiteral("--print-address")});
    QVERIFY2(m_bus.waitForStarted() && m_bus.waitForReadyRead(10'000), "dbus-daemon");
    m_address = m_bus.readAllStandardOutput().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address);
}

void TestDesktopKeyStore::end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(5'000))
        process.kill();
    process.waitForFinished(5'000);
}

void TestDesktopKeyStore::cleanupTestCase()
{
    end(m_keyring);
    end(m_bus);
}

void TestDesktopKeyStore::noneWithoutDesktop()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    QVERIFY(!engine::desktopKeyStore());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address);
}

bool TestDesktopKeyStore::hasService() const
{
    const QString name = QStringLiteral("the test's own");
    bool found = false;
    {
        const QDBusConnection bus =
            QDBusConnection::connectToBus(QString::fromLatin1(m_address), name);
        found = bus.isConnected() && QTest::qWaitFor(
                                         [&bus] {
                                             return bool(bus.interface()->isServiceRegistered(
                                                 QStringLiteral("org.freedesktop.secrets")));
                                         },
                                         30'000);
    }
    QDBusConnection::disconnectFromBus(name);
    return found;
}

void TestDesktopKeyStore::saysWhatIsWrong()
{
    const auto refused = engine::desktopKeyStore()->write(QStringLiteral("p3"), Secret("x"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::KeyStoreRefused);
    QVERIFY(!refused.error().detail.isEmpty());
}

void TestDesktopKeyStore::keepsKeys()
{
    m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
                    {QStringLiteral("--foreground"), QStringLiteral("--unlock"),
                     QStringLiteral("--components=secrets")});
    QVERIFY2(m_keyring.waitForStarted(), "gnome-keyring-daemon");
    m_keyring.write("the password of the desktop");
    m_keyring.closeWriteChannel();
    QVERIFY(hasService());

    const auto store = engine::desktopKeyStore();
    QVERIFY(store);
    const auto nothing = store->read(QStringLiteral("p1"));
    QVERIFY2(nothing, nothing ? "" : qPrintable(nothing.error().toLogLine()));
    QVERIFY(nothing->isEmpty());
    const QByteArray key = "한글 " + QByteArray(200, 'k');
    const auto written = store->write(QStringLiteral("p1"), Secret(key));
    QVERIFY2(written, written ? "" : qPrintable(written.error().toLogLine()));
    QVERIFY(store->write(QStringLiteral("p2"), Secret(QByteArrayLiteral("other"))));
    const auto kept = engine::desktopKeyStore()->read(QStringLiteral("p1"));
    QVERIFY(kept);
    QVERIFY(kept->bytes() == key);
}

QTEST_GUILESS_MAIN(TestDesktopKeyStore)
#include "tst_desktopkeystore.moc"
