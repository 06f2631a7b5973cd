// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/sqlaccounts.h"

#include "operations/sqlclient.h"

#include <QCryptographicHash>
#include <QStringList>

namespace pikestaff::operations {

namespace {

const auto grantOption = QStringLiteral("Grant_priv");

bool isAll(const QString &privileges)
{
    const QString word = privileges.simplified().toUpper();
    return word == QLatin1String("ALL") || word == QLatin1String("ALL PRIVILEGES");
}

/// "CREATE VIEW" is the column Create_view_priv.
QString columnOf(const QString &privilege)
{
    QString name = privilege.simplified().toLower();
    if (name == QLatin1String("create temporary tables")) {
        name = QStringLiteral("create tmp table");
    }
    name.replace(QLatin1Char(' '), QLatin1Char('_'));
    return name.left(1).toUpper() + name.mid(1) + QLatin1String("_priv");
}

} // namespace

QString sqlAccountsQuery(const QString &user, const QString &database)
{
    const QString name = sqlQuoted(user).toDisplay();
    return QStringLiteral(
               "SELECT Host AS account, IF(plugin IN ('', 'mysql_native_password'), "
               "IF(Password <> '', Password, authentication_string), '') AS hash "
               "FROM mysql.user WHERE User = %1;\n"
               "SELECT Host AS grants, db.* FROM mysql.db WHERE User = %1 AND Db = %2;\n")
        .arg(name, sqlQuoted(database).toDisplay());
}

SqlAccounts readSqlAccounts(const QString &output)
{
    SqlAccounts accounts;
    QString host;
    for (const QString &line : output.split(QLatin1Char('\n'))) {
        const QString key = line.section(QLatin1Char(':'), 0, 0).trimmed();
        const QString value = line.section(QLatin1Char(':'), 1).trimmed();
        if (key == QLatin1String("account")) {
            host = value;
            accounts.passwords[host] = QString();
        } else if (key == QLatin1String("hash")) {
            accounts.passwords[host] = value;
        } else if (key == QLatin1String("grants")) {
            host = value;
        } else if (key.endsWith(QLatin1String("_priv"))) {
            accounts.allPrivileges[host].insert(key);
            if (value == QLatin1String("Y")) {
                accounts.privileges[host].insert(key);
            }
        }
    }
    return accounts;
}

bool hasExactly(const SqlAccounts &accounts, const QString &host, const QString &privileges)
{
    QSet<QString> wanted;
    if (isAll(privileges)) {
        wanted = accounts.allPrivileges.value(host);
        wanted.remove(grantOption);
    } else {
        for (const QString &privilege : privileges.split(QLatin1Char(','))) {
            wanted.insert(columnOf(privilege));
        }
    }
    return !wanted.isEmpty() && accounts.privileges.value(host) == wanted;
}

QString sqlPasswordHash(QByteArrayView password)
{
    const auto sha1 = [](QByteArrayView bytes) {
        QCryptographicHash hash(QCryptographicHash::Sha1);
        hash.addData(QByteArray::fromRawData(bytes.data(), bytes.size()));
        return hash.result();
    };
    return QLatin1Char('*') + QString::fromLatin1(sha1(sha1(password)).toHex().toUpper());
}

} // namespace pikestaff::operations
