// grant_type=client_credentials: a service principal signs in as itself, with its secret.
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
import { directory } from '#emulator/directory.ts';
import { parseClaimsRequest } from '#emulator/identity/claims-request.ts';
import type { IdentityContext } from '#emulator/identity/context.ts';
import { CrossOriginForbidden, NotImplemented, UnknownClient } from '#emulator/identity/request-errors.ts';
import { parseApplicationAudience } from '#emulator/identity/scopes.ts';
import { appTokenClaims } from '#emulator/identity/tokens.ts';
import { presentedCredentials, requireSecret } from './client-authentication.ts';
import { optional, type TokenForm } from './form.ts';

/** Throws the EntraError that refuses the client, its secret or the resource. */
export async function redeemClientCredentials(
  context: IdentityContext,
  version: 1 | 2,
  form: TokenForm,
  headers: { readonly origin: string | undefined; readonly authorization: string | undefined },
) {
  if (headers.origin !== undefined) throw new CrossOriginForbidden(headers.origin);
  if (form.has('client_assertion')) throw new NotImplemented('client assertions and certificates');
  const { clientId, secret } = presentedCredentials(form, headers.authorization);
  const { servicePrincipal } = directory;
  if (clientId.toLowerCase() === directory.clientId) {
    throw new NotImplemented("tokens of the console's application for itself");
  }
  if (clientId.toLowerCase() !== servicePrincipal.appId) throw new UnknownClient(clientId);
  requireSecret(secret, context.servicePrincipalSecret, servicePrincipal.appId);

  const resource = version === 1 ? optional(form, 'resource') : undefined;
  const audience = parseApplicationAudience(optional(form, 'scope'), resource);
  const { capabilities } = parseClaimsRequest(optional(form, 'claims'));
  const lifetimeSeconds = context.lifetimes().accessTokenLifetimeSeconds;
  const now = context.now();
  const subject = { ...servicePrincipal, capabilities };
  const times = { now, lifetimeSeconds, advancedMs: context.advancedMs() };
  const token = await context.signingKey.sign(appTokenClaims(audience, subject, times));
  return version === 1
    ? olderAnswer(audience, token, now, lifetimeSeconds)
    : {
        token_type: 'Bearer',
        expires_in: lifetimeSeconds,
        ext_expires_in: lifetimeSeconds,
        access_token: token,
      };
}

/** Numbers as texts, and the resource: so the endpoint answers that `resource` belongs to. */
function olderAnswer(resource: string, token: string, now: number, lifetimeSeconds: number) {
  const seconds = Math.floor(now / 1000);
  return {
    token_type: 'Bearer',
    expires_in: String(lifetimeSeconds),
    ext_expires_in: String(lifetimeSeconds),
    expires_on: String(seconds + lifetimeSeconds),
    not_before: String(seconds),
    resource,
    access_token: token,
  };
}
