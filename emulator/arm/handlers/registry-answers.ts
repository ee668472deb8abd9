// Answers that carry a registry: of a read, of a write that is done, and of one that takes its time.
import { startOperation } from '#emulator/arm/operations.ts';
import type { Answer, Call } from '#emulator/arm/route.ts';
import type { Operation, Registry } from '#emulator/store/shapes.ts';
import type { PatchedRegistry } from './registry-patch.ts';
import { showRegistry } from './registry-view.ts';

export function answerRegistry(call: Call, status: number, registry: Registry): Answer {
  return {
    status,
    body: showRegistry(call.world.store, registry, call.apiVersion),
    headers: versionHeader(call),
  };
}

/** Stores the registry as it is to become, and starts the operation that ends there. */
export function beginRegistry(
  call: Call,
  registry: Registry,
  effect: Extract<Operation['effect'], { kind: 'create' | 'update' }>,
): Answer {
  call.world.store.registries.put(registry);
  const operation = startOperation(call, {
    namePrefix: 'registries',
    registryId: registry.id,
    resourceId: registry.id,
    effect,
  });
  const answer = answerRegistry(call, 201, registry);
  return { ...answer, headers: { ...answer.headers, ...operation } };
}

/** Stores a change under a new stamp: done at once, or `Updating` for as long as an operation takes. */
export function storeChange(
  call: Call,
  current: Registry,
  { registry, longRunning }: PatchedRegistry,
): Answer {
  const { world, principal } = call;
  const stored: Registry = {
    ...registry,
    provisioningState: longRunning ? 'Updating' : 'Succeeded',
    stamp: {
      ...current.stamp,
      lastModifiedBy: principal.upn,
      // The only version token a registry has: two changes within a millisecond must not share it.
      lastModifiedAt: Math.max(world.now(), current.stamp.lastModifiedAt + 1),
    },
  };
  if (longRunning) {
    const { identity } = registry;
    return beginRegistry(call, { ...stored, identity: current.identity }, { kind: 'update', identity });
  }
  world.store.registries.put(stored);
  return answerRegistry(call, 200, stored);
}

export function versionHeader(call: Call) {
  return { 'api-supported-versions': call.apiVersion };
}
