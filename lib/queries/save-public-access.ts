'use client';
/** Saving a reviewed change: sends the intent, keeps the operation, and settles a lost answer by reading. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { savePublicAccess } from '#lib/actions/save-public-access.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { fail, type Result } from '#lib/errors/failure.ts';
import { isSatisfied, NO_CHANGE, publicPart } from '#lib/network-access/change.ts';
import type { SaveOperation } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import type { PublicAccessIntent, RegistryDetail, SaveOutcome } from '#lib/registries/shapes.ts';
import { failureOf, fetchResult } from './fetch-result.ts';
import { fleetHistoryKey, historyKey, registriesKey, registryKey } from './keys.ts';
import { registryPath } from './paths.ts';

/** How long Azure is read to find out what became of a write whose answer was lost. Milliseconds. */
const CHECK_FOR = 60_000;
const CHECK_EVERY = 3_000;

const update = (id: string, change: Partial<SaveOperation>) =>
  operationStore.update<SaveOperation>(id, change);

export function useSavePublicAccess() {
  const client = useQueryClient();
  const { account } = useAuth();
  return useCallback(
    async (intent: PublicAccessIntent): Promise<{ id: string; result: Result<SaveOutcome> }> => {
      const id = crypto.randomUUID();
      operationStore.add({
        id,
        kind: 'public-access',
        registry: intent.registry,
        startedAt: new Date().toISOString(),
        phase: 'sending',
        intent,
      });
      const result = await savePublicAccess({ ...intent, submission: id }).catch(() =>
        fail({ code: 'unavailable', outcomeUnknown: true }),
      );
      const settled = await settle(id, intent, result);
      await refresh(client, account.oid, intent);
      return { id, result: settled };
    },
    [client, account.oid],
  );
}

async function settle(
  id: string,
  intent: PublicAccessIntent,
  result: Result<SaveOutcome>,
): Promise<Result<SaveOutcome>> {
  const finishedAt = new Date().toISOString();
  if (result.ok) update(id, { phase: 'succeeded', outcome: result.value, finishedAt });
  else if (result.failure.code === 'unavailable' && result.failure.outcomeUnknown)
    return checkSave(id, intent);
  else update(id, { phase: 'failed', failure: result.failure, finishedAt });
  return result;
}

/** Reads the registry until it shows the intended change, or says honestly that it is not known. */
export async function checkSave(id: string, intent: PublicAccessIntent): Promise<Result<SaveOutcome>> {
  update(id, { phase: 'checking' });
  const end = Date.now() + CHECK_FOR;
  while (Date.now() < end) {
    const seen = await fetchResult<RegistryDetail>(`/api${registryPath(intent.registry)}`).catch(failureOf);
    // Taken up again after signing in, when the page is loaded anew.
    if ('code' in seen && seen.code === 'sign_in_required') return fail(seen);
    if ('access' in seen && isSatisfied(intent.change, seen.access)) {
      const outcome = foundByReading(id, intent, seen);
      update(id, { phase: 'succeeded', outcome, finishedAt: outcome.readBackAt });
      return { ok: true, value: outcome };
    }
    await new Promise((resolve) => setTimeout(resolve, CHECK_EVERY));
  }
  const failure = { code: 'unavailable', outcomeUnknown: true } as const;
  update(id, { phase: 'unknown', failure, finishedAt: new Date().toISOString() });
  return fail(failure);
}

function foundByReading(id: string, intent: PublicAccessIntent, seen: RegistryDetail): SaveOutcome {
  const { startedAt = new Date().toISOString() } =
    operationStore.all().find((known) => known.id === id) ?? {};
  // Since when others' writes may have been overwritten, on the server's clock: ours may be another.
  const elapsed = Date.now() - Date.parse(startedAt);
  return {
    result: 'saved',
    before: intent.base,
    after: publicPart(seen.access),
    keptFromOthers: NO_CHANGE,
    notSaved: null,
    reapplied: 0,
    windowStart: new Date(Date.parse(seen.readAt) - elapsed).toISOString(),
    settledByReading: true,
    readBackAt: seen.readAt,
    correlationId: id,
  };
}

async function refresh(client: QueryClient, account: string, { registry }: PublicAccessIntent) {
  await Promise.all([
    client.invalidateQueries({ queryKey: registryKey(account, registry) }),
    client.invalidateQueries({ queryKey: registriesKey(account) }),
    // What was saved is part of the past now.
    client.invalidateQueries({ queryKey: historyKey(account, registry) }),
    client.invalidateQueries({ queryKey: fleetHistoryKey(account) }),
  ]);
}
