// Every ARM request as tests want to see it. Headers are never kept, so no token can be read here.

export type LogEntry = {
  /** 1, 2, 3, …; goes on over `clear`, so that `since` stays meaningful. */
  readonly seq: number;
  /** When the request came, milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** As it came, before any normalising. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly apiVersion: string | null;
  /** Such as `registries.patch`; `unknown` when no route matched. */
  readonly operation: string;
  /** 0: the connection was dropped without an answer. */
  readonly status: number;
  readonly durationMs: number;
  readonly principal: { readonly oid: string; readonly upn: string } | null;
  readonly clientRequestId: string | null;
  readonly correlationId: string;
  readonly requestId: string;
  /** Parsed JSON, or null. */
  readonly requestBody: unknown;
  /** A request that would change something, whether it was let through or not. */
  readonly write: boolean;
  /** A write that reached the store, even if the answer was then dropped or replaced. */
  readonly applied: boolean;
};

export type LogCounters = {
  readonly requests: number;
  readonly reads: number;
  readonly writes: number;
  readonly writesApplied: number;
  readonly byOperation: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
};

export type RequestLog = {
  record(entry: Omit<LogEntry, 'seq'>): LogEntry;
  /** Entries with a higher `seq`; all when left out. Oldest first. */
  entries(since?: number): readonly LogEntry[];
  /** Counted since the last `clear`, whatever the log has meanwhile forgotten. */
  counters(): LogCounters;
  clear(): void;
};

/** The oldest entries are forgotten beyond this. */
const MOST_ENTRIES = 10_000;

export function createRequestLog(): RequestLog {
  let kept: LogEntry[] = [];
  let seq = 0;
  let counted = zero();

  return {
    record(entry) {
      seq += 1;
      const logged = { seq, ...entry };
      kept.push(logged);
      if (kept.length > MOST_ENTRIES * 1.1) kept = kept.slice(-MOST_ENTRIES);
      counted.requests += 1;
      if (entry.write) counted.writes += 1;
      else counted.reads += 1;
      if (entry.applied) counted.writesApplied += 1;
      counted.byOperation[entry.operation] = (counted.byOperation[entry.operation] ?? 0) + 1;
      counted.byStatus[entry.status] = (counted.byStatus[entry.status] ?? 0) + 1;
      return logged;
    },
    entries: (since = 0) => kept.filter((entry) => entry.seq > since),
    counters: () => structuredClone(counted),
    clear() {
      kept = [];
      counted = zero();
    },
  };
}

function zero() {
  return {
    requests: 0,
    reads: 0,
    writes: 0,
    writesApplied: 0,
    byOperation: {} as Record<string, number>,
    byStatus: {} as Record<string, number>,
  };
}
