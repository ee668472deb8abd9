// Ties a form of the sign-in pages to the browser it was shown to and to the request it belongs to.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface FormContent {
  /** The authorize request's query, as it came. */
  readonly request: string;
  /** The user the page is about; empty on the list of users. */
  readonly user: string;
}

/** The value of the cookie that a form is tied to. */
export function newFormCookie(): string {
  return randomBytes(24).toString('base64url');
}

export function formSeal(secret: string, cookie: string, content: FormContent): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([cookie, content.request, content.user]))
    .digest('base64url');
}

export function isFormSeal(
  seal: string,
  secret: string,
  cookie: string | undefined,
  content: FormContent,
): boolean {
  if (!cookie) return false;
  const expected = Buffer.from(formSeal(secret, cookie, content));
  const given = Buffer.from(seal);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
