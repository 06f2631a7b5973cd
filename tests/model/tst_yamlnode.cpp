// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/yamlnode.h"

#include <QTest>

using namespace pikestaff::model;
using pikestaff::base::Error;
using pikestaff::base::ErrorCode;
using pikestaff::base::Result;

namespace {

const QString file = QStringLiteral("project.yaml");

Result<YamlNode> parse(const QByteArray &text) { return parseYaml(text, file); }

} // namespace

class TestYamlNode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindsAndLines()
    {
        const auto document = parse("# comment\n"
                                    "format: 1\n"
                                    "hosts:\n"
                                    "  - name: controller\n"
                                    "    roles: [controller, compute]\n"
                                    "  - {name: compute1}\n"
                                    "empty:\n"
                                    "quoted: \"\"\n"
                                    "nothing: ~\n"
                                    "text: |\n"
                                    "  first\n"
                                    "  둘째\n"
                                    "last: 'yes'\n");
        QVERIFY(document);
        QCOMPARE(document->kind, YamlNode::Kind::Map);
        QStringList keys;
        for (const auto &[key, value] : document->entries) {
            keys.append(QStringLiteral("%1:%2").arg(key).arg(value.line));
        }
        QCOMPARE(keys.join(QLatin1Char(' ')),
                 QStringLiteral("format:2 hosts:3 empty:7 quoted:8 nothing:9 text:10 last:13"));
        const YamlNode *hosts = document->find(QStringLiteral("hosts"));
        QVERIFY(hosts != nullptr);
        QCOMPARE(hosts->kind, YamlNode::Kind::List);
        QCOMPARE(hosts->items.size(), size_t(2));
        QCOMPARE(hosts->items[0].line, 4);
        QCOMPARE(hosts->items[1].where(), QStringLiteral("project.yaml:6"));
        QCOMPARE(hosts->items[0].find(QStringLiteral("roles"))->items[1].text,
                 QStringLiteral("compute"));
        QCOMPARE(document->find(QStringLiteral("empty"))->kind, YamlNode::Kind::Null);
        QCOMPARE(document->find(QStringLiteral("quoted"))->kind, YamlNode::Kind::Text);
        QCOMPARE(document->find(QStringLiteral("nothing"))->kind, YamlNode::Kind::Null);
        QCOMPARE(document->find(QStringLiteral("text"))->text, QString::fromUtf8("first\n둘째\n"));
        QVERIFY(document->find(QStringLiteral("missing")) == nullptr);
    }

    void emptyDocuments_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("comment") << QByteArray("# only\n");
        QTest::newRow("mark") << QByteArray("---\n");
    }

    void emptyDocuments()
    {
        QFETCH(QByteArray, text);
        const auto document = parse(text);
        QVERIFY(document);
        QCOMPARE(document->kind, YamlNode::Kind::Null);
        QVERIFY(document->line >= 1);
        QCOMPARE(document->require(QStringLiteral("x")).error().code, ErrorCode::InvalidValue);
    }

    void ends_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("line") << QByteArray("a: b\n");
        QTest::newRow("no line end") << QByteArray("a: b");
        QTest::newRow("Windows") << QByteArray("a: b\r\n");
        QTest::newRow("end mark") << QByteArray("---\na: b\n...\n");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf") + "a: b\n";
        QTest::newRow("comment") << QByteArray("a: b\n# end");
    }

    void ends()
    {
        QFETCH(QByteArray, text);
        const auto document = parse(text);
        QVERIFY2(document, document ? "" : qPrintable(document.error().toLogLine()));
        QCOMPARE(document->entries.size(), size_t(1));
        QCOMPARE((*document->require(QStringLiteral("a")))->text, QStringLiteral("b"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("subject");
        const auto row = [](const char *name, const QByteArray &text, ErrorCode code, int line) {
            QTest::newRow(name) << text << code << QStringLiteral("project.yaml:%1").arg(line);
        };
        row("open bracket", "a: 1\nb: [1, 2\nc: 3\n", ErrorCode::SyntaxError, 3);
        row("open quote", "a: 1\nb: \"x\n", ErrorCode::SyntaxError, 2);
        row("open quote at the end", "a: 1\nb: 'x", ErrorCode::SyntaxError, 2);
        row("tab", "a:\n\tb: 1\n", ErrorCode::SyntaxError, 2);
        row("indentation", "a:\n  b: 1\n c: 2\n", ErrorCode::SyntaxError, 3);
        row("unknown alias", "a: 1\nb: *none\n", ErrorCode::SyntaxError, 2);
        row("key twice", "a: 1\nb: 2\na: 3\n", ErrorCode::DuplicateName, 3);
        row("key twice below", "x:\n  - a: 1\n    a: 3\n", ErrorCode::DuplicateName, 3);
        row("a list as key", "a: 1\n? [x]\n: 2\n", ErrorCode::SyntaxError, 2);
        row("empty key", "a: 1\n'': 2\n", ErrorCode::SyntaxError, 2);
        row("two documents", "a: 1\n---\nb: 2\n", ErrorCode::SyntaxError, 3);
        row("two documents, one empty", "a: 1\n---\n", ErrorCode::SyntaxError, 2);
        row("not UTF-8", "a: 1\nb: \xff\xfe\n", ErrorCode::SyntaxError, 2);
        row("zero byte", QByteArray("a: 1\nb: \0\n", 10), ErrorCode::SyntaxError, 2);
        row("alias in itself", "a: &x [*x]\n", ErrorCode::SyntaxError, 1);
        row("deep", QByteArray(500, '['), ErrorCode::SyntaxError, 1);
        row("very deep", QByteArray(100'000, '['), ErrorCode::SyntaxError, 1);
        QByteArray laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
        for (int i = 1; i < 12; ++i) {
            const QByteArray before = "*a" + QByteArray::number(i - 1);
            const QByteArray name = 'a' + QByteArray::number(i);
            laughs += name + ": &" + name + " [" + QByteArrayList(10, before).join(',') + "]\n";
        }
        row("a billion laughs", laughs, ErrorCode::SyntaxError, 1);
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(ErrorCode, code);
        QFETCH(QString, subject);
        const auto document = parse(text);
        QVERIFY(!document);
        QCOMPARE(document.error().code, code);
        QCOMPARE(document.error().subject, subject);
        QVERIFY(!document.error().detail.isEmpty());
    }

    /// Whatever is cut off, it ends with a value or an error that has a place.
    void everyPrefixEnds()
    {
        const QByteArray text = "a: &x {b: [1, 'two', \"\\u00e9\"], c: |\n   text\n  }\n"
                                "? d\n: *x\n한글: - 'x'\n...\n";
        for (qsizetype size = 0; size <= text.size(); ++size) {
            const auto document = parse(text.first(size));
            if (!document) {
                QVERIFY2(document.error().subject.startsWith(QStringLiteral("project.yaml:")),
                         qPrintable(document.error().toLogLine()));
                QVERIFY(!document.error().subject.endsWith(QStringLiteral(":0")));
            }
        }
    }

    void strictKeys()
    {
        const auto document = parse("name: a\nport: 22\n\ncolour: red\n");
        QVERIFY(document);
        const QStringList known = {QStringLiteral("name"), QStringLiteral("port")};
        const auto unknown = document->allowOnly(known);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::UnknownKey);
        QCOMPARE(unknown.error().subject, QStringLiteral("project.yaml:4"));
        QCOMPARE(unknown.error().detail, QStringLiteral("colour"));
        QVERIFY(document->allowOnly(known + QStringList(QStringLiteral("colour"))));
        const auto notAMap = document->find(QStringLiteral("port"))->allowOnly(known);
        QCOMPARE(notAMap.error().code, ErrorCode::InvalidValue);

        QCOMPARE((*document->require(QStringLiteral("port")))->text, QStringLiteral("22"));
        const auto missing = document->require(QStringLiteral("address"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::MissingKey);
        QCOMPARE(missing.error().subject, QStringLiteral("project.yaml:1"));
        QCOMPARE(missing.error().detail, QStringLiteral("address"));
    }

    void values_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("text");    // empty: an error
        QTest::addColumn<QString>("integer"); // from 1 to 65535
        QTest::addColumn<QString>("boolean");
        QTest::addColumn<QString>("texts");
        const QString no;
        const auto row = [](const char *yaml, const char *text, const char *integer,
                            const char *boolean, const char *texts) {
            QTest::newRow(yaml) << QByteArray(yaml) << QString::fromUtf8(text)
                                << QString::fromUtf8(integer) << QString::fromUtf8(boolean)
                                << QString::fromUtf8(texts);
        };
        row("word", "word", "", "", "word");
        row("22", "22", "22", "", "22");
        row("'22'", "22", "22", "", "22");
        row("0", "0", "", "", "0");
        row("65535", "65535", "65535", "", "65535");
        row("65536", "65536", "", "", "65536");
        row("-1", "-1", "", "", "-1");
        row("2.5", "2.5", "", "", "2.5");
        row("99999999999", "99999999999", "", "", "99999999999");
        row("true", "true", "", "true", "true");
        row("yes", "yes", "", "true", "yes");
        row("false", "false", "", "false", "false");
        row("no", "no", "", "false", "no");
        row("on", "on", "", "", "on");
        row("", "", "", "", "");
        row("''", "", "", "", "");
        row("[a, b]", "", "", "", "a|b");
        row("[a, [b]]", "", "", "", "");
        row("[a, '']", "", "", "", "");
        row("{a: b}", "", "", "", "");
    }

    void values()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, text);
        QFETCH(QString, integer);
        QFETCH(QString, boolean);
        QFETCH(QString, texts);
        const auto document = parse("first: 1\nkey: " + yaml + "\n");
        QVERIFY(document);
        const YamlNode &node = *document->find(QStringLiteral("key"));
        QList<Error> errors;
        const auto failed = [&errors](const Error &error) {
            errors.append(error);
            return QString();
        };

        const auto asText = node.asText();
        QCOMPARE(asText ? *asText : failed(asText.error()), text);
        const auto asInteger = node.asInteger(1, 65535);
        QCOMPARE(asInteger ? QString::number(*asInteger) : failed(asInteger.error()), integer);
        const auto asBoolean = node.asBoolean();
        QCOMPARE(asBoolean ? (*asBoolean ? QStringLiteral("true") : QStringLiteral("false"))
                           : failed(asBoolean.error()),
                 boolean);
        const auto asTexts = node.asTexts();
        QCOMPARE(asTexts ? asTexts->join(QLatin1Char('|')) : failed(asTexts.error()), texts);
        for (const Error &error : errors) {
            QCOMPARE(error.code, ErrorCode::InvalidValue);
            QCOMPARE(error.subject, QStringLiteral("project.yaml:2"));
            QVERIFY2(error.detail.contains(QStringLiteral(", expected: ")),
                     qPrintable(error.detail));
        }
    }
};

QTEST_APPLESS_MAIN(TestYamlNode)
#include "tst_yamlnode.moc"
