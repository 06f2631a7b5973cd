// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/project.h"

#include "base/atomicfile.h"
#include "model/projectyaml.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <utility>

namespace pikestaff::model {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

QString randomId()
{
    QByteArray bytes;
    for (int i = 0; i < 2; ++i) {
        const quint64 part = QRandomGenerator::system()->generate64();
        bytes += QByteArray::number(part, 16).rightJustified(16, '0');
    }
    return QString::fromLatin1(bytes);
}

/// Short, as the user knows it: errors say "project.yaml:12".
Result<YamlNode> readYaml(const QString &path)
{
    return base::readFile(path).and_then(
        [&path](const QByteArray &text) { return parseYaml(text, QFileInfo(path).fileName()); });
}

/// A folder that exists already and holds things stays as its owner left it.
Status makePrivateFolder(const QString &folder)
{
    const bool empty =
        QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    if (Status made = base::makeFolder(folder, 0700); !made || !empty) {
        return made;
    }
    const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QFile::setPermissions(folder, ownerOnly)) {
        return Failure(Error{ErrorCode::FileUnwritable, folder,
                             QStringLiteral("its permissions cannot be changed"), nullptr});
    }
    return {};
}

} // namespace

Result<Project> Project::create(const QString &folder, ProjectFile content)
{
    if (content.id.isEmpty()) {
        content.id = randomId();
    }
    const Project project(QDir::cleanPath(QDir(folder).absolutePath()), std::move(content));
    if (QFileInfo::exists(project.projectPath())) {
        return Failure(Error{ErrorCode::ProjectExists, project.folder(), QString(), nullptr});
    }
    const Status done =
        makePrivateFolder(project.folder())
            .and_then([&] { return base::makeFolder(project.logFolder(), 0700); })
            .and_then([&] { return base::makeFolder(project.originalsFolder(), 0700); })
            .and_then([&] { return project.save(); });
    if (!done) {
        return Failure(done.error());
    }
    return project;
}

Result<Project> Project::open(const QString &folder)
{
    Project project(QDir::cleanPath(QDir(folder).absolutePath()), ProjectFile());
    if (!QFileInfo::exists(project.projectPath())) {
        return Failure(Error{ErrorCode::NotAProject, project.folder(),
                             QStringLiteral("there is no project.yaml"), nullptr});
    }
    Result<ProjectFile> content = readYaml(project.projectPath()).and_then(readProject);
    if (!content) {
        return Failure(content.error());
    }
    project.m_content = std::move(*content);
    return project;
}

Status Project::save() const
{
    return base::writeFileAtomically(projectPath(), writeProjectYaml(m_content), 0644);
}

QString Project::projectPath() const { return m_folder + QLatin1String("/project.yaml"); }

QString Project::journalPath() const { return m_folder + QLatin1String("/journal.jsonl"); }

QString Project::knownHostsPath() const { return m_folder + QLatin1String("/known_hosts"); }

QString Project::vaultPath() const { return m_folder + QLatin1String("/vault"); }

QString Project::logFolder() const { return m_folder + QLatin1String("/logs"); }

QString Project::originalsFolder() const { return m_folder + QLatin1String("/originals"); }

Project::Project(QString folder, ProjectFile content)
    : m_folder(std::move(folder))
    , m_content(std::move(content))
{
}

Result<Inventory> readHostsFile(const QString &path)
{
    const Result<YamlNode> document = readYaml(path);
    if (!document) {
        return Failure(document.error());
    }
    if (const Status known = document->allowOnly({QStringLiteral("hosts")}); !known) {
        return Failure(known.error());
    }
    return document->require(QStringLiteral("hosts")).and_then([](const YamlNode *hosts) {
        return readHosts(*hosts);
    });
}

} // namespace pikestaff::model
