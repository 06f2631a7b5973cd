// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/scrollaccess.h"

#include <QAbstractScrollArea>
#include <QAccessibleWidget>

namespace pikestaff::ui {

namespace {

/// Asked for each class of an object, from its own to QObject: lists, tables and texts have been
/// found by their own names before.
QAccessibleInterface *plainScrollArea(const QString &className, QObject *object)
{
    if (className != QLatin1String("QScrollArea") &&
        className != QLatin1String("QAbstractScrollArea"))
        return nullptr;
    auto *area = qobject_cast<QAbstractScrollArea *>(object);
    return area == nullptr ? nullptr : new QAccessibleWidget(area, QAccessible::Client);
}

} // namespace

void protectScrollAreas() { QAccessible::installFactory(plainScrollArea); }

} // namespace pikestaff::ui
