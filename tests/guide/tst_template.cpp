// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/template.h"

#include "model/secretstore.h"

#include <QTest>

using pikestaff::base::Error;
using pikestaff::base::ErrorCode;
using pikestaff::base::SecretId;
using pikestaff::guide::Binding;
using pikestaff::guide::bindText;
using pikestaff::guide::bindValue;
using pikestaff::guide::Position;
using pikestaff::guide::templateFaults;
using pikestaff::guide::templateNames;
using pikestaff::guide::Value;
using pikestaff::model::Content;
using pikestaff::model::Encoding;

namespace {

const auto here = QStringLiteral("g/a.yaml:7");

Content secret() { return Content::sealed(SecretId(QStringLiteral("NOVA_PASS"))); }

Binding binder(const QString &name)
{
    if (name == QLatin1String("controller.name")) {
        return {Binding::Kind::Known, Content(QStringLiteral("controller"))};
    }
    if (name == QLatin1String("odd")) {
        return {Binding::Kind::Known, Content(QStringLiteral("a b/ü${x}"))};
    }
    if (name == QLatin1String("empty")) {
        return {Binding::Kind::Known, Content()};
    }
    if (name == QLatin1String("NOVA_PASS")) {
        return {Binding::Kind::Known, secret()};
    }
    if (name.startsWith(QLatin1String("facts."))) {
        return {Binding::Kind::Unresolved, Content()};
    }
    return {};
}

Value text(const char *source, int line)
{
    return {Content(QString::fromUtf8(source)), Position{QStringLiteral("g/a.yaml"), line}};
}

QStringList logLines(const std::vector<Error> &errors)
{
    QStringList lines;
    for (const auto &error : errors) {
        lines.append(error.toLogLine());
    }
    return lines;
}

} // namespace

class TemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bindsLiterals_data();
    void bindsLiterals();
    void sealsSecrets();
    void encodesSecretsForUrls();
    void quotesSecretsForShells();
    void keepsWhatIsNotResolved();
    void refuses_data();
    void refuses();
    void tellsTheLineOfALongText();
    void tellsTheLineOfAFile();
    void bindsEveryTextOfAValue();
    void refusesASecretInAKey();
    void namesWhereAValueIsWrong();
    void listsNames();
    void listsNothingOfABadText();
    void findsEveryFault();
};

void TemplateTest::bindsLiterals_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *source, const char *expected) {
        QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(expected);
    };
    row("", "");
    row("plain", "plain");
    row("${controller.name}", "controller");
    row("http://${controller.name}:5000/v3", "http://controller:5000/v3");
    row("${controller.name}${controller.name}", "controllercontroller");
    row("[${empty}]", "[]");
    row("${controller.name|url}", "controller");
    row("${odd|url}", "a%20b%2F%C3%BC%24%7Bx%7D");
    row("${controller.name|shell}", "'controller'");
    row("${odd|shell}", "'a b/ü${x}'");
    row("${odd}", "a b/ü${x}"); // what is bound is not bound again
    row("$${controller.name}", "${controller.name}");
    row("$${X:-$${Y}}", "${X:-${Y}}");
    row("$$${controller.name}", "$${controller.name}");
    row("$x $(date) $$ $", "$x $(date) $$ $");
    row("{controller.name}", "{controller.name}");
    row("$ {controller.name}", "$ {controller.name}");
    row("}${controller.name}}", "}controller}");
    row("한국어 ${controller.name} 문장", "한국어 controller 문장");
    row("a\n${controller.name}\n", "a\ncontroller\n");
}

void TemplateTest::bindsLiterals()
{
    QFETCH(const QString, source);
    QFETCH(const QString, expected);
    QStringList unresolved;
    const auto bound = bindText(source, here, binder, unresolved);
    QVERIFY2(bound.has_value(), qPrintable(bound ? QString() : bound.error().detail));
    QCOMPARE(*bound, Content(expected));
    QVERIFY(unresolved.isEmpty());
}

void TemplateTest::sealsSecrets()
{
    QStringList unresolved;
    const auto bound =
        bindText(QStringLiteral("password = ${NOVA_PASS}\n"), here, binder, unresolved);
    QVERIFY(bound.has_value());
    QCOMPARE(*bound,
             Content(QStringLiteral("password = ")) + secret() + Content(QStringLiteral("\n")));
}

void TemplateTest::encodesSecretsForUrls()
{
    QStringList unresolved;
    const auto bound = bindText(QStringLiteral("nova:${NOVA_PASS|url}@"), here, binder, unresolved);
    QVERIFY(bound.has_value());
    QCOMPARE(bound->fragments().size(), size_t(3));
    QCOMPARE(bound->fragments()[1].secret, SecretId(QStringLiteral("NOVA_PASS")));
    QVERIFY(bound->fragments()[1].encodings == std::vector{Encoding::UrlPercent});
    QCOMPARE(bound->toDisplay(), QStringLiteral("nova:${NOVA_PASS}@"));
}

