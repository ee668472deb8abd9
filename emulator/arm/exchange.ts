// One request as it came in: read once, judged nowhere. The log, the faults and the handlers all look at this.
import { randomUUID } from 'node:crypto';
import type { Principal } from '#emulator/principal.ts';
import type { RequestIds } from './common-headers.ts';
import { type ArmPath, readPath } from './path.ts';
import type { RouteMatch, Router } from './router.ts';

/** ARM's own limit for a request's body, in bytes. */
export const BODY_LIMIT = 4 * 1024 * 1024;

export type RequestBody =
  | { readonly state: 'none' | 'too_large' }
  | { readonly state: 'json'; readonly value: unknown }
  | { readonly state: 'malformed'; readonly reason: string };

export type Exchange = {
  readonly startedAt: number;
  readonly ids: RequestIds;
  readonly method: string;
  /** As it came, still percent-encoded. */
  readonly pathname: string;
  /** The query as it came, with its question mark. */
  readonly search: string;
  /** Null when the percent-encoding is broken. */
  readonly path: ArmPath | null;
  /** By lower-case name; of two with one name the first counts. */
  readonly query: ReadonlyMap<string, string>;
  readonly found: RouteMatch | { readonly methods: readonly string[] };
  readonly operation: string;
  readonly body: RequestBody;
  readonly headers: Headers;
  readonly write: boolean;
  /** Known once the token was verified. */
  principal: Principal | null;
  /** Whether a write reached its handler and was carried out. */
  applied: boolean;
  /** Whether it asked after an operation that a fault has doomed, and was answered accordingly. */
  fated: boolean;
};

export async function readExchange(request: Request, router: Router, now: number): Promise<Exchange> {
  const { method, headers } = request;
  const url = new URL(request.url);
  const path = readPath(url.pathname);
  const found = path === null ? { methods: [] } : router.find(method, path);
  const query = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const key = name.toLowerCase();
    if (!query.has(key)) query.set(key, value);
  }
  const clientRequestId = headers.get('x-ms-client-request-id');
  return {
    startedAt: now,
    ids: {
      requestId: randomUUID(),
      correlationId: headers.get('x-ms-correlation-request-id') ?? randomUUID(),
      clientRequestId,
    },
    method,
    pathname: url.pathname,
    search: url.search,
    path,
    query,
    found,
    operation: 'route' in found ? found.route.operation : 'unknown',
    body: await readBody(request),
    headers,
    write: !['GET', 'HEAD', 'OPTIONS'].includes(method) && !('route' in found && found.route.asks === true),
    principal: null,
    applied: false,
    fated: false,
  };
}

async function readBody(request: Request): Promise<RequestBody> {
  if (request.method === 'GET' || request.method === 'HEAD') return { state: 'none' };
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT) return { state: 'too_large' };
  const text = await request.text();
  if (text === '') return { state: 'none' };
  if (text.length > BODY_LIMIT) return { state: 'too_large' };
  try {
    return { state: 'json', value: JSON.parse(text) };
  } catch (error) {
    return { state: 'malformed', reason: (error as Error).message.replaceAll("'", '"') };
  }
}
