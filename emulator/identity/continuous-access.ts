// Continuous access evaluation: Azure refuses a token whose user was revoked since, if its client can handle that.
// https://learn.microsoft.com/entra/identity/conditional-access/concept-continuous-access-evaluation
import type { JWTPayload } from 'jose';
import { directory } from '#emulator/directory.ts';
import type { IdentityContext } from './context.ts';

/** The client capability without which a token is good until it expires. */
const CAPABILITY = 'CP1';

/** The value of `WWW-Authenticate` that asks for a newer token; null when this one may pass. */
export function revocationChallenge(
  context: Pick<IdentityContext, 'authority' | 'store' | 'settings'>,
  { sid, oid, iat = 0, xms_cc: capabilities }: JWTPayload,
): string | null {
  if (!context.settings().continuousAccessEvaluation) return null;
  if (!Array.isArray(capabilities) || !capabilities.includes(CAPABILITY)) return null;
  const session = typeof sid === 'string' ? sid : undefined;
  const revokedAt = context.store.revokedAt({ sid: session, oid: String(oid), iat });
  if (revokedAt === undefined) return null;
  const value = String(Math.floor(revokedAt / 1000));
  const claims = JSON.stringify({ access_token: { nbf: { essential: true, value } } });
  return `Bearer realm="", authorization_uri="${context.authority}/${directory.tenantId}", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
}
