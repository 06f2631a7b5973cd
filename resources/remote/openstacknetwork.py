# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""What Neutron knows: networks, subnets, routers, security group rules and floating addresses."""
import urllib.parse

from openstackapi import Fault

YES = {'yes': True, 'no': False}


class Network:
    """Finds, compares and changes the things of one project; each method gives how the resource
    stands and what differs."""

    def __init__(self, cloud, apply):
        self.cloud = cloud
        self.apply = apply
        self.connection = cloud.service('network')

    def find(self, collection, **filters):
        path = '/%s?%s' % (collection, urllib.parse.urlencode(filters))
        return self.connection.request('GET', path)[1][collection.replace('-', '_')]

    def named(self, collection, name, own=False):
        """The only one of its name: that of our project, else, unless `own`, one we may use."""
        found = self.find(collection, name=name)
        ours = [item for item in found if item.get('project_id') == self.cloud.project]
        if ours or own:
            found = ours
        if len(found) > 1:
            raise Fault('%s %s is there %d times: remove all but one'
                        % (collection[:-1].replace('-', ' '), name, len(found)))
        return found[0] if found else None

    def needs(self, what):
        if self.apply:
            raise Fault('there is no %s' % what)
        return 'missing', []

    def make(self, collection, key, body):
        if not self.apply:
            return 'missing', []
        self.connection.request('POST', '/' + collection, {key: body})
        return 'created', []

    def mend(self, collection, key, found, body, fixed):
        """`fixed` are the keys that cannot be changed once the thing is there."""
        different = [name for name in sorted(body) if found.get(name) != body[name]]
        if not different:
            return 'satisfied', []
        stuck = [name for name in different if name in fixed]
        if stuck:
            raise Fault('it is there already with another %s (%s) and cannot be changed: delete it '
                        'or change the answer' % (stuck[0], found.get(stuck[0])))
        if not self.apply:
            return 'differs', different
        self.connection.request('PUT', '/%s/%s' % (collection, found['id']),
                                {key: {name: body[name] for name in different}})
        return 'updated', different

    def network(self, wanted):
        body = {'admin_state_up': True}
        for key, name in (('share', 'shared'), ('external', 'router:external')):
            if key in wanted:
                body[name] = YES[wanted[key]]
        for key in ('physical_network', 'network_type'):
            if key in wanted:
                body['provider:' + key] = wanted[key]
        found = self.named('networks', wanted['name'], own=True)
        if found is None:
            return self.make('networks', 'network', dict(body, name=wanted['name']))
        return self.mend('networks', 'network', found, body,
                         ('provider:physical_network', 'provider:network_type'))

    def subnet(self, wanted):
        network = self.named('networks', wanted['network'], own=True)
        if network is None:
            return self.needs('network ' + wanted['network'])
        body = {'cidr': wanted['subnet_range'], 'ip_version': 4, 'enable_dhcp': True}
        if 'gateway' in wanted:
            body['gateway_ip'] = wanted['gateway']
        servers = wanted.get('dns_nameservers', '').replace(',', ' ').split()
        if servers:
            body['dns_nameservers'] = servers
        if 'pool_start' in wanted:
            body['allocation_pools'] = [{'start': wanted['pool_start'],
                                         'end': wanted['pool_end']}]
        found = self.named('subnets', wanted['name'], own=True)
        if found is None:
            return self.make('subnets', 'subnet',
                             dict(body, name=wanted['name'], network_id=network['id']))
        if found['network_id'] != network['id']:
            raise Fault('it belongs to another network: delete it or rename it')
        return self.mend('subnets', 'subnet', found, body, ('cidr', 'ip_version'))

    def router(self, wanted):
        found = self.named('routers', wanted['name'], own=True)
        body = {'admin_state_up': True}
        if found is None:
            return self.make('routers', 'router', dict(body, name=wanted['name']))
        return self.mend('routers', 'router', found, body, ())

    def router_subnet(self, wanted):
        router = self.named('routers', wanted['router'])
        subnet = self.named('subnets', wanted['subnet'])
        for kind, thing in (('router', router), ('subnet', subnet)):
            if thing is None:
                return self.needs('%s %s' % (kind, wanted[kind]))
        for port in self.find('ports', device_id=router['id']):
            if any(address['subnet_id'] == subnet['id'] for address in port['fixed_ips']):
                return 'satisfied', []
        if not self.apply:
            return 'missing', []
        self.connection.request('PUT', '/routers/%s/add_router_interface' % router['id'],
                                {'subnet_id': subnet['id']})
        return 'created', []

    def router_gateway(self, wanted):
        router = self.named('routers', wanted['router'])
        network = self.named('networks', wanted['network'])
        for kind, thing in (('router', router), ('network', network)):
            if thing is None:
                return self.needs('%s %s' % (kind, wanted[kind]))
        if not network.get('router:external'):
            raise Fault('network %s is not an external network: a router cannot use it as its way '
                        'out' % wanted['network'])
        present = (router.get('external_gateway_info') or {}).get('network_id')
        if present == network['id']:
            return 'satisfied', []
        state = 'created' if present is None else 'updated'
        if not self.apply:
            return ('missing', []) if present is None else ('differs', ['network'])
        self.connection.request('PUT', '/routers/' + router['id'], {'router': {
            'external_gateway_info': {'network_id': network['id']}}})
        return state, []

    def security_group_rule(self, wanted):
        group = self.named('security-groups', wanted['group'], own=True)
        if group is None:
            return self.needs('security group ' + wanted['group'])
        port = int(wanted['port']) if 'port' in wanted else None
        body = {'security_group_id': group['id'], 'direction': 'ingress', 'ethertype': 'IPv4',
                'protocol': wanted['protocol'], 'port_range_min': port, 'port_range_max': port}
        for rule in self.find('security-group-rules', security_group_id=group['id']):
            everybody = (rule.get('remote_group_id') is None and
                         rule.get('remote_ip_prefix') in (None, '0.0.0.0/0'))
            if everybody and all(rule.get(key) == value for key, value in body.items()):
                return 'satisfied', []
        return self.make('security-group-rules', 'security_group_rule', body)

    def floating_ip(self, wanted, servers):
        """`servers` finds an instance by its name."""
        network = self.named('networks', wanted['network'])
        if network is None:
            return self.needs('network ' + wanted['network'])
        server = servers(wanted['server'])
        ports = self.find('ports', device_id=server['id']) if server else []
        if not ports:
            return self.needs('port of instance ' + wanted['server'])
        held = self.find('floatingips', floating_network_id=network['id'])
        ids = [port['id'] for port in ports]
        if any(address['port_id'] in ids for address in held):
            return 'satisfied', []
        free = [address for address in held if not address['port_id']
                and address.get('project_id') == self.cloud.project]
        if not free:
            return self.make('floatingips', 'floatingip',
                             {'floating_network_id': network['id'], 'port_id': ids[0]})
        if not self.apply:
            return 'missing', []
        self.connection.request('PUT', '/floatingips/' + free[0]['id'],
                                {'floatingip': {'port_id': ids[0]}})
        return 'created', []
