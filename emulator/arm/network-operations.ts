// Long-running operations of Microsoft.Network: how one begins, and the headers under which a client follows it.
import { randomUUID } from 'node:crypto';
import type { NetworkEffect } from '#emulator/store/network-shapes.ts';
import { signature } from './operations.ts';
import type { Call } from './route.ts';

/** `az` waits 30 seconds when it is told nothing, and 0 counts as nothing. */
const RETRY_AFTER_SECONDS = '1';

/** Network's own: below the region. @param instant for a write that changes nothing and is over at once. */
export function startNetworkOperation(
  call: Call,
  region: string,
  effect: NetworkEffect,
  { instant = false }: { readonly instant?: boolean } = {},
): Record<string, string> {
  const name = store(call, effect, instant);
  const path = `${subscriptionOf(call)}/providers/Microsoft.Network/locations/${region}`;
  return {
    ...networkOperationHeaders(call, path, name, effect.kind.startsWith('delete')),
    'retry-after': RETRY_AFTER_SECONDS,
  };
}

/** @param deletes as only deletions send `Location`. */
export function networkOperationHeaders(
  call: Call,
  regionPath: string,
  name: string,
  deletes: boolean,
): Record<string, string> {
  return {
    'azure-asyncoperation': link(call, `${regionPath}/operations/${name}`),
    'azure-asyncnotification': 'Enabled',
    ...(deletes ? { location: link(call, `${regionPath}/operationResults/${name}`) } : {}),
  };
}

/** Private DNS keeps its operations below the zone's resource group. */
export function startDnsOperation(
  call: Call,
  groupId: string,
  effect: NetworkEffect,
): Record<string, string> {
  const name = store(call, effect, false);
  return { ...dnsOperationHeaders(call, groupId, name), 'retry-after': RETRY_AFTER_SECONDS };
}

export function dnsOperationHeaders(call: Call, groupId: string, name: string): Record<string, string> {
  const path = `${groupId}/providers/Microsoft.Network`;
  return {
    'azure-asyncoperation': link(call, `${path}/privateDnsOperationStatuses/${name}`),
    location: link(call, `${path}/privateDnsOperationResults/${name}`),
  };
}

function store({ world, principal }: Call, effect: NetworkEffect, instant: boolean): string {
  const name = randomUUID();
  world.store.networkOperations.put({
    name,
    oid: principal.oid,
    status: 'InProgress',
    error: null,
    endsAt: world.now() + (instant ? 0 : world.settings.longOperationMs),
    effect,
  });
  if (instant) world.settle();
  return name;
}

function subscriptionOf({ world, params }: Call): string {
  const id = params['subscriptionId'] ?? '';
  return `/subscriptions/${world.store.subscriptions.get(id)?.subscriptionId ?? id}`;
}

function link(call: Call, path: string): string {
  return `${call.world.armOrigin()}${path}?api-version=${call.apiVersion}&${signature(path)}`;
}
