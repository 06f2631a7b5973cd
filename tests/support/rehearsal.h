// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"

#include <QTemporaryDir>

namespace pikestaff::engine {

/// A project of the Debian guide in a folder of its own, and runs on it that a test tells event by
/// event: no host, no thread, no waiting.
class InstallationRehearsal
{
public:
    /// One controller and so many compute hosts; without access nobody answers.
    explicit InstallationRehearsal(int computes = 0, std::optional<HostAccess> access = {});

    [[nodiscard]] Installation &installation() { return m_installation; }
    [[nodiscard]] RunFollower &follower() { return m_installation.follower(); }
    /// Waits until plan and journal have been read. False: 20 s have passed.
    [[nodiscard]] bool isReady();
    [[nodiscard]] plan::InstanceId id(const char *step, const char *host = "controller") const;

    // What is told. Times count on from a fixed beginning.
    void begin(const plan::Scope &scope = {}, bool resumed = false);
    void connectHosts();
    void start(const plan::InstanceId &id); ///< StepStarted and StepApplying
    void print(const plan::InstanceId &id, const QByteArrayList &lines);
    void finish(const plan::InstanceId &id, run::Outcome outcome, const QString &reason = {},
                int seconds = 1, int exitStatus = 0);
    void end(bool cancelled = false);
    void fail(const base::Error &error, bool hostToo = false); ///< the run cannot go on
    /// Every step of this chapter (all: empty) up to this one is done; verbs print what they print.
    void doneUntil(const char *chapter, const plan::InstanceId &last, bool included);
    void beginPreparing();

    void tell(const run::RunEvent::Payload &payload);
    [[nodiscard]] run::LogBook &log() { return *m_log; }
    void setTime(const QDateTime &time) { m_now = time; }

private:
    QTemporaryDir m_folder;
    Installation m_installation;
    std::shared_ptr<run::LogBook> m_log;
    run::RunState m_state;
    QDateTime m_now;
    int m_runs = 0;
};

} // namespace pikestaff::engine
