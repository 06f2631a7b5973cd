// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/sqlgrant.h"

#include "base/secret.h"
#include "operations/argumentreader.h"
#include "operations/filestate.h"
#include "operations/guideform.h"
#include "operations/shellscript.h"
#include "operations/sqlaccounts.h"
#include "operations/sqlclient.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using model::Content;

namespace {

constexpr Shape account{"[A-Za-z0-9_.-]{1,80}", "the name of a database user"};
constexpr Shape accountHost{"[A-Za-z0-9_.:%/-]+", "a host name, an address, or %"};
constexpr Shape privilegeList{"[A-Za-z]+( +[A-Za-z]+)*( *, *[A-Za-z]+( +[A-Za-z]+)*)*",
                              "privileges such as ALL PRIVILEGES or SELECT, INSERT"};

} // namespace

Result<OperationPtr> SqlGrant::make(const guide::Value &arguments)
{
    ArgumentReader in(arguments);
    auto operation = std::make_shared<SqlGrant>();
    operation->m_database = in.text("database", shapes::identifier);
    operation->m_user = in.text("user", account);
    operation->m_password = in.content("password");
    if (in.isGood() && operation->m_password.isEmpty()) {
        in.refuse(*arguments.find(QStringLiteral("password")),
                  QStringLiteral("password: expected a password, not an empty text"));
    }
    operation->m_hosts = in.textsOrNone("from", accountHost);
    if (operation->m_hosts.isEmpty()) {
        operation->m_hosts = QStringList{QStringLiteral("localhost"), QStringLiteral("%")};
    }
    operation->m_privileges =
        in.textOr("privileges", QStringLiteral("ALL PRIVILEGES"), privilegeList);
    if (const auto good = in.finish(); !good) {
        return Failure(good.error());
    }
    return operation;
}

std::vector<Action> SqlGrant::guideForm() const
{
    std::vector<Action> actions;
    for (const QString &host : m_hosts) {
        const QString begin = QStringLiteral("GRANT %1 ON %2.* TO '%3'@'%4' IDENTIFIED BY '")
                                  .arg(m_privileges, m_database, m_user, host);
        actions.push_back(sqlAction(Content(begin) + m_password + Content(QStringLiteral("';"))));
    }
    return actions;
}

Content SqlGrant::probe() const
{
    return preamble() + sqlFunction() +
           sqlCall(sqlAccountsQuery(m_user, m_database),
                   QStringLiteral("--vertical --column-names"));
}

Content SqlGrant::passwordStatement(const QString &host) const
{
    return Content(QStringLiteral("GRANT USAGE ON *.* TO %1 IDENTIFIED BY ")
                       .arg(sqlAccount(m_user, host))) +
           sqlQuoted(m_password) + Content(QStringLiteral(";\n"));
}

/// REVOKE fails where there is nothing of its kind to revoke.
Content SqlGrant::clearStatement(const QString &host) const
{
    return filled(
        "DELETE FROM mysql.db WHERE User = @USER@ AND Host = @HOST@ AND Db = @NAME@;\n"
        "FLUSH PRIVILEGES;\n",
        {{"USER", sqlQuoted(m_user)}, {"HOST", sqlQuoted(host)}, {"NAME", sqlQuoted(m_database)}});
}

Content SqlGrant::grantStatement(const QString &host) const
{
    return Content(QStringLiteral("GRANT %1 ON `%2`.* TO %3 IDENTIFIED BY ")
                       .arg(m_privileges, m_database, sqlAccount(m_user, host))) +
           sqlQuoted(m_password) + Content(QStringLiteral(";\n"));
}

Result<Decision> SqlGrant::decide(const ProbeResult &probe, const model::SecretStore &secrets) const
{
    if (probe.exitStatus != 0) {
        return failure(QStringLiteral("the database does not answer: ") + lastLine(probe.errors));
    }
    Result<QByteArray> password = secrets.reveal(m_password);
    if (!password) {
        return Failure(password.error());
    }
    const QString hash = sqlPasswordHash(*password);
    base::Secret::wipe(*password);

    const SqlAccounts accounts = readSqlAccounts(QString::fromUtf8(probe.output));
    QStringList differences;
    Content statements;
    for (const QString &host : m_hosts) {
        const QString name = sqlAccount(m_user, host);
        const bool exists = accounts.passwords.contains(host);
        const bool knows = accounts.passwords.value(host) == hash;
        const bool may = hasExactly(accounts, host, m_privileges);
        if (exists && knows && may) {
            continue;
        }
        differences.append(name + (!exists ? QLatin1String(" does not exist")
                                   : !knows
                                       ? QLatin1String(" has another password")
                                       : QLatin1String(" has other privileges on ") + m_database));
        if (exists && !may && accounts.allPrivileges.contains(host)) {
            statements += clearStatement(host);
        }
        statements += grantStatement(host);
    }
    for (auto it = accounts.passwords.begin(); it != accounts.passwords.end(); ++it) {
        if (!m_hosts.contains(it.key()) && it.value() != hash) {
            differences.append(sqlAccount(m_user, it.key()) +
                               QLatin1String(" has another password"));
            statements += passwordStatement(it.key());
        }
    }
    if (differences.isEmpty()) {
        return satisfied();
    }
    Decision decision;
    decision.kind = Decision::Kind::Change;
    decision.reason = differences.join(QLatin1String("; "));
    decision.script = preamble() + sqlFunction() + sqlCall(statements);
    return decision;
}

Content SqlGrant::runForm() const
{
    Content text;
    for (const QString &host : m_hosts) {
        text += grantStatement(host);
    }
    return text;
}

} // namespace pikestaff::operations
