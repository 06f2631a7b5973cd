// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/credentials.h"
#include "operations/operation.h"

namespace pikestaff::operations {

/// command: command (guide form); run (what we run, default: command; stops at the first command
/// that fails); unless (script: exit 0 = nothing to do) and/or creates (path), of which one at
/// least says when it is done; as and its arguments (see Credentials); interruptible (default yes);
/// timeout (seconds, default none).
class ShellCommand final : public Operation
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
    [[nodiscard]] model::Content script() const;

    model::Content m_command;
    model::Content m_run;
    model::Content m_unless;
    QString m_creates;
    Credentials m_credentials;
    bool m_interruptible = true;
    int m_timeout = 0;
};

} // namespace pikestaff::operations
