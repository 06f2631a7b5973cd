// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/lineeditor.h"

#include "base/secret.h"

#include <algorithm>
#include <optional>

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using base::Status;
using model::Content;
using model::SecretStore;

namespace {

struct Line
{
    enum class Origin {
        File,
        Ours,      ///< begins a text that an edit put there: `sealed` is all of it
        Continued, ///< a further line of such a text
    };

    QByteArray plain;
    Origin origin = Origin::File;
    Content sealed;
    bool commented = false;

    [[nodiscard]] bool isActive() const { return !commented && !plain.trimmed().startsWith('#'); }
};

QList<QByteArray> split(const QByteArray &text)
{
    QList<QByteArray> lines = text.split('\n');
    if (lines.last().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

class Editor
{
public:
    Editor(const QString &text, const SecretStore &secrets);
    ~Editor();
    Editor(const Editor &) = delete;
    Editor &operator=(const Editor &) = delete;
    Editor(Editor &&) = delete;
    Editor &operator=(Editor &&) = delete;

    [[nodiscard]] Status apply(const LineEdit &edit);
    [[nodiscard]] LineOutcome finish() const;

private:
    using Places = std::vector<size_t>;

    void replace(const LineEdit &edit, const QList<QByteArray> &wanted);
    void comment(const LineEdit &edit);
    void remove(const LineEdit &edit);
    void block(const LineEdit &edit, const QList<QByteArray> &wanted);

    [[nodiscard]] Places matches(const LineEdit &edit) const;
    [[nodiscard]] std::optional<size_t> find(const QList<QByteArray> &wanted) const;
    void commentOut(size_t place, const LineEdit &edit);
    void insert(size_t place, const Content &text, const QList<QByteArray> &plain);
    void differs(const QString &what);

    QString m_original;
    const SecretStore &m_secrets;
    QString m_lineEnd = QStringLiteral("\n");
    std::vector<Line> m_lines;
    QStringList m_differences;
    QString m_fault;
};

Editor::Editor(const QString &text, const SecretStore &secrets)
    : m_original(text)
    , m_secrets(secrets)
{
    for (const QByteArray &part : split(text.toUtf8())) {
        Line line;
        line.plain = part.endsWith('\r') ? part.chopped(1) : part;
        if (m_lines.empty() && line.plain.size() < part.size()) {
            m_lineEnd = QStringLiteral("\r\n");
        }
        m_lines.push_back(line);
    }
}

Editor::~Editor()
{
    for (Line &line : m_lines) {
        base::Secret::wipe(line.plain);
    }
}

Status Editor::apply(const LineEdit &edit)
{
    Result<QByteArray> text = m_secrets.reveal(edit.text);
    if (!text) {
        return Failure(text.error());
    }
    QList<QByteArray> wanted = split(*text);
    switch (edit.kind) {
    case LineEdit::Kind::Replace:
    case LineEdit::Kind::Append:
        replace(edit, wanted);
        break;
    case LineEdit::Kind::Comment:
        comment(edit);
        break;
    case LineEdit::Kind::Remove:
        remove(edit);
        break;
    case LineEdit::Kind::Block:
        block(edit, wanted);
        break;
    }
    base::Secret::wipe(*text);
    for (QByteArray &line : wanted) {
        base::Secret::wipe(line);
    }
    return {};
}

Editor::Places Editor::matches(const LineEdit &edit) const
{
    Places found;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        if (line.origin == Line::Origin::File && !line.commented &&
            edit.match.match(QString::fromUtf8(line.plain)).hasMatch()) {
            found.push_back(i);
        }
    }
    return found;
}

std::optional<size_t> Editor::find(const QList<QByteArray> &wanted) const
{
    const auto begin = std::search(m_lines.begin(), m_lines.end(), wanted.begin(), wanted.end(),
                                   [](const Line &line, const QByteArray &text) {
                                       return !line.commented && line.plain == text;
                                   });
    if (begin == m_lines.end()) {
        return std::nullopt;
    }
    return static_cast<size_t>(begin - m_lines.begin());
}

void Editor::differs(const QString &what)
{
    if (!m_differences.contains(what)) {
        m_differences.append(what);
    }
}

void Editor::commentOut(size_t place, const LineEdit &edit)
{
    m_lines[place].commented = true;
    differs(QStringLiteral("a line matches %1").arg(edit.match.pattern()));
}

void Editor::insert(size_t place, const Content &text, const QList<QByteArray> &plain)
{
    std::vector<Line> lines;
    for (const QByteArray &part : plain) {
        // A copy of its own: the caller wipes its one.
        Line line{QByteArray(part.constData(), part.size()), Line::Origin::Continued, {}, false};
        if (lines.empty()) {
            line.origin = Line::Origin::Ours;
            line.sealed = text;
        }
        lines.push_back(line);
    }
    m_lines.insert(m_lines.begin() + static_cast<std::ptrdiff_t>(place), lines.begin(),
                   lines.end());
}

void Editor::replace(const LineEdit &edit, const QList<QByteArray> &wanted)
{
    const auto there = find(wanted);
    const auto isKept = [&](size_t place) {
        return there && place >= *there && place < *there + static_cast<size_t>(wanted.size());
    };
    Places active;
    Places comments;
    for (const size_t place : matches(edit)) {
        if (!isKept(place)) {
            (m_lines[place].isActive() ? active : comments).push_back(place);
        }
    }
    std::optional<size_t> replaced;
    if (!there && !active.empty()) {
        replaced = active.front();
        active.erase(active.begin());
    } else if (!there && !comments.empty()) {
        replaced = comments.front();
    } else if (!there && edit.kind == LineEdit::Kind::Append) {
        differs(QStringLiteral("no line matches %1").arg(edit.match.pattern()));
        insert(m_lines.size(), edit.text, wanted);
    } else if (!there) {
        m_fault = QStringLiteral("no line matches %1").arg(edit.match.pattern());
    }
    for (const size_t place : active) {
        commentOut(place, edit);
    }
    if (replaced) {
        differs(QStringLiteral("the line that matches %1 differs").arg(edit.match.pattern()));
        m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(*replaced));
        insert(*replaced, edit.text, wanted);
    }
}

void Editor::comment(const LineEdit &edit)
{
    for (const size_t place : matches(edit)) {
        if (m_lines[place].isActive()) {
            commentOut(place, edit);
        }
    }
}

void Editor::remove(const LineEdit &edit)
{
    Places places = matches(edit);
    std::reverse(places.begin(), places.end());
    for (const size_t place : places) {
        m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(place));
        differs(QStringLiteral("a line matches %1").arg(edit.match.pattern()));
    }
}

