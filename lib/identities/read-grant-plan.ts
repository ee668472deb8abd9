/** What granting access takes: the target and the registry as Azure holds them, the steps left, the rights for them. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import { getCluster } from '#lib/arm/clusters.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getMachine, type Machine } from '#lib/arm/machines.ts';
import { getRegistryIdentity } from '#lib/arm/registry-identity.ts';
import { listAssignments, listPermissionsAt, listRoles } from '#lib/arm/role-assignments.ts';
import { getIdentity, type UserAssignedIdentity } from '#lib/arm/user-assigned-identities.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { CONSOLE_ACTIONS } from '#lib/rights/console-actions.ts';
import { rightTo } from '#lib/rights/evaluate.ts';
import {
  type GrantChoice,
  type GrantPlan,
  type GrantScope,
  type GrantStepName,
  planGrant,
  type TargetState,
} from '#lib/rights/grant-plan.ts';
import { findHolders } from '#lib/rights/holders.ts';
import { roleMode } from '#lib/rights/registry-roles.ts';
import { type ResourceRef, resourceId } from '#lib/rights/resource-ref.ts';
import type { GrantPlanView, MissingRight } from './shapes.ts';
import { type TargetRefs, targetRefs } from './target-refs.ts';

/** Fails when the registry, its role assignments or the target cannot be read. */
export async function readGrantPlan(
  arm: ArmConnection,
  registry: RegistryRef,
  choice: GrantChoice,
): Promise<Result<GrantPlanView>> {
  const refs = targetRefs(choice.target);
  if (refs === null)
    return fail({ code: 'invalid_input', issues: [{ path: 'choice.target', code: 'bad_resource_id' }] });
  try {
    return ok(await read(arm, registry, choice, refs));
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

async function read(
  arm: ArmConnection,
  registry: RegistryRef,
  choice: GrantChoice,
  refs: TargetRefs,
): Promise<GrantPlanView> {
  const readAt = new Date().toISOString();
  const scope = registryId(registry);
  const [{ roleAssignmentMode }, assignments, roles, machine, identity, cluster] = await Promise.all([
    getRegistryIdentity(arm, registry),
    listAssignments(arm, scope),
    listRoles(arm, scope),
    refs.machine === null ? null : getMachine(arm, refs.machine),
    refs.identity === null ? null : readIdentity(arm, refs.identity, choice.target.kind === 'newIdentity'),
    refs.cluster === null ? null : getCluster(arm, refs.cluster),
  ]);
  const mode = roleMode(roleAssignmentMode);
  const state: TargetState = {
    machine: toMachineState(machine),
    identity,
    kubeletPrincipalId: cluster?.kubelet?.principalId ?? null,
  };
  const planned = planGrant(choice, state, mode, findHolders(assignments, roles, [], mode));
  const plan = planned.ok ? planned.plan : null;
  return {
    choice,
    plan,
    refusal: planned.ok ? null : planned.refusal,
    missing: plan === null ? [] : await missingRights(arm, registry, choice, refs, plan),
    clientId: identity?.clientId ?? null,
    readAt,
  };
}

/** One that is to be made may be absent; one that was chosen must be there. */
async function readIdentity(
  arm: ArmConnection,
  ref: ResourceRef,
  mayBeAbsent: boolean,
): Promise<UserAssignedIdentity | null> {
  try {
    return await getIdentity(arm, ref);
  } catch (error) {
    if (mayBeAbsent && classify(error, arm.correlationId).code === 'not_found') return null;
    throw error;
  }
}

function toMachineState(machine: Machine | null): TargetState['machine'] {
  if (machine === null) return null;
  const { systemPrincipalId, userAssigned, provisioningState } = machine;
  return { systemPrincipalId, userAssigned, isUpdating: /^updating$/i.test(provisioningState) };
}

const groupId = ({ subscriptionId, resourceGroup }: Omit<ResourceRef, 'kind' | 'name'>): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${encodeURIComponent(resourceGroup)}`;

/** Where the role is assigned. */
export const grantScope = (registry: RegistryRef, scope: GrantScope): string =>
  scope === 'registry' ? registryId(registry) : groupId(registry);

/** Everything is checked before anything is done: a plan that would stop half way is not begun. */
async function missingRights(
  arm: ArmConnection,
  registry: RegistryRef,
  choice: GrantChoice,
  refs: TargetRefs,
  plan: GrantPlan,
): Promise<readonly MissingRight[]> {
  const left = plan.steps.filter(({ state }) => state === 'todo');
  const needed = left.flatMap(({ name }) => rightsOf(name, registry, choice, refs));
  const scopes = [...new Set(needed.map(({ scope }) => scope))];
  const permissions = new Map(
    await Promise.all(
      scopes.map(async (scope) => [scope, await listPermissionsAt(arm, scope).catch(() => null)] as const),
    ),
  );
  return needed.filter(({ scope, action }) => rightTo(permissions.get(scope) ?? null, action) === 'missing');
}

function rightsOf(
  step: GrantStepName,
  registry: RegistryRef,
  choice: GrantChoice,
  { machine, identity }: TargetRefs,
): readonly MissingRight[] {
  const need = (name: keyof typeof CONSOLE_ACTIONS, scope: string): MissingRight => ({
    step,
    action: CONSOLE_ACTIONS[name].action,
    scope,
  });
  switch (step) {
    case 'assignRole':
      return [need('grantAccess', grantScope(registry, choice.scope))];
    case 'createIdentity':
      return identity === null ? [] : [need('createIdentity', groupId(identity))];
    case 'enableSystem':
      return machine === null ? [] : [need('changeMachine', resourceId(machine))];
    case 'assignIdentity': {
      if (machine === null || identity === null) return [];
      // An identity that does not exist yet has no scope of its own to ask at.
      const at = choice.target.kind === 'newIdentity' ? groupId(identity) : resourceId(identity);
      return [need('changeMachine', resourceId(machine)), need('assignIdentity', at)];
    }
  }
}
