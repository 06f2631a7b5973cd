// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

namespace pikestaff::ui {

/// How a page stands. Always drawn with a shape of its own, never by colour alone.
enum class Mark { None, Running, Done, Warning, Failed, Outdated };

/// A button of the action bar.
struct PageAction
{
    QString text; ///< translated; with a mnemonic
    bool enabled = true;
    std::function<void()> trigger;
};

/// A page of the wizard: its content only. Title, summary and buttons are drawn by the window from
/// what the page tells. GUI thread.
class Page : public QWidget
{
    Q_OBJECT

public:
    enum class Group { Prepare, Install, Finish };

    Page(QString id, Group group, QWidget *parent = nullptr);

    [[nodiscard]] const QString &id() const { return m_id; } ///< "addresses", "chapter:keystone"
    [[nodiscard]] Group group() const { return m_group; }
    [[nodiscard]] base::Language language() const { return m_language; }

    [[nodiscard]] virtual QString railText() const = 0; ///< short name in the chapter rail
    [[nodiscard]] virtual QString title() const { return railText(); }
    [[nodiscard]] virtual QString summary() const = 0; ///< one or two sentences
    [[nodiscard]] virtual Mark mark() const { return Mark::None; }
    [[nodiscard]] virtual QString railNote() const { return {}; } ///< "62 %"
    /// Only a page whose time has come can be entered from the rail.
    [[nodiscard]] virtual bool isReachable() const { return true; }

    /// The one primary button, at the right. Without a text: "Next", which goes to the page below.
    [[nodiscard]] virtual PageAction primaryAction() { return {}; }
    [[nodiscard]] virtual QList<PageAction> otherActions() { return {}; } ///< left of the primary
    /// Stands at the right of the title; owned by the page. May be null.
    [[nodiscard]] virtual QWidget *headerControls() { return nullptr; }

    virtual void entered() {} ///< the page is shown now
    virtual void left() {}    ///< another page is shown now
    /// To what somebody was sent here for, by a name that the page knows. After entered().
    virtual void pointAt(const QString & /*place*/) {}

    /// Called by the window when the translators are in place.
    void setLanguage(base::Language language);

Q_SIGNALS:
    void changed(); ///< any of the texts, the mark or the actions
    void nextWanted();
    void pageWanted(const QString &id);
    void placeWanted(const QString &id, const QString &place); ///< a page, and what on it

protected:
    /// Sets every text of the page again. Nothing that was typed is lost.
    virtual void retranslate() = 0;

private:
    QString m_id;
    Group m_group;
    base::Language m_language = base::Language::English;
};

} // namespace pikestaff::ui
