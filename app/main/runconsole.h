// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"
#include "main/console.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>

namespace pikestaff::main {

/// Shows a check or a run on the terminal: a bar with the steps that are left, plain lines
/// elsewhere, or JSON events. Ends the program with its exit status.
class RunConsole : public QObject
{
    Q_OBJECT

public:
    struct Style
    {
        bool json = false;
        bool acceptNewHostKeys = false;
    };

    RunConsole(engine::Installation &installation, Console &console, Style style);

    /// Each ends with ended(). What cannot begin is an exit status at once.
    [[nodiscard]] std::optional<int> check();
    [[nodiscard]] std::optional<int> run(const plan::Scope &scope, bool resume);

    /// First time: stop after what runs now. Second time: leave it running on the hosts and go.
    void interrupt();

Q_SIGNALS:
    void ended(int exitStatus);

private:
    [[nodiscard]] std::optional<int> start(const std::function<base::Status()> &begin);
    void showHostFailed(const base::HostName &host, const base::Error &error);
    void showChecks(const std::vector<engine::CheckResult> &results);
    void showEvent(const run::RunEvent &event);
    void showFinished(const run::StepFinished &event);
    void showFailure(const run::StepFinished &event);
    void showSummary(const run::RunFinished &summary);
    void finish(const base::Result<run::RunFinished> &result);
    [[nodiscard]] bool trustUnknownKeys();
    void pullLogs();
    void drawBar();
    [[nodiscard]] int exitStatusOf(const base::Result<run::RunFinished> &result) const;

    engine::Installation &m_installation;
    Console &m_console;
    Style m_style;
    std::function<base::Status()> m_begin;
    QTimer m_timer;
    std::map<base::HostName, quint64> m_shown; ///< number of the last log line shown
    std::map<base::HostName, QString> m_busy;  ///< step that runs on a host
    std::map<base::HostName, QString> m_unknownKeys;
    int m_total = 0;
    int m_done = 0;
    int m_weightTotal = 0;
    int m_weightDone = 0;
    int m_interrupts = 0;
    bool m_hostsFailed = false;
    bool m_blocked = false;
    bool m_checking = false;
};

} // namespace pikestaff::main
