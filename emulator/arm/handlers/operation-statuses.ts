// Polling of long-running operations: 201 while they run, 200 at their end.
import { operationHeaders } from '#emulator/arm/operations.ts';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { versionsHeader } from './connections.ts';
import { requireConnection, requireRegistry } from './existing.ts';

const TYPE = 'Microsoft.ContainerRegistry/registries';
const REGISTRY = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}/{registry}`;

export const operationStatusRoutes: readonly Route[] = [
  {
    operation: 'operationStatuses.get',
    method: 'GET',
    path: `${REGISTRY}/operationStatuses/{operation}`,
    action: `${TYPE}/operationStatuses/read`,
    handle: (call) => answer(call, requireRegistry(call).id),
  },
  {
    operation: 'operationStatuses.get',
    method: 'GET',
    path: `${REGISTRY}/privateEndpointConnections/{connection}/operationStatuses/{operation}`,
    action: `${TYPE}/privateEndpointConnections/operationStatuses/read`,
    handle: (call) => answer(call, requireConnection(call).connection.id),
  },
];

function answer(call: Call, resourceId: string): Answer {
  const name = call.params['operation'] ?? '';
  const operation = call.world.store.operations.get(name);
  if (operation === undefined || operation.resourceId !== resourceId)
    throw registryErrors.childNotFound(name);

  const ofRegistry = operation.effect.kind === 'update' || operation.effect.kind === 'create';
  const own = ofRegistry ? { 'api-supported-versions': call.apiVersion } : versionsHeader;
  // For a registry's own operation only the bare status was ever recorded.
  const named = ofRegistry ? {} : { id: resourceId, name: operation.name };
  const running = operation.status === 'Updating';
  return {
    // Publicly recorded: 200 for a registry's own, whatever it says; 201 while a decision is on its way.
    status: running && !ofRegistry ? 201 : 200,
    body: { ...named, status: running && operation.effect.kind === 'create' ? 'Creating' : operation.status },
    // In recorded traffic the end of a decision no longer says where it was followed; that of a registry does.
    headers: { ...own, ...(running || ofRegistry ? operationHeaders(call, operation, running) : {}) },
  };
}
