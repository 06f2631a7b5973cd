// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"
#include "wizard-pages/review/hostplan.h"
#include "wizard-pages/review/reviewrow.h"

#include <QObject>

namespace pikestaff::pages {

/// All choices of the project, what is still missing, and what will be done. Only looks: nothing is
/// changed before install(). GUI thread; the plan is made elsewhere (engine::RunFollower).
class ReviewModel : public QObject
{
    Q_OBJECT

public:
    explicit ReviewModel(engine::Installation &installation, QObject *parent = nullptr);

    void setLanguage(base::Language language);
    void refresh(); ///< looks again at everything

    [[nodiscard]] const std::vector<ReviewRow> &rows() const { return m_rows; }
    [[nodiscard]] const std::vector<HostPlan> &hosts() const { return m_hosts; }
    [[nodiscard]] int steps() const;
    [[nodiscard]] qint64 seconds() const { return m_seconds; } ///< expected, of the whole guide
    [[nodiscard]] bool isPlanning() const;                     ///< the plan is not there yet
    /// Why there is no plan.
    [[nodiscard]] std::optional<base::Error> problem() const;

    [[nodiscard]] int blockingCount() const;
    [[nodiscard]] int warningCount() const;
    [[nodiscard]] bool isRunning() const { return m_installation.isRunning(); }
    [[nodiscard]] bool canResume() const;  ///< an earlier run did not come to its end
    [[nodiscard]] bool isComplete() const; ///< nothing is left to be installed
    [[nodiscard]] bool canInstall() const;
    /// Goes on with an earlier run where there is one. → installing, or error().
    void install();
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    /// Of the first chapter that is not finished; empty: there is none.
    [[nodiscard]] QString chapterPage() const;

Q_SIGNALS:
    void changed();
    void installing();

private:
    void makeRows();
    [[nodiscard]] ReviewRow guideRow() const;
    [[nodiscard]] ReviewRow passwordRow() const;
    [[nodiscard]] ReviewRow hostRow() const;
    [[nodiscard]] ReviewRow timeRow() const;
    [[nodiscard]] ReviewRow networkRow() const;
    [[nodiscard]] ReviewRow optionsRow() const;
    void addMissing(ReviewRow &row, bool ofNetworks) const;
    void addHostNotices(ReviewRow &row) const;
    [[nodiscard]] QString answer(const char *id) const;
    [[nodiscard]] int count(ReviewNotice::Kind kind) const;

    engine::Installation &m_installation;
    base::Language m_language = base::Language::English;
    std::vector<ReviewRow> m_rows;
    std::shared_ptr<const plan::Plan> m_plan;
    std::vector<HostPlan> m_hosts;
    qint64 m_seconds = 0;
    std::optional<base::Error> m_error;
};

} // namespace pikestaff::pages
