// grant_type=authorization_code: one use, with the verifier of the challenge it was asked with (RFC 7636).
import { createHash } from 'node:crypto';
import { userByOid } from '#emulator/directory.ts';
import type { IdentityContext } from '#emulator/identity/context.ts';
import {
  CodeAlreadyRedeemed,
  CodeExpired,
  MalformedGrant,
  ReplyAddressMismatch,
  UserNotFound,
  VerifierMismatch,
} from '#emulator/identity/grant-errors.ts';
import { PkceRequired } from '#emulator/identity/request-errors.ts';
import { parseSignInScopes } from '#emulator/identity/scopes.ts';
import { SPA_REFRESH_TOKEN_LIFETIME_MS } from '#emulator/identity/sign-in-store.ts';
import { optional, requireClient, required, type TokenForm } from './form.ts';
import { requireSpaOrigin, spaAnswer } from './spa-answer.ts';

export async function redeemAuthorizationCode(
  context: IdentityContext,
  form: TokenForm,
  origin: string | undefined,
) {
  requireClient(required(form, 'client_id'));
  const code = required(form, 'code');
  const redirectUri = required(form, 'redirect_uri');
  if (optional(form, 'scope')) parseSignInScopes(optional(form, 'scope'));
  requireSpaOrigin(context, origin);

  const found = context.codes.find(code);
  if (found === undefined) throw new MalformedGrant();
  const { grant, redeemed } = found;
  if (redeemed) throw new CodeAlreadyRedeemed();
  if (grant.expiresAt <= context.now()) throw new CodeExpired();
  if (grant.redirectUri !== redirectUri) throw new ReplyAddressMismatch(redirectUri, grant.redirectUri);

  const verifier = optional(form, 'code_verifier');
  if (!verifier) throw new PkceRequired();
  if (challengeOf(verifier) !== grant.codeChallenge) throw new VerifierMismatch();

  const user = userByOid(grant.oid);
  if (user === undefined) throw new UserNotFound();
  context.codes.markRedeemed(code);
  return spaAnswer(context, {
    user,
    sid: grant.sid,
    mfa: grant.mfa,
    capabilities: grant.capabilities,
    nonce: grant.nonce,
    api: grant.api,
    offlineAccess: grant.offlineAccess,
    refreshExpiresAt: context.now() + SPA_REFRESH_TOKEN_LIFETIME_MS,
  });
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
