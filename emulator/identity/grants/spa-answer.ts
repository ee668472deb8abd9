// The token answer for the browser, common to the code and the refresh grant; and who may ask for it.
import type { DirectoryUser } from '#emulator/directory.ts';
import type { IdentityContext } from '#emulator/identity/context.ts';
import { isSpaOrigin } from '#emulator/identity/redirect-uris.ts';
import { CrossOriginForbidden, CrossOriginRequired } from '#emulator/identity/request-errors.ts';
import { API_SCOPE_ANSWER } from '#emulator/identity/scopes.ts';
import { apiTokenClaims, clientInfo, idTokenClaims, type TokenSubject } from '#emulator/identity/tokens.ts';

export interface SpaGrant {
  readonly user: DirectoryUser;
  readonly sid: string;
  readonly mfa: boolean;
  readonly capabilities: readonly string[];
  readonly nonce: string | undefined;
  /** Whether an access token for the console's API is wanted. */
  readonly api: boolean;
  readonly offlineAccess: boolean;
  /** Milliseconds; when the refresh token, however often renewed, ends. */
  readonly refreshExpiresAt: number;
}

/** Throws unless a page of a registered origin asks. */
export function requireSpaOrigin(context: IdentityContext, origin: string | undefined): void {
  if (origin === undefined) throw new CrossOriginRequired();
  if (!isSpaOrigin(origin, context.settings().extraRedirectUris)) {
    throw new CrossOriginForbidden(origin);
  }
}

export async function spaAnswer(context: IdentityContext, grant: SpaGrant) {
  const { authority, signingKey, store } = context;
  const now = context.now();
  const lifetimeSeconds = context.lifetimes().apiTokenLifetimeSeconds;
  const subject: TokenSubject = grant;
  const times = { now, lifetimeSeconds };

  const idToken = idTokenClaims(authority, subject, times, grant.nonce);
  const accessToken = grant.api
    ? {
        scope: API_SCOPE_ANSWER,
        expires_in: lifetimeSeconds,
        ext_expires_in: lifetimeSeconds,
        access_token: await signingKey.sign(apiTokenClaims(authority, subject, times)),
      }
    : { scope: 'openid profile' };
  const refreshToken = grant.offlineAccess
    ? {
        refresh_token: store.issueRefreshToken({
          sid: grant.sid,
          oid: grant.user.oid,
          mfa: grant.mfa,
          expiresAt: grant.refreshExpiresAt,
        }),
        refresh_token_expires_in: Math.floor((grant.refreshExpiresAt - now) / 1000),
      }
    : {};
  return {
    token_type: 'Bearer',
    ...accessToken,
    ...refreshToken,
    id_token: await signingKey.sign(idToken),
    client_info: clientInfo(grant.user),
  };
}
