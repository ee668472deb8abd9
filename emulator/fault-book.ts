// Faults that a test orders in advance: which requests they meet, how often, and what happens then.
import type { FaultAction } from './fault-actions.ts';
import { createRandom, type Random } from './random.ts';

export type FaultMatch = {
  /** Such as `registries.patch`. */
  readonly operation?: string;
  readonly method?: string;
  /** Part of the path or the query as they were sent, in any case; `2021-08-01-preview` picks an api-version. */
  readonly pathIncludes?: string;
  readonly subscriptionId?: string;
};

export type Fault = {
  readonly match: FaultMatch;
  /** Strikes from that matching request on, counted from 1. Default 1. */
  readonly nth?: number;
  /** How often it still strikes; -1 for always. Default 1. */
  readonly times?: number;
  /** How likely it strikes a matching request, from 0 to 1. Default 1. */
  readonly probability?: number;
  /** Of the chance: the same seed strikes the same requests. Default 1. */
  readonly seed?: number;
  /** Waited before anything else happens. */
  readonly delayMs?: number;
  readonly then: FaultAction;
};

/** `seen`: how many matching requests there have been. */
export type OrderedFault = Fault & { readonly id: number; readonly times: number; readonly seen: number };

/** What a fault can recognise a request by. */
export type FaultTarget = {
  readonly operation: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly subscriptionId: string | null;
};

export type FaultBook = {
  /** Returns the fault's id. */
  add(fault: Fault): number;
  remove(id: number): boolean;
  list(): readonly OrderedFault[];
  clear(): void;
  /** The first fault that strikes, counted down; undefined when none does. */
  take(target: FaultTarget): OrderedFault | undefined;
};

type Entry = { fault: OrderedFault; readonly random: Random };

export function createFaultBook(): FaultBook {
  let entries: Entry[] = [];
  let lastId = 0;

  return {
    add(fault) {
      lastId += 1;
      entries.push({
        fault: { ...fault, id: lastId, times: fault.times ?? 1, seen: 0 },
        random: createRandom(fault.seed ?? 1),
      });
      return lastId;
    },
    remove(id) {
      const before = entries.length;
      entries = entries.filter(({ fault }) => fault.id !== id);
      return entries.length < before;
    },
    list: () => entries.map(({ fault }) => fault),
    clear() {
      entries = [];
    },
    take(target) {
      // Every fault looks at every request, so that none depends on what the others do.
      const [struck] = entries.filter((entry) => strikes(entry, target));
      if (struck === undefined) return undefined;
      const found = struck.fault;
      if (found.times > 0) struck.fault = { ...found, times: found.times - 1 };
      entries = entries.filter(({ fault }) => fault.times !== 0);
      return found;
    },
  };
}

/** Counts a matching request and draws for it. */
function strikes(entry: Entry, target: FaultTarget): boolean {
  const { fault } = entry;
  if (fault.times === 0 || !matches(fault.match, target)) return false;
  entry.fault = { ...fault, seen: fault.seen + 1 };
  const drawn = entry.random() < (fault.probability ?? 1);
  return drawn && entry.fault.seen >= (fault.nth ?? 1);
}

function matches(match: FaultMatch, target: FaultTarget): boolean {
  return (
    (match.operation === undefined || match.operation === target.operation) &&
    (match.method === undefined || match.method.toUpperCase() === target.method) &&
    (match.pathIncludes === undefined ||
      target.path.toLowerCase().includes(match.pathIncludes.toLowerCase())) &&
    (match.subscriptionId === undefined ||
      match.subscriptionId.toLowerCase() === target.subscriptionId?.toLowerCase())
  );
}
