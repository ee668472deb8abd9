/** What somebody's role assignments come to for pulling from one registry, in the words of the reach explanation. */
import type { HeldRole } from '#lib/network-access/reach/who.ts';
import { type Assignment, type Role, scopeLevel } from './holders.ts';
import { type RoleMode, roleEffect } from './registry-roles.ts';
import { lastName } from './resource-ref.ts';

/**
 * @param assignments of the principal, and of groups it is in, at the registry or above it.
 * @param roles that can be assigned there; one that is not among them leaves its effect unknown.
 */
export function heldRoles(
  assignments: readonly Assignment[],
  roles: readonly Role[],
  principalId: string,
  mode: RoleMode,
): readonly HeldRole[] {
  const roleById = new Map(roles.map((role) => [role.id.toLowerCase(), role]));
  return assignments.map((assignment): HeldRole => {
    const role = roleById.get(assignment.roleId.toLowerCase());
    const common = {
      scope: lastName(assignment.scope),
      level: scopeLevel(assignment.scope),
      viaGroup: assignment.principalId.toLowerCase() !== principalId.toLowerCase(),
    };
    if (role === undefined) return { ...common, role: assignment.roleId, pulls: 'unknown', isIdle: false };
    const { deeds, idle } = roleEffect(role.permissions, mode);
    // A condition may leave out the very repository that is meant.
    const whenItCounts = assignment.condition === null ? 'yes' : 'unknown';
    return {
      ...common,
      role: role.name,
      pulls: deeds.includes('pull') ? whenItCounts : 'no',
      isIdle: idle.includes('pull'),
    };
  });
}
