// The user's token that the console hands in: signature, issuer, audience, times, scope, user.
import type { JWTPayload } from 'jose';
import { type DirectoryUser, directory, userByOid } from '#emulator/directory.ts';
import { MFA_CONTEXT } from '#emulator/identity/claims-request.ts';
import type { IdentityContext } from '#emulator/identity/context.ts';
import {
  AssertionAudienceMismatch,
  AssertionExpired,
  AssertionMalformed,
  AssertionNotForUser,
  AssertionRefused,
  GrantRevoked,
  UserNotFound,
} from '#emulator/identity/grant-errors.ts';
import { checkSignature } from '#emulator/identity/signature.ts';
import { issuerOf } from '#emulator/identity/tokens.ts';

export interface Assertion {
  readonly user: DirectoryUser;
  readonly sid: string | undefined;
  readonly mfa: boolean;
}

export async function verifyAssertion(context: IdentityContext, token: string): Promise<Assertion> {
  const claims = await verifySignature(context, token);

  if (claims.iss !== issuerOf(context.authority)) {
    throw new AssertionRefused(`The issuer '${claims.iss}' is not the one expected.`);
  }
  if (claims.aud !== directory.clientId) throw new AssertionAudienceMismatch(String(claims.aud));
  const now = context.now();
  const expiry = (claims.exp ?? 0) * 1000;
  if (expiry <= now || (claims.nbf ?? 0) * 1000 > now) throw new AssertionExpired(now, expiry);
  if (claims.ver !== '2.0' || !String(claims.scp).split(' ').includes('access_as_user')) {
    throw new AssertionNotForUser();
  }

  const user = userByOid(String(claims.oid));
  if (user === undefined) throw new UserNotFound();
  const sid = typeof claims.sid === 'string' ? claims.sid : undefined;
  const iat = claims.iat ?? 0;
  const revokedAt = context.store.revokedAt({ sid, oid: user.oid, iat });
  if (revokedAt !== undefined) throw new GrantRevoked(iat * 1000, revokedAt);
  return { user, sid, mfa: Array.isArray(claims.acrs) && claims.acrs.includes(MFA_CONTEXT) };
}

async function verifySignature(context: IdentityContext, token: string): Promise<JWTPayload> {
  const checked = await checkSignature(context.signingKey, token);
  if (checked.ok) return checked.claims;
  if (checked.reason === 'malformed') throw new AssertionMalformed();
  throw new AssertionRefused(
    checked.reason === 'unknown-key'
      ? 'The key was not found.'
      : 'The provided signature value did not match the expected signature value.',
  );
}
