// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/awkwardtexts.h"
#include "model/redactor.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pikestaff::model;
using pikestaff::base::Secret;
using pikestaff::base::SecretId;

namespace {

void add(SecretStore &store, const char *name, const QByteArray &value)
{
    store.set(SecretId(QString::fromLatin1(name)), Secret(value));
}

} // namespace

class TestRedactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void redacts_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("redacted");
        const auto row = [](const char *name, const QByteArray &line, const QByteArray &redacted) {
            QTest::newRow(name) << line << redacted;
        };
        row("empty", "", "");
        row("nothing", "Setting up nova-api ...", "Setting up nova-api ...");
        row("raw", "password = p@ss'w\\rd\"1", "password = ‹NOVA_PASS›");
        row("alone", "p@ss'w\\rd\"1", "‹NOVA_PASS›");
        row("twice", "p@ss'w\\rd\"1p@ss'w\\rd\"1", "‹NOVA_PASS›‹NOVA_PASS›");
        row("in a URL", "rabbit://u:p%40ss%27w%5Crd%221@h", "rabbit://u:‹NOVA_PASS›@h");
        row("small percent", "u:p%40ss%27w%5crd%221@h", "u:‹NOVA_PASS›@h");
        row("in a shell word", "echo 'p@ss'\\''w\\rd\"1'", "echo '‹NOVA_PASS›'");
        row("in SQL", "IDENTIFIED BY 'p@ss''w\\\\rd\"1'", "IDENTIFIED BY '‹NOVA_PASS›'");
        row("in JSON", "{\"p\": \"p@ss'w\\\\rd\\\"1\"}", "{\"p\": \"‹NOVA_PASS›\"}");
        row("SQL in a shell word", "mysql -e 'SET x='\\''p@ss'\\'''\\''w\\\\rd\"1'\\'''",
            "mysql -e 'SET x='\\''‹NOVA_PASS›'\\'''");
        row("JSON of Python", "\"\\ube44\\ubc00\\ubc88\\ud638\"", "\"‹KOREAN›\"");
        row("Korean", "암호: 비밀번호.", "암호: ‹KOREAN›.");
        row("Korean in a URL", "%EB%B9%84%EB%B0%80%EB%B2%88%ED%98%B8", "‹KOREAN›");
        row("part of one", "p@ss'w\\rd\"", "p@ss'w\\rd\"");
        row("too short to hide", "abc", "abc");
        row("longest first", "longer secret", "‹LONG›");
        row("the short one", "longer", "‹SHORT›");
        row("overlapping", "xx-begins-middle-ends-yy", "xx-‹ONE›‹TWO›-yy");
        row("first line of two", "first line,", "‹LINES›,");
        row("second line of two", "the second line", "the ‹LINES›");
        row("both lines", "first line\nsecond line", "‹LINES›");
        row("invalid UTF-8", "\xff\xfep@ss'w\\rd\"1\xff", "\xff\xfe‹NOVA_PASS›\xff");
        row("zero bytes", QByteArray("\0longer\0", 8), QByteArray("\0‹SHORT›\0", 13));
    }

    void redacts()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, redacted);
        SecretStore store;
        add(store, "NOVA_PASS", "p@ss'w\\rd\"1");
        add(store, "KOREAN", "비밀번호");
        add(store, "TINY", "abc");
        add(store, "EMPTY", "");
        add(store, "SHORT", "longer");
        add(store, "LONG", "longer secret");
        add(store, "ONE", "begins-middle");
        add(store, "TWO", "middle-ends");
        add(store, "LINES", "first line\nsecond line");
        QCOMPARE(Redactor(store).redact(line), redacted);
    }

    void withoutSecrets()
    {
        QCOMPARE(Redactor().redact("as it is"), QByteArray("as it is"));
        QCOMPARE(Redactor(SecretStore()).redact("as it is"), QByteArray("as it is"));
    }

    void outlivesTheStore()
    {
        std::optional<Redactor> redactor;
        {
            SecretStore store;
            add(store, "A", "secret");
            redactor.emplace(store);
        }
        QCOMPARE(redactor->redact("a secret"), QByteArray("a ‹A›"));
        Redactor moved = std::move(*redactor);
        QCOMPARE(moved.redact("a secret"), QByteArray("a ‹A›"));
    }

    /// In every encoding, alone and inside others, nothing recognisable stays.
    void everyEncoding()
    {
        constexpr Encoding inText[] = {Encoding::UrlPercent, Encoding::ShellQuoted,
                                       Encoding::SqlQuoted, Encoding::JsonString};
        for (const QString &text : awkwardTexts()) {
            const QByteArray value = text.toUtf8();
            if (value.size() < 4) {
                continue;
            }
            SecretStore store;
            add(store, "P", value);
            const Redactor redactor(store);
            for (const Encoding first : inText) {
                const QByteArray once = encodeInside(value, first);
                QCOMPARE(redactor.redact("<" + once + ">"), QByteArray("<‹P›>"));
                QVERIFY(redactor.redact(("a file: " + once + "\n").toBase64()).contains("‹P›"));
                for (const Encoding second : inText) {
                    QCOMPARE(redactor.redact("<" + encodeInside(once, second) + ">"),
                             QByteArray("<‹P›>"));
                }
            }
        }
    }

    void base64AtEveryPlace()
    {
        for (const QByteArray &value :
             {QByteArray("4byt"), QByteArray("5byte"), QByteArray("sixsix"),
              QByteArray("Zx81kdWq04TbLmPo7yHs"), QByteArray("비밀번호"),
              QByteArray("\xef\xbf\xbe>>>???") /* + and / */}) {
            SecretStore store;
            add(store, "P", value);
            const Redactor redactor(store);
            for (int before = 0; before < 7; ++before) {
                for (int behind = 0; behind < 4; ++behind) {
                    for (const auto options :
                         {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
                        const QByteArray line =
                            (QByteArray(before, 'u') + value + QByteArray(behind, 'v'))
                                .toBase64(options);
                        const QByteArray redacted = redactor.redact(line);
                        QVERIFY2(redacted.contains("‹P›"), line.constData());
                        // At most the two characters at its borders stay, and those of others.
                        const qsizetype stays = redacted.size() - QByteArray("‹P›").size();
                        QVERIFY2(stays <= (before * 4 + 2) / 3 + (behind * 4 + 2) / 3 + 4,
                                 redacted.constData());
                    }
                }
            }
        }
    }

    /// What a run of the whole guide prints.
    void manyLines()
    {
        SecretStore store;
        QByteArrayList values;
        for (int i = 0; i < 40; ++i) {
            const Secret made = generateSecret();
            values.append(made.bytes().toByteArray());
            add(store, qPrintable(QStringLiteral("PASS_%1").arg(i)), values.last());
        }
        const Redactor redactor(store);
        const QByteArray line = "2018-01-11 09:00:00.123 4711 INFO nova.compute.manager "
                                "[req-5b3cd2ad-6e3e-4c5e-a1a5-2d6c1b2f9a31 - - - - -] "
                                "Took 0.31 seconds to build the instance.";
        QElapsedTimer timer;
        timer.start();
        int found = 0;
        for (int i = 0; i < 200'000; ++i) {
            if (i % 100 == 0) {
                const QByteArray &value = values.at(i / 100 % 40);
                const QByteArray redacted = redactor.redact(line + value);
                found += redacted.contains(value) ? 0 : 1;
            } else {
                found += redactor.redact(line) == line ? 0 : 1;
            }
        }
        QCOMPARE(found, 2000);
        qInfo("200000 lines, 40 secrets: %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 60'000);
    }
};

QTEST_APPLESS_MAIN(TestRedactor)
#include "tst_redactor.moc"
