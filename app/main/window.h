// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "ui/mainwindow.h"

#include <memory>

class QApplication;

namespace pikestaff::main {

/// The whole window with its pages. Pages that need a project come with it and go with it. All that
/// is given must outlive the window.
[[nodiscard]] std::unique_ptr<ui::MainWindow> makeWindow(QApplication &application,
                                                         engine::Installation &installation,
                                                         ui::Settings &settings,
                                                         base::Language language);

/// As if a person opened this folder on the first page; what goes wrong is said there.
void openProject(ui::MainWindow &window, const QString &folder);

} // namespace pikestaff::main
