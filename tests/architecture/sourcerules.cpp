// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "architecture/sourcerules.h"

#include <QRegularExpression>

#include <map>

namespace pikestaff::tests {

namespace {

constexpr int mostLines = 400;
constexpr int mostLinesOfTest = 500;
constexpr int mostColumns = 100;

/// Which layers a layer may include besides itself (ARCHITECTURE.md, "Layers").
const std::map<QString, QStringList> &allowedLayers()
{
    static const auto words = [](const char *text) {
        return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    static const std::map<QString, QStringList> rules{
        {QStringLiteral("base"), {}},
        {QStringLiteral("log"), words("base")},
        {QStringLiteral("model"), words("base")},
        {QStringLiteral("guide"), words("base model")},
        {QStringLiteral("operations"), words("base model guide")},
        {QStringLiteral("plan"), words("base model guide operations")},
        {QStringLiteral("remote"), words("base log model")},
        {QStringLiteral("net"), words("base model remote")},
        {QStringLiteral("run"), words("base log model guide operations plan remote net")},
        {QStringLiteral("report"), words("base model guide plan run")},
        {QStringLiteral("engine"), words("base log model guide operations plan remote run report")},
        {QStringLiteral("ui"), words("base model guide plan run engine")},
        {QStringLiteral("wizard-pages"), words("base model guide plan run engine ui")},
        {QStringLiteral("main"),
         words(
             "base log model guide operations plan remote net run report engine ui wizard-pages")},
    };
    return rules;
}

struct Confinement
{
    const char *include; ///< begins an include in <> of a third party
    const char *folder;  ///< the only folder that may hold it
};

constexpr Confinement confinements[]{
    {"libssh/", "app/remote/ssh/"}, {"spdlog/", "app/log/"},    {"yaml-cpp/", "app/model/"},
    {"sodium", "app/model/"},       {"CLI/", "app/main/"},      {"libsecret/", "app/engine/"},
    {"archive", "app/report/"},     {"QWebSocket", "app/net/"}, {"KTar", "app/report/"},
    {"KZip", "app/report/"},
};

struct Smell
{
    const char *pattern;
    const char *what;
    const char *exempt; ///< regular expression over the path; "^$" = nobody
};

constexpr Smell smells[]{
    {R"(\bvolatile\b)", "volatile", "^$"},
    {R"(::instance\(|::self\()", "a singleton", "^$"},
    {R"(\bQEventLoop\b|\bprocessEvents\b)", "a nested event loop", "^$"},
    {R"(\bQtConcurrent\b|\bQThreadPool\b)", "the shared thread pool", "^$"},
    {R"(\bSIGNAL\(|\bSLOT\(|\bsender\(\))", "a signal by text", "^$"},
    {R"(\bQWizard\b)", "QWizard", "^$"},
    {R"(\bQSettings\b)", "settings outside ui", "^app/ui/"},
    {R"(\bQVariantMap\b)", "stringly shared state", "^$"},
    {R"(\b(TODO|FIXME|XXX|HACK)\b)", "left for later", "^$"},
    {R"(\bQSKIP\b)", "a skipped test", "^$"},
    {R"(\btr\(")", "translated text below engine", "^(app/(engine|ui|main)|wizard-pages)/"},
    {R"(\bQ_OBJECT\b)", "a QObject below engine",
     "^(app/(engine|ui|main|net)|wizard-pages|tests)/"},
    {R"(#include <Q(Widget|Label|Main|Push|Dialog|Tree|Layout|VBox|HBox|Application>))",
     "widgets below ui", "^(app/(ui|main)|wizard-pages|tests)/"},
    {R"(\bthrow\b)", "an exception", "^$"},
};

QString layerOf(const QString &path)
{
    if (path.startsWith(QLatin1String("wizard-pages/")))
        return QStringLiteral("wizard-pages");
    if (path.startsWith(QLatin1String("app/")))
        return path.section(QLatin1Char('/'), 1, 1);
    return {};
}

/// A line without comments and the insides of string literals; good enough for one line.
QString codeOf(const QString &line)
{
    static const QRegularExpression literal(QStringLiteral(R"("([^"\\]|\\.)*")"));
    QString code = line;
    if (!code.startsWith(QLatin1String("#include")))
        code.replace(literal, QStringLiteral("\"\""));
    const qsizetype comment = code.indexOf(QLatin1String("//"));
    return comment < 0 ? code : code.left(comment);
}

void checkInclude(const QString &path, const QString &code, const QString &where,
                  QStringList &found)
{
    static const QRegularExpression own(QStringLiteral(R"re(^#include "([^"/]+)/)re"));
    static const QRegularExpression foreign(QStringLiteral(R"re(^#include <([^>]+)>)re"));
    const QString layer = layerOf(path);
    if (const auto match = own.match(code); match.hasMatch() && !layer.isEmpty()) {
        const QString other = match.captured(1);
        const bool composes = path.startsWith(QLatin1String("app/main/"));
        if (other != layer && !allowedLayers().at(layer).contains(other))
            found.append(where + QStringLiteral("layer %1 includes %2").arg(layer, other));
        if (code.contains(QLatin1String("remote/ssh/")) && !composes &&
            !path.startsWith(QLatin1String("app/remote/ssh/")))
            found.append(where + QStringLiteral("only main/composition meets remote/ssh"));
    }
    if (const auto match = foreign.match(code); match.hasMatch()) {
        for (const Confinement &one : confinements) {
            if (match.captured(1).startsWith(QLatin1String(one.include)) &&
                !path.startsWith(QLatin1String(one.folder)) &&
                !path.startsWith(QLatin1String("tests/")))
                found.append(where + QStringLiteral("%1 belongs to %2")
                                         .arg(match.captured(1), QLatin1String(one.folder)));
        }
    }
}

void checkLine(const QString &path, const QString &line, const QString &where, QStringList &found)
{
    if (line.size() > mostColumns)
        found.append(where + QStringLiteral("longer than %1 columns").arg(mostColumns));
    if (line.contains(QLatin1Char('\t')) || line.endsWith(QLatin1Char(' ')))
        found.append(where + QStringLiteral("a tab or a space at the end"));
    const QString code = codeOf(line);
    checkInclude(path, code, where, found);
    for (const Smell &smell : smells) {
        const QRegularExpression pattern(QLatin1String(smell.pattern));
        const bool inComment = QLatin1String(smell.what) == QLatin1String("left for later");
        if (pattern.match(inComment ? line : code).hasMatch() &&
            !QRegularExpression(QLatin1String(smell.exempt)).match(path).hasMatch())
            found.append(where + QLatin1String(smell.what));
    }
}

void checkName(const QString &path, QStringList &found)
{
    static const QRegularExpression banned(
        QStringLiteral("(^|/)(utils?|helpers?|common|misc|managers?)(/|\\.|$)"));
    static const QRegularExpression lowerCase(QStringLiteral("^[a-z0-9/._-]+$"));
    if (banned.match(path).hasMatch())
        found.append(path + QStringLiteral(": a name that says nothing"));
    if (!lowerCase.match(path).hasMatch())
        found.append(path + QStringLiteral(": file names are lower case"));
}

} // namespace

QStringList violations(const QString &path, const QString &text)
{
    QStringList found;
    checkName(path, found);
    if (!text.startsWith(QLatin1String("// SPDX-License-Identifier: Apache-2.0\n")))
        found.append(path + QStringLiteral(":1: no SPDX header"));
    const QStringList lines = text.split(QLatin1Char('\n'));
    const int most = path.startsWith(QLatin1String("tests/")) ? mostLinesOfTest : mostLines;
    if (lines.size() > most + 1)
        found.append(path + QStringLiteral(": more than %1 lines").arg(most));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString where = QStringLiteral("%1:%2: ").arg(path).arg(i + 1);
        checkLine(path, lines.at(i), where, found);
    }
    return found;
}

} // namespace pikestaff::tests
