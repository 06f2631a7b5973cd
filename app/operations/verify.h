// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/credentials.h"
#include "operations/operation.h"

namespace pikestaff::operations {

/// verify: command (guide form); run (default: command); expect (the guide's words); match (POSIX
/// extended REGEX that a line of the output must match); as and its arguments (see Credentials);
/// timeout (seconds, default 30, in which it is tried again and again); or_warn (script, asked
/// last: exit 0 = good with a warning).
class Verify final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] Traits traits() const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    [[nodiscard]] model::Content attemptFunction() const;
    [[nodiscard]] model::Content script() const;

    model::Content m_command;
    model::Content m_run;
    model::Content m_expect;
    QString m_match;
    Credentials m_credentials;
    int m_timeout = 30;
    model::Content m_orWarn;
};

} // namespace pikestaff::operations
