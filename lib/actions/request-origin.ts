/**
 * Who may call an action or a route that changes something: pages of this console, by its configured
 * origin. Next.js compares Origin with the request's own Host or X-Forwarded-Host, which a client can set,
 * and lets a request without Origin pass.
 */
import 'server-only';

/** @returns true when the request comes from a page of this console. Browsers always send Origin here. */
export function isOwnOrigin(headers: Pick<Headers, 'get'>, consoleOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  return headers.get('origin') === consoleOrigin && (site === null || site === 'same-origin');
}