void Editor::block(const LineEdit &edit, const QList<QByteArray> &wanted)
{
    const bool complete = std::all_of(wanted.begin(), wanted.end(), [this](const QByteArray &line) {
        return line.trimmed().isEmpty() || find({line});
    });
    if (!complete) {
        differs(QStringLiteral("lines are missing"));
        insert(m_lines.size(), edit.text, wanted);
    }
}

LineOutcome Editor::finish() const
{
    if (m_differences.isEmpty()) {
        return {Content(m_original), {}, m_fault};
    }
    Content text;
    for (const Line &line : m_lines) {
        switch (line.origin) {
        case Line::Origin::File:
            text += Content((line.commented ? QStringLiteral("#") : QString()) +
                            QString::fromUtf8(line.plain) + m_lineEnd);
            break;
        case Line::Origin::Ours:
            text += line.sealed;
            if (!line.sealed.toDisplay().endsWith(QLatin1Char('\n'))) {
                text += Content(m_lineEnd);
            }
            break;
        case Line::Origin::Continued:
            break;
        }
    }
    return {text, m_differences, m_fault};
}

} // namespace

Result<LineOutcome> editLines(const QString &text, const std::vector<LineEdit> &edits,
                              const SecretStore &secrets)
{
    Editor editor(text, secrets);
    for (const LineEdit &edit : edits) {
        if (const Status applied = editor.apply(edit); !applied) {
            return Failure(applied.error());
        }
    }
    return editor.finish();
}

} // namespace pikestaff::operations
