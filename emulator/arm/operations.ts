// Long-running operations: how one begins, and the headers under which a client follows it.
import { createHash, randomUUID } from 'node:crypto';
import type { Operation } from '#emulator/store/shapes.ts';
import type { Call } from './route.ts';

/** `az` waits 30 seconds when it is told nothing. */
const RETRY_AFTER_SECONDS = '1';

type WantedOperation = Pick<Operation, 'registryId' | 'resourceId' | 'effect'> & {
  readonly namePrefix: string;
};

/** Stores the operation and returns the headers of the answer that accepts it. */
export function startOperation(call: Call, wanted: WantedOperation): Record<string, string> {
  return operationHeaders(call, storeOperation(call, wanted), true);
}

function storeOperation({ world }: Call, wanted: WantedOperation): Operation {
  const operation: Operation = {
    name: `${wanted.namePrefix}-${randomUUID()}`,
    registryId: wanted.registryId,
    resourceId: wanted.resourceId,
    status: 'Updating',
    endsAt: world.now() + world.settings.longOperationMs,
    effect: wanted.effect,
  };
  world.store.operations.put(operation);
  return operation;
}

/** The same for a DELETE, which is followed at the provider's location instead. @param location the registry's. */
export function startDeletion(call: Call, location: string, wanted: WantedOperation): Record<string, string> {
  return resultHeaders(call, location, storeOperation(call, wanted));
}

/** Where a deletion is followed. */
export function resultHeaders(call: Call, location: string, operation: Operation): Record<string, string> {
  const subscription = operation.registryId.split('/')[2];
  const path = `/subscriptions/${subscription}/providers/Microsoft.ContainerRegistry/locations/${location}/operationResults/${operation.name}`;
  return {
    location: `${call.world.armOrigin()}${path}?api-version=${call.apiVersion}&${signature(path)}`,
    'retry-after': RETRY_AFTER_SECONDS,
  };
}

export function operationHeaders(call: Call, operation: Operation, running: boolean): Record<string, string> {
  const path = `${operation.resourceId}/operationStatuses/${operation.name}`;
  return {
    'azure-asyncoperation': `${call.world.armOrigin()}${path}?api-version=${call.apiVersion}&${signature(path)}`,
    ...(running ? { 'retry-after': RETRY_AFTER_SECONDS } : {}),
  };
}

/** Azure signs these URLs in parameters t, c, s and h. Here they only look like it; nothing depends on them. */
export function signature(path: string): string {
  const digest = createHash('sha256').update(path).digest('base64url');
  return `t=${digest.slice(0, 8)}&c=${digest.slice(8, 20)}&s=${digest.slice(20, 36)}&h=${digest.slice(36)}`;
}
