'use client';
/** Granting access, as an operation of this tab: it goes on across pages, and after a reload from where Azure is. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { carryOutGrantStep } from '#lib/actions/carry-out-grant-step.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { fail, ok } from '#lib/errors/failure.ts';
import type { GrantPlanView } from '#lib/identities/shapes.ts';
import type { GrantOperation } from '#lib/operations/operation.ts';
import { runGrant } from '#lib/operations/run-grant.ts';
import { operationStore } from '#lib/operations/store.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { GrantChoice } from '#lib/rights/grant-plan.ts';
import { failureOf } from './fetch-result.ts';
import { readPlan } from './identities.ts';
import { identitiesKey, reachesKey } from './keys.ts';

export type WantedGrant = {
  readonly registry: RegistryRef;
  readonly choice: GrantChoice;
  /** What people call who gets it. */
  readonly shownName: string;
  /** As it was shown before anything was sent. */
  readonly view: GrantPlanView;
};

export function useGrantAccess() {
  const client = useQueryClient();
  const { account } = useAuth();
  const { oid, expiresAt } = account;
  /** @returns the operation's id; the operation shows how it goes on. */
  const start = useCallback(
    (wanted: WantedGrant): string => {
      const operation: GrantOperation = {
        ...wanted,
        id: crypto.randomUUID(),
        kind: 'grant',
        sessionEnd: expiresAt,
        startedAt: new Date().toISOString(),
        phase: 'sending',
      };
      operationStore.add(operation);
      void followGrant(client, oid, operation);
      return operation.id;
    },
    [client, oid, expiresAt],
  );
  const goOn = useCallback(
    (operation: GrantOperation) => {
      update(operation.id, { sessionEnd: expiresAt });
      void followGrant(client, oid, operation);
    },
    [client, oid, expiresAt],
  );
  return { start, goOn };
}

const update = (id: string, change: Partial<GrantOperation>) =>
  operationStore.update<GrantOperation>(id, change);

/** From where Azure stands to the end, or to the first step that fails. */
export async function followGrant(
  client: QueryClient,
  account: string,
  { id, registry, choice }: GrantOperation,
): Promise<void> {
  operationStore.restart(id);
  const end = await runGrant(
    {
      read: async () => {
        const read = await readPlan(registry, choice).catch(failureOf);
        return 'code' in read ? fail(read) : ok(read);
      },
      carryOut: (step) =>
        carryOutGrantStep({ registry, choice, step }).catch(() =>
          fail({ code: 'unavailable', outcomeUnknown: true }),
        ),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    },
    ({ phase, view }) => update(id, { phase, ...(view === null ? {} : { view }) }),
  );
  const { phase, view, failure } = end;
  // Read again before it is called granted.
  await Promise.all(
    [identitiesKey(account, registry), reachesKey(account, registry)].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
  update(id, {
    phase,
    finishedAt: new Date().toISOString(),
    ...(view === null ? {} : { view }),
    ...(failure === undefined ? {} : { failure }),
  });
}
