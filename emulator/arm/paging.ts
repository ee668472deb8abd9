// Lists in pages: an absolute nextLink whose $skiptoken remembers where the page ended.
import { errors } from './errors.ts';
import type { Answer, Call } from './route.ts';

/**
 * @param items all of them, in a stable order. @param canonicalPath the list's path in Azure's own case.
 * @param show makes an item's JSON; only called for items of this page.
 */
export function page<T>(
  call: Call,
  items: readonly T[],
  canonicalPath: string,
  show: (item: T) => unknown,
): Answer {
  const size = Math.max(1, call.world.settings.pageSize);
  const start = startOf(call.query.get('$skiptoken'));
  const value = items.slice(start, start + size).map(show);
  if (start + size >= items.length) return { status: 200, body: { value } };
  const token = Buffer.from(JSON.stringify({ from: start + size })).toString('base64url');
  const kept = ['$filter', '$select', '$expand'].flatMap((name) => {
    const value = call.query.get(name);
    return value === undefined ? [] : [`&${encodeURIComponent(name)}=${encodeURIComponent(value)}`];
  });
  const query = `api-version=${call.apiVersion}${kept.join('')}&%24skiptoken=${token}`;
  return { status: 200, body: { value, nextLink: `${call.world.armOrigin()}${canonicalPath}?${query}` } };
}

function startOf(token: string | undefined): number {
  if (token === undefined) return 0;
  try {
    const { from } = JSON.parse(Buffer.from(token, 'base64url').toString()) as { from?: unknown };
    if (Number.isSafeInteger(from) && (from as number) >= 0) return from as number;
  } catch {
    // Answered below, like a token that is JSON but not ours.
  }
  throw errors.invalidValue('$skiptoken', 'the token of a nextLink');
}
