// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/markerfilter.h"

#include <QTest>

using pikestaff::remote::ssh::MarkerFilter;

class TestMarkerFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesWhatFollows_data();
    void passesWhatFollows();
    void forgetsLongNoise();
};

void TestMarkerFilter::passesWhatFollows_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<bool>("open");
    QTest::newRow("no noise") << QByteArray("\nmark\nown") << QByteArray("own") << true;
    QTest::newRow("noise") << QByteArray("motd\n\nmark\nown\n") << QByteArray("own\n") << true;
    QTest::newRow("noise without newline")
        << QByteArray("hello\nmark\nown") << QByteArray("own") << true;
    QTest::newRow("marker again") << QByteArray("\nmark\n\nmark\nown") << QByteArray("\nmark\nown")
                                  << true;
    QTest::newRow("shell that echoes commands")
        << QByteArray("printf mark\n'mark'\n\nmark\nx") << QByteArray("x") << true;
    QTest::newRow("never") << QByteArray("no shell here") << QByteArray() << false;
    QTest::newRow("nearly") << QByteArray("\nmark") << QByteArray() << false;
    QTest::newRow("nothing own") << QByteArray("noise\nmark\n") << QByteArray() << true;
}

void TestMarkerFilter::passesWhatFollows()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, own);
    QFETCH(bool, open);
    for (qsizetype piece = 1; piece <= stream.size(); ++piece) {
        MarkerFilter filter("\nmark\n");
        QByteArray passed;
        for (qsizetype at = 0; at < stream.size(); at += piece) {
            const QByteArrayView part =
                filter.pass(QByteArrayView(stream).sliced(at, std::min(piece, stream.size() - at)));
            passed.append(part.data(), part.size());
        }
        QCOMPARE(passed, own);
        QCOMPARE(filter.isOpen(), open);
        if (!open) {
            QCOMPARE(filter.noise(), stream);
        }
    }
}

void TestMarkerFilter::forgetsLongNoise()
{
    MarkerFilter filter("\nmark\n");
    for (int i = 0; i < 10'000; ++i) {
        QVERIFY(filter.pass("a line of a very long message of the day\n").isEmpty());
    }
    QVERIFY(filter.noise().size() < 10'000);
    QCOMPARE(filter.pass("\nmark\nown").toByteArray(), QByteArray("own"));
}

QTEST_GUILESS_MAIN(TestMarkerFilter)
#include "tst_markerfilter.moc"
