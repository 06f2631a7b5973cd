// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/awkwardtexts.h"
#include "model/content.h"
#include "model/secretstore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace pikestaff::model;
using pikestaff::base::Secret;
using pikestaff::base::SecretId;

namespace {

constexpr Encoding encodings[] = {Encoding::UrlPercent, Encoding::ShellQuoted, Encoding::SqlQuoted,
                                  Encoding::JsonString, Encoding::Base64};

Content hole(const char *name) { return Content::sealed(SecretId(QString::fromLatin1(name))); }

Content text(const char *literal) { return Content(QString::fromUtf8(literal)); }

/// As MariaDB reads a literal; empty where it is not exactly one.
QByteArray readSqlLiteral(const QByteArray &literal)
{
    if (literal.size() < 2 || !literal.startsWith('\'') || !literal.endsWith('\'')) {
        return "not quoted";
    }
    QByteArray value;
    for (qsizetype at = 1; at < literal.size() - 1; ++at) {
        const char c = literal.at(at);
        if (c == '\'') {
            ++at;
            if (at >= literal.size() - 1 || literal.at(at) != '\'') {
                return "ends early";
            }
            value += '\'';
        } else if (c == '\\') {
            ++at;
            if (at >= literal.size() - 1) {
                return "escapes its end";
            }
            const char escaped = literal.at(at);
            value += escaped == 'n'   ? '\n'
                     : escaped == 'r' ? '\r'
                     : escaped == '0' ? '\0'
                                      : escaped;
        } else {
            value += c;
        }
    }
    return value;
}

} // namespace

class TestContent : public QObject
{
    Q_OBJECT

    static void addTexts()
    {
        QTest::addColumn<QString>("text");
        const QStringList texts = awkwardTexts();
        for (qsizetype i = 0; i < texts.size(); ++i) {
            QTest::newRow(qPrintable(QString::number(i))) << texts.at(i);
        }
        QTest::newRow("empty") << QString();
        QTest::newRow("all at once") << texts.join(QString());
    }

private Q_SLOTS:
    void literalsGrowTogether()
    {
        QVERIFY(Content().isEmpty());
        QVERIFY(Content(QString()).isEmpty());
        const Content content =
            text("a") + text("") + text("b") + hole("X") + text("c") + text("d");
        QCOMPARE(content.fragments().size(), size_t(3));
        QCOMPARE(content.fragments()[0].literal, QStringLiteral("ab"));
        QVERIFY(content.fragments()[0].isLiteral());
        QVERIFY(!content.fragments()[1].isLiteral());
        QVERIFY(content == text("ab") + hole("X") + text("cd"));
        QVERIFY(content != text("ab") + hole("Y") + text("cd"));
        QVERIFY(hole("X") != hole("X").encoded(Encoding::UrlPercent));
    }

    void addsItself()
    {
        Content content = text("a") + hole("X") + text("b");
        content += content;
        QVERIFY(content == text("a") + hole("X") + text("ba") + hole("X") + text("b"));
    }

    void namesItsSecrets()
    {
        QVERIFY(!text("no ${HOLE}").hasSecrets());
        QVERIFY(text("no ${HOLE}").secrets().isEmpty());
        const Content content = (text("u:") + hole("A") + text("@") + hole("B") + hole("A"))
                                    .encoded(Encoding::Base64)
                                    .encoded(Encoding::ShellQuoted);
        QVERIFY(content.hasSecrets());
        QCOMPARE(content.secrets(),
                 (QSet<SecretId>{SecretId(QStringLiteral("A")), SecretId(QStringLiteral("B"))}));
    }

    void display_data()
    {
        QTest::addColumn<Encoding>("encoding");
        QTest::addColumn<QString>("display");
        QTest::newRow("url") << Encoding::UrlPercent << QStringLiteral("a%27${P}");
        QTest::newRow("shell") << Encoding::ShellQuoted << QStringLiteral("'a'\\''${P}'");
        QTest::newRow("sql") << Encoding::SqlQuoted << QStringLiteral("'a''${P}'");
        QTest::newRow("json") << Encoding::JsonString << QStringLiteral("\"a'${P}\"");
        QTest::newRow("base64") << Encoding::Base64 << QStringLiteral("a'${P}");
    }

    void display()
    {
        QFETCH(Encoding, encoding);
        QFETCH(QString, display);
        const Content content = text("a'") + hole("P");
        QCOMPARE(content.toDisplay(), QStringLiteral("a'${P}"));
        QCOMPARE(content.encoded(encoding).toDisplay(), display);
    }

