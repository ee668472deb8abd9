// Faults that a test orders in advance: which requests they meet, how often, and what happens then.

export type FaultMatch = {
  /** Such as `registries.patch`. */
  readonly operation?: string;
  readonly method?: string;
  /** Part of the path or the query as they were sent, in any case; `2021-08-01-preview` picks an api-version. */
  readonly pathIncludes?: string;
  readonly subscriptionId?: string;
};

export type FaultAction =
  /** This answer instead; the request is not carried out. */
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** The connection drops, before or after the request is carried out. */
  | { readonly reset: 'before' | 'after' }
  /** The request is carried out, the answer changed: headers replace (null deletes), the body is merged deeply. */
  | {
      readonly rewrite: {
        readonly headers?: Readonly<Record<string, string | null>>;
        readonly body?: unknown;
      };
    }
  /** 307 to that URL; the request is not carried out. */
  | { readonly redirect: string };

export type Fault = {
  readonly match: FaultMatch;
  /** How often it still strikes; -1 for always. Default 1. */
  readonly times?: number;
  /** Waited before anything else happens. */
  readonly delayMs?: number;
  readonly then: FaultAction;
};

export type OrderedFault = Fault & { readonly id: number; readonly times: number };

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
  /** The first fault that matches, counted down; undefined when none does. */
  take(target: FaultTarget): OrderedFault | undefined;
};

export function createFaultBook(): FaultBook {
  let faults: OrderedFault[] = [];
  let lastId = 0;

  return {
    add(fault) {
      lastId += 1;
      faults.push({ ...fault, id: lastId, times: fault.times ?? 1 });
      return lastId;
    },
    remove(id) {
      const before = faults.length;
      faults = faults.filter((fault) => fault.id !== id);
      return faults.length < before;
    },
    list: () => [...faults],
    clear() {
      faults = [];
    },
    take(target) {
      const found = faults.find((fault) => fault.times !== 0 && matches(fault.match, target));
      if (found === undefined) return undefined;
      if (found.times > 0) {
        const left = { ...found, times: found.times - 1 };
        faults = faults.flatMap((fault) => (fault !== found ? [fault] : left.times > 0 ? [left] : []));
      }
      return found;
    },
  };
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
