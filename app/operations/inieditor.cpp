// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/inieditor.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace pikestaff::operations {

using model::Content;
using model::SecretStore;

namespace {

struct Line
{
    enum class Kind { Section, Option, Continuation, Comment, Blank };

    Kind kind = Kind::Blank;
    QString text;              ///< without its line end
    QString section;           ///< that it stands in
    QString key;               ///< of Option; of Comment: the option that it shows
    qsizetype valueAt = -1;    ///< of Option; -1: a key alone
    bool exactComment = false; ///< "#key", not "# key"
};

class Editor
{
public:
    Editor(const QString &text, const SecretStore &secrets);

    void set(const IniSetting &setting);
    void remove(const QString &section, const QString &key);
    void clear(const QString &section, const std::set<QString> &keys);
    [[nodiscard]] IniOutcome finish() const;

private:
    void read(const QString &text);
    void classify(Line &line, Line::Kind before) const;
    [[nodiscard]] std::vector<size_t> active(const QString &section, const QString &key) const;
    [[nodiscard]] size_t lastOf(size_t option) const; ///< its last continuation line, or itself
    [[nodiscard]] bool isSet(size_t option, const Content &value) const;
    void commentOut(size_t option);
    void add(const IniSetting &setting);
    [[nodiscard]] std::optional<size_t> placeFor(const IniSetting &setting) const;
    [[nodiscard]] Content newSections() const;
    void differs(const IniSetting &setting, const char *how);

    const SecretStore &m_secrets;
    QString m_lineEnd = QStringLiteral("\n");
    std::vector<Line> m_lines;
    std::map<size_t, Content> m_replaced;           ///< line number to its new text
    std::map<size_t, std::vector<Content>> m_added; ///< after that line
    std::vector<IniSetting> m_newSections;
    QStringList m_differences;
    QString m_original;
};

Content assignment(const IniSetting &setting)
{
    return setting.value.isEmpty() ? Content(setting.key + QLatin1String(" ="))
                                   : Content(setting.key + QLatin1String(" = ")) + setting.value;
}

Editor::Editor(const QString &text, const SecretStore &secrets)
    : m_secrets(secrets)
    , m_original(text)
{
    read(text);
}

void Editor::read(const QString &text)
{
    QStringList parts = text.split(QLatin1Char('\n'));
    if (parts.last().isEmpty()) {
        parts.removeLast();
    }
    if (!parts.isEmpty() && parts.first().endsWith(QLatin1Char('\r'))) {
        m_lineEnd = QStringLiteral("\r\n");
    }
    QString section;
    auto before = Line::Kind::Blank;
    for (const QString &part : parts) {
        Line line;
        line.text = part.endsWith(QLatin1Char('\r')) ? part.chopped(1) : part;
        line.section = section;
        classify(line, before);
        section = line.section;
        before = line.kind;
        m_lines.push_back(line);
    }
}

void Editor::classify(Line &line, Line::Kind before) const
{
    static const QRegularExpression header(QStringLiteral("^\\s*\\[([^\\]]+)\\]\\s*([#;].*)?$"));
    static const QRegularExpression shown(
        QStringLiteral("^[#;](\\s*)([A-Za-z_][A-Za-z0-9_.-]*)\\s*[=:]"));
    static const QRegularExpression assigned(QStringLiteral("^\\s*([^=:]*?)\\s*[=:]\\s*"));
    const QString trimmed = line.text.trimmed();
    const bool continues = before == Line::Kind::Option || before == Line::Kind::Continuation;
    if (trimmed.isEmpty()) {
        line.kind = Line::Kind::Blank;
    } else if (continues && line.text.at(0).isSpace()) {
        line.kind = Line::Kind::Continuation;
    } else if (const auto match = header.match(line.text); match.hasMatch()) {
        line.kind = Line::Kind::Section;
        line.section = match.captured(1);
    } else if (trimmed.startsWith(QLatin1Char('#')) || trimmed.startsWith(QLatin1Char(';'))) {
        line.kind = Line::Kind::Comment;
        const auto option = shown.match(line.text);
        line.key = option.captured(2);
        line.exactComment = option.capturedLength(1) == 0;
    } else {
        line.kind = Line::Kind::Option;
        const auto option = assigned.match(line.text);
        line.key = option.hasMatch() ? option.captured(1) : trimmed;
        line.valueAt = option.hasMatch() ? option.capturedEnd(0) : -1;
    }
}

std::vector<size_t> Editor::active(const QString &section, const QString &key) const
{
    std::vector<size_t> found;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        if (line.kind == Line::Kind::Option && line.section == section && line.key == key) {
            found.push_back(i);
        }
    }
    return found;
}

size_t Editor::lastOf(size_t option) const
{
    size_t last = option;
    while (last + 1 < m_lines.size() && m_lines[last + 1].kind == Line::Kind::Continuation) {
        ++last;
    }
    return last;
}

