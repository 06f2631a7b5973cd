// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/credentials.h"
#include "operations/operation.h"

namespace pikestaff::operations {

/// verify.web: what (token, dashboard or console), seen from this computer through a forwarded
/// port; command (guide form); expect (the guide's words); url (of dashboard); instance (of
/// console); as (admin or demo) and its arguments (see Credentials); timeout (seconds, default 60,
/// in which it is tried again and again).
class VerifyWeb final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override { return {}; }
    [[nodiscard]] std::optional<model::Visit> visit() const override { return m_visit; }
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] Traits traits() const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    model::Content m_command;
    model::Content m_expect;
    model::Visit m_visit;
};

} // namespace pikestaff::operations
