// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "ui/card.h"

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace pikestaff::ui {
class FieldMessage;
class Pill;
} // namespace pikestaff::ui

namespace pikestaff::pages {

class KindCard;
class WelcomeModel;

/// The form of a new project.
class NewProject : public ui::Card
{
    Q_OBJECT

public:
    explicit NewProject(WelcomeModel &model, QWidget *parent = nullptr);

    void refresh(); ///< from the model
    void retranslate(base::Language language);

private:
    [[nodiscard]] QWidget *makeKinds();
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeLab();
    [[nodiscard]] QWidget *makeProgress();
    void chooseFolder();
    void refreshLab();
    void refreshGuides();

    WelcomeModel &m_model;
    base::Language m_language = base::Language::English;
    KindCard *m_own;
    KindCard *m_practice;
    QButtonGroup *m_kinds;
    QWidget *m_lab;
    QLabel *m_labText;
    ui::Pill *m_memory;
    ui::Pill *m_disk;
    QWidget *m_form;
    QLabel *m_labels[3]{};
    QComboBox *m_guide;
    QLineEdit *m_name;
    QLineEdit *m_folder;
    QPushButton *m_browse;
    ui::FieldMessage *m_nameMessage;
    ui::FieldMessage *m_folderMessage;
    QWidget *m_progress;
    QLabel *m_progressText;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QPushButton *m_create;
};

} // namespace pikestaff::pages
