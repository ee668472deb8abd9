// Pages for users who may not use the application. Entra shows them itself; the link goes back with the error.
import { html } from 'hono/html';
import { directory } from '#emulator/directory.ts';
import type { EntraError } from '#emulator/identity/entra-error.ts';
import type { Refusal } from '#emulator/identity/user-conditions.ts';
import type { Html } from './page.ts';

export const REFUSAL_TITLES: Record<Refusal, string> = {
  foreign: 'This account belongs to another organisation',
  'not-assigned': 'You have no access to this application',
  'no-consent': 'Need admin approval',
};

const EXPLANATIONS: Record<Refusal, string> = {
  foreign: `An administrator of ${directory.tenantName} has to invite the account as a guest first.`,
  'not-assigned': `An administrator has to assign you, or a group you are in, to ${directory.clientName}.`,
  'no-consent': `${directory.clientName} needs permissions that only an administrator can grant. Ask an administrator to grant them before you can use it.`,
};

const WAY_BACK: Record<Refusal, string> = {
  foreign: 'Return to the application',
  'not-assigned': 'Return to the application',
  'no-consent': 'Return to the application without granting consent',
};

/** `error`: what support needs to know; `returnTo`: the application's address with its answer. */
export function refusalPage(refusal: Refusal, error: EntraError, returnTo: string): Html {
  return html`<p>${EXPLANATIONS[refusal]}</p>
<a class="button" href="${returnTo}">${WAY_BACK[refusal]}</a>
<p class="details">${error.message}</p>`;
}
