'use client';
/** The repair of one registry's DNS that this tab made last, and what can be done about it. */
import { useEffect, useEffectEvent, useState } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { RepairStep } from '#lib/dns-health/step.ts';
import type { RepairOperation } from '#lib/operations/operation.ts';
import { dismissOperation, useOperations } from '#lib/queries/operations.ts';
import { registryPath } from '#lib/queries/paths.ts';
import { useRepairDns } from '#lib/queries/repair-dns.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

export function useRepair(registry: RegistryRef) {
  const { account, stepUp, signInAgain } = useAuth();
  const { start, goOn } = useRepairDns();
  const [isLeaving, setIsLeaving] = useState(false);
  /** A review that was opened afresh shows nothing of what was done before. */
  const [hidden, hide] = useState<string | null>(null);
  const path = registryPath(registry).toLowerCase();
  const latest = useOperations().find(
    (known): known is RepairOperation =>
      known.kind === 'dns-repair' && registryPath(known.registry).toLowerCase() === path,
  );
  const operation = latest?.id === hidden ? undefined : latest;

  // Back from a sign-in that a step asked for, in a session of another end: what was confirmed goes on.
  const needsSignIn = operation?.failure?.code === 'sign_in_required';
  const isBack = needsSignIn && operation?.sessionEnd !== account.expiresAt;
  const carryOn = useEffectEvent(() => {
    if (operation !== undefined) goOn(operation);
  });
  useEffect(() => {
    if (isBack) carryOn();
  }, [isBack]);

  async function leave(go: () => Promise<void>) {
    setIsLeaving(true);
    await go().catch(() => undefined);
    setIsLeaving(false);
  }

  return {
    /** Undefined while nothing was sent since the review was opened. */
    operation,
    isLeaving,
    begin: () => hide(latest?.finishedAt === undefined ? null : latest.id),
    send: (steps: readonly RepairStep[]) => {
      hide(null);
      start(registry, steps);
    },
    goOn: () => {
      if (operation === undefined) return;
      const { failure } = operation;
      if (failure?.code !== 'sign_in_required') return goOn(operation);
      void leave(failure.claims === undefined ? signInAgain : () => stepUp(failure.claims ?? ''));
    },
    dismiss: () => {
      if (latest?.finishedAt !== undefined) dismissOperation(latest.id);
    },
  };
}

export type Repair = ReturnType<typeof useRepair>;
