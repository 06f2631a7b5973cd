// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "ui/theme.h"

#include <QWidget>

class QLabel;

namespace pikestaff::ui {

class Pill;
class SegmentedControl;

/// Product, project, what is being installed; language and theme at the right.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    /// Empty texts are not shown.
    void setProject(const QString &name, const QString &folder);
    void setChips(const QString &guide, const QString &network);
    void setLanguage(base::Language language);
    void setTheme(ThemeKind theme);
    void retranslate();

Q_SIGNALS:
    void languageWanted(pikestaff::base::Language language);
    void themeWanted(pikestaff::ui::ThemeKind theme);

private:
    QLabel *m_product;
    QLabel *m_project;
    Pill *m_guide;
    Pill *m_network;
    SegmentedControl *m_theme;
    SegmentedControl *m_language;
};

} // namespace pikestaff::ui
