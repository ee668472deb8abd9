// The on-behalf-of exchange: the console's server trades the user's token for one to Azure Resource Manager.
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
import { parseClaimsRequest } from '#emulator/identity/claims-request.ts';
import type { IdentityContext } from '#emulator/identity/context.ts';
import { BadParameter, CrossOriginForbidden } from '#emulator/identity/request-errors.ts';
import { azureScopeAnswer, parseAzureAudience } from '#emulator/identity/scopes.ts';
import { ConsentMissing, NotAssigned, SecondFactorRequired } from '#emulator/identity/sign-in-errors.ts';
import { armTokenClaims } from '#emulator/identity/tokens.ts';
import { refusalFor } from '#emulator/identity/user-conditions.ts';
import { verifyAssertion } from './assertion.ts';
import { authenticateClient } from './client-authentication.ts';
import { optional, required, type TokenForm } from './form.ts';

export async function exchangeOnBehalfOf(
  context: IdentityContext,
  form: TokenForm,
  headers: { readonly origin: string | undefined; readonly authorization: string | undefined },
) {
  if (headers.origin !== undefined) throw new CrossOriginForbidden(headers.origin);
  authenticateClient(form, headers.authorization, context.clientSecret);
  if (required(form, 'requested_token_use') !== 'on_behalf_of') {
    throw new BadParameter("The parameter 'requested_token_use' must be 'on_behalf_of'.");
  }
  const { user, sid, mfa } = await verifyAssertion(context, required(form, 'assertion'));
  const audience = parseAzureAudience(required(form, 'scope'));
  const claims = parseClaimsRequest(optional(form, 'claims'));

  const settings = context.settings();
  const refusal = refusalFor(user, settings);
  if (refusal === 'not-assigned') throw new NotAssigned(user, 'invalid_grant');
  if (refusal === 'no-consent' || settings.noAzureConsent.includes(user.key)) {
    throw new ConsentMissing('invalid_grant');
  }
  if (claims.needsMfa && !mfa) throw new SecondFactorRequired(audience);

  const lifetimeSeconds = context.lifetimes().accessTokenLifetimeSeconds;
  const subject = { user, sid, mfa, capabilities: claims.capabilities };
  const times = { now: context.now(), lifetimeSeconds, advancedMs: context.advancedMs() };
  return {
    token_type: 'Bearer',
    scope: azureScopeAnswer(audience),
    expires_in: lifetimeSeconds,
    ext_expires_in: lifetimeSeconds,
    access_token: await context.signingKey.sign(armTokenClaims(audience, subject, times)),
  };
}
