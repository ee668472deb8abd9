// Tokens for tests that do not want to sign in: really signed, and wrong on purpose where `overrides` say so.
import { z } from 'zod';
import { userByKey } from '#emulator/directory.ts';
import type { IdentityContext } from '#emulator/identity/context.ts';
import { apiTokenClaims, armTokenClaims } from '#emulator/identity/tokens.ts';

const ARM_AUDIENCE = 'https://management.azure.com';

export const tokenOrder = z.strictObject({
  user: z.string().refine((key) => userByKey(key) !== undefined, 'is nobody of this tenant'),
  kind: z.enum(['api', 'arm']),
  /** Negative: already expired. Without it the setting counts. */
  lifetimeSeconds: z.number().int().min(-86_400).max(86_400).optional(),
  mfa: z.boolean().optional(),
  /** Claims to replace, or with null to leave out. */
  overrides: z.record(z.string(), z.unknown()).optional(),
});

export async function makeToken(
  identity: IdentityContext,
  order: z.output<typeof tokenOrder>,
): Promise<string> {
  const user = userByKey(order.user);
  if (user === undefined) throw new Error(`no user ${order.user}`);
  const lifetimes = identity.lifetimes();
  const usual =
    order.kind === 'api' ? lifetimes.apiTokenLifetimeSeconds : lifetimes.accessTokenLifetimeSeconds;
  const times = {
    now: identity.now(),
    lifetimeSeconds: order.lifetimeSeconds ?? usual,
    advancedMs: identity.advancedMs(),
  };
  const subject = { user, sid: undefined, mfa: order.mfa ?? false, capabilities: ['CP1'] };
  const claims =
    order.kind === 'api'
      ? apiTokenClaims(identity.authority, subject, times)
      : armTokenClaims(ARM_AUDIENCE, subject, times);
  const wanted = Object.entries({ ...claims, ...order.overrides }).filter(([, value]) => value !== null);
  return identity.signingKey.sign(Object.fromEntries(wanted));
}
