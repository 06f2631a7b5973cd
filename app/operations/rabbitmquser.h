// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operation.h"

namespace pikestaff::operations {

/// rabbitmq.user: name, password; configure, write, read (default ".*", on virtual host /).
class RabbitmqUser final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    [[nodiscard]] model::Content functions() const;
    [[nodiscard]] model::Content passwordScript(const char *verb) const;
    [[nodiscard]] QString permissionsCommand() const;

    QString m_name;
    model::Content m_password;
    QString m_configure;
    QString m_write;
    QString m_read;
};

} // namespace pikestaff::operations
