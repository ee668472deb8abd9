// The quota of queries that Resource Graph gives each user: so many in a window that begins with the first of them.
// https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests

export type QuotaVerdict = {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Milliseconds until the window ends. */
  readonly resetsAfterMs: number;
};

export type Quota = {
  /** Counts one query. @param limit as the settings have it now. */
  take(user: string, limit: { readonly queries: number; readonly windowSeconds: number }): QuotaVerdict;
  clear(): void;
};

export function createQuota(now: () => number): Quota {
  const windows = new Map<string, { readonly startedAt: number; used: number }>();
  return {
    take(user, { queries, windowSeconds }) {
      const length = windowSeconds * 1000;
      const present = windows.get(user);
      const running = present !== undefined && now() < present.startedAt + length;
      const window = running ? present : { startedAt: now(), used: 0 };
      windows.set(user, window);
      const allowed = window.used < queries;
      if (allowed) window.used += 1;
      return {
        allowed,
        remaining: Math.max(0, queries - window.used),
        resetsAfterMs: window.startedAt + length - now(),
      };
    },
    clear: () => windows.clear(),
  };
}
