// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/errortext.h"
#include "support/hangul.h"

#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace pikestaff;
using base::Error;
using base::ErrorCode;

/// Every error has a sentence and a remedy, in both languages, and an exit status.
class TestErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCode_data();
    void everyCode();
    void eachDoorHasItsOwnRemedies();
    void fillsSubjectAndDetailAtOnce();
    void exitStatus_data();
    void exitStatus();

private:
    QTranslator m_korean;
};

void TestErrorText::everyCode_data()
{
    QTest::addColumn<int>("code");
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        QTest::newRow(base::errorCodeName(static_cast<ErrorCode>(code)).data()) << code;
}

void TestErrorText::everyCode()
{
    QFETCH(int, code);
    const Error error{
        static_cast<ErrorCode>(code), QStringLiteral("SUBJECT"), QStringLiteral("DETAIL"), {}};
    const engine::ErrorText english = engine::ErrorTexts::of(error);
    QVERIFY(!english.sentence.isEmpty());
    QVERIFY2(!english.remedy.isEmpty(), "no remedy");
    QVERIFY(!english.sentence.contains(QLatin1Char('%')));

    QVERIFY(m_korean.load(QStringLiteral(":/i18n/app_ko.qm")));
    QCoreApplication::installTranslator(&m_korean);
    const engine::ErrorText korean = engine::ErrorTexts::of(error);
    QCoreApplication::removeTranslator(&m_korean);
    QVERIFY2(tests::hasHangul(korean.sentence), qPrintable(korean.sentence));
    QVERIFY2(tests::hasHangul(korean.remedy), qPrintable(korean.remedy));
    QCOMPARE(korean.sentence.contains(QLatin1String("SUBJECT")),
             english.sentence.contains(QLatin1String("SUBJECT")));
    QCOMPARE(korean.sentence.contains(QLatin1String("DETAIL")),
             english.sentence.contains(QLatin1String("DETAIL")));
}

/// Who sits before the window is not sent to a terminal, nor the other way round.
void TestErrorText::eachDoorHasItsOwnRemedies()
{
    static const QRegularExpression command(
        QStringLiteral("pikestaff-cli|--[a-z]|PIKESTAFF_|roles: \\["));
    static const QRegularExpression page(QStringLiteral("\\bpage\\b|list at the left"));
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        const Error error{static_cast<ErrorCode>(code), QStringLiteral("SUBJECT"), {}, {}};
        const engine::ErrorText shown = engine::ErrorTexts::of(error);
        QVERIFY2(!shown.remedy.isEmpty() && !shown.remedy.contains(command),
                 qPrintable(shown.remedy));
        const engine::ErrorText printed = engine::ErrorTexts::of(error, engine::Door::CommandLine);
        QVERIFY2(!printed.remedy.contains(page), qPrintable(printed.remedy));
        QCOMPARE(printed.sentence, shown.sentence);
    }
    const Error missing{ErrorCode::SecretMissing, QStringLiteral("NOVA_PASS"), {}, {}};
    QVERIFY(engine::ErrorTexts::of(missing, engine::Door::CommandLine)
                .remedy.contains(QLatin1String("pikestaff-cli set DIR NOVA_PASS=-")));
}

void TestErrorText::fillsSubjectAndDetailAtOnce()
{
    const Error error{ErrorCode::InvalidValue, QStringLiteral("a%2b"), QStringLiteral("c%1d"), {}};
    QCOMPARE(engine::ErrorTexts::of(error).sentence,
             QStringLiteral("a%2b: this value is not allowed: c%1d"));
}

void TestErrorText::exitStatus_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, ErrorCode code, int status) {
        QTest::newRow(name) << static_cast<int>(code) << status;
    };
    row("bad input", ErrorCode::InvalidValue, 2);
    row("no project", ErrorCode::NotAProject, 2);
    row("missing password", ErrorCode::SecretMissing, 2);
    row("unreachable", ErrorCode::HostUnreachable, 3);
    row("refused password", ErrorCode::AuthenticationRefused, 3);
    row("changed key", ErrorCode::HostKeyChanged, 3);
    row("sudo", ErrorCode::SudoPasswordWrong, 1);
    row("check", ErrorCode::CheckBlocks, 1);
    row("full disk", ErrorCode::RemoteDiskFull, 1);
    row("cancelled", ErrorCode::Cancelled, 4);
}

void TestErrorText::exitStatus()
{
    QFETCH(int, code);
    QFETCH(int, status);
    QCOMPARE(engine::exitStatus(static_cast<ErrorCode>(code)), status);
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
