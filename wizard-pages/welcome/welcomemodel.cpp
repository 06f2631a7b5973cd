// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/welcome/welcomemodel.h"

#include "engine/paths.h"
#include "ui/settings.h"

#include <QDir>
#include <QFileInfo>

namespace pikestaff::pages {

using base::Error;
using base::ErrorCode;
using base::Status;

WelcomeModel::WelcomeModel(engine::Installation &installation, ui::Settings &settings,
                           QObject *parent)
    : QObject(parent)
    , m_installation(installation)
    , m_settings(settings)
    , m_needs(LabNeeds::read())
    , m_parent(QDir::homePath())
{
    m_name = freeName();
    connect(&m_lab, &engine::LabStart::progress, this,
            [this](const QString &message, int step, int steps) {
                m_progress = LabProgress{message, step, steps};
                Q_EMIT changed();
            });
    connect(&m_lab, &engine::LabStart::finished, this, &WelcomeModel::takeLab);
    connect(&m_lab, &engine::LabStart::failed, this, &WelcomeModel::labFailed);
    connect(&m_installation, &engine::Installation::started, this, &WelcomeModel::changed);
    connect(&m_installation, &engine::Installation::finished, this, &WelcomeModel::changed);
    connect(&m_installation, &engine::Installation::failed, this, &WelcomeModel::changed);
    connect(&m_installation, &engine::Installation::projectOpened, this, &WelcomeModel::changed);
}

void WelcomeModel::refresh()
{
    if (m_isReading) {
        m_readAgain = true; // joining the thread would make the window wait
        return;
    }
    m_isReading = true;
    const QStringList folders = m_settings.recentProjects();
    const bool guidesToo = m_guides.empty();
    m_reading = std::jthread([this, folders, guidesToo](const std::stop_token &stop) {
        const QString root = engine::guidesRoot();
        std::vector<GuideChoice> guides;
        if (guidesToo)
            guides = readGuideChoices(root);
        std::vector<ProjectSummary> projects = readProjects(folders, root, stop);
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(
            this,
            [this, guidesToo, guides = std::move(guides), projects = std::move(projects)] {
                m_isReading = false;
                if (guidesToo)
                    m_guides = guides;
                if (m_guide.isEmpty() && !m_guides.empty())
                    m_guide = m_guides.front().id;
                m_projects = projects;
                if (std::exchange(m_readAgain, false))
                    refresh();
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    });
}

QString WelcomeModel::openFolder() const
{
    return hasProject() ? m_installation.project().folder() : QString();
}

bool WelcomeModel::isBusy() const { return m_installation.isRunning() || m_progress.has_value(); }

// --- what a new project shall be ---------------------------------------------------------------

void WelcomeModel::setKind(Kind kind)
{
    m_kind = kind;
    if (kind == Kind::PracticeLab)
        m_needs = LabNeeds::read();
    Q_EMIT changed();
}

bool WelcomeModel::isLabInstalled() const { return !engine::practiceLabProgram().isEmpty(); }

void WelcomeModel::setGuide(const QString &id)
{
    m_guide = id;
    Q_EMIT changed();
}

void WelcomeModel::setName(const QString &name)
{
    m_name = name.normalized(QString::NormalizationForm_C);
    Q_EMIT changed();
}

void WelcomeModel::setParentFolder(const QString &folder)
{
    m_parent = folder;
    Q_EMIT changed();
}

QString WelcomeModel::folder() const { return QDir(m_parent).filePath(m_name.trimmed()); }

QString WelcomeModel::freeName() const
{
    const QString base = QStringLiteral("openstack");
    QString name = base;
    for (int i = 2; QFileInfo::exists(QDir(m_parent).filePath(name)); ++i)
        name = QStringLiteral("%1-%2").arg(base).arg(i);
    return name;
}

QString WelcomeModel::nameFault() const
{
    const QString name = m_name.trimmed();
    if (name.isEmpty())
        return tr("Give the project a name.");
    if (name.contains(QLatin1Char('/')) || name == QLatin1String(".") ||
        name == QLatin1String(".."))
        return tr("A name is one folder: no slash, not . or ..");
    const QFileInfo folder(this->folder());
    if (folder.exists() && (!folder.isDir() || !QDir(folder.filePath()).isEmpty()))
        return tr("There is already something at %1. Choose another name.")
            .arg(QDir::toNativeSeparators(folder.filePath()));
    return {};
}

QString WelcomeModel::folderFault() const
{
    const QFileInfo parent(m_parent);
    if (!parent.isAbsolute())
        return tr("Give a folder with its whole path, such as %1.").arg(QDir::homePath());
    if (!parent.isDir())
        return tr("There is no folder %1.").arg(m_parent);
    if (!parent.isWritable())
        return tr("You may not write to %1.").arg(m_parent);
    return {};
}

bool WelcomeModel::canCreate() const
{
    return !isBusy() && !m_guide.isEmpty() && nameFault().isEmpty() && folderFault().isEmpty();
}

// --- making and opening ------------------------------------------------------------------------

void WelcomeModel::create()
{
    if (!canCreate())
        return;
    m_error.reset();
    if (m_kind == Kind::OwnServers) {
        createIn({}, {});
        return;
    }
    m_progress = LabProgress{};
    m_labAsked = true;
    m_lab.readStatus(); // it may run already: then nothing needs root
    Q_EMIT changed();
}

void WelcomeModel::cancel() { m_lab.cancel(); }

void WelcomeModel::takeLab(const engine::LabStatus &status)
{
    if (m_labAsked && status.state != QLatin1String("up")) {
        m_labAsked = false;
        m_lab.start();
        return;
    }
    m_labAsked = false;
    m_progress.reset();
    const auto inventory = model::Inventory::make(status.hosts);
    if (!inventory) {
        fail(inventory.error());
        return;
    }
    createIn(*inventory, engine::PracticeLab::proposals(status));
}

void WelcomeModel::labFailed(const Error &error)
{
    // A lab that was never made has no status to read: it is made now.
    if (m_labAsked && error.code != ErrorCode::Cancelled) {
        m_labAsked = false;
        m_lab.start();
        return;
    }
    m_labAsked = false;
    m_progress.reset();
    if (error.code == ErrorCode::Cancelled)
        Q_EMIT changed();
    else
        fail(error);
}

void WelcomeModel::createIn(const model::Inventory &inventory, const model::Answers &proposals)
{
    engine::NewProject project;
    project.guide = m_guide;
    project.practiceLab = m_kind == Kind::PracticeLab;
    project.inventory = inventory;
    project.proposals = proposals;
    if (const Status created = m_installation.create(folder(), project); !created) {
        fail(created.error());
        return;
    }
    m_name = freeName();
    Q_EMIT opened();
    Q_EMIT changed();
}

void WelcomeModel::open(const QString &folder)
{
    if (isBusy())
        return;
    m_error.reset();
    if (const Status opened = m_installation.open(folder); !opened) {
        fail(opened.error());
        return;
    }
    Q_EMIT this->opened();
    Q_EMIT changed();
}

void WelcomeModel::forget(const QString &folder)
{
    m_settings.removeRecentProject(folder);
    std::erase_if(m_projects,
                  [&folder](const ProjectSummary &known) { return known.folder == folder; });
    Q_EMIT changed();
}

void WelcomeModel::fail(const Error &error)
{
    m_error = error;
    Q_EMIT changed();
}

void WelcomeModel::clearError()
{
    m_error.reset();
    Q_EMIT changed();
}

} // namespace pikestaff::pages
