// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"

class QLabel;

namespace pikestaff::engine {
class Installation;
}

namespace pikestaff::ui {
class FieldMessage;
}

namespace pikestaff::pages {

class ChoiceCard;
class PlanView;
class ReviewModel;

/// The last look before anything is changed: all choices and the whole plan.
class ReviewPage : public ui::Page
{
    Q_OBJECT

public:
    explicit ReviewPage(engine::Installation &installation, QWidget *parent = nullptr);

    [[nodiscard]] QString railText() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ui::Mark mark() const override;
    [[nodiscard]] ui::PageAction primaryAction() override;
    void entered() override;

    [[nodiscard]] ReviewModel &model() { return *m_model; }

protected:
    void retranslate() override;

private:
    void refresh();
    void showProblem();
    [[nodiscard]] QString total() const;

    engine::Installation &m_installation;
    ReviewModel *m_model;
    ChoiceCard *m_choices;
    ui::FieldMessage *m_problem;
    PlanView *m_plan;
    bool m_entered = false;
};

} // namespace pikestaff::pages
