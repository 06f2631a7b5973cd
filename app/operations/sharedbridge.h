// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/interfaceseditor.h"
#include "operations/operation.h"

namespace pikestaff::operations {

/// network.shared_bridge: interface, bridge, port. For a host with one NIC: its addresses move to a
/// bridge, and Networking gets `port` for a NIC of its own. The change is in force at once and
/// taken back by the host unless it is confirmed over a new connection in time (confirmation()).
class SharedBridge final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content confirmation() const override;
    [[nodiscard]] Traits traits() const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    SharedNic m_nic;
    int m_patience = 0; ///< seconds that the host waits for the confirmation
};

} // namespace pikestaff::operations
