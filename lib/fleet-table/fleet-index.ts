/** What searching, filtering and ordering need besides the columns. Each part is made once, when first asked for. */
import type { FleetTable } from './table.ts';

type Subscription = { readonly id: string; readonly name: string };

export type FleetIndex = {
  readonly table: FleetTable;
  /** By place in `table.subscriptionIds.values`; the id where nobody told the name. */
  readonly subscriptionNames: readonly string[];
  /** Makes a part at its first use and keeps it: `key` names it within this index. */
  readonly once: <T>(key: string, make: () => T) => T;
  /** As `once`, but keeps only the latest of its kind: for what somebody types. */
  readonly latest: <T>(kind: string, key: string, make: () => T) => T;
};

/** @param subscriptions with the names that the table has no column for. */
export function indexFleet(table: FleetTable, subscriptions: readonly Subscription[]): FleetIndex {
  const made = new Map<string, unknown>();
  const latest = new Map<string, { readonly key: string; readonly value: unknown }>();
  const names = new Map(subscriptions.map(({ id, name }) => [id.toLowerCase(), name]));
  return {
    table,
    subscriptionNames: table.subscriptionIds.values.map((id) => names.get(id.toLowerCase()) ?? id),
    once: <T>(key: string, make: () => T): T => {
      if (!made.has(key)) made.set(key, make());
      return made.get(key) as T;
    },
    latest: <T>(kind: string, key: string, make: () => T): T => {
      const known = latest.get(kind);
      if (known?.key === key) return known.value as T;
      const value = make();
      latest.set(kind, { key, value });
      return value;
    },
  };
}

const lowered = new WeakMap<FleetTable, readonly string[]>();

/** Registry names without letter case, by row: once for each table, whoever searches it or puts it in order. */
export function lowerNames(table: FleetTable): readonly string[] {
  const names = lowered.get(table) ?? table.names.map((name) => name.toLowerCase());
  lowered.set(table, names);
  return names;
}

export const subscriptionNameAt = ({ table, subscriptionNames }: FleetIndex, row: number): string =>
  subscriptionNames[table.subscriptionIds.at[row] ?? 0] ?? '';
