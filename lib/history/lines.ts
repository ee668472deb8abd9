/** Entries of any registries as lines: each with the states around it, what it did, and what nobody told. Pure. */
import { describe, type Part } from './describe.ts';
import { type Entry, type Field, registryKeyOf, type State } from './model.ts';
import { type Gap, type Moment, walk } from './walk.ts';

export type Line = { readonly entry: Entry; readonly moment: Moment; readonly parts: readonly Part[] };

/** Something changed these fields between two moments, and no record names it. Null: now. */
export type Unexplained = {
  readonly registry: Entry['registry'];
  readonly fields: Gap['fields'];
  readonly from: string | null;
  readonly to: string | null;
};

/** What Azure holds now, by registryKeyOf; a registry that is missing was not read. */
export type CurrentStates = Readonly<Record<string, State>>;

/** @param unseen fields that no source records, as walk() takes them. @returns newest first. */
export function linesOf(
  entries: readonly Entry[],
  current: CurrentStates,
  unseen: readonly Field[] = [],
): { readonly lines: readonly Line[]; readonly unexplained: readonly Unexplained[] } {
  const lines: Line[] = [];
  const unexplained: Unexplained[] = [];
  for (const [key, own] of Map.groupBy(entries, ({ registry }) => registryKeyOf(registry))) {
    const ordered = own.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const { moments, gaps } = walk(ordered, current[key] ?? null, unseen);
    ordered.forEach((entry, index) => {
      const moment = moments[index] ?? { before: {}, after: {} };
      lines.push({ entry, moment, parts: describe(entry, moment) });
    });
    for (const { fields, after, before } of gaps) {
      const [first, second] = [ordered[after ?? -1], ordered[before ?? -1]];
      const registry = (first ?? second)?.registry;
      if (registry !== undefined)
        unexplained.push({ registry, fields, from: first?.until ?? null, to: second?.at ?? null });
    }
  }
  return { lines: lines.sort((a, b) => Date.parse(b.entry.at) - Date.parse(a.entry.at)), unexplained };
}
