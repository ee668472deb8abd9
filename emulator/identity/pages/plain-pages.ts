// Pages without a form: an error that must not be redirected, and the end of a session.
import { html } from 'hono/html';
import { describeError, type EntraError, stampError } from '#emulator/identity/entra-error.ts';
import type { Html } from './page.ts';

export const ERROR_TITLE = 'We could not sign you in';

export function errorPage(error: EntraError, now: number): Html {
  return html`<p>The request cannot be answered, and nobody was sent anywhere.</p>
<p class="details">${describeError(error, stampError(now))}</p>`;
}

export const SIGNED_OUT_TITLE = 'You are signed out';

export function signedOutPage(): Html {
  return html`<p>You may close this window.</p>`;
}
