// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"
#include "ui/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <optional>

namespace pikestaff::ui {

/// What the window remembers from one time to the next. Nothing of it belongs to a project.
class Settings
{
public:
    Settings();                             ///< the user's own
    explicit Settings(const QString &file); ///< an .ini file

    [[nodiscard]] std::optional<base::Language> language() const; ///< nullopt: as the desktop
    void setLanguage(base::Language language);
    [[nodiscard]] ThemeKind theme() const;
    void setTheme(ThemeKind theme);
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    /// The page that was shown last in this project; empty: none.
    [[nodiscard]] QString lastPage(const QString &folder) const;
    void setLastPage(const QString &folder, const QString &page);

    /// Newest first, eight at most; folders that are gone are left out.
    [[nodiscard]] QStringList recentProjects() const;
    void addRecentProject(const QString &folder);
    void removeRecentProject(const QString &folder);

private:
    QSettings m_store;
};

} // namespace pikestaff::ui
