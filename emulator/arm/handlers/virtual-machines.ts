// Microsoft.Compute/virtualMachines: list, get, and PATCH of identity and tags as a long-running operation.
import { errors } from '#emulator/arm/errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { VirtualMachine } from '#emulator/store/shapes.ts';
import { isBusy, startComputeOperation } from './compute-operations.ts';
import { resourceId } from './existing.ts';
import { asObject, readTags } from './json-input.ts';
import { listRoutes } from './list-routes.ts';
import { showMachine } from './machine-view.ts';
import { changeIdentity } from './resource-identity.ts';

const TYPE = 'Microsoft.Compute/virtualMachines';
const GROUP = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}`;

export const virtualMachineRoutes: readonly Route[] = [
  ...listRoutes({
    type: TYPE,
    operations: ['virtualMachines.listAll', 'virtualMachines.list'],
    items: (call, subscription) => {
      refuseFilters(call);
      return call.world.store.virtualMachines.group(subscription);
    },
    show: (call) => (machine) => show(call, machine),
  }),
  {
    operation: 'virtualMachines.get',
    method: 'GET',
    path: `${GROUP}/{machine}`,
    action: `${TYPE}/read`,
    handle: (call) => {
      const expand = call.query.get('$expand') ?? '';
      if (!['', 'instanceview'].includes(expand.toLowerCase())) {
        throw errors.notImplemented(`$expand=${expand} on virtual machines`);
      }
      return { status: 200, body: show(call, requireMachine(call), expand !== '') };
    },
  },
  {
    operation: 'virtualMachines.patch',
    method: 'PATCH',
    path: `${GROUP}/{machine}`,
    action: `${TYPE}/write`,
    handle: patch,
  },
];

function patch(call: Call): Answer {
  const { store } = call.world;
  const machine = requireMachine(call);
  const { identity, tags, ...others } = asObject(call.body, '');
  const [other] = Object.keys(others);
  if (other !== undefined) throw errors.notImplemented(`the property '${other}' of virtual machines`);
  const changed: VirtualMachine = {
    ...machine,
    ...(identity === undefined ? {} : { identity: changeIdentity(call, machine, identity, `${TYPE}/write`) }),
    ...(tags === undefined ? {} : { tags: readTags(tags) }),
  };
  store.virtualMachines.put(changed);
  const headers = startComputeOperation(call, machine);
  return { status: 200, body: show(call, changed), headers };
}

function requireMachine(call: Call): VirtualMachine {
  const name = call.params['machine'] ?? '';
  const machine = call.world.store.virtualMachines.get(resourceId(call, TYPE, name));
  if (machine === undefined)
    throw errors.resourceNotFound(`${TYPE}/${name}`, call.params['resourceGroup'] ?? '');
  return machine;
}

function refuseFilters({ query }: Call): void {
  const unknown = ['$filter', '$expand', 'statusonly'].find((name) => query.has(name));
  if (unknown !== undefined) throw errors.notImplemented(`${unknown} on the list of virtual machines`);
}

function show({ world }: Call, machine: VirtualMachine, instanceView = false) {
  const provisioningState = isBusy(world, machine) ? 'Updating' : 'Succeeded';
  return showMachine(world.store, machine, { provisioningState, instanceView });
}
