'use server';
/** Takes one role assignment on a registry away. */
import type { Result } from '#lib/errors/failure.ts';
import { revokeRole } from '#lib/identities/revoke-role.ts';
import type { RevokeIntent, RevokeOutcome } from '#lib/identities/shapes.ts';
import { revokeIntent } from './identity-schemas.ts';
import { runAction } from './run-action.ts';

export async function revokeGrant(...args: [RevokeIntent]): Promise<Result<RevokeOutcome>> {
  return runAction('revokeGrant', args, revokeIntent, ({ arm }, intent) => revokeRole(arm, intent));
}
