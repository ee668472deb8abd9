/** Who signs in at the registry, which of their roles count there, and whether anybody has to sign in at all. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getRegistryIdentity } from '#lib/arm/registry-identity.ts';
import { listAssignedTo, listAssignments, listRoles } from '#lib/arm/role-assignments.ts';
import type { AskedClient } from '#lib/network-access/reach/client-param.ts';
import type { ProposedTarget, SignIn, Who } from '#lib/network-access/reach/who.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { AskedIdentity } from '#lib/rights/asked-identity.ts';
import { heldRoles } from '#lib/rights/held-roles.ts';
import type { Assignment } from '#lib/rights/holders.ts';
import { type RoleMode, roleFor, roleMode } from '#lib/rights/registry-roles.ts';
import { findSubject, type Subject } from './find-subject.ts';

/** Never fails: what cannot be read is not known. */
export async function findWho(
  arm: ArmConnection,
  registry: RegistryRef,
  client: AskedClient,
  as: AskedIdentity | null,
): Promise<Who> {
  const [settings, subject] = await Promise.all([
    getRegistryIdentity(arm, registry).catch(() => null),
    findSubject(arm, registry, client, as),
  ]);
  const mode = settings === null ? 'unknown' : roleMode(settings.roleAssignmentMode);
  return {
    signIn: subject.state === 'known' ? await readRoles(arm, registry, subject, mode) : subject,
    role: roleFor(mode, 'pull')?.name ?? null,
    anonymousPull: settings?.anonymousPull ?? null,
  };
}

async function readRoles(
  arm: ArmConnection,
  registry: RegistryRef,
  { who, isOwn, principalId, target }: Extract<Subject, { readonly state: 'known' }>,
  mode: RoleMode,
): Promise<SignIn> {
  const scope = registryId(registry);
  const [assigned, roles] = await Promise.all([
    readAssignments(arm, scope, principalId),
    listRoles(arm, scope).catch(() => null),
  ]);
  if (assigned === null || roles === null) return { state: 'unread', who, isOwn, part: 'roles' };
  const { assignments, areGroupsRead } = assigned;
  return {
    state: 'known',
    who,
    isOwn,
    mode,
    held: heldRoles(assignments, roles, principalId, mode),
    areGroupsRead,
    target: withType(target, assignments),
  };
}

type Assigned = { readonly assignments: readonly Assignment[]; readonly areGroupsRead: boolean };

/** Azure resolves groups itself, but not for the id of a group: of that its own assignments are read. */
async function readAssignments(
  arm: ArmConnection,
  scope: string,
  principalId: string,
): Promise<Assigned | null> {
  const all = await listAssignedTo(arm, scope, principalId).catch(() => null);
  if (all !== null) return { assignments: all, areGroupsRead: true };
  const listed = await listAssignments(arm, scope).catch(() => null);
  const own = listed?.filter((one) => one.principalId.toLowerCase() === principalId.toLowerCase());
  return own === undefined ? null : { assignments: own, areGroupsRead: false };
}

/** Azure refuses an assignment that names another type than the directory knows. */
function withType(target: ProposedTarget, assignments: readonly Assignment[]): ProposedTarget {
  if (target.kind !== 'principal') return target;
  const known = assignments.find(
    ({ principalId }) => principalId.toLowerCase() === target.principalId.toLowerCase(),
  )?.principalType;
  return known === 'User' || known === 'Group' ? { ...target, principalType: known } : target;
}
