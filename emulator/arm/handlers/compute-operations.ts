// Long-running operations of Microsoft.Compute: how one begins, and where clients ask after it.
import { randomUUID } from 'node:crypto';
import { identityErrors } from '#emulator/arm/identity-errors.ts';
import type { Call, Route } from '#emulator/arm/route.ts';
import type { ComputeOperation } from '#emulator/store/identity-shapes.ts';
import type { VirtualMachine } from '#emulator/store/shapes.ts';
import type { World } from '#emulator/world.ts';

export const computeOperationRoutes: readonly Route[] = [
  {
    operation: 'computeOperations.get',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/providers/Microsoft.Compute/locations/{location}/operations/{operation}',
    action: 'Microsoft.Compute/locations/operations/read',
    handle: (call) => {
      const name = call.params['operation'] ?? '';
      const operation = call.world.store.computeOperations.get(name);
      const subscription = `/subscriptions/${call.params['subscriptionId']}/`.toLowerCase();
      if (!operation?.machineId.toLowerCase().startsWith(subscription)) {
        throw identityErrors.computeOperationNotFound(name);
      }
      const ended = operation.endsAt <= call.world.now();
      return {
        status: 200,
        body: {
          startTime: new Date(operation.startedAt).toISOString(),
          ...(ended ? { endTime: new Date(operation.endsAt).toISOString() } : {}),
          status: ended ? 'Succeeded' : 'InProgress',
          name: operation.name,
        },
        ...(ended ? {} : { headers: { 'retry-after': '1' } }),
      };
    },
  },
];

/** Stores the operation and returns the headers of the answer that accepts it. */
export function startComputeOperation(call: Call, machine: VirtualMachine): Record<string, string> {
  const { world, apiVersion } = call;
  const startedAt = world.now();
  const operation: ComputeOperation = {
    name: randomUUID(),
    machineId: machine.id,
    startedAt,
    endsAt: startedAt + world.settings.longOperationMs,
  };
  world.store.computeOperations.put(operation);
  const [, , subscription] = machine.id.split('/');
  const path = `/subscriptions/${subscription}/providers/Microsoft.Compute/locations/${machine.location}/operations/${operation.name}`;
  return {
    'azure-asyncoperation': `${world.armOrigin()}${path}?p=${operation.name}&api-version=${apiVersion}`,
    'azure-asyncnotification': 'Enabled',
    'retry-after': '1',
  };
}

export function isBusy(world: World, machine: VirtualMachine): boolean {
  for (const { machineId, endsAt } of world.store.computeOperations.all()) {
    if (machineId === machine.id && endsAt > world.now()) return true;
  }
  return false;
}
