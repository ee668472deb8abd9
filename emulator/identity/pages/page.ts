// The frame of every page of the identity provider: no script, no foreign resource, one style sheet known by its hash.
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { directory } from '#emulator/directory.ts';
import { PAGE_STYLE } from './page-style.ts';

export type Html = ReturnType<typeof html>;

const STYLE_HASH = createHash('sha256').update(PAGE_STYLE).digest('base64');

export interface Page {
  readonly title: string;
  readonly content: Html;
  readonly status?: 200 | 400 | 404 | 501;
  /** Where the page's form leads besides here: browsers check redirects after a form against the policy, too. */
  readonly formTarget?: string;
}

export async function sendPage(c: Context, page: Page): Promise<Response> {
  const formTarget = page.formTarget === undefined ? '' : ` ${new URL(page.formTarget).origin}`;
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'${formTarget}; base-uri 'none'; frame-ancestors 'none'`,
  );
  c.header('X-Frame-Options', 'DENY');
  c.header('X-Content-Type-Options', 'nosniff');
  // Not no-referrer: a form's Origin header would then be `null`.
  c.header('Referrer-Policy', 'same-origin');
  c.header('Cache-Control', 'no-store');
  return c.html(await layout(page), page.status ?? 200);
}

function layout({ title, content }: Page) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${directory.tenantName}</title>
<style>${raw(PAGE_STYLE)}</style>
</head>
<body>
<main>
<p class="tenant">${directory.tenantName}</p>
<h1>${title}</h1>
${content}
</main>
<footer>
<p>Embedded identity provider of the ${directory.clientName}, for trying out and for tests. This is not Microsoft Entra ID, and nobody here has a password.</p>
</footer>
</body>
</html>`;
}
