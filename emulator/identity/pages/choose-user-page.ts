// The list of users: one button each, the expected one first.
import { html } from 'hono/html';
import { type DirectoryUser, directory } from '#emulator/directory.ts';
import { hiddenFields, type PageForm } from './form-fields.ts';
import type { Html } from './page.ts';

export function chooseUserPage(
  form: PageForm,
  options: { readonly hintedUser: DirectoryUser | undefined; readonly foreignTenant: boolean },
): Html {
  const { hintedUser, foreignTenant } = options;
  // A colleague is on the list only when hinted at.
  const others = directory.users.filter(({ oid }) => oid !== hintedUser?.oid);
  const own = hintedUser === undefined ? others : [hintedUser, ...others];
  const users = foreignTenant ? [...own, directory.foreignUser] : own;
  return html`<p>to continue to ${directory.clientName}. Choose who you are.</p>
<form method="post" action="${form.action}">
${hiddenFields(form)}
<ul>
${users.map(
  (
    user,
  ) => html`<li><button type="submit" name="choose" value="${user.key}"><span class="name">${user.upn}</span> <span class="note">${user.note}</span></button></li>
`,
)}</ul>
</form>`;
}
