// Everything the embedded Azure is made of, in one place: what ARM serves and what the admin API drives.
import { createRateLimiter, type RateLimiter } from '#emulator/arm/rate-limiter.ts';
import { findSeed, type Seed, seedNames } from '#emulator/seed/seeds.ts';
import { settleOperations } from '#emulator/store/settle.ts';
import { settleNetworkOperations } from '#emulator/store/settle-network.ts';
import { createStore, type Store } from '#emulator/store/store.ts';
import { type ActivityLog, createActivityLog } from './activity-log.ts';
import { createFaultBook, type FaultBook } from './fault-book.ts';
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
  readonly latency: Map<string, number>;
  readonly faults: FaultBook;
  readonly rateLimiter: RateLimiter;
  /** Name of the seed the store was last filled from. */
  readonly seed: () => string;
  /** Origin of ARM, without a trailing slash: the beginning of every absolute URL that is answered. */
  readonly armOrigin: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Lets the long-running operations end whose time has come; call it before looking at the store. */
  settle(): void;
  /** Fills the store anew; log, faults, latency, rate limits and settings return to their beginnings. */
  reset(seed?: string): void;
};

/** Throws UnknownSeedError, with the names there are. */
export function createWorld(options: {
  readonly seed: string;
  readonly armOrigin: () => string;
  readonly now?: () => number;
}): World {
  const now = options.now ?? Date.now;
  const store = createStore();
  let current = options.seed;

  const world: World = {
    store,
    settings: defaultSettings(),
    log: createRequestLog(),
    activity: createActivityLog(),
    latency: new Map(),
    faults: createFaultBook(),
    rateLimiter: createRateLimiter(now),
    seed: () => current,
    armOrigin: options.armOrigin,
    now,
    settle() {
      settleOperations(store, now());
      settleNetworkOperations(store, now());
    },
    reset(seed = current) {
      const { state, history } = knownSeed(seed);
      const present = now();
      const filled = state(present);
      store.replace(filled);
      current = seed;
      Object.assign(world.settings, defaultSettings());
      world.log.clear();
      world.activity.clear();
      for (const event of history(filled, present)) world.activity.record(event);
      world.latency.clear();
      world.faults.clear();
      world.rateLimiter.clear();
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
