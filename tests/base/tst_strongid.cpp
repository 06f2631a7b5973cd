// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/strongid.h"

#include <QSet>
#include <QTest>

#include <map>
#include <type_traits>

using namespace pikestaff::base;

class TestStrongId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindsDoNotMix()
    {
        QVERIFY(!(std::is_convertible_v<HostName, StepId>));
        QVERIFY(!(std::is_constructible_v<HostName, StepId>));
        QVERIFY(!(std::is_convertible_v<QString, HostName>));
    }

    void comparesAndHashes()
    {
        const HostName a(QStringLiteral("compute1"));
        const HostName b(QStringLiteral("compute2"));
        QVERIFY(a == HostName(QStringLiteral("compute1")));
        QVERIFY(a != b);
        QVERIFY(a < b);
        QVERIFY(b > a);
        QVERIFY(HostName().isEmpty());
        QCOMPARE(a.value(), QStringLiteral("compute1"));

        QSet<HostName> names{a, b, HostName(QStringLiteral("compute1"))};
        QCOMPARE(names.size(), 2);
        QVERIFY(names.contains(b));

        std::map<HostName, int> order{{b, 2}, {a, 1}};
        QCOMPARE(order.begin()->second, 1);
    }
};

QTEST_APPLESS_MAIN(TestStrongId)
#include "tst_strongid.moc"
