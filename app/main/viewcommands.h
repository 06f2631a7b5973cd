// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"
#include "main/commandline.h"
#include "main/console.h"

#include <QCoreApplication>

namespace pikestaff::main {

/// The commands that only show something: plan, status, report, guide. Each returns the exit
/// status.
class ViewCommands
{
    Q_DECLARE_TR_FUNCTIONS(pikestaff::main::ViewCommands)

public:
    ViewCommands(engine::Installation &installation, Console &console, const CommandLine &line);

    [[nodiscard]] int showPlan();
    [[nodiscard]] int showStatus();
    [[nodiscard]] int writeReport();
    [[nodiscard]] int listGuides();
    [[nodiscard]] int lintGuides();
    [[nodiscard]] int showGuide();

private:
    void printStatus(const plan::Plan &plan, const run::RunState &state);
    void printStatusJson(const plan::Plan &plan, const run::RunState &state);

    engine::Installation &m_installation;
    Console &m_console;
    const CommandLine &m_line;
};

/// Hands over to the program of the practice lab; returns its exit status.
[[nodiscard]] int runLab(Console &console, const CommandLine &line);

} // namespace pikestaff::main
