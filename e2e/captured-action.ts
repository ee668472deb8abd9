// A server action as the browser sends it, to be sent again by hand: with other arguments, headers or cookies.
import type { APIRequestContext, APIResponse, Page, Request } from 'playwright/test';

export type CapturedAction = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The arguments, decoded. */
  readonly args: readonly unknown[];
};

/** Resolves with the next action that the page sends. */
export async function captureAction(page: Page): Promise<CapturedAction> {
  const request: Request = await page.waitForRequest((sent) => sent.headers()['next-action'] !== undefined);
  const all = await request.allHeaders();
  const { cookie: _cookie, 'content-length': _length, host: _host, ...headers } = all;
  const kept = Object.entries(headers).filter(([name]) => !name.startsWith(':'));
  return {
    url: request.url(),
    headers: Object.fromEntries(kept),
    args: JSON.parse(request.postData() ?? '[]'),
  };
}

/** Sends it with the request context's own cookies. A header set to null is left out. */
export async function sendAction(
  context: APIRequestContext,
  { url, headers }: CapturedAction,
  args: readonly unknown[],
  change: Readonly<Record<string, string | null>> = {},
): Promise<{ status: number; text: string; response: APIResponse }> {
  const merged = Object.entries({ ...headers, ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  const response = await context.post(url, {
    headers: Object.fromEntries(merged),
    data: typeof args === 'string' ? args : JSON.stringify(args),
    failOnStatusCode: false,
  });
  return { status: response.status(), text: await response.text(), response };
}
