// How long-running operations end: their effects reach the registry and, for a decision, the requester's endpoint.
import { settleRegistry } from './settle-registry.ts';
import type { Operation, Registry } from './shapes.ts';
import type { Store } from './store.ts';

/** Ends every operation whose time has come by `now`, in the order in which they were due. */
export function settleOperations(store: Store, now: number): void {
  const due: Operation[] = [];
  for (const operation of store.operations.all()) {
    if (operation.status === 'Updating' && operation.endsAt <= now) due.push(operation);
  }
  due.sort((a, b) => a.endsAt - b.endsAt);
  for (const operation of due) {
    store.operations.put({ ...operation, status: 'Succeeded' });
    const registry = store.registries.get(operation.registryId);
    if (registry === undefined) continue;
    if (operation.effect.kind === 'decide') endDecision(store, registry, operation.effect);
    else settleRegistry(store, registry, operation.effect);
  }
}

function endDecision(
  store: Store,
  registry: Registry,
  effect: Extract<Operation['effect'], { kind: 'decide' }>,
): void {
  const connection = registry.connections.find((candidate) => candidate.name === effect.connection);
  if (connection === undefined) return;
  const decided = {
    ...connection,
    status: effect.status,
    description: effect.description,
    provisioningState: 'Succeeded' as const,
  };
  store.registries.put({
    ...registry,
    connections: registry.connections.map((candidate) => (candidate === connection ? decided : candidate)),
    // The first private endpoint turns dedicated data endpoints on, for every client.
    // https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints
    dataEndpointEnabled: registry.dataEndpointEnabled || effect.status === 'Approved',
  });

  const endpoint = store.privateEndpoints.get(connection.privateEndpointId);
  if (endpoint === undefined) return;
  const link = { ...endpoint.link, status: effect.status, description: effect.description ?? '' };
  store.privateEndpoints.put({ ...endpoint, link });
}
