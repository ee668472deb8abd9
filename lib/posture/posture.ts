/** What is wrong in a fleet: every finding and every ready view, counted in one pass over the columns. */

import { SEVERITIES, type Severity, severityOf } from '#lib/fleet-table/severity.ts';
import { FINDING_CODES, type FleetTable, modeAt } from '#lib/fleet-table/table.ts';
import type { FindingCode } from '#lib/network-access/finding.ts';
import { type Beside, VIEWS, type View, weightIn } from './views.ts';

export type KindCount = {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly count: number;
};

export type ViewCount = {
  readonly view: View;
  /** Rows of the table, worst first. */
  readonly rows: Uint32Array;
  /** How many registries may belong here too: what it depends on is not yet known. */
  readonly unknown: number;
};

export type Posture = {
  readonly size: number;
  /** Registries by their worst finding. */
  readonly worst: Readonly<Record<Severity, number>>;
  /** Kinds that occur, worst first, then the most frequent. A kind can be grave here and harmless there. */
  readonly kinds: readonly KindCount[];
  readonly views: Readonly<Record<View, ViewCount>>;
};

const CODES = FINDING_CODES.length;

/** @param table rows in any order. */
export function postureOf(table: FleetTable, beside: Beside): Posture {
  const counts = new Uint32Array(CODES * SEVERITIES.length);
  const worst = new Uint32Array(SEVERITIES.length);
  const load = new Float64Array(table.size);
  const found = VIEWS.map((view) => ({ view, rows: [] as number[], weights: [] as number[], unknown: 0 }));
  for (let row = 0; row < table.size; row += 1) {
    load[row] = countFindings(table, row, counts, worst);
    for (const one of found) {
      const weight = weightIn(one.view, table, row, beside);
      if (weight === null) one.unknown += 1;
      else if (weight > 0) {
        one.rows.push(row);
        one.weights.push(weight);
      }
    }
  }
  return {
    size: table.size,
    worst: { critical: worst[0] ?? 0, warning: worst[1] ?? 0, info: worst[2] ?? 0 },
    kinds: kindsOf(counts),
    views: Object.fromEntries(
      found.map(({ view, rows, weights, unknown }) => [
        view,
        { view, unknown, rows: ordered(table, rows, weights, load) },
      ]),
    ) as Record<View, ViewCount>,
  };
}

/** Adds one row to the counts. @returns how heavy its findings are together. */
function countFindings(table: FleetTable, row: number, counts: Uint32Array, worst: Uint32Array): number {
  let bits = table.findings[row] ?? 0;
  let least = SEVERITIES.length;
  let load = 0;
  while (bits !== 0) {
    const bit = 31 - Math.clz32(bits & -bits);
    bits &= bits - 1;
    const code = FINDING_CODES[bit];
    if (code === undefined) continue;
    const severity = SEVERITIES.indexOf(severityOf(code, modeAt(table, row)));
    counts[severity * CODES + bit] = (counts[severity * CODES + bit] ?? 0) + 1;
    least = Math.min(least, severity);
    load += LOADS[severity] ?? 0;
  }
  if (least < SEVERITIES.length) worst[least] = (worst[least] ?? 0) + 1;
  return load;
}

/** A grave finding outweighs any number of lesser ones. */
const LOADS = [10_000, 100, 1] as const;

const kindsOf = (counts: Uint32Array): readonly KindCount[] =>
  SEVERITIES.flatMap((severity, place) =>
    FINDING_CODES.map((code, bit) => ({ code, severity, count: counts[place * CODES + bit] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
  );

/** By weight in the view, then by what else is wrong, then by name: the same order at every reading. */
function ordered(
  table: FleetTable,
  rows: readonly number[],
  weights: readonly number[],
  load: Float64Array,
): Uint32Array {
  const places = rows.map((_, place) => place);
  const name = (place: number) => table.names[rows[place] ?? 0] ?? '';
  places.sort(
    (a, b) =>
      (weights[b] ?? 0) - (weights[a] ?? 0) ||
      (load[rows[b] ?? 0] ?? 0) - (load[rows[a] ?? 0] ?? 0) ||
      (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0),
  );
  return Uint32Array.from(places, (place) => rows[place] ?? 0);
}
