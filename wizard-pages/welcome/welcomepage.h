// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "ui/page.h"

namespace pikestaff::engine {
class Installation;
}

namespace pikestaff::ui {
class Settings;
}

namespace pikestaff::pages {

class ErrorCard;
class NewProject;
class ProjectList;
class WayCard;
class WelcomeModel;

/// The first page: a new project, or one that is there already.
class WelcomePage : public ui::Page
{
    Q_OBJECT

public:
    WelcomePage(engine::Installation &installation, ui::Settings &settings,
                QWidget *parent = nullptr);

    [[nodiscard]] QString railText() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ui::Mark mark() const override;
    [[nodiscard]] ui::PageAction primaryAction() override;
    void entered() override;

    void open(const QString &folder); ///< what goes wrong is shown here
    [[nodiscard]] WelcomeModel &model() { return *m_model; }

protected:
    void retranslate() override;

private:
    void refresh();

    WelcomeModel *m_model;
    ErrorCard *m_error;
    NewProject *m_new;
    ProjectList *m_list;
    WayCard *m_way;
};

} // namespace pikestaff::pages
