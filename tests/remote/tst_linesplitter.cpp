// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/linesplitter.h"

#include <QTest>

using pikestaff::remote::LineSplitter;

class TestLineSplitter : public QObject
{
    Q_OBJECT

    static QByteArrayList split(const QByteArray &bytes, qsizetype piece)
    {
        QByteArrayList lines;
        LineSplitter splitter([&](const QByteArray &line) { lines.append(line); });
        for (qsizetype at = 0; at < bytes.size(); at += piece)
            splitter.feed(QByteArrayView(bytes).sliced(at, qMin(piece, bytes.size() - at)));
        splitter.finish();
        return lines;
    }

    static QByteArrayList splitAt(const QByteArray &bytes, qsizetype at)
    {
        QByteArrayList lines;
        LineSplitter splitter([&](const QByteArray &line) { lines.append(line); });
        splitter.feed(QByteArrayView(bytes).first(at));
        splitter.feed({});
        splitter.feed(QByteArrayView(bytes).sliced(at));
        splitter.finish();
        return lines;
    }

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("lines");
        const auto row = [](const char *name, const QByteArray &bytes,
                            const QByteArrayList &lines) { QTest::newRow(name) << bytes << lines; };
        row("nothing", "", {});
        row("one line", "abc\n", {"abc"});
        row("empty lines", "\n\na\n\n", {"", "", "a", ""});
        row("last line without end", "a\nb", {"a", "b"});
        row("Korean", "설치를 시작합니다.\n끝\n", {"설치를 시작합니다.", "끝"});
        row("four-byte character", "\xf0\x9f\x98\x80\n", {"\xf0\x9f\x98\x80"});
        row("CR LF", "a\r\nb\r\n", {"a", "b"});
        row("CR CR LF", "a\r\r\nb", {"a", "b"});
        row("progress", "10%\r50%\r100%\n", {"100%"});
        row("progress, Korean", "진행 10%\r진행 99%\n완료\n", {"진행 99%", "완료"});
        row("progress that was never ended", "10%\r50%\r", {"50%"});
        row("progress that erases", "10%\r\x1b[K20%\r\x1b[Kdone\n", {"done"});
        row("apt", "Reading... 0%\r\rReading... 5%\r\rReading... Done\r\n", {"Reading... Done"});
        row("only CR", "\r\r\r", {});
        row("colours", "\x1b[1;31mred\x1b[0m plain\n", {"red plain"});
        row("title", "\x1b]0;title\x07text\n", {"text"});
        row("title, long end", "\x1b]0;title\x1b\\text\n", {"text"});
        row("character set", "\x1b(Btext\n", {"text"});
        row("two-byte sequences",
            "\x1b=\x1b>\x1b"
            "7text\n",
            {"text"});
        row("sequence cut off by a line", "\x1b[12\nnext\n", {"", "next"});
        row("string that never ends", "a\x1b]0;title\nnext\n", {"a", "next"});
        row("sequence in a sequence", "\x1b[1\x1b[2mtext\n", {"text"});
        row("escape before Korean",
            "\x1b"
            "가나\n",
            {"가나"});
        row("escape at the end", "text\x1b", {"text"});
        row("control characters",
            QByteArray("a\0b\x01\x08\x0b\x7f"
                       "c\td\n",
                       11),
            {"abc\td"});
        row("C1 control characters",
            "a\xc2\x9b"
            "b\xc2\xa0"
            "c\n",
            {"ab\xc2\xa0"
             "c"});
        row("bad byte",
            "a\xff"
            "b\n",
            {"a\xef\xbf\xbd"
             "b"});
        row("character cut off", "\xea\xb0\nb\n", {"\xef\xbf\xbd\xef\xbf\xbd", "b"});
        row("character cut off at the end", "\xea\xb0", {"\xef\xbf\xbd\xef\xbf\xbd"});
        row("overlong form", "\xc0\xaf\n", {"\xef\xbf\xbd\xef\xbf\xbd"});
        row("byte order mark", "\xef\xbb\xbfx\xff\n", {"\xef\xbb\xbfx\xef\xbf\xbd"});
    }

    void lines()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArrayList, lines);
        QCOMPARE(split(bytes, qMax<qsizetype>(1, bytes.size())), lines);
        for (qsizetype piece = 1; piece < bytes.size(); ++piece)
            QCOMPARE(split(bytes, piece), lines);
        for (qsizetype at = 0; at <= bytes.size(); ++at)
            QCOMPARE(splitAt(bytes, at), lines);
    }

    void longLines_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<QByteArray>("unit");
        for (const qsizetype size : {65'535, 65'536, 65'537, 131'072, 200'000}) {
            QTest::addRow("%lld a", static_cast<long long>(size)) << size << QByteArray("a");
            QTest::addRow("%lld Korean", static_cast<long long>(size)) << size << QByteArray("가");
            QTest::addRow("%lld shifted", static_cast<long long>(size))
                << size << QByteArray("x가힣");
        }
    }

    void longLines()
    {
        QFETCH(qsizetype, size);
        QFETCH(QByteArray, unit);
        const QByteArray text = unit.repeated(size / unit.size());
        for (const qsizetype piece : {qsizetype(1), qsizetype(1000), qsizetype(65'536), size}) {
            const QByteArrayList pieces = split(text + "\nnext\n", piece);
            QCOMPARE(pieces.last(), QByteArray("next"));
            QByteArray joined;
            for (const QByteArray &each : pieces.first(pieces.size() - 1)) {
                QVERIFY(each.size() <= LineSplitter::maximumLine);
                QVERIFY(!each.isEmpty());
                QVERIFY(each.isValidUtf8());
                joined += each;
            }
            QCOMPARE(joined, text);
            const auto most = LineSplitter::maximumLine - 3;
            QVERIFY(pieces.size() - 1 <= text.size() / most + 1);
        }
    }

    /// A line that never ends and is rewritten for ever must not grow.
    void rewrittenForEver()
    {
        QByteArrayList lines;
        LineSplitter splitter([&](const QByteArray &line) { lines.append(line); });
        for (int i = 0; i < 100'000; ++i)
            splitter.feed(QByteArray::number(i) + " of 100000 parts are done\r");
        QVERIFY(lines.isEmpty());
        splitter.finish();
        QCOMPARE(lines, QByteArrayList{"99999 of 100000 parts are done"});
    }

    void anyBytesGiveValidText()
    {
        quint32 seed = 12345;
        QByteArray bytes;
        for (int i = 0; i < 300'000; ++i) {
            seed = seed * 1664525u + 1013904223u;
            bytes.append(static_cast<char>(seed >> 24));
        }
        const QByteArrayList whole = split(bytes, bytes.size());
        QVERIFY(whole.size() > 500);
        for (const QByteArray &line : whole) {
            QVERIFY(line.isValidUtf8());
            for (const char byte : line)
                QVERIFY(static_cast<unsigned char>(byte) >= 0x20 || byte == '\t');
        }
        QCOMPARE(split(bytes, 1), whole);
        QCOMPARE(split(bytes, 7), whole);
    }
};

QTEST_GUILESS_MAIN(TestLineSplitter)
#include "tst_linesplitter.moc"
