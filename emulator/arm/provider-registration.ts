// Whether a subscription may use a resource provider: all are registered unless the store says otherwise.
import type { ProviderRegistration } from '#emulator/store/shapes.ts';
import type { World } from '#emulator/world.ts';
import { managerErrors } from './manager-errors.ts';
import type { ArmPath } from './path.ts';

export type RegistrationState = ProviderRegistration['state'] | 'Registering' | 'Unregistering';

export function registrationState(
  world: World,
  subscriptionId: string,
  namespace: string,
): RegistrationState {
  const id = `/subscriptions/${subscriptionId}/providers/${namespace}`;
  const stored = world.store.providerRegistrations.get(id);
  if (stored === undefined) return 'Registered';
  if (stored.settledAt <= world.now()) return stored.state;
  return stored.state === 'Registered' ? 'Registering' : 'Unregistering';
}

/** Azure lets requests through while a provider is still being registered in its regions. */
export function isRegistered(world: World, subscriptionId: string, namespace: string): boolean {
  return ['Registered', 'Registering'].includes(registrationState(world, subscriptionId, namespace));
}

/** Throws ARM's 409 for a write to a type whose provider the subscription is not registered for. */
export function requireRegistered(world: World, { type, subscriptionId, segments }: ArmPath): void {
  if (type === null || subscriptionId === null) return;
  const [namespace = ''] = type.split('/');
  const aboutProvider = ['register', 'unregister'].includes(segments.at(-1)?.toLowerCase() ?? '');
  if (aboutProvider || isRegistered(world, subscriptionId, namespace)) return;
  throw managerErrors.providerNotRegistered(namespace);
}
