// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

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
        First,    ///< no project yet
        Lab,      ///< the same, with the practice lab chosen
        Unready,  ///< just made: hosts, no passwords
        Prepared, ///< everything is answered
        Running,
        Closing, ///< the same, and the window was closed
        Failed,
        Done,
    };

    SampleWindow(QApplication &application, Scene scene, base::Language language);

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] engine::Installation &installation();
    /// Lets texts, layouts and what other threads read come to rest.
    static void settle();

private:
    void prepare();
    void play(Scene scene);

    QTemporaryDir m_folder;
    ui::Settings m_settings;
    std::unique_ptr<engine::InstallationRehearsal> m_rehearsal;
    std::unique_ptr<engine::Installation> m_alone; ///< of First
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace pikestaff::tests
