// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "engine/installation.h"

#include <QMainWindow>

class QLabel;
class QTreeWidget;

namespace pikestaff::ui {

/// The first window: opens a project and shows its guide, step by step, with how each stands.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(engine::Installation &installation, base::Language language);

    void openProject(const QString &folder);

private:
    void chooseProject();
    void showProject();
    void showMessage(const QString &text);

    engine::Installation &m_installation;
    base::Language m_language;
    QLabel *m_headline;
    QLabel *m_message;
    QTreeWidget *m_steps;
};

} // namespace pikestaff::ui
