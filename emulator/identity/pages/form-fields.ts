// The hidden part of every form: the request it belongs to, the user it is about, and the seal over both.
import { html } from 'hono/html';
import type { Html } from './page.ts';

export interface PageForm {
  readonly action: string;
  readonly request: string;
  readonly user: string;
  readonly seal: string;
}

export function hiddenFields(form: PageForm): Html {
  return html`<input type="hidden" name="request" value="${form.request}">
<input type="hidden" name="user" value="${form.user}">
<input type="hidden" name="seal" value="${form.seal}">`;
}
