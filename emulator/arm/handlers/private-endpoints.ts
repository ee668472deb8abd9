// Microsoft.Network/privateEndpoints: the requester's side of a connection to a registry.
import { errors } from '#emulator/arm/errors.ts';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import { startNetworkOperation } from '#emulator/arm/network-operations.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { newEtag } from '#emulator/store/etags.ts';
import type { PrivateEndpoint, Registry } from '#emulator/store/shapes.ts';
import { createEndpoint, requireIdleRegistry } from './create-endpoint.ts';
import { resourceId } from './existing.ts';
import { listRoutes } from './list-routes.ts';
import { requireName } from './network-input.ts';
import { type EndpointRequest, readEndpoint } from './private-endpoint-input.ts';
import { showEndpoint } from './private-endpoint-view.ts';

const TYPE = 'Microsoft.Network/privateEndpoints';
const READ = `${TYPE}/read`;
const GROUP = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}`;

export const privateEndpointRoutes: readonly Route[] = [
  ...listRoutes({
    type: TYPE,
    operations: ['privateEndpoints.listAll', 'privateEndpoints.list'],
    items: (call, subscription) => call.world.store.privateEndpoints.group(subscription),
    show: () => showEndpoint,
  }),
  {
    operation: 'privateEndpoints.get',
    method: 'GET',
    path: `${GROUP}/{name}`,
    action: READ,
    handle: (call) => {
      const endpoint = requireEndpoint(call);
      return { status: 200, body: showEndpoint(endpoint), headers: { etag: endpoint.etag } };
    },
  },
  {
    operation: 'privateEndpoints.put',
    method: 'PUT',
    path: `${GROUP}/{name}`,
    action: `${TYPE}/write`,
    handle: put,
  },
  {
    operation: 'privateEndpoints.delete',
    method: 'DELETE',
    path: `${GROUP}/{name}`,
    action: `${TYPE}/delete`,
    handle: remove,
  },
];

function put(call: Call): Answer {
  const current = findEndpoint(call);
  const request = readEndpoint(call.body, current);
  const endpoint =
    current === undefined
      ? createEndpoint(call, resourceId(call, TYPE, requireName(call.params['name'] ?? '')), request)
      : update(call, current, request);
  const effect = { kind: 'settleEndpoint', id: endpoint.id } as const;
  const headers = startNetworkOperation(call, endpoint.location, effect);
  return { status: current === undefined ? 201 : 200, body: showEndpoint(endpoint), headers };
}

/** Only tags may change; what an endpoint joins, and how, is settled when it is made. */
function update(call: Call, current: PrivateEndpoint, request: EndpointRequest): PrivateEndpoint {
  requireIdleEndpoint(current);
  const { link } = current;
  const same: readonly (readonly [string, string | boolean | null, string | boolean | null])[] = [
    ['location', current.location, request.location],
    ['subnet', current.subnetId.toLowerCase(), request.subnetId.toLowerCase()],
    ['manualPrivateLinkServiceConnections', current.manual, request.manual],
    ['name', link.name, request.link.name],
    ['privateLinkServiceId', link.registryId.toLowerCase(), request.link.registryId.toLowerCase()],
    ['requestMessage', link.requestMessage, request.link.requestMessage],
    ['customNetworkInterfaceName', current.customNetworkInterfaceName ?? null, request.interfaceName],
    [
      'ipConfigurations',
      JSON.stringify(current.ipConfigurations ?? []),
      JSON.stringify(request.ipConfigurations),
    ],
  ];
  const changed = same.find(([, present, wanted]) => present !== wanted);
  if (changed !== undefined) throw networkErrors.cannotChange(changed[0], current.id);
  const endpoint: PrivateEndpoint = {
    ...current,
    tags: request.tags,
    etag: newEtag(),
    provisioningState: 'Updating',
  };
  call.world.store.privateEndpoints.put(endpoint);
  return endpoint;
}

function remove(call: Call): Answer {
  const { store } = call.world;
  const endpoint = findEndpoint(call);
  if (endpoint === undefined) return { status: 204 };
  requireIdleEndpoint(endpoint);
  const registry = store.registries.get(endpoint.link.registryId);
  if (registry !== undefined) {
    requireIdleRegistry(registry);
    store.registries.put(withUpdating(registry, endpoint.id));
  }
  store.privateEndpoints.put({ ...endpoint, provisioningState: 'Deleting' });
  const effect = { kind: 'deleteEndpoint', id: endpoint.id } as const;
  return { status: 202, headers: startNetworkOperation(call, endpoint.location, effect) };
}

function withUpdating(registry: Registry, endpointId: string): Registry {
  const connections = registry.connections.map((connection) =>
    connection.privateEndpointId.toLowerCase() === endpointId.toLowerCase()
      ? { ...connection, provisioningState: 'Updating' as const }
      : connection,
  );
  return { ...registry, connections };
}

export function requireIdleEndpoint(endpoint: PrivateEndpoint): void {
  if (endpoint.provisioningState === undefined && endpoint.dnsZoneGroup?.provisioningState !== 'Updating') {
    return;
  }
  throw networkErrors.busy('PutPrivateEndpointOperation', endpoint.resourceGuid, endpoint.id);
}

export function requireEndpoint(call: Call): PrivateEndpoint {
  const endpoint = findEndpoint(call);
  if (endpoint !== undefined) return endpoint;
  throw errors.resourceNotFound(`${TYPE}/${call.params['name']}`, call.params['resourceGroup'] ?? '');
}

export function findEndpoint(call: Call): PrivateEndpoint | undefined {
  return call.world.store.privateEndpoints.get(resourceId(call, TYPE, call.params['name'] ?? ''));
}
