// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"
#include "model/answers.h"
#include "model/inventory.h"

#include <QString>

namespace pikestaff::model {

/// What project.yaml holds. No secrets.
struct ProjectFile
{
    QString id;    ///< random, names the vault's key
    QString guide; ///< "zed-debian12"
    bool practiceLab = false;
    Inventory inventory;
    Answers answers;
};

/// The folder that the user opens:
///   project.yaml  journal.jsonl  known_hosts  logs/  originals/  vault
class Project
{
public:
    /// Errors: ProjectExists, FileUnwritable, DiskFull.
    [[nodiscard]] static base::Result<Project> create(const QString &folder, ProjectFile content);
    /// Errors: NotAProject, SyntaxError, UnknownKey, MissingKey, InvalidValue ... with file:line.
    [[nodiscard]] static base::Result<Project> open(const QString &folder);

    [[nodiscard]] base::Status save() const; ///< atomically

    [[nodiscard]] const ProjectFile &content() const { return m_content; }
    [[nodiscard]] ProjectFile &content() { return m_content; }

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString projectPath() const;
    [[nodiscard]] QString journalPath() const;
    [[nodiscard]] QString knownHostsPath() const;
    [[nodiscard]] QString vaultPath() const;
    [[nodiscard]] QString logFolder() const;
    [[nodiscard]] QString originalsFolder() const;

private:
    Project(QString folder, ProjectFile content);
    QString m_folder;
    ProjectFile m_content;
};

/// The `hosts:` part, alone in a file (`new --hosts FILE`) or in project.yaml.
[[nodiscard]] base::Result<Inventory> readHostsFile(const QString &path);

} // namespace pikestaff::model
