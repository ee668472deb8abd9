// Names of registries: unique in all of Azure, and the question whether one is free.
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import { asObject, asOneOf, asString, refuseOthers } from './json-input.ts';

export const registryNameRoutes: readonly Route[] = [
  {
    operation: 'registries.checkNameAvailability',
    method: 'POST',
    path: '/subscriptions/{subscriptionId}/providers/Microsoft.ContainerRegistry/checkNameAvailability',
    action: 'Microsoft.ContainerRegistry/checkNameAvailability/read',
    handle: check,
  },
];

/** The registry of that name, in whichever subscription. */
export function registryNamed(store: Store, name: string): Registry | undefined {
  for (const registry of store.registries.all()) {
    if (registry.name.toLowerCase() === name.toLowerCase()) return registry;
  }
  return undefined;
}

/** What a name must be and this one is not, or null. */
export function nameProblem(name: string): string | null {
  return /^[a-z\d]{5,50}$/i.test(name) ? null : '5 to 50 letters and digits';
}

function check(call: Call): Answer {
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['name', 'type']);
  const name = asString(body['name'], 'name');
  asOneOf(body['type'], 'type', ['Microsoft.ContainerRegistry/registries']);
  return { status: 200, body: statusOf(call, name), headers: { 'api-supported-versions': call.apiVersion } };
}

function statusOf(call: Call, name: string) {
  const problem = nameProblem(name);
  if (problem !== null) {
    return {
      nameAvailable: false,
      reason: 'Invalid',
      message: `The registry name ${name} is not valid. Expected: ${problem}.`,
    };
  }
  if (registryNamed(call.world.store, name) === undefined) return { nameAvailable: true };
  return {
    nameAvailable: false,
    reason: 'AlreadyExists',
    message: `The registry ${name} is already in use.`,
  };
}
