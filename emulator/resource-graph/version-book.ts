// What Resource Graph still shows of registries that were just written: their state before, until it has caught up.
// Only what changed within the delay is kept.
import type { Registry } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';

export type VersionBook = {
  /** The registries of one subscription as Resource Graph sees them now. */
  registriesOf(subscriptionId: string): Iterable<Registry>;
  clear(): void;
};

type Clock = { readonly now: () => number; readonly visibleAt: () => number };
type Version = {
  readonly key: string;
  readonly before: Registry | undefined;
  readonly visibleAt: number;
};

export function createVersionBook(store: Store, { now, visibleAt }: Clock): VersionBook {
  /** Oldest first. */
  let hidden: Version[] = [];
  store.registries.watch((key, before) => {
    const at = visibleAt();
    if (at > now()) hidden.push({ key, before, visibleAt: at });
  });

  /** By key: what is to be shown in place of what is stored; undefined for nothing yet. */
  const overlay = (): ReadonlyMap<string, Registry | undefined> => {
    if (hidden.length > 0) hidden = hidden.filter((version) => version.visibleAt > now());
    const shown = new Map<string, Registry | undefined>();
    for (const { key, before } of hidden) if (!shown.has(key)) shown.set(key, before);
    return shown;
  };

  return {
    registriesOf(subscriptionId) {
      const stored = store.registries.group(subscriptionId);
      const shown = overlay();
      return shown.size === 0 ? stored : merged(store, stored, shown, subscriptionId);
    },
    clear() {
      hidden = [];
    },
  };
}

function* merged(
  store: Store,
  stored: Iterable<Registry>,
  shown: ReadonlyMap<string, Registry | undefined>,
  subscriptionId: string,
): Iterable<Registry> {
  for (const registry of stored) {
    const key = registry.id.toLowerCase();
    const visible = shown.has(key) ? shown.get(key) : registry;
    if (visible !== undefined) yield visible;
  }
  const inside = `/subscriptions/${subscriptionId}/`.toLowerCase();
  for (const [key, registry] of shown) {
    const deleted = registry !== undefined && store.registries.get(key) === undefined;
    if (deleted && key.startsWith(inside)) yield registry;
  }
}
