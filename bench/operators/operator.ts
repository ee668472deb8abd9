// Somebody with a browser tab: signed in as the console signs in, and asking for the fleet as its pages do.
import { readFileSync } from 'node:fs';
import { constants, inflateRawSync } from 'node:zlib';
import type { Emulator } from '#emulator/launch.ts';

export type Operator = { readonly oid: string; readonly origin: string; readonly cookie: string };

export async function signIn(
  origin: string,
  admin: Emulator['admin'],
  { key, oid }: { readonly key: string; readonly oid: string },
): Promise<Operator> {
  const token = await admin.token({ user: key, kind: 'api' });
  const response = await fetch(`${origin}/auth/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!response.ok) throw new Error(`Signing ${key} in was answered ${response.status}.`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
  return { oid, origin, cookie };
}

export type Answer = {
  /** From asking to the last byte. */
  readonly ms: number;
  readonly bytes: number;
  /** When Azure was asked, milliseconds since 1970. */
  readonly asOf: number;
  /** `x-fleet-kept`; null for a reading that was followed while it went on. */
  readonly kept: string | null;
};

/** @param after as lib/queries/fleet-stream.ts asks: null takes what is there. */
export async function readFleet(
  { origin, cookie }: Operator,
  after: number | null,
  signal?: AbortSignal,
): Promise<Answer> {
  const startedAt = performance.now();
  const response = await fetch(`${origin}/api/fleet${after === null ? '' : `?after=${after}`}`, {
    headers: { cookie },
    ...(signal === undefined ? {} : { signal }),
  });
  const body = new Uint8Array(await response.arrayBuffer());
  const ms = performance.now() - startedAt;
  if (!response.ok) throw new Error(`The fleet was answered ${response.status}.`);
  return { ms, bytes: body.length, asOf: asOf(body), kept: response.headers.get('x-fleet-kept') };
}

/** The page itself, as a browser opens it. */
export async function openList({ origin, cookie }: Operator): Promise<void> {
  const response = await fetch(`${origin}/registries`, {
    headers: { cookie, 'sec-fetch-dest': 'document' },
    redirect: 'manual',
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`The page was answered ${response.status}.`);
}

/** The ids that the build gave to server actions, by name. */
const manifest = new URL('../../.next/server/server-reference-manifest.json', import.meta.url);
const actionsOf = () =>
  JSON.parse(readFileSync(manifest, 'utf8')).node as Readonly<
    Record<string, { readonly exportedName: string }>
  >;

/** A server action that asks Azure: registers the subscription for registries, which it is already. */
export async function registerProvider({ origin, cookie }: Operator, subscriptionId: string): Promise<void> {
  const actions = actionsOf();
  const id = Object.keys(actions).find((key) => actions[key]?.exportedName === 'registerProvider');
  const response = await fetch(`${origin}/registries/${subscriptionId}/any/any/public-access`, {
    method: 'POST',
    headers: {
      cookie,
      origin,
      'next-action': id ?? '',
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
    },
    body: JSON.stringify([{ subscriptionId }]),
  });
  const answer = await response.text();
  if (!answer.includes('"ok":true')) throw new Error(`The action was answered ${response.status}: ${answer}`);
}

/** It is in the first frame. */
function asOf(body: Uint8Array): number {
  const start = inflateRawSync(body.subarray(0, 512), { finishFlush: constants.Z_SYNC_FLUSH }).toString(
    'latin1',
  );
  return Date.parse(/"asOf":"([^"]+)"/.exec(start)?.[1] ?? '');
}
