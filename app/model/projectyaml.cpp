// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/projectyaml.h"

#include "model/content.h"

#include <QRegularExpression>

#include <array>
#include <memory>
#include <utility>

namespace pikestaff::model {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

constexpr int format = 1;
constexpr std::array roles = {Role::Controller, Role::Compute, Role::Block, Role::Object};

constexpr char explanation[] =
    R"(# Pikestaff project. Edit it while Pikestaff does not have this folder open.
# It holds no passwords: they are in the vault, or are asked for.
#
# A host needs name, roles (controller, compute, block, object) and address. The rest has defaults:
#   port: 22
#   user: root
#   key: PATH            log in with this key; password: ask to be asked; neither: the SSH agent
#   sudo: none           or nopasswd, password, where the user is not root
#   provider_interface   the interface that the provider network uses
#   overlay_address      address of the tunnels between hosts, if not the address above
#   host_key             SHA256:..., known beforehand; otherwise you confirm it at first contact
)";

Failure invalid(const YamlNode &node, const QString &detail)
{
    return Failure(Error{ErrorCode::InvalidValue, node.where(), detail, nullptr});
}

/// The name of a value out of a closed list.
template<typename Value>
struct Choice
{
    const char *name;
    Value value;
};

constexpr std::array<Choice<Sudo>, 3> sudoChoices = {
    {{"none", Sudo::None}, {"nopasswd", Sudo::NoPassword}, {"password", Sudo::Password}}};

const char *sudoName(Sudo sudo)
{
    for (const Choice<Sudo> &choice : sudoChoices) {
        if (choice.value == sudo) {
            return choice.name;
        }
    }
    return "";
}

Status readText(const YamlNode &map, const char *key, QString &into)
{
    const YamlNode *node = map.find(QString::fromLatin1(key));
    if (node == nullptr) {
        return {};
    }
    return node->asText().map([&into](const QString &text) { into = text; });
}

Status readRequiredText(const YamlNode &map, const char *key, QString &into)
{
    return map.require(QString::fromLatin1(key))
        .and_then([](const YamlNode *node) { return node->asText(); })
        .map([&into](const QString &text) { into = text; });
}

Status readRoles(const YamlNode &map, Host &host)
{
    const Result<const YamlNode *> node = map.require(QStringLiteral("roles"));
    if (!node) {
        return Failure(node.error());
    }
    const Result<QStringList> names = (*node)->asTexts();
    if (!names) {
        return Failure(names.error());
    }
    for (const QString &name : *names) {
        bool known = false;
        for (const Role role : roles) {
            if (name == roleName(role)) {
                host.roles.insert(role);
                known = true;
            }
        }
        if (!known) {
            return invalid(**node, QStringLiteral("roles: \"%1\", expected: controller, compute, "
                                                  "block or object")
                                       .arg(name));
        }
    }
    return {};
}

Status readLogin(const YamlNode &map, Host &host)
{
    const YamlNode *key = map.find(QStringLiteral("key"));
    const YamlNode *password = map.find(QStringLiteral("password"));
    if (key != nullptr && password != nullptr) {
        return invalid(*password, QStringLiteral("password: key is given already, choose one"));
    }
    if (key != nullptr) {
        host.login = Login::Key;
        return key->asText().map([&host](const QString &path) { host.keyFile = path; });
    }
    if (password != nullptr) {
        // The value is not quoted: it may be a real password.
        if (password->text != QLatin1String("ask")) {
            return invalid(*password, QStringLiteral("password: only \"ask\" may stand here, "
                                                     "passwords are kept in the vault"));
        }
        host.login = Login::Password;
    }
    return {};
}

Status readSudo(const YamlNode &map, Host &host)
{
    const YamlNode *node = map.find(QStringLiteral("sudo"));
    if (node == nullptr) {
        return {};
    }
    for (const Choice<Sudo> &choice : sudoChoices) {
        if (node->text == QLatin1String(choice.name)) {
            host.sudo = choice.value;
            return {};
        }
    }
    return invalid(
        *node,
        QStringLiteral("sudo: \"%1\", expected: none, nopasswd or password").arg(node->text));
}

