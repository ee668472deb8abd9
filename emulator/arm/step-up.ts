// The claims challenge with which Azure asks for a second factor before a write.
// https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication
import type { Principal } from '#emulator/principal.ts';
import { errors } from './errors.ts';

const CLAIMS = Buffer.from(
  JSON.stringify({ access_token: { acrs: { essential: true, values: ['p1'] } } }),
).toString('base64');

const CHALLENGE = `Bearer realm="", authorization_uri="https://login.microsoftonline.com/", error="insufficient_claims", claims="${CLAIMS}"`;

/** Throws the challenge unless the sign-in behind the token had a second factor. Applications have none to show. */
export function requireSecondFactor(principal: Principal, scope: string): void {
  if (principal.kind === 'app') return;
  if (!principal.amr.includes('mfa')) throw errors.secondFactorRequired(CHALLENGE, scope);
}
