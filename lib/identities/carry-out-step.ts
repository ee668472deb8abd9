/**
 * Carries out the next step of a grant. Azure is read first, so a step that is done is not done again, and
 * nothing is begun while the rights for a later step are missing.
 */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { addMachineIdentity, getMachine } from '#lib/arm/machines.ts';
import { createIdentity, getIdentity } from '#lib/arm/user-assigned-identities.ts';
import { type Failure, fail, type Result } from '#lib/errors/failure.ts';
import { inTurn } from '#lib/registries/in-turn.ts';
import { roleWith } from '#lib/rights/console-actions.ts';
import { type GrantPlan, nextStep } from '#lib/rights/grant-plan.ts';
import { type ResourceRef, resourceId } from '#lib/rights/resource-ref.ts';
import { type AssignPauses, assignRole } from './assign-role.ts';
import { grantScope, readGrantPlan } from './read-grant-plan.ts';
import type { GrantPlanView, GrantStepIntent } from './shapes.ts';
import { targetRefs } from './target-refs.ts';
import { SETTLING, writeOnce } from './write-once.ts';

/** @returns the plan as Azure holds it afterwards. */
export function carryOutStep(
  arm: ArmConnection,
  intent: GrantStepIntent,
  pauses?: AssignPauses,
): Promise<Result<GrantPlanView>> {
  const { registry, choice } = intent;
  const refs = targetRefs(choice.target);
  const about = refs?.machine ?? refs?.identity ?? refs?.cluster;
  const turn = about ? resourceId(about) : JSON.stringify([registry, choice.target]);
  return inTurn(turn.toLowerCase(), async () => {
    const before = await readGrantPlan(arm, registry, choice);
    if (!before.ok) return before;
    const { plan, missing } = before.value;
    const next = plan === null ? null : nextStep(plan);
    // Done already, or Azure is still at it: what is next is for the caller to see.
    if (plan === null || next?.state !== 'todo' || next.name !== intent.step) return before;
    const [right] = missing;
    if (right !== undefined) {
      const { action, scope } = right;
      const role = roleWith(action);
      return fail({
        code: 'forbidden',
        action,
        scope,
        ...(role === null ? {} : { role }),
        details: { correlationId: arm.correlationId },
      });
    }
    const failure = await carryOut(arm, intent, plan, pauses);
    return failure === null ? readGrantPlan(arm, registry, choice) : fail(failure);
  });
}

async function carryOut(
  arm: ArmConnection,
  { registry, choice, step }: GrantStepIntent,
  { role, principalId, principalType }: GrantPlan,
  pauses: AssignPauses | undefined,
): Promise<Failure | null> {
  const { target } = choice;
  const refs = targetRefs(target);
  const settling = pauses?.settling ?? SETTLING;
  switch (step) {
    case 'createIdentity': {
      const ref = refs?.identity;
      if (!ref || target.kind !== 'newIdentity') return unplanned(arm);
      return writeOnce(
        arm.correlationId,
        () => createIdentity(arm, ref, target.location),
        async () => (await getIdentity(arm, ref)) !== null,
        settling,
      );
    }
    case 'enableSystem':
      return refs?.machine ? putOnMachine(arm, refs.machine, null, settling) : unplanned(arm);
    case 'assignIdentity':
      return refs?.machine && refs.identity
        ? putOnMachine(arm, refs.machine, refs.identity, settling)
        : unplanned(arm);
    case 'assignRole': {
      if (principalId === null) return unplanned(arm);
      const scope = grantScope(registry, choice.scope);
      const { subscriptionId } = registry;
      return assignRole(arm, { scope, subscriptionId, roleId: role.id, principalId, principalType }, pauses);
    }
  }
}

/** @param identity null for the machine's own. */
async function putOnMachine(
  arm: ArmConnection,
  machine: ResourceRef,
  identity: ResourceRef | null,
  settling: readonly number[],
): Promise<Failure | null> {
  const id = identity === null ? null : resourceId(identity);
  return writeOnce(
    arm.correlationId,
    async () => {
      const current = await getMachine(arm, machine);
      await addMachineIdentity(arm, machine, current, id === null ? { system: true } : { identityId: id });
    },
    async () => {
      const { systemPrincipalId, userAssigned } = await getMachine(arm, machine);
      return id === null
        ? systemPrincipalId !== null
        : userAssigned.some((one) => one.toLowerCase() === id.toLowerCase());
    },
    settling,
  );
}

/** The plan names no step that the target cannot have. */
const unplanned = (arm: ArmConnection): Failure => ({
  code: 'unexpected',
  details: { correlationId: arm.correlationId },
});
