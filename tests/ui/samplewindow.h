// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "support/imaginedhosts.h"
#include "support/rehearsal.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"

#include <QApplication>
#include <QTemporaryDir>

#include <memory>

namespace pikestaff::tests {

/// The whole window on a project that something happened to.
class SampleWindow
{
public:
    enum class Scene {
        First,       ///< no project yet
        Lab,         ///< the same, with the practice lab chosen
        LabStarting, ///< a project with a lab is being made
        Unready,     ///< just made: hosts, no passwords
        Prepared,    ///< everything is answered, the hosts were tested
        Running,
        Closing, ///< the same, and the window was closed
        Failed,
        Done,
    };

    /// A page, and what of it is looked at: "see", "run" or "prove" of a step, "self-service".
    struct View
    {
        QString page;
        QString part;
        [[nodiscard]] QString name() const; ///< "chapter-keystone-run"
    };

    SampleWindow(QApplication &application, Scene scene, base::Language language);
    ~SampleWindow();

    [[nodiscard]] static const char *nameOf(Scene scene);
    [[nodiscard]] static const std::vector<Scene> &scenes();
    /// What is worth a look in its scene.
    [[nodiscard]] std::vector<View> views() const;
    void show(const View &view);

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] engine::Installation &installation();
    /// Lets texts, layouts and what other threads read come to rest.
    static void settle();

private:
    void useLabThatStarts();
    void prepare();
    void testHosts();
    void play(Scene scene);

    Scene m_scene;
    QTemporaryDir m_folder;
    QByteArray m_path; ///< of programs, before
    ImaginedHosts m_hosts;
    ui::Settings m_settings;
    std::unique_ptr<engine::InstallationRehearsal> m_rehearsal;
    std::unique_ptr<engine::Installation> m_alone; ///< of First
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace pikestaff::tests
