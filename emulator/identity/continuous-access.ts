// Continuous access evaluation: what was revoked stops working at once, for clients that can handle the challenge.
// Others keep their token for as long as it lasts.
// https://learn.microsoft.com/entra/identity-platform/app-resilience-continuous-access-evaluation
import type { JWTPayload } from 'jose';
import { directory } from '#emulator/directory.ts';
import type { IdentityContext } from './context.ts';

export const REVOKED_MESSAGE =
  'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp';

/** @returns the challenge for a token from before its user's revocation, or null. */
export function revocationChallenge(
  { authority, store }: Pick<IdentityContext, 'authority' | 'store'>,
  claims: JWTPayload,
): string | null {
  const capabilities = Array.isArray(claims['xms_cc']) ? claims['xms_cc'].map(String) : [];
  if (!capabilities.some((name) => name.toUpperCase() === 'CP1')) return null;
  const { sid, oid, iat = 0 } = claims;
  const revokedAt = store.revokedAt({
    sid: typeof sid === 'string' ? sid : undefined,
    oid: String(oid),
    iat,
  });
  if (revokedAt === undefined) return null;
  const value = String(Math.ceil(revokedAt / 1000));
  const wanted = JSON.stringify({ access_token: { nbf: { essential: true, value } } });
  return `Bearer realm="", authorization_uri="${authority}/${directory.tenantId}", error_description="${REVOKED_MESSAGE}", error="insufficient_claims", claims="${Buffer.from(wanted).toString('base64')}"`;
}
