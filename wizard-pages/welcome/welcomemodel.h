// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"
#include "engine/labstart.h"
#include "wizard-pages/welcome/labneeds.h"
#include "wizard-pages/welcome/projectsummary.h"

#include <QObject>

#include <optional>
#include <thread>

namespace pikestaff::ui {
class Settings;
}

namespace pikestaff::pages {

/// New projects, known ones, and what went wrong with them. GUI thread.
class WelcomeModel : public QObject
{
    Q_OBJECT

public:
    enum class Kind { OwnServers, PracticeLab };

    /// A practice lab that is being started.
    struct LabProgress
    {
        QString message; ///< as its program says it
        int step = 0;    ///< of steps; 0: not told
        int steps = 0;
    };

    WelcomeModel(engine::Installation &installation, ui::Settings &settings,
                 QObject *parent = nullptr);

    /// Guides and recent projects are read anew, in a thread. → changed
    void refresh();
    [[nodiscard]] const std::vector<GuideChoice> &guides() const { return m_guides; }
    [[nodiscard]] const std::vector<ProjectSummary> &projects() const { return m_projects; }
    [[nodiscard]] bool hasProject() const { return m_installation.hasProject(); }
    [[nodiscard]] QString openFolder() const; ///< of the project; empty: none is open
    /// While something is being installed, no other project can be opened.
    [[nodiscard]] bool isBusy() const;

    // What a new project shall be.
    [[nodiscard]] Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    [[nodiscard]] bool isLabInstalled() const;
    [[nodiscard]] const LabNeeds &labNeeds() const { return m_needs; }
    [[nodiscard]] QString guide() const { return m_guide; }
    void setGuide(const QString &id);
    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    [[nodiscard]] QString parentFolder() const { return m_parent; }
    void setParentFolder(const QString &folder);
    [[nodiscard]] QString folder() const; ///< of the new project
    /// What is wrong with name or folder, translated; empty: nothing.
    [[nodiscard]] QString nameFault() const;
    [[nodiscard]] QString folderFault() const;
    [[nodiscard]] bool canCreate() const;

    /// With a practice lab that has to be started first this takes minutes: labProgress says so.
    void create();
    void cancel();
    [[nodiscard]] const std::optional<LabProgress> &labProgress() const { return m_progress; }

    void open(const QString &folder);
    void forget(const QString &folder); ///< from the list; the folder stays

    /// Of the last create() or open().
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    void clearError();

Q_SIGNALS:
    void changed();
    void opened(); ///< a project was made or opened

private:
    void createIn(const model::Inventory &inventory, const model::Answers &proposals);
    void takeLab(const engine::LabStatus &status);
    void labFailed(const base::Error &error);
    void fail(const base::Error &error);
    [[nodiscard]] QString freeName() const;

    engine::Installation &m_installation;
    ui::Settings &m_settings;
    engine::LabStart m_lab;
    LabNeeds m_needs;
    std::vector<GuideChoice> m_guides;
    std::vector<ProjectSummary> m_projects;
    Kind m_kind = Kind::OwnServers;
    QString m_guide;
    QString m_name;
    QString m_parent;
    std::optional<LabProgress> m_progress;
    std::optional<base::Error> m_error;
    bool m_labAsked = false; ///< its status was asked; it has not been started yet
    bool m_isReading = false;
    bool m_readAgain = false;
    std::jthread m_reading; ///< last: it calls back
};

} // namespace pikestaff::pages
