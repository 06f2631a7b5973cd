// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "plan/planwriter.h"

#include <QJsonObject>

namespace pikestaff::plan {

using guide::Action;

namespace {

QString field(const Action &action, QLatin1String key)
{
    for (const auto &[name, content] : action.fields) {
        if (name == key)
            return content.toDisplay();
    }
    return {};
}

QJsonObject fieldsToJson(const Action &action)
{
    QJsonObject object;
    for (const auto &[name, content] : action.fields) {
        if (name == QLatin1String("absent"))
            object.insert(name, true);
        else
            object.insert(name, content.toDisplay());
    }
    return object;
}

QJsonObject actionToJson(const Action &action)
{
    const QString kind = guide::actionKindName(action.kind);
    switch (action.kind) {
    case Action::Kind::Package:
        return {{kind, QJsonArray::fromStringList(action.names)}};
    case Action::Kind::Command:
    case Action::Kind::Sql:
    case Action::Kind::Verify:
        return fieldsToJson(action);
    case Action::Kind::Service: {
        QJsonObject inner = fieldsToJson(action);
        inner.insert(QStringLiteral("names"), QJsonArray::fromStringList(action.names));
        return {{kind, inner}};
    }
    case Action::Kind::Ini:
    case Action::Kind::IniRemove:
    case Action::Kind::File:
    case Action::Kind::FileEdit:
        return {{kind, fieldsToJson(action)}};
    }
    return {};
}

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

void appendBlock(QStringList &lines, const QString &text)
{
    for (const QString &line : linesOf(text))
        lines.append(QLatin1String("    ") + line);
}

QStringList fileEditLines(const Action &action)
{
    QStringList lines{QStringLiteral("edit %1").arg(field(action, QLatin1String("file")))};
    const QString match = field(action, QLatin1String("match"));
    if (!match.isEmpty())
        lines.append(QStringLiteral("  lines that match: %1").arg(match));
    if (!field(action, QLatin1String("absent")).isEmpty())
        lines.append(QStringLiteral("  removed or commented out"));
    appendBlock(lines, field(action, QLatin1String("replace")));
    appendBlock(lines, field(action, QLatin1String("block")));
    return lines;
}

} // namespace

QStringList actionLines(const Action &action)
{
    switch (action.kind) {
    case Action::Kind::Package:
        return {QStringLiteral("apt install %1").arg(action.names.join(QLatin1Char(' ')))};
    case Action::Kind::Command:
        return linesOf(field(action, QLatin1String("command")));
    case Action::Kind::Sql:
        return linesOf(QStringLiteral("SQL> %1").arg(field(action, QLatin1String("sql"))));
    case Action::Kind::Ini:
        return linesOf(
            QStringLiteral("%1  [%2]  %3 = %4")
                .arg(field(action, QLatin1String("file")), field(action, QLatin1String("section")),
                     field(action, QLatin1String("key")), field(action, QLatin1String("value"))));
    case Action::Kind::IniRemove:
        return {QStringLiteral("%1  [%2]  # %3")
                    .arg(field(action, QLatin1String("file")),
                         field(action, QLatin1String("section")),
                         field(action, QLatin1String("key")))};
    case Action::Kind::File: {
        QStringList lines{QStringLiteral("write %1").arg(field(action, QLatin1String("path")))};
        appendBlock(lines, field(action, QLatin1String("content")));
        return lines;
    }
    case Action::Kind::FileEdit:
        return fileEditLines(action);
    case Action::Kind::Service:
        return {
            QStringLiteral("service %1 %2")
                .arg(action.names.join(QLatin1Char(' ')), field(action, QLatin1String("action")))};
    case Action::Kind::Verify:
        return linesOf(field(action, QLatin1String("verify")));
    }
    return {};
}

QJsonArray toJson(const Plan &plan)
{
    QJsonArray array;
    for (const StepInstance &step : plan.steps) {
        QJsonArray needs;
        for (const size_t index : step.needs) {
            const InstanceId &id = plan.steps[index].id;
            needs.append(id.step.value() + QLatin1Char('@') + id.host.value());
        }
        QJsonArray actions;
        for (const Action &action : step.guideForm)
            actions.append(actionToJson(action));
        array.append(QJsonObject{
            {QStringLiteral("step"), step.id.step.value()},
            {QStringLiteral("chapter"), step.chapter.value()},
            {QStringLiteral("section"), step.section.value()},
            {QStringLiteral("host"), step.id.host.value()},
            {QStringLiteral("operation"), step.verb},
            {QStringLiteral("needs"), needs},
            {QStringLiteral("unresolved"), QJsonArray::fromStringList(step.unresolved)},
            {QStringLiteral("actions"), actions},
            {QStringLiteral("run"), step.operation->runForm().toDisplay()},
        });
    }
    return array;
}

QString toText(const Plan &plan, base::Language language)
{
    QString text;
    QString section;
    int number = 0;
    for (const StepInstance &step : plan.steps) {
        if (step.section.value() != section) {
            section = step.section.value();
            text += QStringLiteral("\n== %1 / %2\n").arg(step.chapter.value(), section);
        }
        text += QStringLiteral("%1. [%2] %3  (%4)\n")
                    .arg(++number)
                    .arg(step.id.host.value(), step.title.in(language), step.id.step.value());
        QStringList lines;
        for (const Action &action : step.guideForm)
            lines += actionLines(action);
        for (const QString &line : std::as_const(lines))
            text += QLatin1String("     ") + line + QLatin1Char('\n');
        const QStringList run = linesOf(step.operation->runForm().toDisplay());
        for (const QString &line : run == lines ? QStringList() : run)
            text += QLatin1String("     > ") + line + QLatin1Char('\n');
        if (!step.unresolved.isEmpty()) {
            text += QStringLiteral("     ? %1\n").arg(step.unresolved.join(QLatin1String(", ")));
        }
    }
    return text.startsWith(QLatin1Char('\n')) ? text.mid(1) : text;
}

} // namespace pikestaff::plan
