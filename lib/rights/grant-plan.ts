/** What granting access takes, from what Azure holds now: the steps that are done, and those that are left. */
import type { Grant, Holder, ScopeLevel } from './holders.ts';
import { type GrantLevel, type RegistryRole, type RoleMode, roleFor } from './registry-roles.ts';

/** How far the role reaches. The registry alone unless somebody chooses more. */
export type GrantScope = 'registry' | 'resourceGroup';
export type PrincipalType = 'ServicePrincipal' | 'User' | 'Group';

/** Who is to get access. Ids are ARM's. */
export type GrantTarget =
  | { readonly kind: 'machine'; readonly machineId: string }
  | { readonly kind: 'identity'; readonly identityId: string; readonly machineId: string | null }
  /** A user-assigned identity that is made if it is not there. */
  | {
      readonly kind: 'newIdentity';
      readonly identityId: string;
      readonly location: string;
      readonly machineId: string | null;
    }
  | { readonly kind: 'cluster'; readonly clusterId: string }
  | { readonly kind: 'principal'; readonly principalId: string; readonly principalType: PrincipalType };

export type GrantChoice = {
  readonly target: GrantTarget;
  readonly level: GrantLevel;
  readonly scope: GrantScope;
};

/** What was read about the target. */
export type TargetState = {
  readonly machine: {
    /** Object id of its own identity; null while it has none. */
    readonly systemPrincipalId: string | null;
    /** Ids of user-assigned identities, in any letter case. */
    readonly userAssigned: readonly string[];
    readonly isUpdating: boolean;
  } | null;
  /** Null while the identity does not exist. */
  readonly identity: { readonly principalId: string; readonly clientId: string } | null;
  /** Object id of the cluster's kubelet identity; null where it has none. */
  readonly kubeletPrincipalId: string | null;
};

export type GrantStepName = 'enableSystem' | 'createIdentity' | 'assignIdentity' | 'assignRole';
export type GrantStep = {
  readonly name: GrantStepName;
  readonly state: 'done' | 'running' | 'todo';
};

export type GrantPlan = {
  readonly steps: readonly GrantStep[];
  readonly role: RegistryRole;
  /** Object id of who gets it; null until it exists. */
  readonly principalId: string | null;
  readonly principalType: PrincipalType;
  /** The grant that already gives it, here or from above. */
  readonly cover: (Pick<Grant, 'name' | 'role' | 'scope'> & { readonly level: ScopeLevel }) | null;
};

/** `unknownMode`: which roles count is not known. `noKubelet`: the cluster pulls with no managed identity. */
export type PlanRefusal = 'unknownMode' | 'noKubelet';

export function planGrant(
  choice: GrantChoice,
  state: TargetState,
  mode: RoleMode,
  holders: readonly Holder[],
): { readonly ok: true; readonly plan: GrantPlan } | { readonly ok: false; readonly refusal: PlanRefusal } {
  const { target, level } = choice;
  const role = roleFor(mode, level);
  if (role === null) return { ok: false, refusal: 'unknownMode' };
  if (target.kind === 'cluster' && state.kubeletPrincipalId === null)
    return { ok: false, refusal: 'noKubelet' };
  const principalId = principalOf(target, state);
  const holder = holders.find((one) => one.principalId.toLowerCase() === principalId?.toLowerCase());
  // A condition may leave out the very repository that is meant: it is no cover.
  const covers = (holder?.grants ?? []).filter(
    ({ deeds, condition }) => condition === null && deeds.includes('pull') && deeds.includes(level),
  );
  const [cover] = covers.filter(({ level: at }) => reaches(at, choice.scope)).sort(byNarrowness);
  const roleStep: GrantStep = { name: 'assignRole', state: cover === undefined ? 'todo' : 'done' };
  return {
    ok: true,
    plan: {
      steps: [...targetSteps(target, state), roleStep],
      role,
      principalId,
      principalType: target.kind === 'principal' ? target.principalType : 'ServicePrincipal',
      cover:
        cover === undefined
          ? null
          : { name: cover.name, role: cover.role, scope: cover.scope, level: cover.level },
    },
  };
}

function principalOf(target: GrantTarget, state: TargetState): string | null {
  switch (target.kind) {
    case 'machine':
      return state.machine?.systemPrincipalId ?? null;
    case 'cluster':
      return state.kubeletPrincipalId;
    case 'principal':
      return target.principalId;
    default:
      return state.identity?.principalId ?? null;
  }
}

function targetSteps(target: GrantTarget, { machine, identity }: TargetState): readonly GrantStep[] {
  const onMachine = (isThere: boolean): GrantStep['state'] =>
    machine?.isUpdating === true ? 'running' : isThere ? 'done' : 'todo';
  switch (target.kind) {
    case 'machine':
      return [{ name: 'enableSystem', state: onMachine(machine?.systemPrincipalId != null) }];
    case 'identity':
    case 'newIdentity': {
      const create: readonly GrantStep[] =
        target.kind === 'newIdentity'
          ? [{ name: 'createIdentity', state: identity === null ? 'todo' : 'done' }]
          : [];
      if (target.machineId === null) return create;
      const wanted = target.identityId.toLowerCase();
      const isThere = machine?.userAssigned.some((id) => id.toLowerCase() === wanted) === true;
      return [...create, { name: 'assignIdentity', state: onMachine(isThere) }];
    }
    default:
      return [];
  }
}

const WIDTH: readonly ScopeLevel[] = ['registry', 'resourceGroup', 'subscription', 'above'];
const reaches = (level: ScopeLevel, wanted: GrantScope) => WIDTH.indexOf(level) >= WIDTH.indexOf(wanted);
const byNarrowness = (a: Grant, b: Grant) => WIDTH.indexOf(a.level) - WIDTH.indexOf(b.level);

/** The step that is next, or null when all is done. */
export const nextStep = ({ steps }: Pick<GrantPlan, 'steps'>): GrantStep | null =>
  steps.find(({ state }) => state !== 'done') ?? null;
