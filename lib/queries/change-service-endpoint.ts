'use client';
/** Adding or removing a service endpoint: sends the intent, then follows Azure's operation to its end. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { addServiceEndpoint, removeServiceEndpoint } from '#lib/actions/change-service-endpoint.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { type Failure, fail } from '#lib/errors/failure.ts';
import { parseSubnetId, type SubnetRef } from '#lib/network-access/subnet-ref.ts';
import type { EndpointProgress, NamedSubnet } from '#lib/networks/shapes.ts';
import type { EndpointOperation } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { failureOf, fetchResult } from './fetch-result.ts';
import { followHandle } from './follow-handle.ts';
import { networksKey, reliantKey, subnetKey, subnetRulesKey } from './keys.ts';
import { subnetPath } from './paths.ts';

const ASK_EVERY = 1_500;
/** How long a subnet is read after the answer to a change of it was lost. Milliseconds. */
const CHECK_FOR = 120_000;

export type EndpointChange = {
  /** From whose page it is asked for. */
  readonly registry: RegistryRef;
  readonly subnetId: string;
  readonly etag: string;
} & (
  | { readonly change: 'add' }
  /** Ids of the registries that the user was told rely on it. */
  | { readonly change: 'remove'; readonly registries: readonly string[] }
);

const update = (id: string, change: Partial<EndpointOperation>) =>
  operationStore.update<EndpointOperation>(id, change);

export function useChangeServiceEndpoint() {
  const client = useQueryClient();
  const { account } = useAuth();
  /** @returns null once Azure has accepted (the operations panel follows it), or why it did not. */
  return useCallback(
    async (asked: EndpointChange): Promise<Failure | null> => {
      const { registry, subnetId, etag, change } = asked;
      const id = crypto.randomUUID();
      const startedAt = new Date().toISOString();
      const operation = { id, kind: 'service-endpoint', registry, subnetId, change, startedAt } as const;
      operationStore.add({ ...operation, phase: 'sending' });
      const accepted = await (change === 'add'
        ? addServiceEndpoint({ subnetId, etag })
        : removeServiceEndpoint({ subnetId, etag, registries: asked.registries })
      ).catch(() => fail({ code: 'unavailable', outcomeUnknown: true }));
      if (accepted.ok) {
        const { handle } = accepted.value;
        update(id, { phase: 'updating', handle });
        void followEndpoint(client, account.oid, { ...operation, handle });
        return null;
      }
      const { failure } = accepted;
      if (failure.code === 'unavailable' && failure.outcomeUnknown) {
        void checkEndpoint(client, account.oid, operation);
        return null;
      }
      update(id, { phase: 'failed', failure, finishedAt: new Date().toISOString() });
      await refresh(client, account.oid, operation);
      return failure;
    },
    [client, account.oid],
  );
}

type Unsettled = Pick<EndpointOperation, 'id' | 'registry' | 'subnetId' | 'change'>;

export async function followEndpoint(
  client: QueryClient,
  account: string,
  operation: Unsettled & { readonly handle: string },
): Promise<void> {
  const { id, handle } = operation;
  const progress = await followHandle<EndpointProgress>(handle);
  if (progress === 'signed_out') return;
  const finishedAt = new Date().toISOString();
  await refresh(client, account, operation);
  if (progress === null) return update(id, { ...NOT_KNOWN, finishedAt });
  if (progress.state === 'succeeded') update(id, { phase: 'succeeded', finishedAt: progress.readBackAt });
  else update(id, { phase: 'failed', failure: progress.failure, finishedAt });
}

/** The answer was lost: reads the subnet until it shows the change, or says that nobody knows. */
export async function checkEndpoint(
  client: QueryClient,
  account: string,
  operation: Unsettled,
): Promise<void> {
  const { id, subnetId, change } = operation;
  const ref = parseSubnetId(subnetId);
  if (ref === null) return;
  update(id, { phase: 'checking' });
  const end = Date.now() + CHECK_FOR;
  while (Date.now() < end) {
    const seen = await fetchResult<NamedSubnet>(`/api${subnetPath(ref)}`).catch(failureOf);
    if ('code' in seen && seen.code === 'sign_in_required') return;
    if ('state' in seen && seen.state === (change === 'add' ? 'ok' : 'no_endpoint')) {
      await refresh(client, account, operation);
      return update(id, { phase: 'succeeded', finishedAt: new Date().toISOString() });
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
  }
  update(id, { ...NOT_KNOWN, finishedAt: new Date().toISOString() });
}

const NOT_KNOWN = {
  phase: 'unknown',
  failure: { code: 'unavailable', outcomeUnknown: true },
} as const;

/** Everything that showed the subnet is read again. */
async function refresh(client: QueryClient, account: string, { registry, subnetId }: Unsettled) {
  const ref: SubnetRef | null = parseSubnetId(subnetId);
  const keys: (readonly unknown[])[] = [subnetRulesKey(account, registry)];
  if (ref !== null)
    keys.push(subnetKey(account, ref), reliantKey(account, ref), networksKey(account, ref.subscriptionId));
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}
