// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guides/guidefacts.h"

#include "model/yamlnode.h"

namespace pikestaff::test {

namespace {

using guide::Action;
using model::Role;
using model::YamlNode;

QString packages(const QStringList &names)
{
    return QStringLiteral("package ") + names.join(QLatin1Char(' '));
}

QString command(const QString &as, const QString &text)
{
    return QStringLiteral("command as %1: %2").arg(as, text);
}

QString ini(const QString &file, const QString &section, const QString &rest)
{
    return QStringLiteral("ini %1 [%2] %3").arg(file, section, rest);
}

/// Spaces at line ends and line ends at the end mean nothing.
QString edited(const QString &file, const QString &lines)
{
    QStringList kept;
    for (QString line : lines.split(QLatin1Char('\n'))) {
        while (line.endsWith(QLatin1Char(' '))) {
            line.chop(1);
        }
        kept.append(line);
    }
    while (!kept.isEmpty() && kept.last().isEmpty()) {
        kept.removeLast();
    }
    return QStringLiteral("edit %1\n%2").arg(file, kept.join(QLatin1Char('\n')));
}

QString service(const QString &action, const QStringList &names)
{
    return QStringLiteral("service %1 %2").arg(action, names.join(QLatin1Char(' ')));
}

QString verified(const QString &text, const QString &expect)
{
    return QStringLiteral("verify %1 -> %2").arg(text, expect);
}

QString textAt(const YamlNode &map, const char *key)
{
    const YamlNode *node = map.find(QString::fromLatin1(key));
    return node == nullptr ? QString() : node->text;
}

QStringList textsAt(const YamlNode &map, const char *key)
{
    QStringList texts;
    if (const YamlNode *node = map.find(QString::fromLatin1(key)); node != nullptr) {
        for (const YamlNode &item : node->items) {
            texts.append(item.text);
        }
    }
    return texts;
}

QString iniText(const YamlNode &step)
{
    const QString key = textAt(step, "key");
    const QString rest = step.find(QStringLiteral("action")) != nullptr
                             ? QStringLiteral("remove ") + key
                             : key + QStringLiteral(" = ") + textAt(step, "value");
    return ini(textAt(step, "file"), textAt(step, "section"), rest);
}

QString editText(const YamlNode &step)
{
    const QString file = textAt(step, "file");
    return step.find(QStringLiteral("content")) != nullptr
               ? edited(file, textAt(step, "content"))
               : QStringLiteral("edit %1: %2").arg(file, textAt(step, "what"));
}

/// Empty: of no known kind.
QString factText(const YamlNode &step)
{
    const auto inner = [&step](const char *key) { return step.find(QString::fromLatin1(key)); };
    if (inner("package") != nullptr) {
        return packages(textsAt(step, "package"));
    }
    if (inner("command") != nullptr) {
        const char *key = inner("example") != nullptr ? "example" : "command";
        return command(textAt(step, "as"), textAt(step, key));
    }
    if (inner("sql") != nullptr) {
        return QStringLiteral("sql ") + textAt(step, "sql");
    }
    if (const YamlNode *node = inner("ini"); node != nullptr) {
        return iniText(*node);
    }
    if (const YamlNode *node = inner("file_edit"); node != nullptr) {
        return editText(*node);
    }
    if (const YamlNode *node = inner("service"); node != nullptr) {
        return service(textAt(*node, "action"), textsAt(*node, "names"));
    }
    if (inner("verify") != nullptr) {
        return verified(textAt(step, "verify"), textAt(step, "expect"));
    }
    return {};
}

/// In two kinds of steps "node" stands inside.
QString nodeOf(const YamlNode &step)
{
    const YamlNode *ini = step.find(QStringLiteral("ini"));
    return ini != nullptr ? textAt(*ini, "node") : textAt(step, "node");
}

bool isAt(const model::Host &host, const QString &node)
{
    const bool controls = host.has(Role::Controller);
    return node == QLatin1String("all") || (node == QLatin1String("other") && !controls) ||
           (controls &&
            (node == QLatin1String("controller") || node == QLatin1String("instance"))) ||
           (node == QLatin1String("compute") && host.has(Role::Compute)) ||
           (node == QLatin1String("block") && host.has(Role::Block)) ||
           (node == QLatin1String("object") && host.has(Role::Object));
}

/// Placeholders of the guide for what each host has of its own.
QString onHost(QString text, const model::Host &host)
{
    text.replace(QLatin1String("MANAGEMENT_INTERFACE_IP_ADDRESS"), host.address);
    text.replace(QLatin1String("OVERLAY_INTERFACE_IP_ADDRESS"), host.overlay());
    return text.replace(QLatin1String("PROVIDER_INTERFACE_NAME"), host.providerInterface);
}

/// Does a chapter or a step belong to the other networking option?
bool isOfOtherOption(const YamlNode &node, const QString &network)
{
    const QString own(QLatin1Char(network == QLatin1String("provider") ? '1' : '2'));
    const QString chapter = textAt(node, "networking_option");
    const QString when = textAt(node, "when");
    const QString option = QStringLiteral("networking option ");
    return (!chapter.isEmpty() && chapter != own) ||
           (when.startsWith(option) && when != option + own);
}

QString actionText(const Action &action)
{
    std::map<QString, QString> fields;
    for (const auto &[name, content] : action.fields) {
        fields[name] = content.toDisplay();
    }
    const auto field = [&fields](const char *name) { return fields[QString::fromLatin1(name)]; };
    const auto has = [&fields](const char *name) {
        return fields.count(QString::fromLatin1(name)) > 0;
    };
    switch (action.kind) {
    case Action::Kind::Package:
        return packages(action.names);
    case Action::Kind::Command:
        return command(field("as"), field("command"));
    case Action::Kind::Sql:
        return QStringLiteral("sql ") + field("sql");
    case Action::Kind::Ini:
        return ini(field("file"), field("section"),
                   field("key") + QStringLiteral(" = ") + field("value"));
    case Action::Kind::IniRemove:
        return ini(field("file"), field("section"), QStringLiteral("remove ") + field("key"));
    case Action::Kind::File:
        return edited(field("path"), field("content"));
    case Action::Kind::FileEdit:
        return has("absent")
                   ? QStringLiteral("edit %1, remove %2").arg(field("file"), field("match"))
                   : edited(field("file"), has("replace") ? field("replace") : field("block"));
    case Action::Kind::Service:
        return service(field("action"), action.names);
    case Action::Kind::Verify:
        return verified(field("verify"), field("expect"));
    }
    return {};
}

} // namespace

base::Result<GuideFacts> readFacts(const QByteArray &yaml, const model::Inventory &inventory,
                                   const QString &network)
{
    const auto document = model::parseYaml(yaml, QStringLiteral("pike-guide.yaml"));
    if (!document) {
        return base::Failure(document.error());
    }
    const auto chapters = document->require(QStringLiteral("chapters"));
    if (!chapters) {
        return base::Failure(chapters.error());
    }
    GuideFacts facts;
    for (const YamlNode &chapter : (*chapters)->items) {
        const QString section = textAt(chapter, "id");
        facts.sections.append(section);
        const auto steps = chapter.require(QStringLiteral("steps"));
        if (!steps) {
            return base::Failure(steps.error());
        }
        for (const YamlNode &step : (*steps)->items) {
            const QString text = factText(step);
            bool isSomewhere = isOfOtherOption(chapter, network) || isOfOtherOption(step, network);
            const bool left = isSomewhere;
            for (const model::Host &host : inventory.hosts()) {
                if (!left && isAt(host, nodeOf(step))) {
                    facts.texts[{section, host.name.value()}].append(onHost(text, host));
                    isSomewhere = true;
                }
            }
            if (text.isEmpty() || !isSomewhere) {
                return base::Failure(base::Error{base::ErrorCode::InvalidValue, step.where(),
                                                 QStringLiteral("a step of no known kind or node"),
                                                 nullptr});
            }
        }
    }
    return facts;
}

TextsByPlace textsOf(const plan::Plan &plan, const guide::Guide &guide)
{
    TextsByPlace texts;
    for (const plan::StepInstance &step : plan.steps) {
        for (const Action &action : step.guideForm) {
            QString text = actionText(action);
            for (const guide::SecretSpec &secret : guide.secrets) {
                const QString name = secret.id.value();
                text.replace(QStringLiteral("${%1}").arg(name), name);
            }
            texts[{step.section.value(), step.id.host.value()}].append(text);
        }
    }
    return texts;
}

} // namespace pikestaff::test
