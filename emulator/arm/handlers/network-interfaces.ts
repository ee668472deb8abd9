// Microsoft.Network/networkInterfaces, read only: those of private endpoints.
import { errors } from '#emulator/arm/errors.ts';
import { page } from '#emulator/arm/paging.ts';
import type { Call, Route } from '#emulator/arm/route.ts';
import type { PrivateEndpoint } from '#emulator/store/shapes.ts';
import { readable, requireGroup, resourceId, subscriptionPath } from './existing.ts';
import { showInterface } from './network-interface-view.ts';

const TYPE = 'Microsoft.Network/networkInterfaces';
const READ = `${TYPE}/read`;
const GROUP = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}`;

type Item = { readonly id: string; readonly endpoint: PrivateEndpoint };

export const networkInterfaceRoutes: readonly Route[] = [
  {
    operation: 'networkInterfaces.listAll',
    method: 'GET',
    path: `/subscriptions/{subscriptionId}/providers/${TYPE}`,
    action: null,
    handle: (call) => {
      const found = readable(call, interfaces(call), READ);
      return page(call, found, `${subscriptionPath(call)}/providers/${TYPE}`, show);
    },
  },
  {
    operation: 'networkInterfaces.list',
    method: 'GET',
    path: GROUP,
    action: READ,
    handle: (call) => {
      const path = `${requireGroup(call).id}/providers/${TYPE}`;
      const found = interfaces(call).filter(({ id }) =>
        id.toLowerCase().startsWith(`${path.toLowerCase()}/`),
      );
      return page(call, found, path, show);
    },
  },
  {
    operation: 'networkInterfaces.get',
    method: 'GET',
    path: `${GROUP}/{name}`,
    action: READ,
    handle: (call) => {
      const name = call.params['name'] ?? '';
      const wanted = resourceId(call, TYPE, name).toLowerCase();
      const found = interfaces(call).find(({ id }) => id.toLowerCase() === wanted);
      if (found === undefined) {
        throw errors.resourceNotFound(`${TYPE}/${name}`, call.params['resourceGroup'] ?? '');
      }
      return { status: 200, body: show(found), headers: { etag: found.endpoint.etag } };
    },
  },
];

function interfaces(call: Call): Item[] {
  return [...call.world.store.privateEndpoints.all()].map((endpoint) => ({
    id: endpoint.networkInterfaceId,
    endpoint,
  }));
}

function show({ endpoint }: Item): unknown {
  return showInterface(endpoint);
}
