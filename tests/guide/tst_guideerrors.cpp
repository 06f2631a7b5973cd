// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/guideloader.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace pikestaff::guide;

namespace {

QString data(const char *folder)
{
    return QStringLiteral(PIKESTAFF_SOURCE_DIR "/tests/guide/data/") + QString::fromLatin1(folder);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeTo(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(content) == content.size();
}

bool copyFolder(const QString &from, const QString &to)
{
    bool copied = true;
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto path = files.next();
        copied = copied && writeTo(to + path.mid(from.size()), contentOf(path));
    }
    return copied;
}

QString outcome(const QString &root, const QString &id)
{
    const auto guide = loadGuide(root, id);
    return guide ? QStringLiteral("loaded") : guide.error().toLogLine();
}

/// A line of a file of the guide "small", what is written instead, and what comes of it.
void row(const char *file, const char *line, const char *instead, const char *expected)
{
    QTest::newRow(instead) << QString::fromLatin1(file) << QByteArray(line) << QByteArray(instead)
                           << QString::fromUtf8(expected);
}

void addGuideLines()
{
    const auto *file = "guide.yaml";
    row(file, "release: Zed",
        "release:", "InvalidValue: small/guide.yaml:5: nothing, expected: a text");
    row(file, "os: {id: debian, version: \"12\"}", "os: debian 12",
        "InvalidValue: small/guide.yaml:6: \"debian 12\", expected: a map");
    row(file, "os: {id: debian, version: \"12\"}", "os: {id: debian}",
        "MissingKey: small/guide.yaml:6: version");
    row(file, "proven: true", "proven: maybe",
        "InvalidValue: small/guide.yaml:7: \"maybe\", expected: true or false");
    row(file, "answers: answers.yaml", "answers: /etc/answers.yaml",
        "InvalidValue: small/guide.yaml:8: \"/etc/answers.yaml\" is not a file inside the guide");
    row(file, "answers: answers.yaml", "answers: more",
        "FileUnreadable: small/guide.yaml:8: small/more: is a folder");
    row(file, "  - more/store.yaml", "  - [more/store.yaml]",
        "InvalidValue: small/guide.yaml:11: a list, expected: a text");
    row(file, "title: {en: Small guide, ko: 작은 안내서}", "# no title",
        "MissingKey: small/guide.yaml:3: title");
}

void addAnswersLines()
{
    const auto *file = "answers.yaml";
    row(file, "    kind: integer", "    kind: number",
        "InvalidValue: small/answers.yaml:17: \"number\" is not one of: text, choice, boolean, "
        "integer, address, cidr, host_names, path");
    row(file, "    kind: integer", "    kind: [integer, text]",
        "InvalidValue: small/answers.yaml:17: \"\" must be one word");
    row(file, "  - id: workers", "  - id: work-ers",
        "InvalidValue: small/answers.yaml:16: \"work-ers\" is not a name: letters, digits and _, "
        "beginning with no digit; not \"and\", \"or\", \"not\"");
    row(file, "  - id: workers", "  - id: not",
        "InvalidValue: small/answers.yaml:16: \"not\" is not a name: letters, digits and _, "
        "beginning with no digit; not \"and\", \"or\", \"not\"");
    row(file, "    default: \"\"",
        "    default:", "InvalidValue: small/answers.yaml:13: default: nothing, expected: a text");
    row(file, "    required: true", "    required: [yes]",
        "InvalidValue: small/answers.yaml:8: a list, expected: true or false");
    row(file, "secrets:", "passwords:", "UnknownKey: small/answers.yaml:20: passwords");
}

void addChapterLines()
{
    const auto *file = "time.yaml";
    row(file, "id: time", "id: time/date",
        "InvalidValue: small/time.yaml:3: \"time/date\" is not an id: letters, digits, and . _ - "
        "between them");
    row(file, "title: {en: Time, ko: 시간}", "title: Time",
        "InvalidValue: small/time.yaml:4: \"Time\", expected: a map");
    row(file, "title: {en: Time, ko: 시간}", "title: {en: Time, ko: 시간, de: Zeit}",
        "UnknownKey: small/time.yaml:4: de");
    row(file, "title: {en: Time, ko: 시간}", "title: {en: Time, ko: [시간]}",
        "InvalidValue: small/time.yaml:4: ko: a list, expected: a text");
}

void addStepLines()
{
    const auto *file = "time.yaml";
    row(file, "        on: others", "        on: other",
        "InvalidValue: small/time.yaml:48: \"other\" is not one of: controller, compute, block, "
        "object, all, others");
    row(file, "        on: others", "        on: []",
        "InvalidValue: small/time.yaml:48: \"\" names no host");
    row(file, "        on: others", "        on: [all, [compute]]",
        "InvalidValue: small/time.yaml:48: a list, expected: a text");
    row(file, "        weight: 3", "        weight: 0",
        "InvalidValue: small/time.yaml:35: \"0\", expected: a number from 1 to 86400");
    row(file, "        weight: 3", "        wait: 3", "UnknownKey: small/time.yaml:35: wait");
    row(file, "        when: not ntp_servers or network == self-service", "        when: \"\"",
        "InvalidValue: small/time.yaml:33: \"\", expected: a text");
    row(file, "        when: not ntp_servers or network == self-service", "        when: (a",
        "SyntaxError: small/time.yaml:33: condition, column 3: the end found where \")\" is "
        "expected");
    row(file, "        with: {packages: [chrony]}", "        with: [chrony]",
        "InvalidValue: small/time.yaml:18: with: a list, expected: a map");
    row(file, "        with: {packages: [chrony]}", "        with: {packages: [chrony, ]}",
        "loaded");
    row(file, "        with: {packages: [chrony]}", "        with: {packages: [chrony, ~]}",
        "InvalidValue: small/time.yaml:18: nothing is given; an empty text is written \"\"");
    row(file, "        guide: []", "        guide: no",
        "InvalidValue: small/time.yaml:51: guide: a text, expected: a list");
    row(file, "        operation: wait.for", "        # operation: wait.for",
        "MissingKey: small/time.yaml:47: operation");
    row(file, "    optional: yes", "    optional: sometimes",
        "InvalidValue: small/time.yaml:43: \"sometimes\", expected: true or false");
    row(file, "    needs: time-controller", "    needs: {section: time-controller}",
        "InvalidValue: small/time.yaml:45: a map, expected: a text");
}

void addIncludeLines()
{
    const auto *file = "more/store.yaml";
    row(file, "        each: compute", "        each: [compute, block]",
        "InvalidValue: small/more/store.yaml:28: \"\" must be one word");
    row(file, "          run: {include_text: templates/register.sh}",
        "          run: {include_text: ../answers.yaml}",
        "InvalidValue: small/more/store.yaml:32: \"more/../answers.yaml\" is not a file inside the "
        "guide");
    row(file, "          run: {include_text: templates/register.sh}",
        "          run: {include_text: templates/register.sh, mode: 755}",
        "UnknownKey: small/more/store.yaml:32: mode");
    row(file, "          run: {include_text: templates/register.sh}",
        "          run: {include_text: [a]}",
        "InvalidValue: small/more/store.yaml:32: a list, expected: a text");
    row(file, "          run: {include_text: templates/register.sh}", "\trun: x",
        "SyntaxError: small/more/store.yaml:");
}

} // namespace

class GuideErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNoSuchGuide();
    void refusesBadGuides_data();
    void refusesBadGuides();
    void refusesBadLines_data();
    void refusesBadLines();
    void refusesAFileThatIsNoText();
};

void GuideErrorsTest::knowsNoSuchGuide()
{
    QCOMPARE(outcome(data("good"), QStringLiteral("queens")),
             QStringLiteral("UnknownGuide: queens: crossing, plain, small"));
    QCOMPARE(outcome(data("good"), QStringLiteral("no-guide")),
             QStringLiteral("UnknownGuide: no-guide: crossing, plain, small"));
    QCOMPARE(outcome(data("good"), QStringLiteral("../good/small")),
             QStringLiteral("UnknownGuide: ../good/small: crossing, plain, small"));
    QCOMPARE(outcome(data("nowhere"), QStringLiteral("small")),
             QStringLiteral("UnknownGuide: small"));
}

void GuideErrorsTest::refusesBadGuides_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *id, const char *expected) {
        QTest::newRow(id) << QString::fromUtf8(expected);
    };
    row("syntax", "SyntaxError: syntax/guide.yaml:");
    row("condition", "SyntaxError: condition/chapter.yaml:10: condition, column 9: \"=\" found "
                     "where \"and\", \"or\" or the end is expected");
    row("unknown-key", "UnknownKey: unknown-key/answers.yaml:6: titel");
    row("missing-key", "MissingKey: missing-key/answers.yaml:5: explanation");
    row("wrong-kind", "InvalidValue: wrong-kind/chapter.yaml:6: sections: a map, expected: a list");
    row("key-twice", "DuplicateName: key-twice/chapter.yaml:6: id");
    row("missing-file", "FileMissing: missing-file/guide.yaml:9: missing-file/other.yaml");
    row("missing-text",
        "FileMissing: missing-text/chapter.yaml:16: missing-text/templates/one.conf");
    row("outside", "InvalidValue: outside/guide.yaml:8: \"../syntax/guide.yaml\" is not a file "
                   "inside the guide");
    row("other-id", "InvalidValue: other-id/guide.yaml:3: \"another-id\" must be the name of the "
                    "guide's folder, \"other-id\"");
}

