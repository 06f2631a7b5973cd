// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/iniedit.h"

#include "operations/guideform.h"

#include <algorithm>

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using guide::Value;
using model::Content;

namespace {

constexpr Shape sectionName{"[^\\[\\]\\r\\n]+", "the name of a section, without [ ]"};
constexpr Shape keyName{"[^\\s=:#;\\[][^=:\\r\\n]*", "the name of an option"};

bool isOneLine(const Content &value)
{
    const auto &fragments = value.fragments();
    return std::none_of(fragments.begin(), fragments.end(), [](const model::Fragment &fragment) {
        return fragment.literal.contains(QLatin1Char('\n')) ||
               fragment.literal.contains(QLatin1Char('\r'));
    });
}

bool hasOuterSpace(const Content &value)
{
    const auto &fragments = value.fragments();
    return !fragments.empty() &&
           ((fragments.front().isLiteral() && fragments.front().literal.front().isSpace()) ||
            (fragments.back().isLiteral() && fragments.back().literal.back().isSpace()));
}

QString reasonOf(const QStringList &differences)
{
    constexpr qsizetype most = 4;
    QString text = differences.mid(0, most).join(QLatin1String("; "));
    if (differences.size() > most) {
        text += QStringLiteral("; and %1 more").arg(differences.size() - most);
    }
    return text;
}

} // namespace

Result<OperationPtr> IniEdit::make(const Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<IniEdit>();
    operation->m_file = in.text("file", shapes::path);
    operation->readSettings(in);
    operation->readRemovals(in);
    operation->m_create = in.flag("create", false);
    FileAccess &access = operation->m_access;
    access.mode = in.textOr("mode", access.mode, shapes::mode);
    access.owner = in.textOr("owner", access.owner, shapes::account);
    access.group = in.textOr("group", access.group, shapes::account);
    if (in.isGood() && operation->m_changes.settings.empty() &&
        operation->m_changes.removals.empty() && operation->m_changes.cleared.isEmpty()) {
        in.missing(QStringLiteral("settings"));
    }
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

void IniEdit::readSettings(ArgumentReader &in)
{
    const Value *settings = in.find("settings");
    if (settings == nullptr) {
        return;
    }
    if (settings->map() == nullptr) {
        in.refuse(*settings, QStringLiteral("settings: expected {SECTION: {KEY: VALUE}}"));
        return;
    }
    for (const auto &[section, keys] : *settings->map()) {
        if (keys.map() == nullptr) {
            in.refuse(keys, QStringLiteral("settings: [%1] expected {KEY: VALUE}").arg(section));
            return;
        }
        const Value place(Content(section), keys.position());
        (void)in.textOf(place, "section", sectionName);
        for (const auto &[key, value] : *keys.map()) {
            (void)in.textOf(Value(Content(key), value.position()), "key", keyName);
            const Content text = in.contentOf(value, "settings");
            if (!isOneLine(text) || hasOuterSpace(text)) {
                in.refuse(value, QStringLiteral("settings: the value of %1 must be one line, "
                                                "without space at its ends")
                                     .arg(key));
            }
            m_changes.settings.push_back({section, key, text});
        }
    }
}

void IniEdit::readRemovals(ArgumentReader &in)
{
    m_changes.cleared = in.textsOrNone("clear", sectionName);
    const Value *removals = in.find("remove");
    if (removals == nullptr) {
        return;
    }
    if (removals->map() == nullptr) {
        in.refuse(*removals, QStringLiteral("remove: expected {SECTION: [KEYS]}"));
        return;
    }
    for (const auto &[section, keys] : *removals->map()) {
        for (const Value *item : itemsOf(keys)) {
            const QString key = in.textOf(*item, "remove", keyName);
            if (sets(section, key)) {
                in.refuse(*item,
                          QStringLiteral("remove: [%1] %2 is set as well").arg(section, key));
            }
            m_changes.removals.emplace_back(section, key);
        }
    }
}

bool IniEdit::sets(const QString &section, const QString &key) const
{
    return std::any_of(m_changes.settings.begin(), m_changes.settings.end(),
                       [&](const IniSetting &setting) {
                           return setting.section == section && setting.key == key;
                       });
}

std::vector<Action> IniEdit::guideForm() const
{
    std::vector<Action> actions;
    for (const IniSetting &setting : m_changes.settings) {
        actions.push_back(iniAction(m_file, setting.section, setting.key, setting.value));
    }
    for (const auto &[section, key] : m_changes.removals) {
        actions.push_back(iniRemoval(m_file, section, key));
    }
    for (const QString &section : m_changes.cleared) {
        actions.push_back(iniRemoval(m_file, section, QStringLiteral("*other*")));
    }
    return actions;
}

Content IniEdit::probe() const { return fileProbe(m_file); }

Result<Decision> IniEdit::decide(const ProbeResult &probe, const model::SecretStore &secrets) const
{
    const Result<FileState> file = readFileProbe(m_file, probe);
    if (!file) {
        return Failure(file.error());
    }
    if (const auto reason = whyNotText(*file)) {
        return failure(*reason);
    }
    if (file->kind == FileState::Kind::Missing && !m_create) {
        return failure(m_file + QStringLiteral(" does not exist: the package that brings it is "
                                               "not installed"));
    }
    const IniOutcome outcome = editIni(file->text(), m_changes, secrets);
    if (outcome.differences.isEmpty() && file->kind == FileState::Kind::File) {
        return satisfied();
    }
    const QString reason = file->kind == FileState::Kind::File
                               ? reasonOf(outcome.differences)
                               : m_file + QStringLiteral(" does not exist");
    return changeOf({*file, outcome.text, m_access, false, {}}, reason);
}

Content IniEdit::runForm() const
{
    Content text(QStringLiteral("# ") + m_file + QLatin1Char('\n'));
    QString section;
    for (const IniSetting &setting : m_changes.settings) {
        if (setting.section != section) {
            section = setting.section;
            text += Content(QLatin1Char('[') + section + QLatin1String("]\n"));
        }
        text += Content(setting.key + QLatin1String(" = ")) + setting.value +
                Content(QStringLiteral("\n"));
    }
    for (const auto &[from, key] : m_changes.removals) {
        text += Content(QStringLiteral("[%1]\n#%2 = ...\n").arg(from, key));
    }
    for (const QString &cleared : m_changes.cleared) {
        text += Content(QStringLiteral("[%1]\n#* = ...\n").arg(cleared));
    }
    return text;
}

} // namespace pikestaff::operations
