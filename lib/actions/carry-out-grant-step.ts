'use server';
/** Carries out one step of granting access. */
import type { Result } from '#lib/errors/failure.ts';
import { carryOutStep } from '#lib/identities/carry-out-step.ts';
import type { GrantPlanView, GrantStepIntent } from '#lib/identities/shapes.ts';
import { grantStepIntent } from './identity-schemas.ts';
import { runAction } from './run-action.ts';

export async function carryOutGrantStep(...args: [GrantStepIntent]): Promise<Result<GrantPlanView>> {
  return runAction('carryOutGrantStep', args, grantStepIntent, ({ arm }, intent) =>
    carryOutStep(arm, intent),
  );
}
