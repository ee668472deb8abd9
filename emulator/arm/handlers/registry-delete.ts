// Deleting a registry or one of its private endpoint connections, and following such a deletion.
import { errors } from '#emulator/arm/errors.ts';
import { resultHeaders, startDeletion } from '#emulator/arm/operations.ts';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { removeRegistry } from '#emulator/store/settle-registry.ts';
import type { Connection, Registry } from '#emulator/store/shapes.ts';
import { versionsHeader } from './connections.ts';
import { requireGroup, requireRegistry } from './existing.ts';
import { CONNECTION_TYPE } from './registry-view.ts';

const TYPE = 'Microsoft.ContainerRegistry/registries';
const REGISTRY = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}/{registry}`;

export const registryDeleteRoutes: readonly Route[] = [
  {
    operation: 'registries.delete',
    method: 'DELETE',
    path: REGISTRY,
    action: `${TYPE}/delete`,
    handle: deleteRegistry,
  },
  {
    operation: 'privateEndpointConnections.delete',
    method: 'DELETE',
    path: `${REGISTRY}/privateEndpointConnections/{connection}`,
    action: `${CONNECTION_TYPE}/delete`,
    handle: deleteConnection,
  },
  {
    operation: 'operationResults.get',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/providers/Microsoft.ContainerRegistry/locations/{location}/operationResults/{operation}',
    // Whoever may read the registry may follow what happens to it.
    action: null,
    handle: follow,
  },
];

function deleteRegistry(call: Call): Answer {
  const { store } = call.world;
  const id = `${requireGroup(call).id}/providers/${TYPE}/${call.params['registry']}`;
  const registry = store.registries.get(id);
  if (registry === undefined) return { status: 204 };
  requireIdle(registry);
  if (registry.replicaLocations.length === 0) {
    removeRegistry(store, registry);
    return { status: 200, headers: { 'api-supported-versions': call.apiVersion } };
  }
  store.registries.put({ ...registry, provisioningState: 'Deleting' });
  const headers = startDeletion(call, registry.location, {
    namePrefix: 'registries',
    registryId: registry.id,
    resourceId: registry.id,
    effect: { kind: 'delete' },
  });
  return { status: 202, headers: { 'api-supported-versions': call.apiVersion, ...headers } };
}

function deleteConnection(call: Call): Answer {
  const registry = requireRegistry(call);
  const wanted = (call.params['connection'] ?? '').toLowerCase();
  const connection = registry.connections.find(({ name }) => name.toLowerCase() === wanted);
  if (connection === undefined) return { status: 204, headers: versionsHeader };
  requireIdle(registry);

  const leaving: Connection = { ...connection, provisioningState: 'Deleting' };
  const connections = registry.connections.map((other) => (other === connection ? leaving : other));
  call.world.store.registries.put({ ...registry, connections });
  const headers = startDeletion(call, registry.location, {
    namePrefix: 'privateendpointconnections',
    registryId: registry.id,
    resourceId: connection.id,
    effect: { kind: 'disconnect', connection: connection.name },
  });
  return { status: 202, headers: { ...versionsHeader, ...headers } };
}

/** Throws the 409 of a registry with which something is happening. */
export function requireIdle(registry: Registry): void {
  if (registry.provisioningState !== 'Succeeded') throw registryErrors.busy(registry.name);
  if (registry.connections.some(({ provisioningState }) => provisioningState !== 'Succeeded')) {
    throw registryErrors.endpointOperationInProgress(registry.name);
  }
}

function follow(call: Call): Answer {
  const name = call.params['operation'] ?? '';
  const operation = call.world.store.operations.get(name);
  const subscription = operation?.registryId.split('/')[2]?.toLowerCase();
  if (operation === undefined || subscription !== call.params['subscriptionId']?.toLowerCase()) {
    throw registryErrors.childNotFound(name);
  }
  if (!call.rights.may(`${TYPE}/read`, operation.registryId)) {
    throw errors.authorizationFailed(
      call.principal,
      'Microsoft.ContainerRegistry/locations/operationResults/read',
      call.scope,
    );
  }
  if (operation.status === 'Succeeded') return { status: 200 };
  return { status: 202, headers: resultHeaders(call, call.params['location'] ?? '', operation) };
}
