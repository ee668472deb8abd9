// Takes a write back after the fact, for operations that are made to fail: only what it changed, nothing newer.
import type { StoreState } from './state.ts';
import type { Store, Table } from './store.ts';

type TableName = keyof StoreState;
type Item = Readonly<Record<string, unknown>>;

/** One item of one table; undefined for nothing there. */
export type Change = {
  readonly table: TableName;
  readonly key: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
};

type Items = ReadonlyMap<string, Item>;
export type Snapshot = ReadonlyMap<TableName, Items>;

/** Operations are what is undone, and go their own way. */
const OPERATIONS: readonly TableName[] = [
  'operations',
  'networkOperations',
  'computeOperations',
  'groupDeletions',
];

/** Cheap: items are never changed in place, so remembering which ones there were is enough. */
export function snapshotOf(store: Store): Snapshot {
  const names = (Object.keys(store.dump()) as TableName[]).filter((name) => !OPERATIONS.includes(name));
  return new Map(names.map((name) => [name, itemsOf(store, name)]));
}

/** What has changed since. */
export function changesSince(store: Store, snapshot: Snapshot): readonly Change[] {
  return [...snapshot].flatMap(([table, old]) => {
    const present = itemsOf(store, table);
    const keys = new Set([...old.keys(), ...present.keys()]);
    return [...keys]
      .map((key) => ({ table, key, before: old.get(key), after: present.get(key) }))
      .filter(({ before, after }) => before !== after);
  });
}

/** Members that somebody has changed meanwhile keep their newer value. */
export function undo(store: Store, changes: readonly Change[]): void {
  for (const { table, key, before, after } of changes) {
    const items = store[table] as unknown as Table<Item>;
    const present = items.get(key);
    if (before === undefined) {
      if (present !== undefined) items.remove(key);
    } else if (present === undefined) {
      // Gone because of the write, or by somebody else's: only the first comes back.
      if (after === undefined) items.put(before);
    } else {
      items.put(after === undefined ? present : withoutChange(present, before, after));
    }
  }
}

function withoutChange(present: Item, before: Item, after: Item): Item {
  const restored: Record<string, unknown> = { ...present };
  for (const member of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (present[member] !== after[member]) continue;
    if (member in before) restored[member] = before[member];
    else delete restored[member];
  }
  return restored;
}

function itemsOf(store: Store, name: TableName): Items {
  return new Map([...(store[name] as unknown as Table<Item>).entries()]);
}
