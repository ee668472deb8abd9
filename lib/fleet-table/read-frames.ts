/** Frames back into a table, as they arrive, cut anywhere. */
import { decodeTable } from './decode.ts';
import { COLUMNS_AGAIN, FACTS, PATCH, ROWS, SHOW } from './kinds.ts';
import { appendRows, emptyTable, patchRows } from './pick-rows.ts';
import type { FleetTable } from './table.ts';

export type FrameReader = {
  /** @returns true when what has come so far is worth showing. Throws at bytes that are no frames. */
  push(bytes: Uint8Array): boolean;
  /** All rows so far. */
  table(): FleetTable;
  facts(): Readonly<Record<string, unknown>>;
  /** The last frame came whole. */
  isWhole(): boolean;
};

export function frameReader(): FrameReader {
  let waiting = new Uint8Array(0);
  let table = emptyTable();
  let facts: Readonly<Record<string, unknown>> = {};
  const json = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

  const take = (kind: number, body: Uint8Array) => {
    if (kind === FACTS) facts = { ...facts, ...json(body) };
    else if (kind === ROWS) table = appendRows(table, decodeTable(body, table) as FleetTable);
    else if (kind === COLUMNS_AGAIN) table = { ...table, ...decodeTable(body, table) };
    else if (kind === PATCH) {
      const length = new DataView(body.buffer, body.byteOffset).getUint32(0, true);
      const { at, gone } = json(body.subarray(4, 4 + length)) as { at: number[]; gone: number[] };
      table = patchRows(table, decodeTable(body.subarray(4 + length), table) as FleetTable, at, gone);
    }
  };

  return {
    push(bytes) {
      const all = new Uint8Array(waiting.length + bytes.length);
      all.set(waiting);
      all.set(bytes, waiting.length);
      const view = new DataView(all.buffer);
      let at = 0;
      let isShown = false;
      while (at + 4 <= all.length) {
        const end = at + 4 + view.getUint32(at, true);
        if (end > all.length) break;
        const kind = all[at + 4] ?? FACTS;
        take(kind, all.subarray(at + 5, end));
        isShown ||= kind === SHOW;
        at = end;
      }
      waiting = all.slice(at);
      return isShown;
    },
    table: () => table,
    facts: () => facts,
    isWhole: () => waiting.length === 0,
  };
}
