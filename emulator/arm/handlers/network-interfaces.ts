// Microsoft.Network/networkInterfaces, read only: those of private endpoints.
import { errors } from '#emulator/arm/errors.ts';
import type { Call, Route } from '#emulator/arm/route.ts';
import type { PrivateEndpoint } from '#emulator/store/shapes.ts';
import { resourceId } from './existing.ts';
import { listRoutes } from './list-routes.ts';
import { showInterface } from './network-interface-view.ts';

const TYPE = 'Microsoft.Network/networkInterfaces';
const READ = `${TYPE}/read`;
const GROUP = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}`;

type Item = { readonly id: string; readonly endpoint: PrivateEndpoint };

export const networkInterfaceRoutes: readonly Route[] = [
  ...listRoutes({
    type: TYPE,
    operations: ['networkInterfaces.listAll', 'networkInterfaces.list'],
    items: interfaces,
    show: () => show,
  }),
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