Status readPort(const YamlNode &map, Host &host)
{
    const YamlNode *node = map.find(QStringLiteral("port"));
    if (node == nullptr) {
        return {};
    }
    return node->asInteger(1, 65535).map(
        [&host](int port) { host.port = static_cast<quint16>(port); });
}

Result<Host> readHost(const YamlNode &map)
{
    Host host;
    QString name;
    const Status done =
        map.allowOnly({QStringLiteral("name"), QStringLiteral("roles"), QStringLiteral("address"),
                       QStringLiteral("port"), QStringLiteral("user"), QStringLiteral("key"),
                       QStringLiteral("password"), QStringLiteral("sudo"),
                       QStringLiteral("provider_interface"), QStringLiteral("overlay_address"),
                       QStringLiteral("host_key")})
            .and_then([&] { return readRequiredText(map, "name", name); })
            .and_then([&] { return readRoles(map, host); })
            .and_then([&] { return readRequiredText(map, "address", host.address); })
            .and_then([&] { return readPort(map, host); })
            .and_then([&] { return readText(map, "user", host.user); })
            .and_then([&] { return readLogin(map, host); })
            .and_then([&] { return readSudo(map, host); })
            .and_then([&] { return readText(map, "provider_interface", host.providerInterface); })
            .and_then([&] { return readText(map, "overlay_address", host.overlayAddress); })
            .and_then([&] { return readText(map, "host_key", host.hostKey); });
    if (!done) {
        return Failure(done.error());
    }
    host.name = base::HostName(name);
    return host;
}

/// The inventory names the host; a person with an editor wants the line. Of two hosts with one name
/// the later is the one in the way.
Failure located(const Error &error, const YamlNode &list)
{
    QString where = list.where();
    for (const YamlNode &item : list.items) {
        const YamlNode *name = item.find(QStringLiteral("name"));
        if (name != nullptr && name->text == error.subject) {
            where = item.where();
        }
    }
    const QString detail = error.detail.isEmpty() || error.subject.isEmpty()
                               ? error.detail
                               : error.subject + QLatin1String(": ") + error.detail;
    return Failure(Error{error.code, where, detail, std::make_shared<const Error>(error)});
}

Result<Answers> readAnswers(const YamlNode &map)
{
    if (map.kind != YamlNode::Kind::Map && map.kind != YamlNode::Kind::Null) {
        return invalid(map, QStringLiteral("answers: expected: a map"));
    }
    Answers answers;
    for (const auto &[key, value] : map.entries) {
        if (value.kind != YamlNode::Kind::Text) { // an empty text is an answer, too
            return invalid(value, QStringLiteral("%1: expected: a text").arg(key));
        }
        answers.set(base::AnswerId(key), value.text);
    }
    return answers;
}

/// Plain where no reader of YAML can take it for something else than this text, else in double
/// quotes.
QByteArray scalar(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z~/][A-Za-z0-9._/@:+=~-]*$"));
    static const QRegularExpression address(QStringLiteral("^[0-9]+(\\.[0-9]+){3}(/[0-9]+)?$"));
    static const QRegularExpression meaning(
        QStringLiteral("^(~|y|n|yes|no|on|off|true|false|null)$"),
        QRegularExpression::CaseInsensitiveOption);
    // $ matches before a line break at the end, too.
    const bool isPlain = !text.contains(QLatin1Char('\n')) && !text.endsWith(QLatin1Char(':')) &&
                         (plain.match(text).hasMatch() || address.match(text).hasMatch()) &&
                         !meaning.match(text).hasMatch();
    return isPlain ? text.toUtf8() : encode(text.toUtf8(), Encoding::JsonString);
}

void writeLine(QByteArray &to, const char *key, const QString &value)
{
    if (!value.isEmpty()) {
        to += QByteArray("    ") + key + ": " + scalar(value) + '\n';
    }
}

