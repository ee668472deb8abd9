// Microsoft.Network/virtualNetworks and their subnets, read only.
import { errors } from '#emulator/arm/errors.ts';
import { page } from '#emulator/arm/paging.ts';
import type { Call, Route } from '#emulator/arm/route.ts';
import type { Subnet, VirtualNetwork } from '#emulator/store/shapes.ts';
import { readable, requireGroup, resourceId, subscriptionPath } from './existing.ts';

const TYPE = 'Microsoft.Network/virtualNetworks';
const READ = `${TYPE}/read`;
const GROUP = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers';

export const virtualNetworkRoutes: readonly Route[] = [
  {
    operation: 'virtualNetworks.listAll',
    method: 'GET',
    path: `/subscriptions/{subscriptionId}/providers/${TYPE}`,
    action: null,
    handle: (call) => {
      const networks = readable(call, call.world.store.virtualNetworks.all(), READ);
      return page(call, networks, `${subscriptionPath(call)}/providers/${TYPE}`, show);
    },
  },
  {
    operation: 'virtualNetworks.list',
    method: 'GET',
    path: `${GROUP}/${TYPE}`,
    action: READ,
    handle: (call) => {
      const path = `${requireGroup(call).id}/providers/${TYPE}`;
      const networks = [...call.world.store.virtualNetworks.all()];
      return page(
        call,
        networks.filter(({ id }) => id.toLowerCase().startsWith(`${path.toLowerCase()}/`)),
        path,
        show,
      );
    },
  },
  {
    operation: 'virtualNetworks.get',
    method: 'GET',
    path: `${GROUP}/${TYPE}/{network}`,
    action: READ,
    handle: (call) => {
      const network = requireNetwork(call);
      return { status: 200, body: show(network), headers: { etag: network.etag } };
    },
  },
  {
    operation: 'subnets.list',
    method: 'GET',
    path: `${GROUP}/${TYPE}/{network}/subnets`,
    action: `${TYPE}/subnets/read`,
    handle: (call) => {
      const network = requireNetwork(call);
      return page(call, network.subnets, `${network.id}/subnets`, (subnet) => showSubnet(network, subnet));
    },
  },
  {
    operation: 'subnets.get',
    method: 'GET',
    path: `${GROUP}/${TYPE}/{network}/subnets/{subnet}`,
    action: `${TYPE}/subnets/read`,
    handle: (call) => {
      const network = requireNetwork(call);
      const name = call.params['subnet'] ?? '';
      const subnet = network.subnets.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
      if (subnet === undefined) throw errors.networkChildNotFound(`${network.id}/subnets/${name}`);
      return { status: 200, body: showSubnet(network, subnet), headers: { etag: network.etag } };
    },
  },
];

function requireNetwork(call: Call): VirtualNetwork {
  const name = call.params['network'] ?? '';
  const network = call.world.store.virtualNetworks.get(resourceId(call, TYPE, name));
  if (network === undefined) {
    throw errors.resourceNotFound(`${TYPE}/${name}`, call.params['resourceGroup'] ?? '');
  }
  return network;
}

function show(network: VirtualNetwork) {
  return {
    name: network.name,
    id: network.id,
    etag: network.etag,
    type: TYPE,
    location: network.location,
    ...(Object.keys(network.tags).length === 0 ? {} : { tags: network.tags }),
    properties: {
      provisioningState: 'Succeeded',
      resourceGuid: network.resourceGuid,
      addressSpace: { addressPrefixes: network.addressPrefixes },
      subnets: network.subnets.map((subnet) => showSubnet(network, subnet)),
      virtualNetworkPeerings: [],
      enableDdosProtection: false,
    },
  };
}

function showSubnet(network: VirtualNetwork, subnet: Subnet) {
  return {
    name: subnet.name,
    id: subnet.id,
    etag: network.etag,
    properties: {
      provisioningState: 'Succeeded',
      addressPrefix: subnet.addressPrefix,
      ...(subnet.serviceEndpoints.length === 0
        ? {}
        : {
            serviceEndpoints: subnet.serviceEndpoints.map((service) => ({
              provisioningState: 'Succeeded',
              service,
              locations: ['*'],
            })),
          }),
      delegations: [],
      privateEndpointNetworkPolicies: subnet.privateEndpointNetworkPolicies,
      privateLinkServiceNetworkPolicies: 'Enabled',
    },
    type: `${TYPE}/subnets`,
  };
}
