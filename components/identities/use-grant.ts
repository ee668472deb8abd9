'use client';
/** Carries a grant out step by step. Azure is read before each, so it can be stopped and taken up at any point. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { carryOutGrantStep } from '#lib/actions/carry-out-grant-step.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { type Failure, fail } from '#lib/errors/failure.ts';
import type { GrantPlanView } from '#lib/identities/shapes.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { readPlan } from '#lib/queries/identities.ts';
import { identitiesKey } from '#lib/queries/keys.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { type GrantChoice, nextStep } from '#lib/rights/grant-plan.ts';
import { keptGrant } from './kept-grant.ts';

const ASK_EVERY = 1_500;
/** Machines take seconds to a few minutes; after that it can be taken up again by hand. */
const MOST_ROUNDS = 200;

export type GrantState = {
  /** `planned`: read, nothing sent. `stopped`: by the user, or by a failure. */
  readonly phase: 'reading' | 'planned' | 'running' | 'stopped' | 'done';
  readonly view: GrantPlanView | null;
  readonly failure: Failure | null;
  /** This dialog has sent something. */
  readonly hasRun: boolean;
};

const START: GrantState = { phase: 'reading', view: null, failure: null, hasRun: false };

export function useGrant(registry: RegistryRef) {
  const client = useQueryClient();
  const { account } = useAuth();
  const [state, setState] = useState<GrantState | null>(null);
  const round = useRef(0);

  /** Reads what the choice takes. Nothing is sent. */
  async function plan(choice: GrantChoice): Promise<void> {
    const mine = ++round.current;
    setState(START);
    const view = await readPlan(registry, choice).catch(failureOf);
    if (mine !== round.current) return;
    if ('code' in view) return setState({ phase: 'stopped', view: null, failure: view, hasRun: false });
    const isDone = view.plan !== null && nextStep(view.plan) === null;
    setState({ phase: isDone ? 'done' : 'planned', view, failure: null, hasRun: false });
    if (isDone) keptGrant.clear();
  }

  async function run(choice: GrantChoice): Promise<void> {
    const mine = ++round.current;
    keptGrant.write(registry, choice);
    setState((known) => ({ phase: 'running', view: known?.view ?? null, failure: null, hasRun: true }));
    const end = await carryOut(registry, choice, (view) => {
      if (mine !== round.current) return false;
      setState({ phase: 'running', view, failure: null, hasRun: true });
      return true;
    });
    if (mine !== round.current) return;
    if (end === null) keptGrant.clear();
    setState((known) => ({
      phase: end === null ? 'done' : 'stopped',
      view: known?.view ?? null,
      failure: end,
      hasRun: true,
    }));
    await client.invalidateQueries({ queryKey: identitiesKey(account.oid, registry) });
  }

  return {
    state,
    plan,
    run,
    /** Back to the form, or away: what is done stays done, and nothing more is sent. */
    stop: () => {
      round.current++;
      keptGrant.clear();
      setState(null);
    },
  };
}

/** @param tell false ends it. @returns why it ended early; null when all is done. */
async function carryOut(
  registry: RegistryRef,
  choice: GrantChoice,
  tell: (view: GrantPlanView) => boolean,
): Promise<Failure | null> {
  let view = await readPlan(registry, choice).catch(failureOf);
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
    if ('code' in view) return view;
    if (!tell(view)) return null;
    const next = view.plan === null ? null : nextStep(view.plan);
    if (next === null) return null;
    if (next.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
      view = await readPlan(registry, choice).catch(failureOf);
      continue;
    }
    const done = await carryOutGrantStep({ registry, choice, step: next.name }).catch(() =>
      fail({ code: 'unavailable', outcomeUnknown: true }),
    );
    if (!done.ok) return done.failure;
    view = done.value;
  }
  return { code: 'unavailable' };
}
