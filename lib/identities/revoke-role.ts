/** Takes one role assignment on the registry away. What was assigned further up is not touched from here. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getRegistryIdentity } from '#lib/arm/registry-identity.ts';
import { deleteAssignment, listAssignments, listRoles } from '#lib/arm/role-assignments.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { findHolders, scopeLevel } from '#lib/rights/holders.ts';
import { type Deed, roleMode } from '#lib/rights/registry-roles.ts';
import type { RevokeIntent, RevokeOutcome } from './shapes.ts';
import { SETTLING, writeOnce } from './write-once.ts';

export async function revokeRole(
  arm: ArmConnection,
  { registry, assignmentName, principalId, roleId }: RevokeIntent,
  settling: readonly number[] = SETTLING,
): Promise<Result<RevokeOutcome>> {
  const scope = registryId(registry);
  const find = async () =>
    (await listAssignments(arm, scope)).find(
      (one) => one.name.toLowerCase() === assignmentName.toLowerCase(),
    );
  try {
    const current = await find();
    const outcome = async (result: RevokeOutcome['result']) =>
      ok({ result, left: await deedsLeft(arm, registry, principalId), readBackAt: new Date().toISOString() });
    if (current === undefined) return await outcome('gone');
    const isSame =
      scopeLevel(current.scope) === 'registry' &&
      current.principalId.toLowerCase() === principalId.toLowerCase() &&
      current.roleId.toLowerCase() === roleId.toLowerCase();
    if (!isSame) return fail({ code: 'conflict', fields: [], details: { correlationId: arm.correlationId } });
    const failure = await writeOnce(
      arm.correlationId,
      () => deleteAssignment(arm, scope, current.name),
      async () => (await find()) === undefined,
      settling,
    );
    return failure === null ? await outcome('revoked') : fail(failure);
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

async function deedsLeft(
  arm: ArmConnection,
  registry: RegistryRef,
  principalId: string,
): Promise<readonly Deed[]> {
  const scope = registryId(registry);
  const [{ roleAssignmentMode }, assignments, roles] = await Promise.all([
    getRegistryIdentity(arm, registry),
    listAssignments(arm, scope),
    listRoles(arm, scope).catch(() => []),
  ]);
  const holders = findHolders(assignments, roles, [], roleMode(roleAssignmentMode));
  return holders.find((one) => one.principalId.toLowerCase() === principalId.toLowerCase())?.deeds ?? [];
}
