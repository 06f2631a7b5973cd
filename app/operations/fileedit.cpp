// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/fileedit.h"

#include "operations/guideform.h"
#include "operations/shellscript.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using guide::Value;
using model::Content;

Result<OperationPtr> FileEdit::make(const Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<FileEdit>();
    operation->m_file = in.text("file", shapes::path);
    operation->m_create = in.flag("create", false);
    if (const Value *edits = in.require("edits"); edits != nullptr) {
        if (edits->list() == nullptr || edits->list()->empty()) {
            in.refuse(*edits, QStringLiteral("edits: expected a list of edits"));
        } else {
            for (const Value &item : *edits->list()) {
                operation->readEdit(item, in);
            }
        }
    }
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

void FileEdit::readEdit(const Value &item, ArgumentReader &outer)
{
    ArgumentReader in(item);
    LineEdit edit;
    if (in.has("block")) {
        edit.kind = LineEdit::Kind::Block;
        edit.text = in.content("block");
    } else {
        const QString pattern = in.text("match");
        edit.match.setPattern(pattern);
        if (in.isGood() && !isUnbound(pattern) && !edit.match.isValid()) {
            in.refuse(*item.find(QStringLiteral("match")),
                      QStringLiteral("match: \"%1\": %2").arg(pattern, edit.match.errorString()));
        }
        if (in.has("comment") || in.has("absent")) {
            const bool comment = in.has("comment");
            const char *key = comment ? "comment" : "absent";
            edit.kind = comment ? LineEdit::Kind::Comment : LineEdit::Kind::Remove;
            if (!in.flag(key, true)) {
                in.refuse(item, QStringLiteral("%1: can only be yes").arg(QLatin1String(key)));
            }
        } else {
            edit.text = in.content("replace");
            edit.kind = in.flag("append", false) ? LineEdit::Kind::Append : LineEdit::Kind::Replace;
        }
    }
    const bool hasText =
        edit.kind != LineEdit::Kind::Comment && edit.kind != LineEdit::Kind::Remove;
    if (in.isGood() && hasText && edit.text.isEmpty()) {
        in.refuse(item, QStringLiteral("expected a text, not an empty one"));
    }
    outer.adopt(in.finish());
    m_edits.push_back(edit);
}

std::vector<Action> FileEdit::guideForm() const
{
    std::vector<Action> actions;
    for (const LineEdit &edit : m_edits) {
        const QString match = edit.match.pattern();
        switch (edit.kind) {
        case LineEdit::Kind::Replace:
        case LineEdit::Kind::Append:
            actions.push_back(fileEditAction(m_file, match, "replace", edit.text));
            break;
        case LineEdit::Kind::Comment:
        case LineEdit::Kind::Remove:
            actions.push_back(fileEditAction(m_file, match, "absent", QStringLiteral("true")));
            break;
        case LineEdit::Kind::Block:
            actions.push_back(fileEditAction(m_file, QString(), "block", edit.text));
            break;
        }
    }
    return actions;
}

Content FileEdit::probe() const { return fileProbe(m_file); }

Result<Decision> FileEdit::decide(const ProbeResult &probe, const model::SecretStore &secrets) const
{
    const Result<FileState> file = readFileProbe(m_file, probe);
    if (!file) {
        return Failure(file.error());
    }
    if (const auto reason = whyNotText(*file)) {
        return failure(*reason);
    }
    const bool exists = file->kind == FileState::Kind::File;
    if (!exists && !m_create) {
        return failure(m_file + QStringLiteral(" does not exist: the package that brings it is "
                                               "not installed"));
    }
    const Result<LineOutcome> outcome = editLines(file->text(), m_edits, secrets);
    if (!outcome) {
        return Failure(outcome.error());
    }
    if (!outcome->fault.isEmpty()) {
        return failure(m_file + QLatin1String(": ") + outcome->fault);
    }
    if (outcome->differences.isEmpty() && exists) {
        return satisfied();
    }
    const QString reason =
        m_file + (exists ? QLatin1String(": ") + outcome->differences.join(QLatin1String("; "))
                         : QStringLiteral(" does not exist"));
    return changeOf({*file, outcome->text, {}, false, {}}, reason);
}

Content FileEdit::runForm() const
{
    Content text(QStringLiteral("# ") + m_file + QLatin1Char('\n'));
    for (const LineEdit &edit : m_edits) {
        const QString match = edit.match.pattern();
        switch (edit.kind) {
        case LineEdit::Kind::Comment:
            text += Content(QStringLiteral("s/^.*%1/#&/\n").arg(match));
            break;
        case LineEdit::Kind::Remove:
            text += Content(QStringLiteral("/%1/d\n").arg(match));
            break;
        case LineEdit::Kind::Replace:
        case LineEdit::Kind::Append:
            text += Content(QStringLiteral("/%1/c\n").arg(match)) + edit.text +
                    Content(QStringLiteral("\n"));
            break;
        case LineEdit::Kind::Block:
            text += Content(QStringLiteral("$a\n")) + edit.text + Content(QStringLiteral("\n"));
            break;
        }
    }
    return text;
}

} // namespace pikestaff::operations
