/**
 * Assigns one role to one principal. The assignment's name is made from what it says, so sending the PUT again
 * while the directory does not know a new identity yet writes the same thing: it is no blind re-send.
 * https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---assigning-a-role-to-a-new-principal-sometimes-fails
 */
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getAssignment, type NewAssignment, putAssignment } from '#lib/arm/role-assignments.ts';
import type { Failure } from '#lib/errors/failure.ts';
import { assignmentName } from './assignment-name.ts';
import { SETTLING, writeOnce } from './write-once.ts';

export type AssignPauses = { readonly replication: readonly number[]; readonly settling: readonly number[] };

/** A new identity is known everywhere within seconds, seldom later. Milliseconds. */
const PAUSES: AssignPauses = { replication: [1_000, 2_000, 4_000, 8_000], settling: SETTLING };

/** @returns null once the role is assigned, by this or by somebody else. */
export async function assignRole(
  arm: ArmConnection,
  wanted: Omit<NewAssignment, 'name'>,
  pauses: AssignPauses = PAUSES,
): Promise<Failure | null> {
  const name = assignmentName(wanted.scope, wanted.principalId, wanted.roleId);
  const isThere = async () => (await getAssignment(arm, wanted.scope, name)) !== null;
  for (const pause of [...pauses.replication, null]) {
    const failure = await writeOnce(
      arm.correlationId,
      () => putAssignment(arm, { ...wanted, name }),
      isThere,
      pauses.settling,
    );
    if (failure === null || isAlready(failure)) return null;
    if (failure.details?.azureCode !== 'PrincipalNotFound' || pause === null) return failure;
    await wait(pause);
  }
  return null;
}

/** Somebody was faster, under another name: what was wanted holds. */
const isAlready = ({ code, details }: Failure) =>
  code === 'conflict' && details?.azureCode === 'RoleAssignmentExists';