QByteArray writeHost(const Host &host)
{
    const Host defaults;
    QByteArrayList names;
    for (const Role role : roles) {
        if (host.has(role)) {
            names.append(QByteArray(roleName(role).data(), roleName(role).size()));
        }
    }
    QByteArray text = "  - name: " + scalar(host.name.value()) + '\n';
    text += "    roles: [" + names.join(", ") + "]\n";
    writeLine(text, "address", host.address);
    if (host.port != defaults.port) {
        text += "    port: " + QByteArray::number(host.port) + '\n';
    }
    writeLine(text, "user", host.user);
    if (host.login == Login::Key) {
        writeLine(text, "key", host.keyFile);
    } else if (host.login == Login::Password) {
        writeLine(text, "password", QStringLiteral("ask"));
    }
    writeLine(text, "sudo", QString::fromLatin1(sudoName(host.sudo)));
    writeLine(text, "provider_interface", host.providerInterface);
    writeLine(text, "overlay_address", host.overlayAddress);
    writeLine(text, "host_key", host.hostKey);
    return text;
}

} // namespace

QByteArray writeProjectYaml(const ProjectFile &project)
{
    QByteArray text = explanation;
    text += "format: " + QByteArray::number(format) + '\n';
    text += "id: " + scalar(project.id) + '\n';
    text += "guide: " + scalar(project.guide) + '\n';
    text += QByteArray("practice_lab: ") + (project.practiceLab ? "true" : "false") + '\n';
    text += project.inventory.hosts().empty() ? "hosts: []\n" : "hosts:\n";
    for (const Host &host : project.inventory.hosts()) {
        text += writeHost(host);
    }
    if (!project.answers.values().empty()) {
        text += "answers:\n";
    }
    for (const auto &[id, value] : project.answers.values()) {
        text += "  " + scalar(id.value()) + ": " + scalar(value) + '\n';
    }
    return text;
}

Result<ProjectFile> readProject(const YamlNode &document)
{
    ProjectFile project;
    const Status known = document.allowOnly(
        {QStringLiteral("format"), QStringLiteral("id"), QStringLiteral("guide"),
         QStringLiteral("practice_lab"), QStringLiteral("hosts"), QStringLiteral("answers")});
    const Status done =
        known
            .and_then([&]() -> Status {
                return document.require(QStringLiteral("format"))
                    .and_then([](const YamlNode *node) { return node->asInteger(format, format); })
                    .map([](int) {});
            })
            .and_then([&] { return readRequiredText(document, "id", project.id); })
            .and_then([&] { return readRequiredText(document, "guide", project.guide); })
            .and_then([&]() -> Status {
                const YamlNode *lab = document.find(QStringLiteral("practice_lab"));
                return lab == nullptr ? Status() : lab->asBoolean().map([&project](bool on) {
                    project.practiceLab = on;
                });
            })
            .and_then([&]() -> Status {
                return document.require(QStringLiteral("hosts"))
                    .and_then([](const YamlNode *node) {
                        // A window asks for hosts after it has made the project.
                        const bool none = node->kind == YamlNode::Kind::List && node->items.empty();
                        return none ? Result<Inventory>(Inventory()) : readHosts(*node);
                    })
                    .map([&project](const Inventory &hosts) { project.inventory = hosts; });
            })
            .and_then([&]() -> Status {
                const YamlNode *answers = document.find(QStringLiteral("answers"));
                return answers == nullptr
                           ? Status()
                           : readAnswers(*answers).map(
                                 [&project](const Answers &given) { project.answers = given; });
            });
    if (!done) {
        return Failure(done.error());
    }
    return project;
}

Result<Inventory> readHosts(const YamlNode &list)
{
    if (list.kind != YamlNode::Kind::List) {
        return invalid(list, QStringLiteral("hosts: expected: a list"));
    }
    std::vector<Host> hosts;
    for (const YamlNode &item : list.items) {
        Result<Host> host = readHost(item);
        if (!host) {
            return Failure(host.error());
        }
        hosts.push_back(std::move(*host));
    }
    Result<Inventory> inventory = Inventory::make(std::move(hosts));
    if (!inventory) {
        return located(inventory.error(), list);
    }
    return inventory;
}

} // namespace pikestaff::model