bool Editor::isSet(size_t option, const Content &value) const
{
    const Line &line = m_lines[option];
    return line.valueAt >= 0 && lastOf(option) == option &&
           m_secrets.matches(value, line.text.mid(line.valueAt).trimmed().toUtf8());
}

void Editor::commentOut(size_t option)
{
    for (size_t i = option; i <= lastOf(option); ++i) {
        m_replaced[i] = Content(QLatin1Char('#') + m_lines[i].text);
    }
}

void Editor::differs(const IniSetting &setting, const char *how)
{
    m_differences.append(
        QStringLiteral("[%1] %2 %3").arg(setting.section, setting.key, QString::fromLatin1(how)));
}

void Editor::set(const IniSetting &setting)
{
    const std::vector<size_t> found = active(setting.section, setting.key);
    if (found.empty()) {
        differs(setting, "is missing");
        add(setting);
        return;
    }
    const size_t kept = found.front();
    if (!isSet(kept, setting.value)) {
        differs(setting, "differs");
        const Line &line = m_lines[kept];
        const bool showsStyle = line.valueAt >= 0 && line.valueAt < line.text.size();
        commentOut(kept); // the lines that continued the old value
        m_replaced[kept] = showsStyle && !setting.value.isEmpty()
                               ? Content(line.text.left(line.valueAt)) + setting.value
                               : assignment(setting);
    }
    if (found.size() > 1) {
        differs(setting, "stands there more than once");
        std::for_each(found.begin() + 1, found.end(), [this](size_t i) { commentOut(i); });
    }
}

std::optional<size_t> Editor::placeFor(const IniSetting &setting) const
{
    std::optional<size_t> shown;
    std::optional<size_t> lastActive;
    std::optional<size_t> header;
    bool shownExactly = false;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        if (line.section != setting.section) {
            continue;
        }
        switch (line.kind) {
        case Line::Kind::Section:
            header = header ? header : i;
            break;
        case Line::Kind::Option:
        case Line::Kind::Continuation:
            lastActive = i;
            break;
        case Line::Kind::Comment:
            if (line.key == setting.key && (line.exactComment || !shownExactly)) {
                shown = i;
                shownExactly = line.exactComment;
            }
            break;
        case Line::Kind::Blank:
            break;
        }
    }
    return shown ? shown : lastActive ? lastActive : header;
}

void Editor::add(const IniSetting &setting)
{
    if (const auto place = placeFor(setting)) {
        m_added[*place].push_back(assignment(setting));
    } else {
        m_newSections.push_back(setting);
    }
}

void Editor::remove(const QString &section, const QString &key)
{
    for (const size_t option : active(section, key)) {
        differs({section, key, {}}, "must not be set");
        commentOut(option);
    }
}

void Editor::clear(const QString &section, const std::set<QString> &keys)
{
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        if (line.kind == Line::Kind::Option && line.section == section &&
            keys.count(line.key) == 0 && m_replaced.count(i) == 0) {
            differs({section, line.key, {}}, "must not be set");
            commentOut(i);
        }
    }
}

IniOutcome Editor::finish() const
{
    if (m_differences.isEmpty()) {
        return {Content(m_original), {}};
    }
    Content text;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const auto replaced = m_replaced.find(i);
        text += replaced == m_replaced.end() ? Content(m_lines[i].text) : replaced->second;
        text += Content(m_lineEnd);
        if (const auto added = m_added.find(i); added != m_added.end()) {
            for (const Content &line : added->second) {
                text += line + Content(m_lineEnd);
            }
        }
    }
    return {text + newSections(), m_differences};
}

Content Editor::newSections() const
{
    QStringList sections;
    for (const IniSetting &setting : m_newSections) {
        if (!sections.contains(setting.section)) {
            sections.append(setting.section);
        }
    }
    Content text;
    bool spaced = m_lines.empty() || m_lines.back().kind == Line::Kind::Blank;
    for (const QString &section : sections) {
        text += Content((spaced ? QString() : m_lineEnd) + QLatin1Char('[') + section +
                        QLatin1Char(']') + m_lineEnd);
        spaced = false;
        for (const IniSetting &setting : m_newSections) {
            if (setting.section == section) {
                text += assignment(setting) + Content(m_lineEnd);
            }
        }
    }
    return text;
}

} // namespace

IniOutcome editIni(const QString &text, const IniChanges &changes, const SecretStore &secrets)
{
    Editor editor(text, secrets);
    for (const IniSetting &setting : changes.settings) {
        editor.set(setting);
    }
    for (const auto &[section, key] : changes.removals) {
        editor.remove(section, key);
    }
    for (const QString &section : changes.cleared) {
        std::set<QString> keys;
        for (const IniSetting &setting : changes.settings) {
            if (setting.section == section) {
                keys.insert(setting.key);
            }
        }
        editor.clear(section, keys);
    }
    return editor.finish();
}

} // namespace pikestaff::operations
