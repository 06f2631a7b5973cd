// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/localtext.h"

#include <QRegularExpression>
#include <QStringList>
#include <QWidget>

#include <vector>

class QAbstractButton;
class QAbstractItemView;
class QHeaderView;
class QLabel;
class QTabBar;

namespace pikestaff::tests {

struct UiFinding
{
    enum class Kind { Clipped, Untranslated, Nameless };
    Kind kind = Kind::Clipped;
    QString where; ///< classes and names from the root down
    QString text;
};

/// Walks over what is visible below a widget and reports text that is wider or higher than its
/// place, English that is shown in Korean, and controls that assistive technology cannot name.
class ClipChecker
{
public:
    explicit ClipChecker(base::Language language);

    /// Words that stay as they are in Korean: names, commands, paths. Added to those of the
    /// product.
    void allow(const QString &pattern);

    [[nodiscard]] std::vector<UiFinding> check(const QWidget &root);
    [[nodiscard]] static QStringList toLines(const std::vector<UiFinding> &findings);

private:
    void visit(const QWidget &widget);
    void checkLabel(const QLabel &label);
    void checkButton(const QAbstractButton &button);
    void checkHeader(const QHeaderView &header);
    void checkCells(const QAbstractItemView &view);
    void checkTabs(const QTabBar &tabs);
    void checkName(const QWidget &widget);
    void checkLanguage(const QWidget &widget, const QString &text);
    void report(UiFinding::Kind kind, const QWidget &widget, const QString &text,
                const QString &size = {});

    base::Language m_language;
    QStringList m_allowed;
    std::vector<UiFinding> m_findings;
};

} // namespace pikestaff::tests
