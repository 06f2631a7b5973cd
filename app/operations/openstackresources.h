// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/openstackkinds.h"
#include "operations/operation.h"

#include <vector>

namespace pikestaff::operations {

/// openstack.resources: what a cloud shall know, in the order in which it is made.
///   auth_url  default http://controller:5000/v3
///   as        admin (default) or demo; demo_project, demo_user: default myproject, myuser
///   resources, a list of maps with one key:
///     domain      name, description
///     project     name, description; domain (default "default")
///     user        name, password; domain
///     role        name
///     assignment  user, role; project or domain; user_domain, project_domain (default "default")
///     service     name, type, description
///     endpoint    service_type, interface (public, internal, admin), url; region ("RegionOne")
///     image       name, file (on the host); disk_format (qcow2), container_format (bare),
///                 visibility (public)
///     network     name; share, external (yes, no); physical_network, network_type
///     subnet      name, network, subnet_range; gateway; dns_nameservers (with spaces between);
///                 pool_start and pool_end
///     router      name
///     router_subnet   router, subnet
///     router_gateway  router, network
///     flavor      name, vcpus, ram (MB), disk (GB); id
///     keypair     name, public_key_file (on the host)
///     security_group_rule  group, protocol; port
///     server      name, flavor, image, network; security_group ("default"), key_name. Waits until
///                 it is ACTIVE
///     floating_ip network, server: an address of the network for the first port of the instance
///   What is optional may be an empty text.
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
    [[nodiscard]] model::Content script(const char *mode) const;

    QString m_url;
    QString m_as;
    QString m_demoProject;
    QString m_demoUser;
    std::vector<OpenstackResource> m_resources;
};

} // namespace pikestaff::operations
