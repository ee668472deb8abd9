// GET /{tenant}/oauth2/v2.0/authorize: shows the page a request needs, or answers it, silently if asked to.
import { Hono } from 'hono';
import type { AuthorizeRequest } from './authorize-request.ts';
import type { IdentityContext } from './context.ts';
import { type NextStep, nextStep } from './next-step.ts';
import { API_RESOURCE } from './scopes.ts';
import { SecondFactorRequired, SilentSignInImpossible } from './sign-in-errors.ts';
import { createSignInFlow, type SignInFlow } from './sign-in-flow.ts';
import { refusalError } from './user-conditions.ts';

export function authorizeEndpoint(context: IdentityContext, origin: string): Hono {
  const app = new Hono();
  const flow = createSignInFlow(context, origin);

  app.get('/', (c) =>
    flow.read(c, new URL(c.req.url).searchParams, ({ request, params }) => {
      const session = context.store.session(flow.cookies.session(c));
      const next = nextStep(request, session, context.settings(), false);
      return request.prompt === 'none'
        ? c.redirect(silentAnswer(flow, request, next))
        : flow.proceed(c, { request, params }, next);
    }),
  );
  return app;
}

/** Throws what the application is told when nobody may be asked. */
function silentAnswer(flow: SignInFlow, request: AuthorizeRequest, next: NextStep): string {
  switch (next.step) {
    case 'answer':
      return flow.codeAddress(request, next.session);
    case 'choose-user':
      throw new SilentSignInImpossible();
    case 'second-factor':
      throw new SecondFactorRequired(API_RESOURCE);
    case 'refuse':
      throw refusalError(next.user, next.refusal, true);
  }
}
