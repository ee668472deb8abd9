/**
 * Azure's budgets of requests, kept on our side so that it never has to say 429: a bucket for each
 * subscription, user and kind. https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
 */
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';

type Limit = { readonly capacity: number; readonly perSecond: number };

/** A little less than Azure's 200 and 250: the same user may be at work elsewhere, in this console or in `az`. */
const LIMITS = {
  writes: { capacity: 195, perSecond: 10 },
  reads: { capacity: 220, perSecond: 25 },
} as const satisfies Record<string, Limit>;

export type BudgetKind = keyof typeof LIMITS;

type Bucket = { tokens: number; at: number; tail: Promise<void> };

const SLOT = Symbol.for('acr-network-console.budgets');
// Next.js bundles actions and route handlers apart: only globalThis is shared between them.
const holder = globalThis as { [SLOT]?: Map<string, Bucket> };
holder[SLOT] ??= new Map<string, Bucket>();
const buckets = holder[SLOT];

/** Buckets that are full again need not be remembered. */
const MOST = 5_000;

const keyOf = (account: string, subscriptionId: string, kind: BudgetKind) =>
  `${account} ${subscriptionId.toLowerCase()} ${kind}`;

function bucketOf(key: string, { capacity, perSecond }: Limit): Bucket {
  const at = performance.now();
  const known = buckets.get(key);
  const bucket = known ?? { tokens: capacity, at, tail: Promise.resolve() };
  bucket.tokens = Math.min(capacity, bucket.tokens + (Math.max(0, at - bucket.at) / 1_000) * perSecond);
  // A moment in the future is one until which Azure has asked to wait.
  bucket.at = Math.max(at, bucket.at);
  buckets.delete(key);
  buckets.set(key, bucket);
  if (buckets.size > MOST) buckets.delete(buckets.keys().next().value ?? '');
  return bucket;
}

/** Resolves when the user may send so many requests to the subscription; first come, first served. */
export function takeTurn(
  account: string,
  subscriptionId: string,
  kind: BudgetKind,
  count = 1,
): Promise<void> {
  const key = keyOf(account, subscriptionId, kind);
  const limit = LIMITS[kind];
  const bucket = bucketOf(key, limit);
  const turn = bucket.tail.then(async () => {
    for (;;) {
      const { tokens, at } = bucketOf(key, limit);
      const held = at - performance.now();
      if (held <= 0 && tokens >= count) break;
      const missing = Math.max(0, count - tokens) / limit.perSecond;
      await wait(Math.max(held, 0) + missing * 1_000 + 1);
    }
    bucketOf(key, limit).tokens -= count;
  });
  bucket.tail = turn;
  return turn;
}

/** Azure says how long: until then nothing of this kind is sent, and what we took for left is not there. */
export function holdFor(
  account: string,
  subscriptionId: string,
  kind: BudgetKind,
  milliseconds: number,
): void {
  const bucket = bucketOf(keyOf(account, subscriptionId, kind), LIMITS[kind]);
  bucket.tokens = Math.min(bucket.tokens, 1);
  bucket.at = performance.now() + milliseconds;
}
