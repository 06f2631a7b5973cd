// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operation.h"

namespace pikestaff::operations {

/// sql.database: name; charset (default utf8), collate (default utf8_general_ci). A database, and
/// tables in it, that were made with another character set are converted. tables (default yes): no
/// where the service itself gives some tables another one (Nova: latin1, for long keys).
class SqlDatabase final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    [[nodiscard]] QString createStatement() const;
    [[nodiscard]] model::Content script(bool exists) const;

    QString m_name;
    QString m_charset;
    QString m_collate;
    bool m_tables = true;
};

} // namespace pikestaff::operations