    void knownForms_data()
    {
        QTest::addColumn<Encoding>("encoding");
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("url") << Encoding::UrlPercent << QByteArray("aZ0-._~ /:@%+") + "\xea\xb0\x80"
                             << QByteArray("aZ0-._~%20%2F%3A%40%25%2B%EA%B0%80");
        QTest::newRow("shell") << Encoding::ShellQuoted << QByteArray("a'b\"\\")
                               << QByteArray("'a'\\''b\"\\'");
        QTest::newRow("sql") << Encoding::SqlQuoted << QByteArray("a'b\"\\\n\r\0", 8)
                             << QByteArray("'a''b\"\\\\\\n\\r\\0'");
        QTest::newRow("json") << Encoding::JsonString << QByteArray("a'b\"\\\n\t\x01")
                              << QByteArray("\"a'b\\\"\\\\\\n\\t\\u0001\"");
        QTest::newRow("base64") << Encoding::Base64 << QByteArray("abcd") << QByteArray("YWJjZA==");
        QTest::newRow("empty url") << Encoding::UrlPercent << QByteArray() << QByteArray();
        QTest::newRow("empty shell") << Encoding::ShellQuoted << QByteArray() << QByteArray("''");
        QTest::newRow("empty json") << Encoding::JsonString << QByteArray() << QByteArray("\"\"");
    }

    void knownForms()
    {
        QFETCH(Encoding, encoding);
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, encoded);
        QCOMPARE(encode(plain, encoding), encoded);
    }

    void readersGetItBack_data() { addTexts(); }

    void readersGetItBack()
    {
        QFETCH(QString, text);
        const QByteArray plain = text.toUtf8();
        QCOMPARE(QByteArray::fromPercentEncoding(encode(plain, Encoding::UrlPercent)), plain);
        QCOMPARE(QByteArray::fromBase64(encode(plain, Encoding::Base64)), plain);
        QCOMPARE(readSqlLiteral(encode(plain, Encoding::SqlQuoted)), plain);
        QVERIFY(!encode(plain, Encoding::SqlQuoted).contains('\n'));
        const QJsonDocument json =
            QJsonDocument::fromJson('[' + encode(plain, Encoding::JsonString) + ']');
        QCOMPARE(json.array().at(0).toString(), text);

        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"), {});
        QVERIFY(shell.waitForStarted());
        shell.write("printf %s " + encode(plain, Encoding::ShellQuoted) + "\n");
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(), plain);
    }

    /// reveal(c.encoded(e)) == encode(reveal(c), e), also for encodings of encodings.
    void encodingAndRevealingCommute_data() { addTexts(); }

    void encodingAndRevealingCommute()
    {
        QFETCH(QString, text);
        SecretStore store;
        store.set(SecretId(QStringLiteral("A")), Secret(text.toUtf8()));
        store.set(SecretId(QStringLiteral("B")), Secret(QByteArray("pä's\\s")));
        const Content shapes[] = {Content(text),
                                  hole("A"),
                                  Content(text) + hole("A"),
                                  hole("A") + Content(text),
                                  hole("A") + hole("B"),
                                  Content(QStringLiteral("x='")) + hole("A") + Content(text) +
                                      hole("B") + Content(QStringLiteral("\\"))};
        for (const Content &shape : shapes) {
            for (const Encoding first : encodings) {
                const QByteArray once = encode(*store.reveal(shape), first);
                QCOMPARE(*store.reveal(shape.encoded(first)), once);
                for (const Encoding second : encodings) {
                    const QByteArray twice = encode(once, second);
                    const Content encoded = shape.encoded(first).encoded(second);
                    QCOMPARE(*store.reveal(encoded), twice);
                    QCOMPARE(*store.reveal((Content(text) + encoded).encoded(first)),
                             encode(text.toUtf8() + twice, first));
                }
            }
        }
    }

    void randomContents()
    {
        QRandomGenerator random(20180111);
        const QStringList names = {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")};
        for (int round = 0; round < 500; ++round) {
            SecretStore store;
            for (const QString &name : names) {
                store.set(SecretId(name), Secret(randomText(random).toUtf8()));
            }
            Content content;
            for (int part = random.bounded(5); part >= 0; --part) {
                content += Content(randomText(random));
                content += Content::sealed(SecretId(names.at(random.bounded(3))));
                if (random.bounded(4) == 0) {
                    content = content.encoded(encodings[random.bounded(5)]);
                }
            }
            for (const Encoding encoding : encodings) {
                QCOMPARE(*store.reveal(content.encoded(encoding)),
                         encode(*store.reveal(content), encoding));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestContent)
#include "tst_content.moc"
