// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/host.h"

#include <QTest>

using namespace pikestaff::model;
using pikestaff::base::HostName;

class TestHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults()
    {
        const Host host;
        QCOMPARE(host.port, quint16(22));
        QCOMPARE(host.user, QStringLiteral("root"));
        QCOMPARE(host.login, Login::Agent);
        QCOMPARE(host.sudo, Sudo::None);
        QVERIFY(!host.has(Role::Controller));
    }

    void overlayIsTheManagementAddressUnlessGiven()
    {
        Host host;
        host.address = QStringLiteral("10.0.0.31");
        QCOMPARE(host.overlay(), QStringLiteral("10.0.0.31"));
        host.overlayAddress = QStringLiteral("10.0.1.31");
        QCOMPARE(host.overlay(), QStringLiteral("10.0.1.31"));
    }

    void rolesHaveNames()
    {
        QCOMPARE(roleName(Role::Controller), QLatin1String("controller"));
        QCOMPARE(roleName(Role::Compute), QLatin1String("compute"));
        QCOMPARE(roleName(Role::Block), QLatin1String("block"));
        QCOMPARE(roleName(Role::Object), QLatin1String("object"));
        Host host;
        host.roles = {Role::Controller, Role::Compute};
        QVERIFY(host.has(Role::Compute));
        QVERIFY(!host.has(Role::Block));
    }

    void secretsOfAHostAreItsOwn()
    {
        const HostName host(QStringLiteral("compute1"));
        QCOMPARE(loginPassword(host).value(), QStringLiteral("LOGIN_PASSWORD@compute1"));
        QCOMPARE(sudoPassword(host).value(), QStringLiteral("SUDO_PASSWORD@compute1"));
        QCOMPARE(keyPassphrase(host).value(), QStringLiteral("KEY_PASSPHRASE@compute1"));
    }
};

QTEST_APPLESS_MAIN(TestHost)
#include "tst_host.moc"
