// The changes of registries that Resource Graph remembers for 14 days: what was before and after, and by whom.
// https://learn.microsoft.com/azure/governance/resource-graph/changes/get-resource-changes
import type { Registry } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';

/** Who made a change, in the words of `changeAttributes`. */
export type Actor = {
  readonly changedBy: string;
  readonly changedByType: 'User' | 'Application' | 'System';
  readonly clientType: string;
  /** Such as `Microsoft.ContainerRegistry/registries/write`. */
  readonly operation: string;
  readonly correlationId: string;
};

export type RegistryChange = {
  readonly before: Registry | undefined;
  readonly after: Registry | undefined;
  readonly actor: Actor;
  /** When it happened, and when Resource Graph shows it; milliseconds since 1970. */
  readonly at: number;
  readonly visibleAt: number;
};

export type ChangeBook = {
  /** What is written to registries during the work is one change each, by that actor. */
  during<T>(actor: Actor, work: () => T): T;
  /** Oldest first: what shows now and is not older than 14 days. */
  visible(): readonly RegistryChange[];
  /** Forgets all and takes these. */
  replace(changes: readonly RegistryChange[]): void;
};

const KEPT_MS = 14 * 24 * 60 * 60_000;
/** The oldest are forgotten beyond this. */
const MOST_CHANGES = 50_000;

/** What Azure does by itself, such as ending an operation. */
const SYSTEM: Actor = {
  changedBy: 'System',
  changedByType: 'System',
  clientType: 'Unspecified',
  operation: 'Unspecified',
  correlationId: '00000000-0000-0000-0000-000000000000',
};

type Clock = { readonly now: () => number; readonly visibleAt: () => number };
type Written = { readonly before: Registry | undefined; readonly after: Registry | undefined };

export function createChangeBook(store: Store, { now, visibleAt }: Clock): ChangeBook {
  let changes: RegistryChange[] = [];
  let running: Map<string, Written> | null = null;

  const record = ({ before, after }: Written, actor: Actor) => {
    if (before === undefined && after === undefined) return;
    changes.push({ before, after, actor, at: now(), visibleAt: visibleAt() });
    if (changes.length > MOST_CHANGES * 1.1) changes = changes.slice(-MOST_CHANGES);
  };
  store.registries.watch((key, before, after) => {
    if (running === null) record({ before, after }, SYSTEM);
    else running.set(key, { before: running.has(key) ? running.get(key)?.before : before, after });
  });

  return {
    during(actor, work) {
      const written = new Map<string, Written>();
      running = written;
      try {
        return work();
      } finally {
        running = null;
        for (const one of written.values()) record(one, actor);
      }
    },
    visible() {
      const oldest = now() - KEPT_MS;
      if ((changes[0]?.at ?? oldest) < oldest) changes = changes.filter(({ at }) => at >= oldest);
      return changes.filter((change) => change.visibleAt <= now());
    },
    replace(next) {
      changes = [...next];
    },
  };
}