void GuideErrorsTest::refusesBadGuides()
{
    QFETCH(const QString, expected);
    const auto found = outcome(data("bad"), QString::fromLatin1(QTest::currentDataTag()));
    // What the YAML parser says is its own business.
    QCOMPARE(expected.endsWith(QLatin1Char(':')) ? found.left(expected.size()) : found, expected);
}

void GuideErrorsTest::refusesBadLines_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("expected");
    addGuideLines();
    addAnswersLines();
    addChapterLines();
    addStepLines();
    addIncludeLines();
}

void GuideErrorsTest::refusesBadLines()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, instead);
    QFETCH(const QString, expected);
    const QTemporaryDir folder;
    const auto copy = folder.filePath(QStringLiteral("small"));
    QVERIFY(copyFolder(data("good/small"), copy));
    const auto path = copy + QLatin1Char('/') + file;
    const auto before = contentOf(path);
    const auto whole = '\n' + line + '\n';
    QCOMPARE(before.count(whole), 1);
    auto after = before;
    QVERIFY(writeTo(path, after.replace(whole, '\n' + instead + '\n')));
    const auto found = outcome(folder.path(), QStringLiteral("small"));
    QCOMPARE(expected.endsWith(QLatin1Char(':')) ? found.left(expected.size()) : found, expected);
}

void GuideErrorsTest::refusesAFileThatIsNoText()
{
    const QTemporaryDir folder;
    const auto copy = folder.filePath(QStringLiteral("small"));
    QVERIFY(copyFolder(data("good/small"), copy));
    QVERIFY(writeTo(copy + QStringLiteral("/more/templates/why.txt"), "caf\xe9\n"));
    QCOMPARE(outcome(folder.path(), QStringLiteral("small")),
             QStringLiteral("InvalidValue: small/more/store.yaml:37: \"templates/why.txt\" is not "
                            "UTF-8 text"));
    QVERIFY(writeTo(copy + QStringLiteral("/time.yaml"), "id: time\nsummary: \xff\n"));
    QVERIFY(outcome(folder.path(), QStringLiteral("small"))
                .startsWith(QStringLiteral("SyntaxError: small/time.yaml:2: ")));
}

QTEST_GUILESS_MAIN(GuideErrorsTest)
#include "tst_guideerrors.moc"
