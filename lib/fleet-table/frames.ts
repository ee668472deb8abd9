/**
 * What travels between server and browser: frames of four bytes of length, one of kind, and the rest. Rows
 * have numbers, in the order in which they were sent; later frames refer to them.
 */
import type { subnetColumnsOf } from './build-table.ts';
import { SUBNET_COLUMNS } from './columns.ts';
import { encodeTable, joinBytes, lengthOf } from './encode.ts';
import { COLUMNS_AGAIN, FACTS, PATCH, ROWS, SHOW } from './kinds.ts';
import type { FleetTable } from './table.ts';

const frame = (kind: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const body = joinBytes([Uint8Array.of(kind), ...parts]);
  return joinBytes([lengthOf(body), body]);
};

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** @param facts what is known of the reading beside its rows. */
export const factsFrame = (facts: Readonly<Record<string, unknown>>) => frame(FACTS, json(facts));

export const rowsFrame = (table: FleetTable) => frame(ROWS, encodeTable(table));

/** @param at the numbers of the rows that those of the table take the place of; @param gone rows that are no more. */
export function patchFrame(table: FleetTable, at: readonly number[], gone: readonly number[]): Uint8Array {
  const places = json({ at, gone });
  return frame(PATCH, lengthOf(places), places, encodeTable(table));
}

/** @param table all rows that were sent, in their order; as far as subnet rules bear on them. */
export const subnetsFrame = (table: ReturnType<typeof subnetColumnsOf>) =>
  frame(COLUMNS_AGAIN, encodeTable(table, SUBNET_COLUMNS));

/** What was sent so far is worth showing. */
export const showFrame = () => frame(SHOW);
