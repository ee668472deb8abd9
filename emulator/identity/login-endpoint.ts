// POST /{tenant}/login: what the user pressed on one of the pages, then the same request again, read anew.
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { directory, userByKey } from '#emulator/directory.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import type { IdentityContext } from './context.ts';
import { nextStep } from './next-step.ts';
import { cancelReply } from './reply.ts';
import { FormNotOurs } from './request-errors.ts';
import { createSignInFlow } from './sign-in-flow.ts';
import type { Session } from './sign-in-store.ts';

export function loginEndpoint(context: IdentityContext, origin: string): Hono {
  const app = new Hono();
  const flow = createSignInFlow(context, origin);

  function chooseUser(c: Context, request: AuthorizeRequest, key: string): Session {
    const user = userByKey(key);
    if (user === undefined) throw new FormNotOurs();
    const current = context.store.session(flow.cookies.session(c));
    if (current?.oid === user.oid && request.prompt !== 'login') return current;
    const { cookie, session } = context.store.startSession(user.oid);
    flow.cookies.setSession(c, cookie);
    return session;
  }

  function approveFactor(c: Context, key: string): Session {
    const cookie = flow.cookies.session(c);
    const session = context.store.session(cookie);
    if (cookie === undefined || session === undefined || session.oid !== userByKey(key)?.oid) {
      throw new FormNotOurs();
    }
    return context.store.addMfa(cookie) ?? session;
  }

  app.post('/', bodyLimit({ maxSize: 64 * 1024 }), async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const params = new URLSearchParams(form.get('request') ?? '');
    return flow.read(c, params, ({ request }) => {
      flow.requireOwnForm(c, form);
      const pressed = form.get('choose') ?? '';
      const factor = form.get('factor');
      if (factor === 'cancel') return c.redirect(cancelReply(request.replyTo), 303);
      if (pressed === directory.foreignUser.key && context.settings().foreignTenant) {
        const next = { step: 'refuse', user: directory.foreignUser, refusal: 'foreign' } as const;
        return flow.proceed(c, { request, params }, next);
      }
      const session =
        factor === 'approve' ? approveFactor(c, form.get('user') ?? '') : chooseUser(c, request, pressed);
      return flow.proceed(c, { request, params }, nextStep(request, session, context.settings(), true));
    });
  });
  return app;
}
