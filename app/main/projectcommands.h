// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"
#include "main/commandline.h"
#include "main/console.h"

#include <QCoreApplication>

namespace pikestaff::main {

/// The commands that make or change a project: new, set, host. Each returns the exit status.
class ProjectCommands
{
    Q_DECLARE_TR_FUNCTIONS(pikestaff::main::ProjectCommands)

public:
    ProjectCommands(engine::Installation &installation, Console &console, const CommandLine &line);

    [[nodiscard]] int make();
    [[nodiscard]] int set();
    [[nodiscard]] int addHost();
    [[nodiscard]] int removeHost();
    [[nodiscard]] int replaceHost();
    [[nodiscard]] int trustHost();

    /// Passwords of hosts that are to be asked for and are not known yet. Error: SecretMissing.
    [[nodiscard]] base::Status askHostPasswords();

private:
    [[nodiscard]] base::Result<engine::NewProject> newProject() const;
    [[nodiscard]] base::Status applySetting(const QString &setting);
    [[nodiscard]] base::Result<base::Secret> secretFrom(const QString &name, const QString &value);
    [[nodiscard]] base::Result<model::Host> hostFromLine() const;
    [[nodiscard]] base::Status changeHosts(std::vector<model::Host> hosts);
    [[nodiscard]] base::Status ask(const base::SecretId &id, const QString &question);
    void printVaultKey();
    int done(const base::Status &status);

    engine::Installation &m_installation;
    Console &m_console;
    const CommandLine &m_line;
};

} // namespace pikestaff::main
