// Microsoft.Network/virtualNetworks/subnets: list, get, PUT (which replaces the whole subnet), DELETE.
import { isDeepStrictEqual } from 'node:util';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import { startNetworkOperation } from '#emulator/arm/network-operations.ts';
import { page } from '#emulator/arm/paging.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { newEtag } from '#emulator/store/etags.ts';
import type { Subnet, VirtualNetwork } from '#emulator/store/shapes.ts';
import { resourceId } from './existing.ts';
import { asObject } from './json-input.ts';
import {
  findNetwork,
  requireIdle,
  requireMatch,
  requireNetwork,
  requireSamePrefix,
  requireUnused,
} from './network-guards.ts';
import { readSubnet, validateSubnets } from './subnet-input.ts';
import { showSubnet } from './virtual-network-view.ts';

const TYPE = 'Microsoft.Network/virtualNetworks/subnets';
const PATH =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.Network/virtualNetworks/{network}/subnets';

export const subnetRoutes: readonly Route[] = [
  {
    operation: 'subnets.list',
    method: 'GET',
    path: PATH,
    action: `${TYPE}/read`,
    handle: (call) => {
      const network = requireNetwork(call);
      return page(call, network.subnets, `${network.id}/subnets`, (subnet) =>
        showSubnet(call.world.store, network, subnet, call.apiVersion),
      );
    },
  },
  {
    operation: 'subnets.get',
    method: 'GET',
    path: `${PATH}/{subnet}`,
    action: `${TYPE}/read`,
    handle: (call) => {
      const network = requireNetwork(call);
      const subnet = findSubnet(call, network);
      if (subnet === undefined) {
        throw networkErrors.childNotFound(`${network.id}/subnets/${call.params['subnet']}`);
      }
      return { ...answer(call, 200, network, subnet), headers: { etag: network.etag } };
    },
  },
  {
    operation: 'subnets.put',
    method: 'PUT',
    path: `${PATH}/{subnet}`,
    action: `${TYPE}/write`,
    handle: put,
  },
  {
    operation: 'subnets.delete',
    method: 'DELETE',
    path: `${PATH}/{subnet}`,
    action: `${TYPE}/delete`,
    handle: (call) => {
      const network = findNetwork(call);
      const subnet = network === undefined ? undefined : findSubnet(call, network);
      if (network === undefined || subnet === undefined) return { status: 204 };
      requireMatch(call, { id: subnet.id, etag: network.etag });
      requireIdle(call, network);
      requireUnused(call, subnet);
      store(call, network, { ...subnet, provisioningState: 'Deleting' });
      const effect = { kind: 'deleteSubnet', networkId: network.id, subnet: subnet.name } as const;
      return { status: 202, headers: startNetworkOperation(call, network.location, effect) };
    },
  },
];

function put(call: Call): Answer {
  const name = call.params['subnet'] ?? '';
  const network = findNetwork(call);
  if (network === undefined) {
    const parent = resourceId(call, 'Microsoft.Network/virtualNetworks', call.params['network'] ?? '');
    throw networkErrors.parentNotFound('virtualNetworks/subnets', parent);
  }
  const current = findSubnet(call, network);
  const id = current?.id ?? `${network.id}/subnets/${name}`;
  const wanted = readSubnet(asObject(call.body, ''), '', id, current?.name ?? name);
  requireMatch(call, { id, etag: network.etag });
  requireIdle(call, network);
  if (current !== undefined) requireSamePrefix(call, current, wanted);

  // Azure is done at once with a subnet that is sent back as it is.
  const instant = current !== undefined && isDeepStrictEqual(normal(current), normal(wanted));
  const subnet: Subnet = instant ? wanted : { ...wanted, provisioningState: 'Updating' };
  const subnets =
    current === undefined
      ? [...network.subnets, subnet]
      : network.subnets.map((candidate) => (candidate === current ? subnet : candidate));
  validateSubnets({ ...network, subnets });

  const stored = store(call, network, subnet);
  if (instant) {
    const headers = startNetworkOperation(call, network.location, { kind: 'none' }, { instant });
    return { ...answer(call, 200, stored, subnet), headers };
  }
  const effect = { kind: 'settleNetwork', id: network.id } as const;
  const headers = startNetworkOperation(call, network.location, effect);
  return { ...answer(call, current === undefined ? 201 : 200, stored, subnet), headers };
}

/** Puts the subnet into its network under a new etag; the network is busy while the subnet is. */
function store(call: Call, network: VirtualNetwork, subnet: Subnet): VirtualNetwork {
  const known = network.subnets.some(({ name }) => name === subnet.name);
  const stored: VirtualNetwork = {
    ...network,
    etag: newEtag(),
    subnets: known
      ? network.subnets.map((candidate) => (candidate.name === subnet.name ? subnet : candidate))
      : [...network.subnets, subnet],
    ...(subnet.provisioningState === undefined ? {} : { provisioningState: 'Updating' }),
  };
  call.world.store.virtualNetworks.put(stored);
  return stored;
}

/** What seeds leave out and requests spell out is the same. */
function normal({ delegations = [], privateLinkServiceNetworkPolicies = 'Enabled', ...rest }: Subnet) {
  return { ...rest, delegations, privateLinkServiceNetworkPolicies };
}

function findSubnet(call: Call, network: VirtualNetwork): Subnet | undefined {
  const name = (call.params['subnet'] ?? '').toLowerCase();
  return network.subnets.find((candidate) => candidate.name.toLowerCase() === name);
}

function answer(call: Call, status: number, network: VirtualNetwork, subnet: Subnet): Answer {
  return { status, body: showSubnet(call.world.store, network, subnet, call.apiVersion) };
}