void TemplateTest::quotesSecretsForShells()
{
    QStringList unresolved;
    const auto bound =
        bindText(QStringLiteral("export P=${NOVA_PASS|shell}"), here, binder, unresolved);
    QVERIFY(bound.has_value());
    QCOMPARE(*bound,
             Content(QStringLiteral("export P=")) + secret().encoded(Encoding::ShellQuoted));
    pikestaff::model::SecretStore store;
    store.set(SecretId(QStringLiteral("NOVA_PASS")),
              pikestaff::base::Secret(QByteArrayLiteral("it's \"$x\"")));
    QCOMPARE(store.reveal(*bound).value(), QByteArray("export P='it'\\''s \"$x\"'"));
}

void TemplateTest::keepsWhatIsNotResolved()
{
    QStringList unresolved{QStringLiteral("facts.os")};
    const auto source = QStringLiteral("${facts.kvm} ${facts.os} ${facts.kvm|url}");
    const auto bound = bindText(source, here, binder, unresolved);
    QVERIFY(bound.has_value());
    QCOMPARE(*bound, Content(source));
    QCOMPARE(unresolved, QStringList({QStringLiteral("facts.os"), QStringLiteral("facts.kvm")}));
}

void TemplateTest::refuses_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *source, ErrorCode code, const char *detail) {
        QTest::newRow(source) << QString::fromUtf8(source) << code << QString::fromUtf8(detail);
    };
    const auto *unclosed = "\"${\" without \"}\" on its line; a literal \"${\" is written \"$${\"";
    row("${", ErrorCode::SyntaxError, unclosed);
    row("a ${controller.name", ErrorCode::SyntaxError, unclosed);
    row("${controller.name\n}", ErrorCode::SyntaxError,
        "\"${\" without \"}\" on its line; a literal \"${\" is written \"$${\" "
        "(line 1 of the text)");
    row("${}", ErrorCode::SyntaxError,
        "\"${}\" is neither ${NAME} nor ${NAME|FILTER}; a literal \"${\" is written \"$${\"");
    row("${X:-1}", ErrorCode::SyntaxError,
        "\"${X:-1}\" is neither ${NAME} nor ${NAME|FILTER}; a literal \"${\" is written \"$${\"");
    row("${ controller.name }", ErrorCode::SyntaxError,
        "\"${ controller.name }\" is neither ${NAME} nor ${NAME|FILTER}; a literal \"${\" is "
        "written "
        "\"$${\"");
    row("${1a}", ErrorCode::SyntaxError,
        "\"${1a}\" is neither ${NAME} nor ${NAME|FILTER}; a literal \"${\" is written \"$${\"");
    row("${controller.name|%1}", ErrorCode::InvalidValue,
        "\"${controller.name|%1}\": the filters are \"url\" and \"shell\", there is no \"%1\"");
    row("${controller.name|}", ErrorCode::InvalidValue,
        "\"${controller.name|}\": the filters are \"url\" and \"shell\", there is no \"\"");
    row("${controller.name|url|url}", ErrorCode::InvalidValue,
        "\"${controller.name|url|url}\": the filters are \"url\" and \"shell\", there is no "
        "\"url|url\"");
    row("${controler.name}", ErrorCode::InvalidValue,
        "\"controler.name\" names no answer, no secret and no fact");
}

void TemplateTest::refuses()
{
    QFETCH(const QString, source);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, detail);
    QStringList unresolved;
    const auto bound = bindText(source, here, binder, unresolved);
    QVERIFY(!bound.has_value());
    QCOMPARE(bound.error().code, code);
    QCOMPARE(bound.error().subject, here);
    QCOMPARE(bound.error().detail, detail);
}

void TemplateTest::tellsTheLineOfALongText()
{
    QStringList unresolved;
    const auto bound = bindText(QStringLiteral("one\ntwo\n${three}\n"), here, binder, unresolved);
    QVERIFY(!bound.has_value());
    QCOMPARE(bound.error().subject, here);
    QCOMPARE(
        bound.error().detail,
        QStringLiteral("\"three\" names no answer, no secret and no fact (line 3 of the text)"));
}

void TemplateTest::tellsTheLineOfAFile()
{
    const Value script(Content(QStringLiteral("one\ntwo\n${three}\n")),
                       Position{QStringLiteral("g/run.sh"), 1, true});
    QStringList unresolved;
    const auto bound = bindValue(script, binder, unresolved);
    QVERIFY(!bound.has_value());
    QCOMPARE(bound.error().subject, QStringLiteral("g/run.sh:3"));
    QCOMPARE(bound.error().detail,
             QStringLiteral("\"three\" names no answer, no secret and no fact"));
}

