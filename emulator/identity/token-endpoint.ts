// The token endpoints, of both versions: picks the grant, answers the browser's cross-origin questions.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { redeemAuthorizationCode } from '#emulator/identity/grants/authorization-code.ts';
import { redeemClientCredentials } from '#emulator/identity/grants/client-credentials.ts';
import { required, type TokenForm } from '#emulator/identity/grants/form.ts';
import { exchangeOnBehalfOf } from '#emulator/identity/grants/on-behalf-of.ts';
import { redeemRefreshToken } from '#emulator/identity/grants/refresh-token.ts';
import type { IdentityContext } from './context.ts';
import { EntraError, errorBody, stampError } from './entra-error.ts';
import { isSpaOrigin } from './redirect-uris.ts';
import { NotImplemented, UnsupportedGrantType } from './request-errors.ts';

interface TokenHeaders {
  readonly origin: string | undefined;
  readonly authorization: string | undefined;
}

/** @param version 1 is `/oauth2/token`, older. */
export function tokenEndpoint(context: IdentityContext, version: 1 | 2 = 2): Hono {
  const app = new Hono();

  app.use('*', async (c, next) => {
    await next();
    const origin = c.req.header('origin');
    c.header('Vary', 'Origin', { append: true });
    c.header('Cache-Control', 'no-store, no-cache');
    c.header('Pragma', 'no-cache');
    if (origin !== undefined && isSpaOrigin(origin, context.settings().extraRedirectUris)) {
      c.header('Access-Control-Allow-Origin', origin);
      c.header('Access-Control-Expose-Headers', 'x-ms-request-id');
    }
  });

  app.options('/', (c) => {
    c.header('Access-Control-Allow-Methods', 'POST, OPTIONS');
    const asked = c.req.header('access-control-request-headers');
    if (asked !== undefined) c.header('Access-Control-Allow-Headers', asked);
    c.header('Access-Control-Max-Age', '600');
    return c.body(null, 204);
  });

  app.post('/', bodyLimit({ maxSize: 64 * 1024 }), async (c) => {
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '');
    const form = new URLSearchParams(isForm ? await c.req.text() : '');
    const clientRequestId = form.get('client-request-id') ?? c.req.query('client-request-id');
    const grant = form.get('grant_type') ?? '';
    try {
      const answer = await redeem(context, version, form, {
        origin: c.req.header('origin'),
        authorization: c.req.header('authorization'),
      });
      context.signIns.given(grant, (answer as { readonly access_token?: unknown }).access_token);
      return c.json(answer);
    } catch (error) {
      if (!(error instanceof EntraError)) throw error;
      context.signIns.refused(grant, error.code);
      const stamp = stampError(context.now(), clientRequestId);
      c.header('x-ms-request-id', stamp.traceId);
      return c.json(errorBody(error, stamp), error.status);
    }
  });

  return app;
}

function redeem(context: IdentityContext, version: 1 | 2, form: TokenForm, headers: TokenHeaders) {
  const grantType = required(form, 'grant_type');
  if (grantType === 'client_credentials') return redeemClientCredentials(context, version, form, headers);
  if (version === 1) throw new NotImplemented(`the grant '${grantType}' at the older token endpoint`);
  switch (grantType) {
    case 'authorization_code':
      return redeemAuthorizationCode(context, form, headers.origin);
    case 'refresh_token':
      return redeemRefreshToken(context, form, headers.origin);
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
      return exchangeOnBehalfOf(context, form, headers);
    default:
      throw new UnsupportedGrantType(grantType);
  }
}
