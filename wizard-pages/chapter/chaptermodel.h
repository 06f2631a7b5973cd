// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"
#include "engine/runfollower.h"
#include "wizard-pages/chapter/stepdetails.h"

#include <QAbstractListModel>

namespace pikestaff::pages {

/// A chapter of the guide as a list of sections and steps, how each stands, and what can be done
/// with the chapter. A step that several hosts take is one row.
class ChapterModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole, ///< RowKind as int
        StatusRole,              ///< engine::StepStatus as int
        HostsRole,
        MillisecondsRole, ///< how long it took; 0: not known
        SinceRole,        ///< QDateTime: it runs since then
    };
    enum class RowKind { Section, Step };

    /// How the chapter stands as a whole.
    enum class Stage {
        Loading,
        NotStarted,
        Partly, ///< some steps are done, nothing failed
        Running,
        Failed,
        Outdated,
        Done,
    };

    ChapterModel(engine::Installation &installation, base::ChapterId chapter,
                 QObject *parent = nullptr);

    void setLanguage(base::Language language);
    [[nodiscard]] const guide::Chapter &chapter() const;
    [[nodiscard]] engine::RunFollower &follower() const { return m_follower; }
    [[nodiscard]] engine::Installation &installation() const { return m_installation; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] RowKind kindOf(int row) const { return m_rows[static_cast<size_t>(row)].kind; }
    [[nodiscard]] engine::StepStatus statusOf(int row) const;
    /// The hosts that take a step, in order of the plan.
    [[nodiscard]] std::vector<plan::InstanceId> instances(int row) const;
    /// The one that a reader wants first: failed, else running, else the first.
    [[nodiscard]] size_t foremost(int row) const;
    [[nodiscard]] std::optional<StepDetails> details(const plan::InstanceId &id) const;
    [[nodiscard]] int rowOf(const plan::InstanceId &id) const; ///< -1: not of this chapter
    [[nodiscard]] int firstStepRow() const;                    ///< -1: none
    [[nodiscard]] int runningRow() const;                      ///< the first; -1: none
    [[nodiscard]] int nextRow() const; ///< the first step that has no good end; -1: none

    [[nodiscard]] Stage stage() const;
    [[nodiscard]] bool hasWarnings() const;
    [[nodiscard]] int percent() const { return m_percent; }
    [[nodiscard]] std::optional<plan::InstanceId> failedStep() const; ///< the first
    /// Something runs, in whatever chapter.
    [[nodiscard]] bool isRunActive() const { return m_follower.isRunning(); }
    [[nodiscard]] bool isStopping() const { return m_stopping; }
    [[nodiscard]] bool canResume() const { return m_follower.canResume(); }
    /// Why the last run could not begin or go on, or nothing can be shown.
    [[nodiscard]] std::optional<base::Error> trouble() const;

    void installChapter();
    void installAll();
    void resume(); ///< the last run, or this chapter where that came to a good end
    void stop(run::StopLevel level);

Q_SIGNALS:
    void stateChanged(); ///< of any row, or of the run; 15 times a second at most

private:
    struct Row
    {
        RowKind kind = RowKind::Step;
        base::LocalText title;
        QString step;              ///< id without the host that it is made for
        std::vector<size_t> steps; ///< indices in the plan
        engine::StepStatus status = engine::StepStatus::Pending;
        int finished = 0; ///< instances that have ended well
        qint64 milliseconds = 0;
        QDateTime since;
        friend bool operator==(const Row &, const Row &) = default;
    };

    void update();
    void rebuild();
    [[nodiscard]] std::vector<Row> rowsOfPlan() const;
    void judge(Row &row) const;
    [[nodiscard]] QString hostsText(const Row &row) const;
    [[nodiscard]] QString spoken(const Row &row) const;
    [[nodiscard]] std::vector<base::SecretId> secretsNear(const plan::StepInstance &step) const;
    void begin(const plan::Scope &scope, bool resume);

    engine::Installation &m_installation;
    engine::RunFollower &m_follower;
    base::ChapterId m_chapter;
    base::Language m_language = base::Language::English;
    std::shared_ptr<const plan::Plan> m_plan; ///< what the rows were made from
    std::vector<Row> m_rows;
    int m_percent = 0;
    bool m_stopping = false;
    std::optional<base::Error> m_refusal; ///< the run did not even begin
};

/// Of two hosts that take a step, which says more about it?
[[nodiscard]] bool isMoreUrgent(engine::StepStatus one, engine::StepStatus other);

/// One word or two: "Done", "Not started".
[[nodiscard]] QString statusText(engine::StepStatus status);

} // namespace pikestaff::pages