void TemplateTest::bindsEveryTextOfAValue()
{
    const Value::List list{text("${controller.name}", 8), text("${facts.kvm}", 9), Value()};
    const Value::Map map{{QStringLiteral("${controller.name}:$${x}"), Value(list, {here, 8})},
                         {QStringLiteral("password"), text("${NOVA_PASS}", 10)}};
    QStringList unresolved;
    const auto bound = bindValue(Value(map, {QStringLiteral("g/a.yaml"), 7}), binder, unresolved);
    QVERIFY(bound.has_value());
    QCOMPARE(bound->position().toText(), here);
    QCOMPARE(bound->map()->size(), size_t(2));
    const auto *names = bound->find(QStringLiteral("controller:${x}"));
    QVERIFY(names != nullptr);
    QCOMPARE(names->list()->size(), size_t(3));
    QCOMPARE(*names->list()->at(0).text(), Content(QStringLiteral("controller")));
    QCOMPARE(names->list()->at(0).position().line, 8);
    QCOMPARE(*names->list()->at(1).text(), Content(QStringLiteral("${facts.kvm}")));
    QVERIFY(names->list()->at(2).isNull());
    QCOMPARE(*bound->find(QStringLiteral("password"))->text(), secret());
    QCOMPARE(unresolved, QStringList(QStringLiteral("facts.kvm")));
}

void TemplateTest::refusesASecretInAKey()
{
    const Value map(Value::Map{{QStringLiteral("${NOVA_PASS}"), text("x", 9)}}, {here, 8});
    QStringList unresolved;
    const auto bound = bindValue(map, binder, unresolved);
    QVERIFY(!bound.has_value());
    QCOMPARE(
        bound.error().toLogLine(),
        QStringLiteral("InvalidValue: g/a.yaml:9: \"${NOVA_PASS}\": a key cannot hold a secret"));
}

void TemplateTest::namesWhereAValueIsWrong()
{
    const Value list(Value::List{text("fine", 8), text("${nobody}", 9)}, {here, 8});
    const Value map(Value::Map{{QStringLiteral("list"), list}}, {here, 8});
    QStringList unresolved;
    const auto bound = bindValue(map, binder, unresolved);
    QVERIFY(!bound.has_value());
    QCOMPARE(bound.error().subject, QStringLiteral("g/a.yaml:9"));
}

void TemplateTest::listsNames()
{
    const auto names = templateNames(QStringLiteral("${b}$${no}${a.x|url} ${b}"), here);
    QVERIFY(names.has_value());
    QCOMPARE(*names, QStringList({QStringLiteral("b"), QStringLiteral("a.x")}));
    QVERIFY(templateNames(QString(), here)->isEmpty());
}

void TemplateTest::listsNothingOfABadText()
{
    const auto open = templateNames(QStringLiteral("${a} ${b"), here);
    QVERIFY(!open.has_value());
    QCOMPARE(open.error().code, ErrorCode::SyntaxError);
    QCOMPARE(open.error().subject, here);
    const auto filtered = templateNames(QStringLiteral("${a|base64}"), here);
    QVERIFY(!filtered.has_value());
    QCOMPARE(filtered.error().code, ErrorCode::InvalidValue);
}

void TemplateTest::findsEveryFault()
{
    const Value script(Content(QStringLiteral("${good}\n${bad} ${worse}\n")),
                       Position{QStringLiteral("g/run.sh"), 1, true});
    const Value map(Value::Map{{QStringLiteral("${bad}"), script},
                               {QStringLiteral("two"), text("${good} ${worse}", 9)},
                               {QStringLiteral("three"), text("${", 10)}},
                    {QStringLiteral("g/a.yaml"), 8});
    const auto faults = templateFaults(Value(Value::List{map}, {here, 8}), [](const QString &name) {
        return name == QLatin1String("good") ? QString() : name + QStringLiteral("!");
    });
    QCOMPARE(logLines(faults),
             QStringList({QStringLiteral("InvalidValue: g/a.yaml:8: bad!"),
                          QStringLiteral("InvalidValue: g/run.sh:2: bad!"),
                          QStringLiteral("InvalidValue: g/run.sh:2: worse!"),
                          QStringLiteral("InvalidValue: g/a.yaml:9: worse!"),
                          QStringLiteral("SyntaxError: g/a.yaml:10: \"${\" without \"}\" on its "
                                         "line; a literal \"${\" is written \"$${\"")}));
}

QTEST_GUILESS_MAIN(TemplateTest)
#include "tst_template.moc"
