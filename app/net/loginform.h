// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QMap>
#include <QString>

namespace pikestaff::net {

/// The fields of a page's forms with their values, as a browser would send them, and whether it
/// offers to log out. Pure.
struct LoginForm
{
    QMap<QString, QString> fields;
    bool offersLogout = false;

    [[nodiscard]] static LoginForm read(const QString &page);
    [[nodiscard]] bool asksForPassword() const; ///< with Django's token against forged forms
    [[nodiscard]] QByteArray encoded() const;   ///< application/x-www-form-urlencoded
};

} // namespace pikestaff::net
