// The admin API as functions, for tests and Playwright. What each does: emulator/ADMIN.md.

export interface TokenOrder {
  /** Short name: operator, approver, reader, outsider, owner. */
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

export interface AdminClient {
  reset(seed?: string): Promise<void>;
  /** The whole store. */
  state(): Promise<Record<string, unknown>>;
  requests(since?: number): Promise<{ entries: LoggedRequest[]; counters: Record<string, number> }>;
  clearRequests(): Promise<void>;
  /** Replaces all latencies; milliseconds by operation, `*` for the rest. */
  setLatency(latency: Readonly<Record<string, number>>): Promise<void>;
  /** Changes settings, if any are given; resolves to all of them. */
  settings(patch?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  setFaults(faults: readonly object[]): Promise<void>;
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
    setLatency: async (latency) => {
      await call('PUT', '/latency', latency);
    },
    settings: (patch) => (patch === undefined ? call('GET', '/settings') : call('PATCH', '/settings', patch)),
    setFaults: async (faults) => {
      await call('PUT', '/faults', faults);
    },
    token: async (order) => (await call<{ token: string }>('POST', '/tokens', order)).token,
    revoke: async (user) => {
      await call('POST', '/revoke', { user });
    },
  };
}
