// GET /{tenant}/oauth2/v2.0/logout ends the browser's session and voids its refresh tokens.
// https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request
import { Hono } from 'hono';
import { sendPage } from '#emulator/identity/pages/page.ts';
import { SIGNED_OUT_TITLE, signedOutPage } from '#emulator/identity/pages/plain-pages.ts';
import type { IdentityContext } from './context.ts';
import { isRegisteredPostLogoutUri } from './redirect-uris.ts';
import { signInCookies } from './sign-in-cookies.ts';

export function logoutEndpoint(context: IdentityContext, origin: string): Hono {
  const app = new Hono();
  const cookies = signInCookies(origin);

  app.get('/', async (c) => {
    const cookie = cookies.session(c);
    if (cookie !== undefined) {
      context.store.signOut(cookie);
      cookies.clearSession(c);
    }
    const target = c.req.query('post_logout_redirect_uri');
    if (target && isRegisteredPostLogoutUri(target, context.settings().extraRedirectUris)) {
      const url = new URL(target);
      const state = c.req.query('state');
      if (state !== undefined) url.searchParams.set('state', state);
      return c.redirect(url.href);
    }
    return sendPage(c, { title: SIGNED_OUT_TITLE, content: signedOutPage() });
  });
  return app;
}
