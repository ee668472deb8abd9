/** What the actions and routes about identities accept, to the letter. */
import 'server-only';
import { z } from 'zod';
import type { GrantStepIntent, RevokeIntent, RunIntent } from '#lib/identities/shapes.ts';
import { isTaskName } from '#lib/network-access/reach/client-param.ts';
import { isGuid } from '#lib/network-access/registry-ref.ts';
import type { GrantChoice } from '#lib/rights/grant-plan.ts';
import { parseResourceId, RESOURCE_ID_LIMIT, type ResourceKind } from '#lib/rights/resource-ref.ts';
import { registryRef } from './schemas.ts';

const idOf = (kind: ResourceKind) =>
  z
    .string()
    .max(RESOURCE_ID_LIMIT)
    .refine((id) => parseResourceId(kind, id) !== null, 'bad_resource_id');
const guid = z.string().refine(isGuid, 'bad_guid');
const machineId = idOf('machine').nullable();
/** Azure's names of regions: letters and digits. */
const location = z.string().regex(/^[a-z\d]{2,40}$/i, 'bad_location');

const grantChoice: z.ZodType<GrantChoice> = z.strictObject({
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('machine'), machineId: idOf('machine') }),
    z.strictObject({ kind: z.literal('identity'), identityId: idOf('identity'), machineId }),
    z.strictObject({ kind: z.literal('newIdentity'), identityId: idOf('identity'), location, machineId }),
    z.strictObject({ kind: z.literal('cluster'), clusterId: idOf('cluster') }),
    z.strictObject({
      kind: z.literal('principal'),
      principalId: guid,
      principalType: z.enum(['ServicePrincipal', 'User', 'Group']),
    }),
  ]),
  level: z.enum(['pull', 'push']),
  scope: z.enum(['registry', 'resourceGroup']),
});

export const grantStepIntent: z.ZodType<GrantStepIntent> = z.strictObject({
  registry: registryRef,
  choice: grantChoice,
  step: z.enum(['enableSystem', 'createIdentity', 'assignIdentity', 'assignRole']),
});

export const revokeIntent: z.ZodType<RevokeIntent> = z.strictObject({
  registry: registryRef,
  assignmentName: guid,
  principalId: guid,
  roleId: guid,
});

export const runIntent: z.ZodType<RunIntent> = z.strictObject({
  registry: registryRef,
  taskName: z.string().refine(isTaskName, 'bad_task_name'),
});

/** @param text of the query: JSON. @returns null for anything but a choice. */
export function parseChoice(text: string | null): GrantChoice | null {
  try {
    const parsed = grantChoice.safeParse(JSON.parse(text ?? ''));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
