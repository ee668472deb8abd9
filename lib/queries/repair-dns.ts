'use client';
/**
 * A reviewed repair, step after step, each followed to its end before the next is sent. Every step is
 * re-read before it is written, so that carrying on after a reload writes nothing twice.
 */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { repairDns } from '#lib/actions/repair-dns.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { RepairStep } from '#lib/dns-health/step.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { RepairOperation } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import type { RepairProgress } from '#lib/private-dns/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { followHandle } from './follow-handle.ts';
import { dnsKey, fleetDnsKey } from './keys.ts';

/** How often, and after how long, a step is tried anew whose outcome is not known. Milliseconds. */
const TRIES = 3;
const TRY_AFTER = 3_000;

const update = (id: string, change: Partial<RepairOperation>) =>
  operationStore.update<RepairOperation>(id, change);

export function useRepairDns() {
  const client = useQueryClient();
  const { account } = useAuth();
  /** Starts the repair and returns its operation's id; the operation shows how it goes on. */
  const start = useCallback(
    (registry: RegistryRef, steps: readonly RepairStep[]): string => {
      const operation: RepairOperation = {
        id: crypto.randomUUID(),
        kind: 'dns-repair',
        registry,
        steps,
        done: 0,
        handle: null,
        submission: crypto.randomUUID(),
        sessionEnd: account.expiresAt,
        startedAt: new Date().toISOString(),
        phase: 'sending',
      };
      operationStore.add(operation);
      void runRepair(client, account.oid, operation);
      return operation.id;
    },
    [client, account.oid, account.expiresAt],
  );
  /** Goes on with what a repair that stopped has left. */
  const goOn = useCallback(
    (operation: RepairOperation) => {
      update(operation.id, { sessionEnd: account.expiresAt });
      const submission = crypto.randomUUID();
      void runRepair(client, account.oid, { ...operation, handle: null, submission });
    },
    [client, account.oid, account.expiresAt],
  );
  return { start, goOn };
}

/** From where the operation stands to its end, or to the first step that fails. */
export async function runRepair(
  client: QueryClient,
  account: string,
  { id, registry, steps, done, handle, submission }: RepairOperation,
): Promise<void> {
  operationStore.restart(id);
  let waiting = handle;
  for (const [index, step] of steps.entries()) {
    if (index < done) continue;
    // What was on its way when the page was left is asked about, not sent anew.
    const isTakenUp = index === done;
    const failure = await (waiting !== null && isTakenUp
      ? follow(id, waiting)
      : perform(id, registry, step, isTakenUp ? submission : crypto.randomUUID()));
    waiting = null;
    // Taken up again after signing in, when the page is loaded anew.
    if (failure === 'signed_out') return;
    if (failure !== null) {
      const isUnknown = failure.code === 'unavailable' && failure.outcomeUnknown === true;
      update(id, { phase: isUnknown ? 'unknown' : 'failed', failure, handle: null, finishedAt: now() });
      return refresh(client, account, registry);
    }
    update(id, { done: index + 1, handle: null });
  }
  // Read again before it is called repaired.
  await refresh(client, account, registry);
  update(id, { phase: 'succeeded', finishedAt: now() });
}

const now = () => new Date().toISOString();

/** @returns null when the step is in Azure. */
async function perform(
  id: string,
  registry: RegistryRef,
  step: RepairStep,
  submission: string,
): Promise<Failure | 'signed_out' | null> {
  let current = submission;
  for (let tried = 1; ; tried += 1) {
    update(id, { phase: tried === 1 ? 'sending' : 'checking', submission: current });
    const started = await repairDns({ submission: current, registry, step }).catch(() => null);
    if (started?.ok) return started.value.state === 'done' ? null : follow(id, started.value.handle);
    const failure = started?.failure ?? NO_ANSWER;
    const isUnknown = failure.code === 'unavailable' && failure.outcomeUnknown === true;
    if (!isUnknown || tried === TRIES) return failure;
    await new Promise((resolve) => setTimeout(resolve, TRY_AFTER));
    // The console's answer was lost: the same again brings it. Azure's was: the step is read anew.
    if (started !== null) current = crypto.randomUUID();
  }
}

const NO_ANSWER: Failure = { code: 'unavailable', outcomeUnknown: true };

async function follow(id: string, handle: string): Promise<Failure | 'signed_out' | null> {
  update(id, { phase: 'updating', handle });
  const progress = await followHandle<RepairProgress>(handle);
  if (progress === 'signed_out') return progress;
  if (progress === null) return { code: 'unavailable', outcomeUnknown: true };
  return progress.state === 'succeeded' ? null : progress.failure;
}

async function refresh(client: QueryClient, account: string, registry: RegistryRef): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: dnsKey(account, registry) }),
    client.invalidateQueries({ queryKey: fleetDnsKey(account) }),
  ]);
}
