// How long-running operations of Microsoft.Network end, and how DNS zone groups follow their endpoints.
import { newEtag } from './etags.ts';
import type { NetworkEffect, NetworkOperation } from './network-shapes.ts';
import { settleDnsEffect } from './settle-private-dns.ts';
import type { PrivateEndpoint, Registry, VirtualNetwork } from './shapes.ts';
import type { Store } from './store.ts';
import { removeGroupRecords, writeGroupRecords } from './zone-group-records.ts';

/** Ends every operation whose time has come by `now`, in the order in which they were due. */
export function settleNetworkOperations(store: Store, now: number): void {
  const due: NetworkOperation[] = [];
  for (const operation of store.networkOperations.all()) {
    if (operation.status === 'InProgress' && operation.endsAt <= now) due.push(operation);
  }
  due.sort((a, b) => a.endsAt - b.endsAt);
  for (const operation of due) {
    const error = settleEffect(store, operation.effect);
    const status = error === null ? 'Succeeded' : 'Failed';
    store.networkOperations.put({ ...operation, status, error });
  }
  // A decision on the registry's side, or a new region, changes what a zone group has to hold.
  if (settledAt.get(store) === store.privateEndpoints.version()) return;
  for (const endpoint of store.privateEndpoints.all()) writeGroupRecords(store, endpoint);
  settledAt.set(store, store.privateEndpoints.version());
}

/** The version of the endpoints at which every group held what it has to: most requests find it so. */
const settledAt = new WeakMap<Store, number>();

function settleEffect(store: Store, effect: NetworkEffect): NetworkOperation['error'] {
  switch (effect.kind) {
    case 'none':
      return null;
    case 'settleNetwork':
      updateNetwork(store, effect.id, (network) => network.subnets);
      return null;
    case 'deleteNetwork':
      store.virtualNetworks.remove(effect.id);
      return null;
    case 'deleteSubnet':
      updateNetwork(store, effect.networkId, ({ subnets }) =>
        subnets.filter(({ name }) => name !== effect.subnet),
      );
      return null;
    case 'settleEndpoint':
      settleEndpoint(store, effect.id);
      return null;
    case 'deleteEndpoint':
      deleteEndpoint(store, effect.id);
      return null;
    case 'settleZoneGroup':
      settleZoneGroup(store, effect.endpointId);
      return null;
    case 'deleteZoneGroup':
      deleteZoneGroup(store, effect.endpointId);
      return null;
    default:
      return settleDnsEffect(store, effect);
  }
}

function updateNetwork(
  store: Store,
  id: string,
  subnetsOf: (network: VirtualNetwork) => VirtualNetwork['subnets'],
): void {
  const network = store.virtualNetworks.get(id);
  if (network === undefined) return;
  const { provisioningState: _, ...rest } = network;
  const subnets = subnetsOf(network).map(({ provisioningState: __, ...subnet }) => subnet);
  store.virtualNetworks.put({ ...rest, subnets, etag: newEtag() });
}

function settleEndpoint(store: Store, id: string): void {
  const endpoint = store.privateEndpoints.get(id);
  if (endpoint === undefined) return;
  const { provisioningState: _, ...settled } = endpoint;
  store.privateEndpoints.put({ ...settled, etag: newEtag() });

  const registry = store.registries.get(endpoint.link.registryId);
  if (registry === undefined) return;
  const connections = registry.connections.map((connection) =>
    belongsTo(connection, endpoint) ? { ...connection, provisioningState: 'Succeeded' as const } : connection,
  );
  // The first approved private endpoint turns dedicated data endpoints on, for every client.
  // https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints
  const dataEndpointEnabled = registry.dataEndpointEnabled || endpoint.link.status === 'Approved';
  store.registries.put({ ...registry, connections, dataEndpointEnabled });
}

/** The registry keeps the connection, disconnected, until somebody removes it there. */
export function deleteEndpoint(store: Store, id: string): void {
  const endpoint = store.privateEndpoints.get(id);
  if (endpoint === undefined) return;
  removeGroupRecords(store, endpoint);
  store.privateEndpoints.remove(id);
  const registry = store.registries.get(endpoint.link.registryId);
  if (registry === undefined) return;
  const connections = registry.connections.map((connection) =>
    belongsTo(connection, endpoint)
      ? { ...connection, status: 'Disconnected' as const, provisioningState: 'Succeeded' as const }
      : connection,
  );
  store.registries.put({ ...registry, connections });
}

function belongsTo(connection: Registry['connections'][number], endpoint: PrivateEndpoint): boolean {
  return connection.privateEndpointId.toLowerCase() === endpoint.id.toLowerCase();
}

function settleZoneGroup(store: Store, endpointId: string): void {
  const endpoint = store.privateEndpoints.get(endpointId);
  const group = endpoint?.dnsZoneGroup;
  if (endpoint === undefined || group === undefined) return;
  store.privateEndpoints.put({
    ...endpoint,
    etag: newEtag(),
    inDnsZoneGroup: true,
    dnsZoneGroup: { ...group, provisioningState: 'Succeeded', etag: newEtag() },
  });
}

function deleteZoneGroup(store: Store, endpointId: string): void {
  const endpoint = store.privateEndpoints.get(endpointId);
  if (endpoint === undefined) return;
  removeGroupRecords(store, endpoint);
  const { dnsZoneGroup: _, ...rest } = endpoint;
  store.privateEndpoints.put({ ...rest, etag: newEtag(), inDnsZoneGroup: false });
}
