'use client';
/** A grant in its dialog: what it takes, and, once it is sent, the operation that goes on without the dialog. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import type { GrantPlanView } from '#lib/identities/shapes.ts';
import type { GrantOperation, Operation } from '#lib/operations/operation.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { useGrantAccess } from '#lib/queries/grant-access.ts';
import { readPlan } from '#lib/queries/identities.ts';
import { useOperations } from '#lib/queries/operations.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { type GrantChoice, nextStep } from '#lib/rights/grant-plan.ts';
import { keptGrant } from './kept-grant.ts';

export type GrantState = {
  /** `planned`: read, nothing sent. `stopped`: by a failure. */
  readonly phase: 'reading' | 'planned' | 'running' | 'stopped' | 'done';
  readonly view: GrantPlanView | null;
  readonly failure: Failure | null;
  /** Something was sent. */
  readonly hasRun: boolean;
};

const START: GrantState = { phase: 'reading', view: null, failure: null, hasRun: false };
const PHASES: Readonly<Partial<Record<Operation['phase'], GrantState['phase']>>> = {
  succeeded: 'done',
  failed: 'stopped',
  unknown: 'stopped',
};

const stateOf = ({ phase, view, failure }: GrantOperation): GrantState => ({
  phase: PHASES[phase] ?? 'running',
  view,
  failure: failure ?? null,
  hasRun: true,
});

/** @param taken id of a grant that is under way already; null for a new one. */
export function useGrant(registry: RegistryRef, taken: string | null) {
  const { account } = useAuth();
  const { start, goOn } = useGrantAccess();
  const [planned, setPlanned] = useState<GrantState | null>(null);
  const [id, setId] = useState(taken);
  const round = useRef(0);
  const operation = useOperations().find(
    (known): known is GrantOperation => known.kind === 'grant' && known.id === id,
  );
  const state = operation === undefined ? planned : stateOf(operation);

  // Back from a sign-in that a step asked for, in a session of another end: what was confirmed goes on.
  const needsSignIn = operation?.failure?.code === 'sign_in_required';
  const isBack = needsSignIn && operation?.sessionEnd !== account.expiresAt;
  const carryOn = useEffectEvent(() => {
    if (operation !== undefined) goOn(operation);
  });
  useEffect(() => {
    if (isBack) carryOn();
  }, [isBack]);

  /** Reads what the choice takes. Nothing is sent. */
  async function plan(choice: GrantChoice): Promise<void> {
    const mine = ++round.current;
    setId(null);
    setPlanned(START);
    const view = await readPlan(registry, choice).catch(failureOf);
    if (mine !== round.current) return;
    if ('code' in view) return setPlanned({ phase: 'stopped', view: null, failure: view, hasRun: false });
    const isDone = view.plan !== null && nextStep(view.plan) === null;
    setPlanned({ phase: isDone ? 'done' : 'planned', view, failure: null, hasRun: false });
  }

  return {
    state,
    /** Of what was sent, or taken up. */
    choice: operation?.choice ?? null,
    plan,
    /** Sends the first step, or goes on where it stopped. */
    run(choice: GrantChoice, shownName: string) {
      if (operation !== undefined) return goOn(operation);
      const view = planned?.view ?? null;
      // A plan that could not be read is read again first.
      if (view === null) return void plan(choice);
      const made = start({ registry, choice, shownName, view });
      keptGrant.write(made);
      setId(made);
    },
    /** Back to the form, or away: what was sent goes on, and the operations panel shows it. */
    leave() {
      round.current++;
      keptGrant.clear();
      setPlanned(null);
      setId(null);
    },
  };
}
