/**
 * What travels between server and browser: frames of four bytes of length, one of kind, and the rest. Rows
 * have numbers, in the order in which they were sent; later frames refer to them. So do texts and rules: each is
 * sent once in a reading, and the frames of one writer are read by one reader, in their order.
 */
import { dictionariesOf, subnetColumnsOf, tableOf } from './build-table.ts';
import { SUBNET_COLUMNS } from './columns.ts';
import { encodeTable, joinBytes, type Known, lengthOf } from './encode.ts';
import { COLUMNS_AGAIN, FACTS, PATCH, ROWS, SHOW } from './kinds.ts';
import type { TableRegistry } from './table.ts';

const frame = (kind: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const body = joinBytes([Uint8Array.of(kind), ...parts]);
  return joinBytes([lengthOf(body), body]);
};

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** @param facts what is known of the reading beside its rows. */
export const factsFrame = (facts: Readonly<Record<string, unknown>>) => frame(FACTS, json(facts));

/** What was sent so far is worth showing. */
export const showFrame = () => frame(SHOW);

export type RowFrames = {
  rows(registries: readonly TableRegistry[]): Uint8Array;
  /** @param at the numbers of the rows that these take the place of; @param gone rows that are no more. */
  patch(registries: readonly TableRegistry[], at: readonly number[], gone: readonly number[]): Uint8Array;
  /** @param registries all rows that were sent, in their order; only their subnet rules are sent again. */
  subnets(registries: readonly TableRegistry[]): Uint8Array;
};

export function rowFrames(): RowFrames {
  const dictionaries = dictionariesOf();
  const known: Known = new Map();
  const encoded = (registries: readonly TableRegistry[]) =>
    encodeTable(tableOf(registries, dictionaries), known);
  return {
    rows: (registries) => frame(ROWS, encoded(registries)),
    patch(registries, at, gone) {
      const places = json({ at, gone });
      return frame(PATCH, lengthOf(places), places, encoded(registries));
    },
    subnets: (registries) =>
      frame(COLUMNS_AGAIN, encodeTable(subnetColumnsOf(registries, dictionaries), known, SUBNET_COLUMNS)),
  };
}
