// What the authorize and the login endpoint share: reading the request, showing the next page, answering with a code.
import type { Context } from 'hono';
import { directory, userByOid } from '#emulator/directory.ts';
import { chooseUserPage } from '#emulator/identity/pages/choose-user-page.ts';
import { sendPage } from '#emulator/identity/pages/page.ts';
import { ERROR_TITLE, errorPage } from '#emulator/identity/pages/plain-pages.ts';
import { REFUSAL_TITLES, refusalPage } from '#emulator/identity/pages/refusal-page.ts';
import { secondFactorPage } from '#emulator/identity/pages/second-factor-page.ts';
import {
  type AuthorizeRequest,
  parseAuthorizeRequest,
  parseReplyTo,
  type ReplyTo,
} from './authorize-request.ts';
import type { IdentityContext } from './context.ts';
import { EntraError } from './entra-error.ts';
import { formSeal, isFormSeal, newFormCookie } from './form-protection.ts';
import type { NextStep } from './next-step.ts';
import { cancelReply, codeReply, errorReply } from './reply.ts';
import { FormNotOurs } from './request-errors.ts';
import { type SignInCookies, signInCookies } from './sign-in-cookies.ts';
import type { Session } from './sign-in-store.ts';
import { clientInfo } from './tokens.ts';
import { refusalError } from './user-conditions.ts';

/** One authorize request on its way: `params` as they came, `request` as they were understood. */
export interface Flow {
  readonly request: AuthorizeRequest;
  readonly params: URLSearchParams;
}

export interface SignInFlow {
  readonly cookies: SignInCookies;
  /** Reads the request; errors go to a page or back to the application, whichever is safe. */
  read(
    c: Context,
    params: URLSearchParams,
    answer: (flow: Flow) => Response | Promise<Response>,
  ): Promise<Response>;
  /** The page or the answer that comes next. */
  proceed(c: Context, flow: Flow, next: NextStep): Response | Promise<Response>;
  /** The application's address with a new code. */
  codeAddress(request: AuthorizeRequest, session: Session): string;
  /** Throws FormNotOurs unless this browser was shown that form by us. */
  requireOwnForm(c: Context, form: URLSearchParams): void;
}

export function createSignInFlow(context: IdentityContext, origin: string): SignInFlow {
  const cookies = signInCookies(origin);

  /** After a form the browser must change to GET. */
  const redirect = (c: Context, address: string) => c.redirect(address, c.req.method === 'POST' ? 303 : 302);

  function sealedForm(c: Context, params: URLSearchParams, user: string) {
    const cookie = cookies.form(c) ?? newFormCookie();
    cookies.setForm(c, cookie);
    const content = { request: params.toString(), user };
    const seal = formSeal(context.formSecret, cookie, content);
    return { action: `/${directory.tenantId}/login`, ...content, seal };
  }

  function refuse(c: Context, { request }: Flow, { refusal, user }: Extract<NextStep, { step: 'refuse' }>) {
    const error = refusalError(user, refusal, false);
    // Whoever leaves the consent page looks to the application like somebody who pressed Cancel.
    const returnTo =
      refusal === 'no-consent'
        ? cancelReply(request.replyTo)
        : errorReply(request.replyTo, error, context.now());
    return sendPage(c, { title: REFUSAL_TITLES[refusal], content: refusalPage(refusal, error, returnTo) });
  }

  function codeAddress(request: AuthorizeRequest, session: Session): string {
    const user = userByOid(session.oid);
    const code = context.codes.issue({
      clientId: directory.clientId,
      redirectUri: request.replyTo.redirectUri,
      codeChallenge: request.codeChallenge,
      nonce: request.nonce,
      api: request.api,
      offlineAccess: request.offlineAccess,
      capabilities: request.claims.capabilities,
      sid: session.sid,
      oid: session.oid,
      mfa: session.mfa,
    });
    return codeReply(request.replyTo, {
      code,
      sid: session.sid,
      clientInfo: request.clientInfo && user ? clientInfo(user) : undefined,
    });
  }

  return {
    cookies,
    codeAddress,

    async read(c, params, answer) {
      let replyTo: ReplyTo | undefined;
      try {
        replyTo = parseReplyTo(context, params);
        return await answer({ params, request: parseAuthorizeRequest(params, replyTo) });
      } catch (error) {
        if (!(error instanceof EntraError)) throw error;
        if (replyTo !== undefined && !(error instanceof FormNotOurs)) {
          return redirect(c, errorReply(replyTo, error, context.now()));
        }
        const content = errorPage(error, context.now());
        return sendPage(c, { title: ERROR_TITLE, content, status: error.status === 501 ? 501 : 400 });
      }
    },

    proceed(c, flow, next) {
      const formTarget = flow.request.replyTo.redirectUri;
      switch (next.step) {
        case 'answer':
          return redirect(c, codeAddress(flow.request, next.session));
        case 'refuse':
          return refuse(c, flow, next);
        case 'second-factor': {
          const content = secondFactorPage(sealedForm(c, flow.params, next.user.key), next.user);
          return sendPage(c, { title: 'Approve sign-in', content, formTarget });
        }
        case 'choose-user': {
          const { hintedUser } = flow.request;
          const { foreignTenant } = context.settings();
          const content = chooseUserPage(sealedForm(c, flow.params, ''), { hintedUser, foreignTenant });
          return sendPage(c, { title: 'Sign in', content, formTarget });
        }
      }
    },

    requireOwnForm(c, form) {
      const sentFrom = c.req.header('origin');
      const content = { request: form.get('request') ?? '', user: form.get('user') ?? '' };
      const sealed = isFormSeal(form.get('seal') ?? '', context.formSecret, cookies.form(c), content);
      if (!sealed || (sentFrom !== undefined && sentFrom !== origin)) throw new FormNotOurs();
    },
  };
}
