// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/answers.h"

#include <QTest>

using namespace pikestaff;
using base::AnswerId;

class TestAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setFindRemove()
    {
        const AnswerId network(QStringLiteral("network"));
        model::Answers answers;
        QVERIFY(!answers.find(network).has_value());
        answers.set(network, QStringLiteral("provider"));
        QCOMPARE(answers.find(network), std::optional(QStringLiteral("provider")));
        answers.set(network, QString());
        QCOMPARE(answers.find(network), std::optional(QString())); // empty is an answer
        model::Answers same;
        QVERIFY(same != answers);
        same.set(network, QString());
        QVERIFY(same == answers);
        answers.remove(network);
        QVERIFY(answers.values().empty());
    }
};

QTEST_APPLESS_MAIN(TestAnswers)
#include "tst_answers.moc"
