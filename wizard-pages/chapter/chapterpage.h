// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"
#include "wizard-pages/chapter/chaptermodel.h"

namespace pikestaff::ui {
class Card;
}

namespace pikestaff::pages {

class NoticeCard;
class StepList;
class StepView;

/// Draws any chapter of any guide from its data: steps at the left, the selected one at the right.
/// Installs the chapter, or everything; shows what happens, and what went wrong.
class ChapterPage : public ui::Page
{
    Q_OBJECT

public:
    ChapterPage(engine::Installation &installation, const base::ChapterId &chapter,
                QWidget *parent = nullptr);

    [[nodiscard]] QString railText() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ui::Mark mark() const override;
    [[nodiscard]] QString railNote() const override;
    [[nodiscard]] ui::PageAction primaryAction() override;
    [[nodiscard]] QList<ui::PageAction> otherActions() override;
    void entered() override;
    void left() override;

    [[nodiscard]] ChapterModel &model() { return m_model; }
    [[nodiscard]] StepList &steps() { return *m_steps; }
    [[nodiscard]] StepView &step() { return *m_step; }

protected:
    void retranslate() override;

private:
    void build();
    void takeState();
    void follow();
    void showNotice();
    void tellWhatChanged();
    void showPasswords();
    [[nodiscard]] std::optional<StepDetails> failure() const;
    [[nodiscard]] QList<ui::PageAction> actionsWhileRunning();

    ChapterModel m_model;
    NoticeCard *m_notice;
    ui::Card *m_stepsCard;
    StepList *m_steps;
    StepView *m_step;
    plan::InstanceId m_shownStep;
    bool m_isEntered = false;
    bool m_followRun = true; ///< until the user chooses a step
    bool m_wasRunning = false;
    QStringList m_told;
};

} // namespace pikestaff::pages
