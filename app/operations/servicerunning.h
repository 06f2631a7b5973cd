// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operation.h"

#include <QStringList>

namespace pikestaff::operations {

/// service.running: units; enabled (default yes: they start at boot as well; no: that is left as it
/// is).
class ServiceRunning final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    QStringList m_names; ///< as the guide says them
    QStringList m_units; ///< with their suffix
    bool m_enabled = true;
};

} // namespace pikestaff::operations
