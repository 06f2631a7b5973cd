// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operation.h"

namespace pikestaff::operations {

/// network.manual_interface: interface. Without an address, up now and after each boot: by the
/// guide's stanza where ifupdown is used, else by a systemd unit. Refuses the interface that the
/// host is reached by.
class ManualInterface final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    [[nodiscard]] model::Content upScript() const;
    [[nodiscard]] QString unitName() const;
    [[nodiscard]] model::Content unitScript() const;

    QString m_interface;
};

} // namespace pikestaff::operations
