// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"
#include "engine/runfollower.h"

#include <QObject>

#include <thread>

namespace pikestaff::pages {

struct ChapterSummary
{
    base::LocalText title;
    int steps = 0;
    int good = 0;
    int failed = 0;
    int warned = 0;
    qint64 milliseconds = 0; ///< that its changes took
};

/// A verify of the guide: what its command should print, and what it printed.
struct Proof
{
    base::LocalText title;
    QString host;
    QString expected; ///< empty: the guide says it in words only
    base::LocalText expectedWords;
    QString found;
    engine::StepStatus status = engine::StepStatus::Pending;
};

/// A file of the guide that makes its reader a user of OpenStack.
struct LoginFile
{
    QString path;
    QString host;
    QString hostAddress;
    QString hostUser;
    QString user;
    QString project;
    QString authUrl;
};

struct Endpoint
{
    QString service; ///< "identity"
    QString url;     ///< the public one
};

/// What an installation has come to, and its report.
class FinishModel : public QObject
{
    Q_OBJECT

public:
    explicit FinishModel(engine::Installation &installation, QObject *parent = nullptr);

    [[nodiscard]] bool isReady() const { return m_follower.isReady(); }
    [[nodiscard]] bool hasBegun() const; ///< something was installed, or tried
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] const std::vector<ChapterSummary> &chapters() const { return m_chapters; }
    [[nodiscard]] const std::vector<Proof> &proofs() const { return m_proofs; }
    /// Of steps that are done.
    [[nodiscard]] const std::vector<LoginFile> &loginFiles() const { return m_logins; }
    [[nodiscard]] const std::vector<Endpoint> &endpoints() const { return m_endpoints; }
    [[nodiscard]] engine::RunFollower &follower() const { return m_follower; }

    /// "lab-2026-report.html" in the folder of the project.
    [[nodiscard]] QString suggestedReport(bool markdown) const;
    /// In a thread of its own → reportWritten or reportFailed. The end of the name is the format.
    void writeReport(const QString &fileName, base::Language language);
    [[nodiscard]] bool isWriting() const { return m_writing; }

Q_SIGNALS:
    void changed();
    void reportWritten(const QString &fileName);
    void reportFailed(const pikestaff::base::Error &error);

private:
    void update();
    void addStep(const plan::StepInstance &step);
    void addLogin(const plan::StepInstance &step);
    void addEndpoints(const plan::StepInstance &step);

    engine::Installation &m_installation;
    engine::RunFollower &m_follower;
    std::vector<ChapterSummary> m_chapters;
    std::vector<Proof> m_proofs;
    std::vector<LoginFile> m_logins;
    std::vector<Endpoint> m_endpoints;
    bool m_writing = false;
    std::jthread m_writer; ///< last: uses nothing but what it was given
};

} // namespace pikestaff::pages
