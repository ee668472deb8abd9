// Microsoft.Network/networkInterfaces, read only: those of private endpoints and of virtual machines.
import { errors } from '#emulator/arm/errors.ts';
import type { Call, Route } from '#emulator/arm/route.ts';
import { resourceId } from './existing.ts';
import { listRoutes } from './list-routes.ts';
import { machineInterfaceId, showInterface, showMachineInterface } from './network-interface-view.ts';

const TYPE = 'Microsoft.Network/networkInterfaces';
const READ = `${TYPE}/read`;
const GROUP = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}`;

type Item = { readonly id: string; readonly etag?: string; readonly show: () => unknown };

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
      const { etag } = found;
      return { status: 200, body: show(found), ...(etag === undefined ? {} : { headers: { etag } }) };
    },
  },
];

function interfaces(call: Call): Item[] {
  const { privateEndpoints, virtualMachines } = call.world.store;
  return [
    ...[...privateEndpoints.all()].map((endpoint) => ({
      id: endpoint.networkInterfaceId,
      etag: endpoint.etag,
      show: () => showInterface(endpoint),
    })),
    ...[...virtualMachines.all()].map((machine) => ({
      id: machineInterfaceId(machine),
      show: () => showMachineInterface(machine),
    })),
  ];
}

const show = (item: Item): unknown => item.show();
