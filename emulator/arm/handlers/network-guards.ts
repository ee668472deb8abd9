// What must hold before a virtual network or a subnet changes: it exists, is idle, unused and the version meant.
import { errors } from '#emulator/arm/errors.ts';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import type { Call } from '#emulator/arm/route.ts';
import type { Subnet, VirtualNetwork } from '#emulator/store/shapes.ts';
import { resourceId } from './existing.ts';
import { readPrecondition } from './network-input.ts';
import { subnetUser } from './network-interface-view.ts';

export const NETWORK_TYPE = 'Microsoft.Network/virtualNetworks';

export function requireSamePrefix(call: Call, current: Subnet, next: Subnet): void {
  if (current.addressPrefix === next.addressPrefix) return;
  const user = subnetUser(call.world.store, current.id);
  if (user !== null) throw networkErrors.prefixInUse(current.addressPrefix, current.name, user);
}

export function requireUnused(call: Call, subnet: Subnet): void {
  const user = subnetUser(call.world.store, subnet.id);
  if (user !== null) throw networkErrors.subnetInUse(subnet.name, user);
}

/** Throws when the request's `If-Match` names another version. */
export function requireMatch(call: Call, { id, etag }: { readonly id: string; readonly etag: string }): void {
  const { ifMatch } = readPrecondition(call);
  if (ifMatch !== null && ifMatch !== '*' && ifMatch !== etag) {
    throw networkErrors.etagMismatch(ifMatch, etag, id);
  }
}

/** Throws while another operation changes the network. */
export function requireIdle(call: Call, network: VirtualNetwork): void {
  if (network.provisioningState === undefined) return;
  const running = [...call.world.store.networkOperations.all()].find(
    ({ status, effect }) =>
      status === 'InProgress' &&
      ('id' in effect ? effect.id : 'networkId' in effect ? effect.networkId : '') === network.id,
  );
  const operation =
    network.provisioningState === 'Deleting' ? 'DeleteVirtualNetworkOperation' : 'PutSubnetOperation';
  throw networkErrors.busy(operation, running?.name ?? '', network.id);
}

export function requireNetwork(call: Call): VirtualNetwork {
  const network = findNetwork(call);
  if (network !== undefined) return network;
  const name = call.params['network'] ?? '';
  throw errors.resourceNotFound(`${NETWORK_TYPE}/${name}`, call.params['resourceGroup'] ?? '');
}

export function findNetwork(call: Call): VirtualNetwork | undefined {
  return call.world.store.virtualNetworks.get(resourceId(call, NETWORK_TYPE, call.params['network'] ?? ''));
}
