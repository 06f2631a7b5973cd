// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/argumentreader.h"
#include "operations/operation.h"

#include <vector>

namespace pikestaff::operations {

/// openstack.resources: what Keystone shall know, in the order in which it is made.
///   auth_url  default http://controller:5000/v3; as: admin (the only one)
///   resources, a list of maps with one key:
///     domain      name, description
///     project     name, description; domain (default "default")
///     user        name, password; domain
///     role        name
///     assignment  user, role; project or domain; user_domain, project_domain (default "default")
///     service     name, type, description
///     endpoint    service_type, interface (public, internal, admin), url; region ("RegionOne")
/// One process on the host does all of it (resources/remote/openstack-client.py).
class OpenstackResources final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    struct Resource
    {
        QString kind;
        std::vector<std::pair<QString, model::Content>> fields; ///< in the order of `kinds`

        [[nodiscard]] model::Content field(const char *name) const;
    };

    void readResource(ArgumentReader &in, const guide::Value &item);
    [[nodiscard]] model::Content script(const char *mode) const;
    [[nodiscard]] static model::Content command(const Resource &resource);

    QString m_url;
    std::vector<Resource> m_resources;
};

} // namespace pikestaff::operations
