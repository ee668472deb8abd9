// Azure Resource Manager's token buckets: one per subscription, principal and kind, and a wider one per subscription.
// https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
import type { RateLimit } from '#emulator/settings.ts';

export type RequestKind = 'reads' | 'writes' | 'deletes';

/** The subscription's bucket over all principals, as a multiple of a principal's. */
const GLOBAL_FACTOR = 15;

type Bucket = { tokens: number; at: number };

export type RateVerdict = {
  /** Requests left for this principal and for the whole subscription, rounded down. */
  readonly remaining: number;
  readonly remainingGlobal: number;
  /** Whole seconds until there is room again; null when the request may pass. */
  readonly retryAfter: number | null;
};

export type RateLimiter = {
  /** Takes one token from both buckets, or none when either is empty. `scope` is a subscription or tenant id. */
  take(scope: string, oid: string, kind: RequestKind, limit: RateLimit): RateVerdict;
  clear(): void;
};

export function createRateLimiter(now: () => number): RateLimiter {
  const buckets = new Map<string, Bucket>();

  function refilled(key: string, limit: RateLimit): Bucket {
    const at = now();
    const bucket = buckets.get(key);
    if (bucket === undefined) {
      const full = { tokens: limit.capacity, at };
      buckets.set(key, full);
      return full;
    }
    bucket.tokens = Math.min(limit.capacity, bucket.tokens + ((at - bucket.at) / 1000) * limit.perSecond);
    bucket.at = at;
    return bucket;
  }

  return {
    take(scope, oid, kind, limit) {
      const wider = { capacity: limit.capacity * GLOBAL_FACTOR, perSecond: limit.perSecond * GLOBAL_FACTOR };
      const own = refilled(`${scope} ${oid} ${kind}`, limit);
      const all = refilled(`${scope} * ${kind}`, wider);
      const wait = Math.max(secondsUntilOne(own, limit), secondsUntilOne(all, wider));
      if (wait === 0) {
        own.tokens -= 1;
        all.tokens -= 1;
      }
      return {
        remaining: Math.floor(own.tokens),
        remainingGlobal: Math.floor(all.tokens),
        // A limit that never refills would otherwise say "after Infinity seconds".
        retryAfter: wait === 0 ? null : Math.min(Math.max(1, Math.ceil(wait)), 3600),
      };
    },
    clear: () => buckets.clear(),
  };
}

function secondsUntilOne({ tokens }: Bucket, { perSecond }: RateLimit): number {
  return tokens >= 1 ? 0 : (1 - tokens) / perSecond;
}
