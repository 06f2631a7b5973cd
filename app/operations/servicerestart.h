// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operation.h"

#include <QStringList>

namespace pikestaff::operations {

/// service.restart: units; files whose content the units run with. Restarts unless every unit is up
/// and was started after the last change of the files, or runs with the content that they have now
/// (a stamp on the host says with which it was restarted).
class ServiceRestart final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    [[nodiscard]] model::Content digestFunction() const;
    [[nodiscard]] Decision change(const QString &reason) const;

    QStringList m_names; ///< as the guide says them
    QStringList m_units; ///< with their suffix
    QStringList m_files;
};

} // namespace pikestaff::operations
