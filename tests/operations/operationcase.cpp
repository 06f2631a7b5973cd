// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/operationcase.h"

#include "base/atomicfile.h"
#include "guide/template.h"
#include "operations/operationregistry.h"

#include <QFileInfo>

namespace pikestaff::tests {

using base::Failure;
using base::Result;
using guide::Value;
using model::YamlNode;

namespace {

Result<OperationCase> bound(const YamlNode &arguments, OperationCase found)
{
    QStringList unresolved;
    const auto binder = [&found](const QString &name) {
        const base::SecretId id(name);
        return found.secrets.has(id)
                   ? guide::Binding{guide::Binding::Kind::Known, model::Content::sealed(id)}
                   : guide::Binding{guide::Binding::Kind::Unresolved, {}};
    };
    const auto value = guide::bindValue(toValue(arguments), binder, unresolved);
    if (!value) {
        return Failure(value.error());
    }
    found.arguments = *value;
    return found;
}

void addSecret(OperationCase &into, const QString &name, const QByteArray &text)
{
    into.secrets.set(base::SecretId(name), base::Secret(QByteArray(text.data(), text.size())));
    into.secretTexts.append(text);
}

} // namespace

Value toValue(const YamlNode &node)
{
    const guide::Position at{node.file, node.line};
    switch (node.kind) {
    case YamlNode::Kind::Text:
        return Value(model::Content(node.text), at);
    case YamlNode::Kind::List: {
        Value::List list;
        for (const YamlNode &item : node.items) {
            list.push_back(toValue(item));
        }
        return Value(std::move(list), at);
    }
    case YamlNode::Kind::Map: {
        Value::Map map;
        for (const auto &[key, item] : node.entries) {
            map.emplace_back(key, toValue(item));
        }
        return Value(std::move(map), at);
    }
    case YamlNode::Kind::Null:
        break;
    }
    return {};
}

Result<OperationCase> OperationCase::read(const QString &path)
{
    const auto text = base::readFile(path);
    if (!text) {
        return Failure(text.error());
    }
    const auto root = model::parseYaml(*text, QFileInfo(path).fileName());
    if (!root) {
        return Failure(root.error());
    }
    const auto arguments = root->require(QStringLiteral("arguments"));
    if (!arguments) {
        return Failure(arguments.error());
    }
    OperationCase found;
    found.root = *root;
    if (const YamlNode *secrets = root->find(QStringLiteral("secrets")); secrets != nullptr) {
        for (const auto &[name, value] : secrets->entries) {
            addSecret(found, name, value.text.toUtf8());
        }
    }
    return bound(**arguments, std::move(found));
}

Result<OperationCase> OperationCase::make(const QByteArray &arguments,
                                          const std::map<QString, QByteArray> &secrets)
{
    const auto root = model::parseYaml(arguments, QStringLiteral("case.yaml"));
    if (!root) {
        return Failure(root.error());
    }
    OperationCase found;
    for (const auto &[name, text] : secrets) {
        addSecret(found, name, text);
    }
    return bound(*root, std::move(found));
}

Result<operations::OperationPtr> OperationCase::operation(const QString &verb) const
{
    return operations::makeOperation(verb, arguments);
}

QByteArray linesOf(const YamlNode *node)
{
    if (node == nullptr) {
        return {};
    }
    if (node->kind == YamlNode::Kind::Text) {
        return node->text.toUtf8();
    }
    QByteArray text;
    for (const YamlNode &line : node->items) {
        text += line.text.toUtf8() + '\n';
    }
    return text;
}

QString actionLine(const guide::Action &action)
{
    QStringList words = {guide::actionKindName(action.kind)};
    words += action.names;
    for (const auto &[key, value] : action.fields) {
        words.append(key + QLatin1Char('=') + value.toDisplay());
    }
    return words.join(QLatin1Char(' '));
}

QString visitLine(const operations::Operation &operation)
{
    using What = model::Visit::What;
    const auto visit = operation.visit();
    if (!visit) {
        return {};
    }
    const QString what = visit->what == What::Token       ? QStringLiteral("token")
                         : visit->what == What::Dashboard ? QStringLiteral("dashboard")
                                                          : QStringLiteral("console ");
    return QStringLiteral("%1%2 %3 as %4 of %5 by %6 for %7 s")
        .arg(what, visit->instance, visit->url, visit->user, visit->project,
             visit->password.toDisplay())
        .arg(visit->patience.count());
}

QString kindName(operations::Decision::Kind kind)
{
    switch (kind) {
    case operations::Decision::Kind::Satisfied:
        return QStringLiteral("Satisfied");
    case operations::Decision::Kind::Change:
        return QStringLiteral("Change");
    case operations::Decision::Kind::Fail:
        return QStringLiteral("Fail");
    }
    return {};
}

} // namespace pikestaff::tests
