// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/hostseditor.h"
#include "operations/operation.h"

namespace pikestaff::operations {

/// hosts.entries: entries, lines for /etc/hosts. Names that lead elsewhere there (127.0.1.1
/// included) are commented out; cloud-init is kept from writing the file anew at each boot.
class HostsEntries final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    QString m_text;
    std::vector<HostsLine> m_entries;
};

} // namespace pikestaff::operations
