// The second factor: one button stands for the approval on a phone.
import { html } from 'hono/html';
import { type DirectoryUser, directory } from '#emulator/directory.ts';
import { hiddenFields, type PageForm } from './form-fields.ts';
import type { Html } from './page.ts';

export function secondFactorPage(form: PageForm, user: DirectoryUser): Html {
  return html`<p>${directory.clientName} asks <strong>${user.upn}</strong> for a second factor before it goes on. The first button stands for the approval on your phone.</p>
<form method="post" action="${form.action}" class="actions">
${hiddenFields(form)}
<button type="submit" name="factor" value="approve" class="primary">Approve sign-in for ${user.upn}</button>
<button type="submit" name="factor" value="cancel">Cancel</button>
</form>`;
}
