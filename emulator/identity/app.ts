// The identity provider as one origin serves it: the authority over https, the browser's part over http.
import { Hono } from 'hono';
import { directory } from '#emulator/directory.ts';
import { sendPage } from '#emulator/identity/pages/page.ts';
import { ERROR_TITLE, errorPage } from '#emulator/identity/pages/plain-pages.ts';
import { authorizeEndpoint } from './authorize-endpoint.ts';
import type { IdentityContext } from './context.ts';
import { adfsConfiguration, instanceDiscovery, openidConfiguration } from './discovery.ts';
import { type EntraError, errorBody, stampError } from './entra-error.ts';
import { loginEndpoint } from './login-endpoint.ts';
import { logoutEndpoint } from './logout-endpoint.ts';
import { NotMultiTenant, TenantNotFound } from './request-errors.ts';
import { tokenEndpoint } from './token-endpoint.ts';

const SHARED_TENANTS = ['common', 'organizations', 'consumers'];

/** `origin`: where this application is reached, without a slash at the end. */
export function createIdentityApp(context: IdentityContext, origin: string): Hono {
  const app = new Hono();

  app.get('/:tenant/v2.0/.well-known/openid-configuration', (c) => {
    const error = tenantError(c.req.param('tenant'));
    c.header('Access-Control-Allow-Origin', '*');
    return error
      ? c.json(errorBody(error, stampError(context.now())), 400)
      : c.json(openidConfiguration(origin, context.authority));
  });
  app.get('/:tenant/discovery/v2.0/keys', (c) => {
    const error = tenantError(c.req.param('tenant'));
    c.header('Access-Control-Allow-Origin', '*');
    return error ? c.json(errorBody(error, stampError(context.now())), 400) : c.json(context.signingKey.jwks);
  });

  app.get('/:tenant/discovery/instance', (c) => c.json(instanceDiscovery(origin)));
  app.get('/adfs/.well-known/openid-configuration', (c) => c.json(adfsConfiguration(origin)));
  app.route('/adfs/oauth2/token', tokenEndpoint(context));

  app.use('/:tenant/oauth2/token', async (c, next) => {
    const error = tenantError(c.req.param('tenant'));
    return error === undefined ? next() : c.json(errorBody(error, stampError(context.now())), 400);
  });
  app.route('/:tenant/oauth2/token', tokenEndpoint(context, 1));

  app.use('/:tenant/oauth2/v2.0/*', async (c, next) => {
    const error = tenantError(c.req.param('tenant'));
    if (error === undefined) return next();
    return c.req.path.endsWith('/token')
      ? c.json(errorBody(error, stampError(context.now())), 400)
      : sendPage(c, {
          title: ERROR_TITLE,
          content: errorPage(error, context.now()),
          status: 400,
        });
  });
  app.route('/:tenant/oauth2/v2.0/authorize', authorizeEndpoint(context, origin));
  app.route('/:tenant/oauth2/v2.0/token', tokenEndpoint(context));
  app.route('/:tenant/oauth2/v2.0/logout', logoutEndpoint(context, origin));
  app.route(`/${directory.tenantId}/login`, loginEndpoint(context, origin));

  app.notFound((c) =>
    c.json(
      { error: 'not_found', error_description: `The embedded identity provider has no ${c.req.path}.` },
      404,
    ),
  );
  app.onError((error, c) => {
    process.stderr.write(`identity: ${error.stack ?? error.message}\n`);
    return c.json({ error: 'server_error', error_description: 'AADSTS90033: internal error' }, 500);
  });
  return app;
}

function tenantError(tenant: string): EntraError | undefined {
  const name = tenant.toLowerCase();
  if (name === directory.tenantId || name === directory.tenantDomain) return undefined;
  return SHARED_TENANTS.includes(name) ? new NotMultiTenant() : new TenantNotFound(tenant);
}
