// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "engine/installation.h"
#include "support/imaginedhosts.h"
#include "ui/page.h"

#include <QTemporaryDir>
#include <QTranslator>

#include <memory>

namespace pikestaff::tests {

/// A project in a folder of its own, imagined hosts, and a keyboard: what tests of a page need.
class PageBench
{
public:
    PageBench();
    ~PageBench();
    PageBench(const PageBench &) = delete;
    PageBench &operator=(const PageBench &) = delete;
    PageBench(PageBench &&) = delete;
    PageBench &operator=(PageBench &&) = delete;

    ImaginedHosts hosts;
    engine::Installation installation;

    /// A new project of this guide with these hosts; false: it could not be made.
    [[nodiscard]] bool makeProject(std::vector<model::Host> inventory = {},
                                   const QString &guide = QStringLiteral("zed-debian12"));
    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("project")); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// The project as it stands on disk.
    [[nodiscard]] model::ProjectFile onDisk() const;

    /// "controller" 10.0.0.11, "compute1" 10.0.0.31 ...; provider interface eth1.
    [[nodiscard]] static std::vector<model::Host> someHosts(int count);

    /// Translators as the window installs them, then the page's.
    void setLanguage(ui::Page &page, base::Language language);
    /// Shows a page as the window does; the keyboard goes to it.
    void show(ui::Page &page);

    /// Presses Tab until the control with this accessible name has the focus; false: none is
    /// reached.
    [[nodiscard]] static bool tabTo(QWidget &page, const QString &accessibleName);
    static void type(const QString &text); ///< key by key, into what has the focus
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// The visible texts of labels and buttons below this widget.
    [[nodiscard]] static QStringList textsOf(const QWidget &widget);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QTranslator> m_translator;
    std::unique_ptr<QWidget> m_window;
};

} // namespace pikestaff::tests
