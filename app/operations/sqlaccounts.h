// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QByteArray>
#include <QMap>
#include <QSet>
#include <QString>

namespace pikestaff::operations {

/// What MariaDB knows of a user: by host.
struct SqlAccounts
{
    QMap<QString, QString> passwords;           ///< "*" and 40 hexadecimal digits, or empty
    QMap<QString, QSet<QString>> privileges;    ///< on the database; columns such as "Select_priv"
    QMap<QString, QSet<QString>> allPrivileges; ///< the columns that there are
};

/// Statements that print them, for `sql --vertical`.
[[nodiscard]] QString sqlAccountsQuery(const QString &user, const QString &database);
[[nodiscard]] SqlAccounts readSqlAccounts(const QString &output);

/// Are these ("ALL PRIVILEGES", "SELECT, CREATE VIEW") the privileges of the host, and no others?
[[nodiscard]] bool hasExactly(const SqlAccounts &accounts, const QString &host,
                              const QString &privileges);

/// What MariaDB keeps of a password (mysql_native_password).
[[nodiscard]] QString sqlPasswordHash(QByteArrayView password);

} // namespace pikestaff::operations
