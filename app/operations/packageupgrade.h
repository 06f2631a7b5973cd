// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operation.h"

namespace pikestaff::operations {

/// package.upgrade: reboot_note (optional), said at the end when the host wants a reboot. Once per
/// host: a mark on it says so.
class PackageUpgrade final : public Operation
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
    QString m_rebootNote;
};

} // namespace pikestaff::operations
