// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "ui/card.h"

#include <vector>

class QPushButton;

namespace pikestaff::ui {
class Pill;
}

namespace pikestaff::pages {

class WelcomeModel;

/// The projects that were opened before, each with how it stands.
class ProjectList : public ui::Card
{
    Q_OBJECT

public:
    explicit ProjectList(WelcomeModel &model, QWidget *parent = nullptr);

    void refresh(); ///< from the model
    void retranslate(base::Language language);

private:
    struct Row
    {
        QWidget *frame;
        QLabel *name;
        ui::Pill *state;
        QLabel *details;
        QLabel *folder;
        QPushButton *open;
        QPushButton *forget;
    };
    [[nodiscard]] Row makeRow();
    void fill(const Row &row, std::size_t index);
    void chooseFolder();

    WelcomeModel &m_model;
    base::Language m_language = base::Language::English;
    QPushButton *m_other;
    QLabel *m_empty;
    std::vector<Row> m_rows;
};

} // namespace pikestaff::pages
