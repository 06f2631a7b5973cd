// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operation.h"

#include <QStringList>

namespace pikestaff::operations {

/// sql.grant: database, user, password; from [hosts] (default localhost and %); privileges (default
/// "ALL PRIVILEGES"). Accounts of this user for further hosts, which MariaDB may prefer, get the
/// password as well.
class SqlGrant final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    [[nodiscard]] model::Content grantStatement(const QString &host) const;
    [[nodiscard]] model::Content clearStatement(const QString &host) const;
    [[nodiscard]] model::Content passwordStatement(const QString &host) const;

    QString m_database;
    QString m_user;
    model::Content m_password;
    QStringList m_hosts;
    QString m_privileges;
};

} // namespace pikestaff::operations
