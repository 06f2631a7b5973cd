// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "net/consoleerrand.h"
#include "net/loginform.h"

#include <QTest>

using pikestaff::net::ConsoleErrand;
using pikestaff::net::LoginForm;

class TestLoginForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void asksForPassword();
    void offersLogout();
    void socketOfConsole_data();
    void socketOfConsole();
};

void TestLoginForm::reads_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QByteArray>("encoded");

    const auto row = [](const char *name, const char *page, const char *encoded) {
        QTest::newRow(name) << QString::fromUtf8(page) << QByteArray(encoded);
    };
    row("nothing", "<p>no form</p>", "");
    row("quotes", R"(<input name="a" value="1"><INPUT NAME='b' VALUE='2'/><input name=c value=3>)",
        "a=1&b=2&c=3");
    row("no value", R"(<input name="a"><input value="2"><input type=submit>)", "a=");
    row("other letters", R"(<input name="a" value="한 &">)", "a=%ED%95%9C%20%26");
    row("over lines", "<input\n  name=\"a\"\n  value=\"1\"\n>", "a=1");
    row("first option", R"(<select name="r"><option value="1">x<option value="2">y</select>)",
        "r=1");
    row("selected option",
        R"(<select name="r"><option value="1"></option><option value="2" selected></select>)",
        "r=2");
    row("option outside", R"(<select name="r"></select><option value="1">)", "");
    row("not an input", R"(<inputs name="a" value="1"><article name="b">)", "");
}

void TestLoginForm::reads()
{
    QFETCH(QString, page);
    QTEST(LoginForm::read(page).encoded(), "encoded");
}

void TestLoginForm::asksForPassword()
{
    const QString token = QStringLiteral("<input name='csrfmiddlewaretoken' value='t'>");
    const QString password = QStringLiteral("<input name='password' type='password'>");
    QVERIFY(LoginForm::read(token + password).asksForPassword());
    QVERIFY(!LoginForm::read(token).asksForPassword());
    QVERIFY(!LoginForm::read(password).asksForPassword());
}

void TestLoginForm::offersLogout()
{
    QVERIFY(LoginForm::read(QStringLiteral("<a href=\"/horizon/auth/logout/\">")).offersLogout);
    QVERIFY(
        !LoginForm::read(QStringLiteral("<a href=\"/auth/login/\">/auth/logout</a>")).offersLogout);
}

void TestLoginForm::socketOfConsole_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("socket");

    const auto row = [](const char *name, const char *page, const char *socket) {
        QTest::newRow(name) << QString::fromLatin1(page) << QString::fromLatin1(socket);
    };
    row("path", "http://c:6080/vnc_auto.html?path=%3Ftoken%3Da-b", "http://c:6080/?token=a-b");
    row("path with a name", "http://c:6080/vnc.html?path=websockify%3Ftoken%3Da",
        "http://c:6080/websockify?token=a");
    row("token", "http://c:6080/vnc_auto.html?token=a&x=1", "http://c:6080/websockify?token=a");
    row("neither", "http://c:6080/vnc_auto.html?autoconnect=1", "");
}

void TestLoginForm::socketOfConsole()
{
    QFETCH(QString, page);
    QFETCH(QString, socket);
    QCOMPARE(ConsoleErrand::socketOf(QUrl(page)).toString(), socket);
}

QTEST_GUILESS_MAIN(TestLoginForm)
#include "tst_loginform.moc"
