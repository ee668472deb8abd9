// grant_type=refresh_token: a new access token and a new refresh token that ends when the first one would have.
// As in Entra the used token stays good until then: two tabs may renew at the same time.
// https://learn.microsoft.com/entra/identity-platform/refresh-tokens
import { userByOid } from '#emulator/directory.ts';
import { parseClaimsRequest } from '#emulator/identity/claims-request.ts';
import type { IdentityContext } from '#emulator/identity/context.ts';
import {
  GrantRevoked,
  MalformedGrant,
  RefreshTokenExpired,
  UserNotFound,
} from '#emulator/identity/grant-errors.ts';
import { API_RESOURCE, parseSignInScopes } from '#emulator/identity/scopes.ts';
import { ConsentMissing, NotAssigned, SecondFactorRequired } from '#emulator/identity/sign-in-errors.ts';
import { refusalFor } from '#emulator/identity/user-conditions.ts';
import { optional, requireClient, required, type TokenForm } from './form.ts';
import { requireSpaOrigin, spaAnswer } from './spa-answer.ts';

export async function redeemRefreshToken(
  context: IdentityContext,
  form: TokenForm,
  origin: string | undefined,
) {
  requireClient(required(form, 'client_id'));
  const token = required(form, 'refresh_token');
  const scopes = parseSignInScopes(required(form, 'scope'));
  const claims = parseClaimsRequest(optional(form, 'claims'));
  requireSpaOrigin(context, origin);

  const grant = context.store.refreshToken(token);
  if (grant === undefined) throw new MalformedGrant();
  if (grant.expiresAt <= context.now()) throw new RefreshTokenExpired();
  const endedAt = context.store.endedAt(grant.sid);
  if (endedAt !== undefined) throw new GrantRevoked(grant.issuedAt, endedAt);
  const user = userByOid(grant.oid);
  if (user === undefined) throw new UserNotFound();

  const refusal = refusalFor(user, context.settings());
  if (refusal === 'not-assigned') throw new NotAssigned(user, 'invalid_grant');
  if (refusal === 'no-consent') throw new ConsentMissing('invalid_grant');
  if (claims.needsMfa && !grant.mfa) throw new SecondFactorRequired(API_RESOURCE);

  return spaAnswer(context, {
    user,
    sid: grant.sid,
    mfa: grant.mfa,
    capabilities: claims.capabilities,
    nonce: undefined,
    api: scopes.api,
    offlineAccess: true,
    refreshExpiresAt: grant.expiresAt,
  });
}
