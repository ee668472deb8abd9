// What the long-running operations of a registry leave behind: created, deleted, replicated, an endpoint cut off.
import type { Operation, Registry } from './shapes.ts';
import type { Store } from './store.ts';

type Effect = Exclude<Operation['effect'], { kind: 'decide' }>;

/** @param registry the one that the operation was started on, as it is now. */
export function settleRegistry(store: Store, registry: Registry, effect: Effect): void {
  if (effect.kind === 'delete') {
    removeRegistry(store, registry);
  } else if (effect.kind === 'disconnect') {
    const cut = registry.connections.find(({ name }) => name === effect.connection);
    if (cut === undefined) return;
    disconnectEndpoint(store, cut.privateEndpointId);
    const connections = registry.connections.filter((connection) => connection !== cut);
    store.registries.put({ ...registry, connections });
  } else if (effect.kind === 'replicate') {
    const details = registry.replicas?.[effect.location];
    if (details === undefined) return;
    const settled = { ...details, provisioningState: 'Succeeded' as const };
    store.registries.put({ ...registry, replicas: { ...registry.replicas, [effect.location]: settled } });
  } else if (effect.kind === 'unreplicate') {
    const { [effect.location]: _gone, ...replicas } = registry.replicas ?? {};
    const replicaLocations = registry.replicaLocations.filter((location) => location !== effect.location);
    store.registries.put({ ...registry, replicaLocations, replicas });
    releaseAddresses(store, registry, effect.location);
  } else {
    const { identity = registry.identity } = 'identity' in effect ? effect : registry;
    store.registries.put({ ...registry, provisioningState: 'Succeeded', identity });
  }
}

/** Takes the registry away; endpoints that led to it stay, cut off. */
export function removeRegistry(store: Store, registry: Registry): void {
  for (const { privateEndpointId } of registry.connections) disconnectEndpoint(store, privateEndpointId);
  store.registries.remove(registry.id);
  for (const table of [store.tasks, store.taskRuns]) {
    for (const { id, registryId } of [...table.all()]) if (registryId === registry.id) table.remove(id);
  }
  for (const { id, scope } of [...store.locks.all()]) {
    if (`${scope}/`.toLowerCase().startsWith(`${registry.id}/`.toLowerCase())) store.locks.remove(id);
  }
}

function disconnectEndpoint(store: Store, id: string): void {
  const endpoint = store.privateEndpoints.get(id);
  if (endpoint === undefined) return;
  store.privateEndpoints.put({ ...endpoint, link: { ...endpoint.link, status: 'Disconnected' } });
}

function releaseAddresses(store: Store, registry: Registry, location: string): void {
  for (const { privateEndpointId } of registry.connections) {
    const endpoint = store.privateEndpoints.get(privateEndpointId);
    if (endpoint === undefined) continue;
    const addresses = endpoint.addresses.filter(({ fqdn }) => !fqdn.includes(`.${location}.data.`));
    store.privateEndpoints.put({ ...endpoint, addresses });
  }
}
