// The admin API as functions, for tests and Playwright. What each does: emulator/ADMIN.md.
import type { Fault } from './fault-book.ts';
import type { SignInEntry } from './identity/sign-in-log.ts';
import type { Latency } from './latency.ts';

export interface TokenOrder {
  /** Short name: operator, approver, reader, outsider, owner, or of a colleague, such as operator-7. */
  readonly user: string;
  readonly kind: 'api' | 'arm';
  /** Negative makes a token that has already expired. */
  readonly lifetimeSeconds?: number;
  readonly mfa?: boolean;
  /** Claims to replace, or with null to leave out. */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

export interface LoggedRequest {
  readonly seq: number;
  readonly [member: string]: unknown;
}

export interface Colleague {
  /** Short name for everything here that takes a user. */
  readonly key: string;
  readonly oid: string;
  readonly upn: string;
  readonly displayName: string;
}

export interface ClockChange {
  readonly advanceMs?: number;
  readonly frozen?: boolean;
}

export interface ClockState {
  /** ISO 8601. */
  readonly now: string;
  readonly frozen: boolean;
  /** Moved forward by so much since the last reset. */
  readonly advancedMs: number;
}

export interface AdminClient {
  reset(seed?: string): Promise<void>;
  /** The whole store. */
  state(): Promise<Record<string, unknown>>;
  requests(since?: number): Promise<{ entries: LoggedRequest[]; counters: Record<string, number> }>;
  clearRequests(): Promise<void>;
  /** What the token endpoints gave and refused. */
  signIns(since?: number): Promise<readonly SignInEntry[]>;
  /** So many people with the roles that the user has now. */
  addColleagues(of: string, count: number): Promise<readonly Colleague[]>;
  /** Replaces all latencies; by operation, `*` for the rest. */
  setLatency(latency: Readonly<Record<string, Latency>>): Promise<void>;
  /** Changes settings, if any are given; resolves to all of them. */
  settings(patch?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  /** Moves the clock forward, holds it or lets it go, if told to; resolves to what it shows. */
  clock(change?: ClockChange): Promise<ClockState>;
  /** Replaces all faults still to come. */
  setFaults(faults: readonly Fault[]): Promise<void>;
  token(order: TokenOrder): Promise<string>;
  /** Ends every session and refresh token of the user. */
  revoke(user: string): Promise<void>;
}

/** Functions reject with the API's sentence when it refuses. */
export function createAdminClient(origin: string): AdminClient {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${origin}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`${method} ${path}: ${answer.error}`);
    return answer;
  }

  return {
    reset: async (seed) => {
      await call('POST', '/reset', seed === undefined ? {} : { seed });
    },
    state: () => call('GET', '/state'),
    requests: (since = 0) => call('GET', `/requests?since=${since}`),
    clearRequests: async () => {
      await call('DELETE', '/requests');
    },
    signIns: async (since = 0) =>
      (await call<{ entries: SignInEntry[] }>('GET', `/sign-ins?since=${since}`)).entries,
    addColleagues: async (of, count) =>
      (await call<{ users: Colleague[] }>('POST', '/colleagues', { of, count })).users,
    setLatency: async (latency) => {
      await call('PUT', '/latency', latency);
    },
    settings: (patch) => (patch === undefined ? call('GET', '/settings') : call('PATCH', '/settings', patch)),
    clock: (change) => (change === undefined ? call('GET', '/clock') : call('PATCH', '/clock', change)),
    setFaults: async (faults) => {
      await call('PUT', '/faults', faults);
    },
    token: async (order) => (await call<{ token: string }>('POST', '/tokens', order)).token,
    revoke: async (user) => {
      await call('POST', '/revoke', { user });
    },
  };
}
