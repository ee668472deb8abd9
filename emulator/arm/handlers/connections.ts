// Private endpoint connections of a registry: list, get, and the long-running PUT that approves or rejects.
import { CONNECTION_VERSIONS } from '#emulator/arm/api-version-lists.ts';
import { errors } from '#emulator/arm/errors.ts';
import { startOperation } from '#emulator/arm/operations.ts';
import { page } from '#emulator/arm/paging.ts';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { Connection, Registry } from '#emulator/store/shapes.ts';
import { requireConnection, requireRegistry } from './existing.ts';
import { asObject, asOneOf, asString, refuseOthers } from './json-input.ts';
import { CONNECTION_TYPE, showConnection } from './registry-view.ts';

const PATH =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.ContainerRegistry/registries/{registry}/privateEndpointConnections';

export const versionsHeader = { 'api-supported-versions': CONNECTION_VERSIONS.join(', ') };

export const connectionRoutes: readonly Route[] = [
  {
    operation: 'privateEndpointConnections.list',
    method: 'GET',
    path: PATH,
    action: `${CONNECTION_TYPE}/read`,
    handle: (call) => {
      const { id, connections } = requireRegistry(call);
      const path = `${id}/privateEndpointConnections`;
      const answer = page(call, connections, path, (connection) => showConnection(connection));
      return { ...answer, headers: versionsHeader };
    },
  },
  {
    operation: 'privateEndpointConnections.get',
    method: 'GET',
    path: `${PATH}/{connection}`,
    action: `${CONNECTION_TYPE}/read`,
    handle: (call) => ({
      status: 200,
      body: showConnection(requireConnection(call).connection),
      headers: versionsHeader,
    }),
  },
  {
    operation: 'privateEndpointConnections.put',
    method: 'PUT',
    path: `${PATH}/{connection}`,
    action: `${CONNECTION_TYPE}/write`,
    handle: decide,
  },
];

type Decision = { readonly status: 'Approved' | 'Rejected'; readonly description: string | null };

function decide(call: Call): Answer {
  const { world, principal } = call;
  const { registry, connection } = requireConnection(call);
  const decision = readDecision(call.body, connection);
  if (registry.provisioningState !== 'Succeeded') throw registryErrors.busy(registry.name);
  if (registry.connections.some(({ provisioningState }) => provisioningState !== 'Succeeded')) {
    throw registryErrors.endpointOperationInProgress(registry.name);
  }
  requireTransition(call, connection, decision);

  const updating: Connection = { ...connection, provisioningState: 'Updating' };
  world.store.registries.put(replaceConnection(registry, updating));
  const headers = startOperation(call, {
    namePrefix: 'privateendpointconnections',
    registryId: registry.id,
    resourceId: connection.id,
    effect: { kind: 'decide', connection: connection.name, ...decision },
  });
  const at = world.now();
  const stamp = {
    createdBy: principal.upn,
    createdAt: at,
    lastModifiedBy: principal.upn,
    lastModifiedAt: at,
  };
  // Still the old state: the decision shows only once the operation has ended.
  return { status: 201, body: showConnection(updating, stamp), headers: { ...versionsHeader, ...headers } };
}

function readDecision(sent: unknown, connection: Connection): Decision {
  const body = asObject(sent, '');
  refuseOthers(body, '', ['id', 'name', 'type', 'systemData', 'properties']);
  const properties = asObject(body['properties'], 'properties');
  refuseOthers(properties, 'properties', [
    'privateEndpoint',
    'privateLinkServiceConnectionState',
    'provisioningState',
    'groupIds',
  ]);
  requireSameEndpoint(properties['privateEndpoint'], connection);
  const path = 'properties.privateLinkServiceConnectionState';
  const state = asObject(properties['privateLinkServiceConnectionState'], path);
  refuseOthers(state, path, ['status', 'description', 'actionsRequired']);
  const actionsRequired = state['actionsRequired'] ?? 'None';
  if (actionsRequired !== 'None') throw errors.notImplemented(`the property '${path}.actionsRequired'`);
  const description = state['description'] ?? null;
  return {
    status: asOneOf(state['status'], `${path}.status`, ['Approved', 'Rejected']),
    description: description === null ? null : asString(description, `${path}.description`),
  };
}

/** A connection belongs to the endpoint it was made by; a body may name that one or none. */
function requireSameEndpoint(sent: unknown, connection: Connection): void {
  const id = (sent as { id?: unknown } | null | undefined)?.id ?? connection.privateEndpointId;
  if (String(id).toLowerCase() !== connection.privateEndpointId.toLowerCase()) {
    throw errors.invalidValue('properties.privateEndpoint.id', connection.privateEndpointId);
  }
}

function requireTransition(call: Call, connection: Connection, { status }: Decision): void {
  const { rejectedIsFinal } = call.world.settings.unconfirmed;
  const refused =
    connection.status === 'Disconnected' ||
    (connection.status === 'Rejected' && status === 'Approved' && rejectedIsFinal);
  if (refused)
    throw registryErrors.connectionTransitionNotAllowed(connection.name, connection.status, status);
}

function replaceConnection(registry: Registry, connection: Connection): Registry {
  const connections = registry.connections.map((candidate) =>
    candidate.name === connection.name ? connection : candidate,
  );
  return { ...registry, connections };
}
