/** Writes rows into a file and hands it to the browser. Nothing is asked of the server. */

import { fleetCsv } from '#lib/fleet-table/export-csv.ts';
import { fleetJson } from '#lib/fleet-table/export-json.ts';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import type { SortKey } from '#lib/fleet-table/sort.ts';
import type { AddressMatches } from '#lib/fleet-table/verdicts.ts';

/** Without it, spreadsheets take the file for their own country's encoding. */
const BYTE_ORDER_MARK = '\ufeff';

export function downloadRows(
  format: 'csv' | 'json',
  index: FleetIndex,
  rows: Iterable<number>,
  columns: readonly SortKey[],
  matches: AddressMatches | null,
): void {
  const text =
    format === 'csv'
      ? BYTE_ORDER_MARK + fleetCsv(index, rows, columns, matches)
      : fleetJson(index.table, rows);
  const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `registries-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z.${format}`;
  link.click();
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
