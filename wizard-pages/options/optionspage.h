// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"
#include "wizard-pages/options/optionsmodel.h"

namespace pikestaff::ui {
class AnswerForm;
class FieldMessage;
} // namespace pikestaff::ui

namespace pikestaff::pages {

/// What else the guide asks: the first image and instance, the dashboard, disks. Each has a value
/// that works.
class OptionsPage : public ui::Page
{
    Q_OBJECT

public:
    explicit OptionsPage(engine::Installation &installation, QWidget *parent = nullptr);
    ~OptionsPage() override;

    [[nodiscard]] QString railText() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ui::Mark mark() const override;
    [[nodiscard]] bool isReachable() const override;
    void entered() override;

    [[nodiscard]] OptionsModel &model() { return m_model; }

protected:
    void retranslate() override;

private:
    void showState();

    engine::Installation &m_installation;
    OptionsModel m_model;
    std::vector<ui::AnswerForm *> m_forms; ///< one a topic
    ui::FieldMessage *m_problem;
};

} // namespace pikestaff::pages
