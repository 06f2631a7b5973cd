// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/statefolder.h"

#include <QDir>
#include <QTest>

using namespace pikestaff::base;

class TestStateFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folder_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QString>("folder");
        const QString fallback = QDir::homePath() + QStringLiteral("/.local/state/pikestaff");
        QTest::newRow("given") << QByteArray("/srv/state")
                               << QStringLiteral("/srv/state/pikestaff");
        QTest::newRow("slash at the end")
            << QByteArray("/srv/state/") << QStringLiteral("/srv/state/pikestaff");
        QTest::newRow("Korean") << QByteArray("/srv/상태") << QStringLiteral("/srv/상태/pikestaff");
        QTest::newRow("relative is ignored") << QByteArray("state") << fallback;
        QTest::newRow("empty") << QByteArray("") << fallback;
    }

    void folder()
    {
        QFETCH(QByteArray, given);
        QFETCH(QString, folder);
        qputenv("XDG_STATE_HOME", given);
        QCOMPARE(stateFolder(), folder);
        qunsetenv("XDG_STATE_HOME");
    }
};

QTEST_APPLESS_MAIN(TestStateFolder)
#include "tst_statefolder.moc"
