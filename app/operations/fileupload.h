// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/operation.h"

namespace pikestaff::operations {

/// file.upload: from (an absolute path on this computer), path (on the host); mode "0600".
/// For files too large to be a content, such as images of disks. decide() reads `from`.
class FileUpload final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    QString m_from;
    QString m_path;
    QString m_mode;
};

} // namespace pikestaff::operations
