// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "base/shellquote.h"

#include <QProcess>
#include <QTest>

using namespace pikestaff::base;

class TestShellQuote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quote_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("quoted");
        const auto row = [](const char *name, const char *word, const char *quoted) {
            QTest::newRow(name) << QString::fromUtf8(word) << QString::fromUtf8(quoted);
        };
        row("empty", "", "''");
        row("plain", "nova-compute", "nova-compute");
        row("all plain signs", "a1@%+=:,./_-", "a1@%+=:,./_-");
        row("blank", "two words", "'two words'");
        row("quote", "it's", "'it'\\''s'");
        row("only quotes", "''", "''\\'''\\'''");
        row("backslash", "a\\b", "'a\\b'");
        row("dollar", "$HOME", "'$HOME'");
        row("backquote", "`id`", "'`id`'");
        row("tilde", "~root", "'~root'");
        row("star", "*", "'*'");
        row("newline", "a\nb", "'a\nb'");
        row("hash", "#x", "'#x'");
        row("exclamation", "a!b", "'a!b'");
        row("semicolon", "a;b", "'a;b'");
        row("Korean", "서버 이름", "'서버 이름'");
        row("Korean without blank", "서버", "'서버'");
        row("full-width letter", "\xef\xbc\xa1", "'\xef\xbc\xa1'");
    }

    void quote()
    {
        QFETCH(QString, word);
        QFETCH(QString, quoted);
        QCOMPARE(shellQuote(word), quoted);
        QCOMPARE('\'' + shellEscapeInsideQuotes(word.toUtf8()) + '\'',
                 quoted.startsWith(QLatin1Char('\'')) ? quoted.toUtf8()
                                                      : '\'' + quoted.toUtf8() + '\'');
    }

    /// What a real shell makes of it.
    void shellReadsTheSame_data()
    {
        quote_data();
        QString all;
        for (char16_t c = 1; c < 0x100; ++c) {
            all += QChar(c);
        }
        QTest::newRow("every character") << all << QString();
        QTest::newRow("leading hyphen") << QStringLiteral("-n") << QString();
    }

    void shellReadsTheSame()
    {
        QFETCH(QString, word);
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"), {});
        QVERIFY(shell.waitForStarted());
        shell.write("printf %s " + shellQuote(word).toUtf8() + "\n");
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 0);
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), word);
    }
};

QTEST_GUILESS_MAIN(TestShellQuote)
#include "tst_shellquote.moc"
