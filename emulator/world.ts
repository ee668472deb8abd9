// Everything the embedded Azure is made of, in one place: what ARM serves and what the admin API drives.
import { createRateLimiter, type RateLimiter } from '#emulator/arm/rate-limiter.ts';
import { type ChangeBook, createChangeBook } from '#emulator/resource-graph/change-book.ts';
import { createQuota, type Quota } from '#emulator/resource-graph/quota.ts';
import { createVersionBook, type VersionBook } from '#emulator/resource-graph/version-book.ts';
import { changesFrom } from '#emulator/seed/past-changes.ts';
import { findSeed, type Seed, seedNames } from '#emulator/seed/seeds.ts';
import { settleOperations } from '#emulator/store/settle.ts';
import { settleGroupDeletions } from '#emulator/store/settle-groups.ts';
import { settleNetworkOperations } from '#emulator/store/settle-network.ts';
import { createStore, type Store } from '#emulator/store/store.ts';
import { type ActivityLog, createActivityLog } from './activity-log.ts';
import { type Clock, createClock } from './clock.ts';
import { createFateBook, type FateBook } from './fate-book.ts';
import { createFaultBook, type FaultBook } from './fault-book.ts';
import type { Latencies } from './latency.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { defaultSettings, type Settings } from './settings.ts';

export type World = {
  readonly store: Store;
  /** The same object for the whole life; change its members. */
  readonly settings: Settings;
  readonly log: RequestLog;
  /** What Azure Monitor tells about writes. */
  readonly activity: ActivityLog;
  /** Milliseconds to wait, by operation or `*`; the operation's own entry wins. */
  readonly latency: Latencies;
  readonly faults: FaultBook;
  /** Operations that a fault has doomed. */
  readonly fates: FateBook;
  readonly rateLimiter: RateLimiter;
  /** What Resource Graph knows beyond the store. */
  readonly resourceGraph: {
    readonly versions: VersionBook;
    readonly changes: ChangeBook;
    readonly quota: Quota;
  };
  /** Name of the seed the store was last filled from. */
  readonly seed: () => string;
  /** Origin of ARM, without a trailing slash: the beginning of every absolute URL that is answered. */
  readonly armOrigin: () => string;
  /** The one notion of now; the identity provider alone keeps real time. */
  readonly clock: Clock;
  /** The clock's, in milliseconds since 1970. */
  readonly now: () => number;
  /** Lets the long-running operations end whose time has come; call it before looking at the store. */
  settle(): void;
  /** Fills the store anew; clock, log, faults, latency, rate limits and settings return to their beginnings. */
  reset(seed?: string): void;
};

/** Throws UnknownSeedError, with the names there are. */
export function createWorld(options: {
  readonly seed: string;
  readonly armOrigin: () => string;
  /** What the clock follows; real time unless told. */
  readonly now?: () => number;
}): World {
  const clock = createClock(options.now);
  const { now } = clock;
  const store = createStore();
  let current = options.seed;

  const settings = defaultSettings();
  const visibleAt = () => now() + settings.resourceGraphDelayMs;

  const world: World = {
    store,
    settings,
    log: createRequestLog(),
    activity: createActivityLog(),
    latency: new Map(),
    faults: createFaultBook(),
    fates: createFateBook(store),
    rateLimiter: createRateLimiter(now),
    resourceGraph: {
      versions: createVersionBook(store, { now, visibleAt }),
      changes: createChangeBook(store, { now, visibleAt }),
      quota: createQuota(now),
    },
    seed: () => current,
    armOrigin: options.armOrigin,
    clock,
    now,
    settle() {
      world.fates.settle(now());
      settleOperations(store, now());
      settleNetworkOperations(store, now());
      settleGroupDeletions(store, now());
    },
    reset(seed = current) {
      const { state, history } = knownSeed(seed);
      clock.reset();
      const present = now();
      const filled = state(present);
      store.replace(filled);
      current = seed;
      Object.assign(world.settings, defaultSettings());
      world.log.clear();
      world.activity.clear();
      const past = history(filled, present);
      for (const event of past) world.activity.record(event);
      world.latency.clear();
      world.faults.clear();
      world.fates.clear();
      world.rateLimiter.clear();
      world.resourceGraph.versions.clear();
      world.resourceGraph.changes.replace(changesFrom(past, filled));
      world.resourceGraph.quota.clear();
    },
  };
  world.reset();
  return world;
}

function knownSeed(name: string): Seed {
  const seed = findSeed(name);
  if (seed === undefined) throw new UnknownSeedError(name);
  return seed;
}

export class UnknownSeedError extends Error {
  override name = 'UnknownSeedError';

  constructor(seed: string) {
    super(`There is no seed '${seed}'. The seeds are ${seedNames.join(', ')}.`);
  }
}
