// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/secret.h"

#include <QTest>

#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

using pikestaff::base::Secret;

namespace {

struct Wiped
{
    const char *at;
    size_t size;
};
std::vector<Wiped> wiped;

bool wasWiped(const char *at, qsizetype size)
{
    for (const Wiped &range : wiped) {
        if (range.at <= at && at + size <= range.at + range.size) {
            return true;
        }
    }
    return false;
}

} // namespace

// Stands in for the C library's, so that a test sees what was overwritten before it was freed.
extern "C" void explicit_bzero(void *at, size_t size) noexcept
{
    std::memset(at, 0, size);
    wiped.push_back(Wiped{static_cast<const char *>(at), size});
}

class TestSecret : public QObject
{
    Q_OBJECT

    static QByteArray text() { return QByteArray("correct horse ") + "battery staple"; }

private Q_SLOTS:
    void init() { wiped.clear(); }

    void cannotBeCopiedNorPrinted()
    {
        QVERIFY(!std::is_copy_constructible_v<Secret>);
        QVERIFY(!std::is_copy_assignable_v<Secret>);
        QVERIFY(!(std::is_convertible_v<Secret, QByteArray>));
        QVERIFY(!(std::is_convertible_v<Secret, QString>));
        QVERIFY(std::is_nothrow_move_constructible_v<Secret>);
    }

    void isWipedWhenItGoes()
    {
        const char *at = nullptr;
        {
            const Secret secret(text());
            at = secret.bytes().data();
            QCOMPARE(secret.bytes(), text());
            QVERIFY(!wasWiped(at, secret.size()));
        }
        QVERIFY(wasWiped(at, text().size()));
    }

    void doesNotShareTheGiversBuffer()
    {
        QByteArray given = text();
        const char *at = nullptr;
        {
            const Secret secret(given);
            at = secret.bytes().data();
            QVERIFY(at != given.constData());
        }
        QVERIFY(wasWiped(at, text().size()));
        QCOMPARE(given, text());
    }

    void textOfTheProgramIsNotTouched()
    {
        const char *at = nullptr;
        {
            const Secret secret(QByteArrayLiteral("constant"));
            at = secret.bytes().data();
            QCOMPARE(secret.bytes(), QByteArrayView("constant"));
        }
        QVERIFY(wasWiped(at, 8));
    }

    void moveLeavesNothingBehind()
    {
        Secret first(text());
        const char *at = first.bytes().data();
        Secret second(std::move(first));
        QCOMPARE(second.bytes().data(), at);
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is the question

        Secret third(QByteArray("another") + " secret");
        const char *old = third.bytes().data();
        third = std::move(second);
        QVERIFY(wasWiped(old, 14));
        QCOMPARE(third.bytes(), text());
        QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move): that is the question

        Secret &same = third;
        third = std::move(same);
        QCOMPARE(third.bytes(), text());
    }

    void cloneHasItsOwnBuffer()
    {
        Secret copy;
        {
            const Secret original(text());
            copy = original.clone();
            QVERIFY(copy.bytes().data() != original.bytes().data());
        }
        QCOMPARE(copy.bytes(), text());
        QCOMPARE(copy.size(), text().size());
        QVERIFY(Secret().clone().isEmpty());
    }

    void wipeReachesWhatABufferHeldBefore()
    {
        QByteArray buffer = text();
        const char *at = buffer.constData();
        buffer.truncate(3);
        Secret::wipe(buffer);
        QVERIFY(buffer.isEmpty());
        QVERIFY(wasWiped(at, text().size()));

        QByteArray front = text();
        at = front.constData();
        front.remove(0, 5);
        Secret::wipe(front);
        QVERIFY(wasWiped(at, text().size()));
    }

    void wipeLeavesOtherOwners()
    {
        QByteArray buffer = text();
        const QByteArray other = buffer;
        Secret::wipe(buffer);
        QVERIFY(buffer.isEmpty());
        QCOMPARE(other, text());
        QByteArray nothing;
        Secret::wipe(nothing);
        QVERIFY(wiped.empty());
    }
};

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
