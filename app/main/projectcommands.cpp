// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "main/projectcommands.h"

#include "base/atomicfile.h"
#include "engine/practicelab.h"
#include "model/yamlnode.h"

#include <algorithm>

namespace pikestaff::main {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Secret;
using base::Status;
using model::Host;

namespace {

/// "provider_cidr=10.0.0.0/24" → id, value. Error: InvalidValue.
Result<std::pair<QString, QString>> split(const QString &setting)
{
    const qsizetype equals = setting.indexOf(QLatin1Char('='));
    if (equals <= 0) {
        return Failure(Error{ErrorCode::InvalidValue, setting, QStringLiteral("KEY=VALUE"), {}});
    }
    return std::pair(setting.left(equals), setting.mid(equals + 1));
}

Status readAnswers(const QString &path, model::Answers &into)
{
    const auto content = base::readFile(path);
    if (!content)
        return Failure(content.error());
    auto root = model::parseYaml(*content, path);
    if (!root)
        return Failure(root.error());
    const model::YamlNode *answers = root->find(QStringLiteral("answers"));
    if (answers == nullptr)
        answers = &*root;
    for (const auto &[key, node] : answers->entries)
        into.set(base::AnswerId(key), node.text);
    return {};
}

bool isHostSecret(const QString &name)
{
    return name.startsWith(QLatin1String("LOGIN_PASSWORD@")) ||
           name.startsWith(QLatin1String("SUDO_PASSWORD@")) ||
           name.startsWith(QLatin1String("KEY_PASSPHRASE@"));
}

} // namespace

ProjectCommands::ProjectCommands(engine::Installation &installation, Console &console,
                                 const CommandLine &line)
    : m_installation(installation)
    , m_console(console)
    , m_line(line)
{
}

int ProjectCommands::done(const Status &status)
{
    return status ? 0 : m_console.fail(status.error());
}

Result<engine::NewProject> ProjectCommands::newProject() const
{
    engine::NewProject project;
    project.guide = m_line.guide;
    project.practiceLab = m_line.practiceLab;
    if (m_line.practiceLab) {
        const auto lab = engine::PracticeLab::status();
        if (!lab)
            return Failure(lab.error());
        if (lab->state != QLatin1String("up"))
            return Failure(Error{ErrorCode::LabFailed, {}, tr("it is not up"), {}});
        auto inventory = model::Inventory::make(lab->hosts);
        if (!inventory)
            return Failure(inventory.error());
        project.inventory = std::move(*inventory);
        project.proposals = engine::PracticeLab::proposals(*lab);
    } else {
        if (m_line.hostsFile.isEmpty()) {
            return Failure(Error{ErrorCode::MissingKey,
                                 QStringLiteral("new"),
                                 QStringLiteral("--hosts FILE | --practice-lab"),
                                 {}});
        }
        auto inventory = model::readHostsFile(m_line.hostsFile);
        if (!inventory)
            return Failure(inventory.error());
        project.inventory = std::move(*inventory);
    }
    if (!m_line.answersFile.isEmpty()) {
        if (const Status read = readAnswers(m_line.answersFile, project.answers); !read)
            return Failure(read.error());
    }
    for (const QString &setting : m_line.settings) {
        const auto pair = split(setting);
        if (!pair)
            return Failure(pair.error());
        project.answers.set(base::AnswerId(pair->first), pair->second);
    }
    project.answers.set(base::AnswerId(QStringLiteral("network")), m_line.network);
    return project;
}

int ProjectCommands::make()
{
    const auto project = newProject();
    if (!project)
        return m_console.fail(project.error());
    if (const Status created = m_installation.create(m_line.folder, *project); !created)
        return m_console.fail(created.error());
    if (m_line.generateSecrets) {
        if (const Status generated = m_installation.generateSecrets(); !generated)
            return m_console.fail(generated.error());
        printVaultKey();
    }
    m_console.print(tr("Project: %1").arg(m_installation.project().projectPath()));
    return 0;
}

void ProjectCommands::printVaultKey()
{
    const QString vault = m_installation.project().vaultPath();
    const engine::VaultKey &key = *m_installation.vaultKey();
    switch (key.place) {
    case engine::KeyPlace::User:
        break;
    case engine::KeyPlace::KeyStore:
        m_console.print(
            tr("The passwords are in %1; the key store of this desktop keeps the key.").arg(vault));
        break;
    case engine::KeyPlace::KeyFile:
        m_console.print(
            tr("The passwords are in %1, opened by the key in %2.").arg(vault, key.keyFile));
        break;
    }
}

Result<Secret> ProjectCommands::secretFrom(const QString &name, const QString &value)
{
    if (value == QLatin1String("-"))
        return m_console.readSecretFromInput();
    if (value.startsWith(QLatin1Char('@'))) {
        auto content = base::readFile(value.mid(1));
        if (!content)
            return Failure(content.error());
        while (content->endsWith('\n'))
            content->chop(1);
        return Secret(std::move(*content));
    }
    return Failure(Error{ErrorCode::InvalidValue,
                         name,
                         tr("a password on a command line can be read by others; write %1=- and "
                            "give it by standard input, or %1=@FILE")
                             .arg(name),
                         {}});
}

Status ProjectCommands::applySetting(const QString &setting)
{
    const auto pair = split(setting);
    if (!pair)
        return Failure(pair.error());
    const auto &[key, value] = *pair;
    if (!m_installation.isSecret(base::SecretId(key)) && !isHostSecret(key))
        return m_installation.setAnswer(base::AnswerId(key), value);
    auto secret = secretFrom(key, value);
    if (!secret)
        return Failure(secret.error());
    if (secret->isEmpty())
        return Failure(Error{ErrorCode::InvalidValue, key, tr("it is empty"), {}});
    return m_installation.setSecret(base::SecretId(key), std::move(*secret));
}

int ProjectCommands::set()
{
    for (const QString &setting : m_line.settings) {
        if (const Status applied = applySetting(setting); !applied)
            return m_console.fail(applied.error());
    }
    return done(m_installation.save());
}

Result<Host> ProjectCommands::hostFromLine() const
{
    Host host;
    host.name = base::HostName(m_line.host);
    host.address = m_line.address;
    host.port = static_cast<quint16>(m_line.port);
    host.user = m_line.user;
    host.keyFile = m_line.key;
    host.login = !m_line.key.isEmpty() ? model::Login::Key
                 : m_line.askPassword  ? model::Login::Password
                                       : model::Login::Agent;
    host.sudo = m_line.sudo == QLatin1String("nopasswd")   ? model::Sudo::NoPassword
                : m_line.sudo == QLatin1String("password") ? model::Sudo::Password
                                                           : model::Sudo::None;
    host.providerInterface = m_line.providerInterface;
    host.overlayAddress = m_line.overlayAddress;
    for (const QString &role : m_line.roles) {
        bool known = false;
        for (const model::Role candidate : {model::Role::Controller, model::Role::Compute,
                                            model::Role::Block, model::Role::Object}) {
            if (role == model::roleName(candidate)) {
                host.roles.insert(candidate);
                known = true;
            }
        }
        if (!known)
            return Failure(Error{ErrorCode::InvalidValue, QStringLiteral("--roles"), role, {}});
    }
    return host;
}

Status ProjectCommands::changeHosts(std::vector<Host> hosts)
{
    auto inventory = model::Inventory::make(std::move(hosts));
    return inventory ? m_installation.setHosts(std::move(*inventory)) : Failure(inventory.error());
}

int ProjectCommands::addHost()
{
    const auto host = hostFromLine();
    if (!host)
        return m_console.fail(host.error());
    std::vector<Host> hosts = m_installation.project().content().inventory.hosts();
    hosts.push_back(*host);
    return done(changeHosts(std::move(hosts)));
}

int ProjectCommands::removeHost()
{
    const base::HostName name(m_line.host);
    if (const auto known = m_installation.requireHost(name); !known)
        return m_console.fail(known.error());
    std::vector<Host> hosts = m_installation.project().content().inventory.hosts();
    std::erase_if(hosts, [&name](const Host &host) { return host.name == name; });
    return done(changeHosts(std::move(hosts)));
}

int ProjectCommands::replaceHost()
{
    const base::HostName name(m_line.host);
    if (const auto known = m_installation.requireHost(name); !known)
        return m_console.fail(known.error());
    if (!m_line.yes && !m_console.canAsk()) {
        return m_console.fail(Error{
            ErrorCode::MissingKey, QStringLiteral("host replace"), QStringLiteral("--yes"), {}});
    }
    if (!m_line.yes &&
        !m_console.confirm(
            tr("Forget the key of %1, because it was installed anew?").arg(m_line.host)))
        return 4;
    return done(m_installation.replaceHost(name, m_line.address));
}

int ProjectCommands::trustHost()
{
    const base::HostName name(m_line.host);
    QString fingerprint = m_line.fingerprint;
    if (fingerprint.isEmpty()) {
        const auto shown = m_installation.readHostKey(name);
        if (!shown)
            return m_console.fail(shown.error());
        m_console.print(tr("%1 shows the key %2").arg(m_line.host, *shown));
        if (!m_console.confirm(tr("Trust it?")))
            return 4;
        fingerprint = *shown;
    }
    return done(m_installation.trustHostKey(name, fingerprint));
}

Status ProjectCommands::ask(const base::SecretId &id, const QString &question)
{
    if (m_installation.secrets().has(id))
        return {};
    Secret secret = m_console.askSecret(question);
    if (secret.isEmpty())
        return Failure(Error{ErrorCode::SecretMissing, id.value(), {}, {}});
    return m_installation.setSecret(id, std::move(secret));
}

Status ProjectCommands::askHostPasswords()
{
    if (const Status opened = m_installation.openVault(); !opened)
        return opened;
    for (const Host &host : m_installation.project().content().inventory.hosts()) {
        const bool hasLogin = host.login == model::Login::Password;
        if (hasLogin) {
            const QString question = tr("Password of %1 on %2").arg(host.user, host.name.value());
            if (const Status asked = ask(model::loginPassword(host.name), question); !asked)
                return asked;
        }
        // With a login password that one is tried for sudo as well.
        if (host.sudo == model::Sudo::Password && !hasLogin) {
            const QString question =
                tr("sudo password of %1 on %2").arg(host.user, host.name.value());
            if (const Status asked = ask(model::sudoPassword(host.name), question); !asked)
                return asked;
        }
    }
    return {};
}

} // namespace pikestaff::main
