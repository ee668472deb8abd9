'use client';
/** The findings as a file, made from what the page shows: nothing is read again, nothing leaves the browser. */
import { findingsCsv } from '#lib/posture/findings-csv.ts';
import type { Judged } from './use-posture.ts';

export function saveFindings({ reading: { table, asOf }, names, posture }: Judged): void {
  const csv = findingsCsv(table, { asOf, subscriptionNames: names, views: posture.views });
  // Spreadsheets take text for UTF-8 only when it begins with a byte order mark.
  const url = URL.createObjectURL(new Blob(['\ufeff', csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `acr-posture-${asOf.slice(0, 10)}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
