/**
 * Who reads the fleet, and who has read it: one reading at a time for each user, its answer kept compressed
 * for the next time. Kept by user, bounded in bytes, forgotten at sign-out; nobody gets another's.
 */
import 'server-only';
import pLimit, { type LimitFunction } from 'p-limit';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { factsFrame } from '#lib/fleet-table/frames.ts';
import type { RegistrySummary } from '#lib/registries/shapes.ts';
import { type Feed, openFeed, type Writer } from './feed.ts';
import { readFleetInto } from './read-into.ts';
import { summaryOf } from './summary-of.ts';
import { type Purpose, type Turns, turns } from './turns.ts';

/** Of all users' kept readings together; the least recently used go first. */
const MOST_BYTES = 128_000_000;
/** Readings at once, over all users: each holds its registries until it has ended. */
const AT_ONCE = { most: 3, mostNewer: 1 } as const;
/** Of these, those that read lists: most of a reading, and nobody's first rows should wait for it. */
const LISTS_AT_ONCE = 2;
/** Subscriptions at once while others read or wait, too: their answers come in turn with everyone's requests. */
const SHARED_AT_ONCE = 64;
/** A kept reading older than this is shown at once and read again behind. Milliseconds. */
const FRESH_FOR = 10_000;
/** A reading that waits for its turn is given up when nobody has followed it for so long. Milliseconds. */
const WANTED_FOR = 30_000;
/** Proxies cut an answer off in which nothing comes. Milliseconds. */
const SIGN_OF_LIFE_EVERY = 15_000;
/** Registries that were read one by one, remembered for each user; and for how long. */
const MOST_KNOWN = 200;
const KNOWN_FOR = 10 * 60_000;

type Known = { readonly registry: RegistrySummary; readonly notedAt: number };
type Entry = {
  kept: Feed | null;
  running: Feed | null;
  /** Milliseconds since 1970. */
  askedAt: number;
  readonly known: Map<string, Known>;
  isForgotten: boolean;
};

export type FleetAnswer = {
  readonly feed: Feed;
  /** A newer reading than this one is under way. */
  readonly newerFollows: boolean;
};

type Fleets = {
  readonly entries: Map<string, Entry>;
  readonly turns: Turns;
  readonly listsLimit: LimitFunction;
};
const SLOT = Symbol.for('acr-network-console.fleets');

// Next.js may bundle pages and route handlers apart: only globalThis is shared between them.
const holder = globalThis as { [SLOT]?: Fleets };
holder[SLOT] ??= { entries: new Map(), turns: turns(AT_ONCE), listsLimit: pLimit(LISTS_AT_ONCE) };
const { entries, turns: allTurns, listsLimit } = holder[SLOT];

function entryOf(user: string): Entry {
  const entry = entries.get(user) ?? {
    kept: null,
    running: null,
    askedAt: 0,
    known: new Map(),
    isForgotten: false,
  };
  entries.delete(user);
  entries.set(user, entry);
  return entry;
}

/**
 * @param user tenant and object id. @param after what the asker has already: a reading that began later is
 * wanted; null for whatever is there at once.
 */
export function fleetFeed(user: string, arm: ArmConnection, after: number | null): FleetAnswer {
  const entry = entryOf(user);
  const { kept } = entry;
  const now = Date.now();
  entry.askedAt = now;
  const isWanted = kept !== null && kept.startedAt() > (after ?? 0) && !isOutdated(entry, kept);
  if (!isWanted) {
    const purpose = kept === null || isOutdated(entry, kept) ? 'first' : 'newer';
    return { feed: entry.running ?? start(entry, arm, purpose), newerFollows: false };
  }
  if (entry.running === null && now - kept.startedAt() > FRESH_FOR) start(entry, arm, 'newer');
  return { feed: kept, newerFollows: entry.running !== null };
}

/** Begins a reading that the page about to be sent will ask for, unless there is one. */
export function startFleet(user: string, arm: ArmConnection): void {
  fleetFeed(user, arm, null);
}

/** Remembers a registry that was just read by itself: lists may be behind it for a while. */
export function noteRegistry(user: string, registry: RegistrySummary): void {
  const { known } = entryOf(user);
  const key = registry.id.toLowerCase();
  known.delete(key);
  known.set(key, { registry: summaryOf(registry), notedAt: Date.now() });
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value ?? '');
}

/** At sign-out, and at a new sign-in: rights may be others than before. */
export function forgetFleet(user: string): void {
  const entry = entries.get(user);
  if (entry !== undefined) entry.isForgotten = true;
  entries.delete(user);
}

function start(entry: Entry, arm: ArmConnection, purpose: Purpose): Feed {
  const isWanted = () => {
    const isAwaited = !entry.isForgotten && Date.now() - entry.askedAt < WANTED_FOR;
    if (feed.followers() > 0 || isAwaited) return true;
    // At once: nobody who comes now may be given what will end empty.
    if (entry.running === feed) entry.running = null;
    return false;
  };
  let isRead: boolean | null = null;
  const write = async ({ send, begin }: Writer) => {
    const alive = setInterval(() => send(factsFrame({})), SIGN_OF_LIFE_EVERY);
    isRead = await allTurns
      .take(purpose, isWanted, () => {
        begin();
        return readFleetInto(arm, {
          send,
          newest: (registry) => newestOf(entry, registry),
          lists: (read) => listsLimit(() => read(allTurns.count() > 1 ? { atOnce: SHARED_AT_ONCE } : {})),
        });
      })
      .finally(() => clearInterval(alive));
  };
  const feed = openFeed(write, () => {
    if (entry.running === feed) entry.running = null;
    if (isRead && !entry.isForgotten) entry.kept = feed;
    shrink();
  });
  entry.running = feed;
  return feed;
}

function newestOf({ known }: Entry, registry: RegistrySummary): RegistrySummary {
  // Of nearly everybody: ten thousand ids need not be looked at.
  if (known.size === 0) return registry;
  const own = known.get(registry.id.toLowerCase());
  if (own === undefined) return registry;
  const isOver = Date.now() - own.notedAt > KNOWN_FOR;
  if (!isOver && timeOf(own.registry) > timeOf(registry)) return own.registry;
  return registry;
}

/** Something was written after that reading began: it would show what is known to be over. */
const isOutdated = ({ known }: Entry, { startedAt }: Feed) =>
  [...known.values()].some(({ registry }) => timeOf(registry) > startedAt());

const timeOf = ({ lastModifiedAt }: RegistrySummary) => Date.parse(lastModifiedAt ?? '') || 0;

function shrink(): void {
  let bytes = 0;
  for (const { kept } of entries.values()) bytes += sizeOf(kept);
  for (const entry of entries.values()) {
    if (bytes <= MOST_BYTES) return;
    bytes -= sizeOf(entry.kept);
    entry.kept = null;
  }
}

const sizeOf = (kept: Feed | null) => kept?.whole()?.length ?? 0;
