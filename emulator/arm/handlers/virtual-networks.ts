// Microsoft.Network/virtualNetworks: lists, get, PUT, DELETE.
import { randomUUID } from 'node:crypto';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import { startNetworkOperation } from '#emulator/arm/network-operations.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { newEtag } from '#emulator/store/etags.ts';
import type { Subnet, VirtualNetwork } from '#emulator/store/shapes.ts';
import { resourceId } from './existing.ts';
import { asList, asObject, asString, type Json, readTags, refuseOthers } from './json-input.ts';
import { listRoutes } from './list-routes.ts';
import {
  findNetwork,
  NETWORK_TYPE,
  requireIdle,
  requireMatch,
  requireNetwork,
  requireSamePrefix,
  requireUnused,
} from './network-guards.ts';
import { readLocation, readTracked, refuseUnserved, requireName } from './network-input.ts';
import { readRange, readSubnet, validateSubnets } from './subnet-input.ts';
import { showNetwork } from './virtual-network-view.ts';

const READ = `${NETWORK_TYPE}/read`;
const GROUP = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers';

export const virtualNetworkRoutes: readonly Route[] = [
  ...listRoutes({
    type: NETWORK_TYPE,
    operations: ['virtualNetworks.listAll', 'virtualNetworks.list'],
    items: (call, subscription) => call.world.store.virtualNetworks.group(subscription),
    show: (call) => (network) => showNetwork(call.world.store, network, call.apiVersion),
  }),
  {
    operation: 'virtualNetworks.get',
    method: 'GET',
    path: `${GROUP}/${NETWORK_TYPE}/{network}`,
    action: READ,
    handle: (call) => {
      const network = requireNetwork(call);
      return { ...answer(call, 200, network), headers: { etag: network.etag } };
    },
  },
  {
    operation: 'virtualNetworks.put',
    method: 'PUT',
    path: `${GROUP}/${NETWORK_TYPE}/{network}`,
    action: `${NETWORK_TYPE}/write`,
    handle: put,
  },
  {
    operation: 'virtualNetworks.delete',
    method: 'DELETE',
    path: `${GROUP}/${NETWORK_TYPE}/{network}`,
    action: `${NETWORK_TYPE}/delete`,
    handle: (call) => {
      const { store } = call.world;
      const network = findNetwork(call);
      if (network === undefined) return { status: 204 };
      requireMatch(call, network);
      requireIdle(call, network);
      for (const subnet of network.subnets) requireUnused(call, subnet);
      store.virtualNetworks.put({ ...network, provisioningState: 'Deleting' });
      const effect = { kind: 'deleteNetwork', id: network.id } as const;
      return { status: 202, headers: startNetworkOperation(call, network.location, effect) };
    },
  },
];

function put(call: Call): Answer {
  const { store } = call.world;
  const current = findNetwork(call);
  const body = readTracked(call.body);
  const network = readNetwork(call, body, current);
  validateSubnets(network);
  if (current !== undefined) {
    requireMatch(call, current);
    requireIdle(call, current);
    requireKept(call, current, network);
  }
  store.virtualNetworks.put(network);
  const headers = startNetworkOperation(call, network.location, { kind: 'settleNetwork', id: network.id });
  return { ...answer(call, current === undefined ? 201 : 200, network), headers };
}

function readNetwork(call: Call, body: Json, current: VirtualNetwork | undefined): VirtualNetwork {
  const properties = asObject(body['properties'], 'properties');
  const unserved = {
    ...{ dhcpOptions: null, flowTimeoutInMinutes: null, virtualNetworkPeerings: null, flowLogs: null },
    ...{ enableDdosProtection: false, enableVmProtection: false, ddosProtectionPlan: null },
    ...{ bgpCommunities: null, encryption: null, ipAllocations: null, defaultPublicNatGateway: null },
    privateEndpointVNetPolicies: 'Disabled',
  };
  refuseOthers(properties, 'properties', [
    ...['addressSpace', 'subnets', 'provisioningState', 'resourceGuid'],
    ...Object.keys(unserved),
  ]);
  refuseUnserved(properties, 'properties', unserved);
  const space = asObject(properties['addressSpace'], 'properties.addressSpace');
  refuseOthers(space, 'properties.addressSpace', ['addressPrefixes', 'ipamPoolPrefixAllocations']);
  refuseUnserved(space, 'properties.addressSpace', { ipamPoolPrefixAllocations: null });

  const id = current?.id ?? resourceId(call, NETWORK_TYPE, requireName(call.params['network'] ?? ''));
  const location = readLocation(body);
  if (current !== undefined && current.location !== location)
    throw networkErrors.cannotChange('location', id);
  return {
    id,
    name: id.slice(id.lastIndexOf('/') + 1),
    location,
    tags: readTags(body['tags'] ?? {}),
    etag: newEtag(),
    resourceGuid: current?.resourceGuid ?? randomUUID(),
    addressPrefixes: asList(space['addressPrefixes'], 'properties.addressSpace.addressPrefixes').map(
      (item, index) => {
        const prefix = asString(item, `properties.addressSpace.addressPrefixes[${index}]`);
        readRange(prefix, id);
        return prefix;
      },
    ),
    // Subnets that a body does not mention at all stay; a list, even an empty one, replaces them.
    subnets: readSubnets(properties['subnets'], id, current) ?? updating(current?.subnets ?? []),
    provisioningState: 'Updating',
  };
}

function readSubnets(
  sent: unknown,
  id: string,
  current: VirtualNetwork | undefined,
): readonly Subnet[] | null {
  if (sent === undefined || sent === null) return null;
  return updating(
    asList(sent, 'properties.subnets').map((item, index) => {
      const path = `properties.subnets[${index}]`;
      const body = asObject(item, path);
      const sentName = asString(body['name'], `${path}.name`);
      const known = current?.subnets.find((subnet) => subnet.name.toLowerCase() === sentName.toLowerCase());
      const name = known?.name ?? sentName;
      return readSubnet(body, path, `${id}/subnets/${name}`, name);
    }),
  );
}

function updating(subnets: readonly Subnet[]): readonly Subnet[] {
  return subnets.map((subnet) => ({ ...subnet, provisioningState: 'Updating' }));
}

/** Throws when a subnet in use would go, or move. */
function requireKept(call: Call, current: VirtualNetwork, wanted: VirtualNetwork): void {
  for (const subnet of current.subnets) {
    const next = wanted.subnets.find(({ id }) => id.toLowerCase() === subnet.id.toLowerCase());
    if (next === undefined) requireUnused(call, subnet);
    else requireSamePrefix(call, subnet, next);
  }
}

function answer(call: Call, status: number, network: VirtualNetwork): Answer {
  return { status, body: showNetwork(call.world.store, network, call.apiVersion) };
}
