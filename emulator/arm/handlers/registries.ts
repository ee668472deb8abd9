// Microsoft.ContainerRegistry/registries: lists, get, PATCH.
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { requireRegistry } from './existing.ts';
import { listRoutes } from './list-routes.ts';
import { answerRegistry, storeChange, versionHeader } from './registry-answers.ts';
import { patchRegistry } from './registry-patch.ts';
import { validateRegistry } from './registry-rules.ts';
import { showRegistry } from './registry-view.ts';

const TYPE = 'Microsoft.ContainerRegistry/registries';
const READ = `${TYPE}/read`;
const GROUP = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}`;

export const registryRoutes: readonly Route[] = [
  ...listRoutes({
    type: TYPE,
    operations: ['registries.list', 'registries.listByResourceGroup'],
    items: (call, subscription) => call.world.store.registries.group(subscription),
    show: (call) => (registry) => showRegistry(call.world.store, registry, call.apiVersion),
    headers: versionHeader,
  }),
  {
    operation: 'registries.get',
    method: 'GET',
    path: `${GROUP}/{registry}`,
    action: READ,
    handle: (call) => answerRegistry(call, 200, requireRegistry(call)),
  },
  {
    operation: 'registries.patch',
    method: 'PATCH',
    path: `${GROUP}/{registry}`,
    action: `${TYPE}/write`,
    handle: patch,
  },
];

function patch(call: Call): Answer {
  const current = requireRegistry(call);
  const patched = patchRegistry(call, current);
  if (current.provisioningState !== 'Succeeded') throw registryErrors.busy(current.name);
  validateRegistry(patched.registry);
  return storeChange(call, current, patched);
}
