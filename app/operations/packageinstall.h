// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operation.h"

#include <QStringList>

namespace pikestaff::operations {

/// package.install: packages; hold_back [unit globs] that the packages must not start; recommends
/// (default yes); preseed [lines for debconf].
class PackageInstall final : public Operation
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
    [[nodiscard]] QString installCommand() const;

    QStringList m_packages;
    QStringList m_heldBack;
    bool m_recommends = true;
    std::vector<model::Content> m_preseed;
};

} // namespace pikestaff::operations
