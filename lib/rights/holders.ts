/** Who can do what with a registry: role assignments joined with roles and with the resources that act by them. */
import type { Permission } from './evaluate.ts';
import { DEEDS, type Deed, type RoleMode, roleEffect } from './registry-roles.ts';

/** One role assignment at the registry or above it. */
export type Assignment = {
  /** A GUID. */
  readonly name: string;
  readonly scope: string;
  readonly principalId: string;
  /** ARM's word: `User`, `Group`, `ServicePrincipal`, …; empty when Azure sent none. */
  readonly principalType: string;
  /** GUID of the role. */
  readonly roleId: string;
  readonly condition: string | null;
};

export type Role = {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
};

export const CARRIERS = ['userAssigned', 'machine', 'task', 'kubelet', 'registry'] as const;
export type Carrier = (typeof CARRIERS)[number];
export type HolderKind = Carrier | 'servicePrincipal' | 'group' | 'user' | 'unknown';

/** A resource that acts as a principal: what gives the principal a name. */
export type NamedPrincipal = {
  readonly principalId: string;
  readonly kind: Carrier;
  readonly name: string;
  readonly resourceId: string;
  /** For `az login`; null where only the resource's own identity is meant. */
  readonly clientId: string | null;
  /** Names of the machines or clusters that use a user-assigned identity. */
  readonly usedBy: readonly string[];
};

export type ScopeLevel = 'registry' | 'resourceGroup' | 'subscription' | 'above';

export type Grant = Pick<Assignment, 'name' | 'scope' | 'condition' | 'roleId'> & {
  /** The role's name, its GUID where it could not be read. */
  readonly role: string;
  readonly level: ScopeLevel;
  readonly deeds: readonly Deed[];
  readonly idle: readonly Deed[];
  readonly reads: boolean;
};

export type Holder = {
  readonly principalId: string;
  readonly principalType: string;
  readonly kind: HolderKind;
  readonly named: NamedPrincipal | null;
  readonly grants: readonly Grant[];
  /** What all grants come to, here. */
  readonly deeds: readonly Deed[];
};

/**
 * Everybody with a role that means something to a registry, in this mode or the other. Assignments whose
 * role could not be read are kept, without deeds: unknown is not nothing.
 */
export function findHolders(
  assignments: readonly Assignment[],
  roles: readonly Role[],
  principals: readonly NamedPrincipal[],
  mode: RoleMode,
): readonly Holder[] {
  const roleById = new Map(roles.map((role) => [role.id.toLowerCase(), role]));
  const named = new Map<string, NamedPrincipal>();
  // A cluster's nodes act by a user-assigned identity: the cluster says more.
  for (const one of principals) {
    const key = one.principalId.toLowerCase();
    if (named.get(key)?.kind !== 'kubelet') named.set(key, one);
  }
  const byPrincipal = new Map<string, { assignment: Assignment; grants: Grant[] }>();
  for (const assignment of assignments) {
    const grant = toGrant(assignment, roleById.get(assignment.roleId.toLowerCase()), mode);
    if (grant === null) continue;
    const key = assignment.principalId.toLowerCase();
    const known = byPrincipal.get(key);
    if (known === undefined) byPrincipal.set(key, { assignment, grants: [grant] });
    else known.grants.push(grant);
  }
  return [...byPrincipal].map(([key, { assignment, grants }]): Holder => {
    const resource = named.get(key) ?? null;
    return {
      principalId: assignment.principalId,
      principalType: assignment.principalType,
      kind: resource?.kind ?? kindOf(assignment.principalType),
      named: resource,
      grants,
      deeds: together(grants),
    };
  });
}

export const together = (grants: readonly Pick<Grant, 'deeds'>[]): readonly Deed[] =>
  DEEDS.filter((deed) => grants.some(({ deeds }) => deeds.includes(deed)));

function toGrant(assignment: Assignment, role: Role | undefined, mode: RoleMode): Grant | null {
  const { name, scope, condition, roleId } = assignment;
  const common = { name, scope, condition, roleId, level: scopeLevel(scope) };
  if (role === undefined) return { ...common, role: roleId, deeds: [], idle: [], reads: false };
  const effect = roleEffect(role.permissions, mode);
  if (effect.deeds.length === 0 && effect.idle.length === 0) return null;
  return { ...common, role: role.name, ...effect };
}

export function scopeLevel(scope: string): ScopeLevel {
  const parts = scope.split('/').filter(Boolean);
  if (parts[0]?.toLowerCase() !== 'subscriptions') return 'above';
  return parts.length === 2 ? 'subscription' : parts.length === 4 ? 'resourceGroup' : 'registry';
}

function kindOf(principalType: string): HolderKind {
  const kinds: Readonly<Record<string, HolderKind>> = {
    user: 'user',
    group: 'group',
    serviceprincipal: 'servicePrincipal',
  };
  return kinds[principalType.toLowerCase()] ?? 'unknown';
}

/** A grant that gives nothing here although its role would in the other mode. */
export const isIdle = ({ deeds, idle, reads }: Pick<Grant, 'deeds' | 'idle' | 'reads'>): boolean =>
  idle.length > 0 && deeds.length === 0 && !reads;

/** The page's one sentence, in numbers. */
export function countHolders(holders: readonly Holder[]) {
  const can = (deed: Deed) => holders.filter(({ deeds }) => deeds.includes(deed)).length;
  const idle = holders.reduce((sum, { grants }) => sum + grants.filter(isIdle).length, 0);
  return { pull: can('pull'), push: can('push'), administer: can('administer'), idle };
}

/** What the holder can no longer do once one grant is gone. */
export function lostBy(holder: Holder, assignmentName: string): readonly Deed[] {
  const left = together(holder.grants.filter(({ name }) => name !== assignmentName));
  return holder.deeds.filter((deed) => !left.includes(deed));
}
