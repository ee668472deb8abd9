/** A run as CSV (RFC 4180), for people who keep records: one line for each registry. Pure. */

import { csvCell } from '#lib/fleet-table/csv.ts';
import { isEmpty } from '#lib/network-access/change.ts';
import type { PublicAccessChange } from '#lib/network-access/model.ts';

export type CsvItem = {
  readonly registry: {
    readonly subscriptionId: string;
    readonly resourceGroup: string;
    readonly name: string;
  };
  readonly state: string;
  readonly asked: PublicAccessChange;
  readonly made?: PublicAccessChange;
  readonly endedAt?: string;
  readonly failure?: {
    readonly code: string;
    readonly details?: { readonly azureCode?: string; readonly azureMessage?: string };
  };
  readonly correlationId?: string;
};

const COLUMNS: readonly (readonly [string, (item: CsvItem) => string | undefined])[] = [
  ['registry', ({ registry }) => registry.name],
  ['resource_group', ({ registry }) => registry.resourceGroup],
  ['subscription', ({ registry }) => registry.subscriptionId],
  ['outcome', ({ state }) => (state === 'waiting' ? 'not_sent' : state)],
  ['asked', ({ asked }) => changeText(asked)],
  ['changed', ({ made }) => (made === undefined || isEmpty(made) ? '' : changeText(made))],
  ['time_utc', ({ endedAt }) => endedAt],
  ['reason', ({ failure }) => failure?.code],
  ['azure_code', ({ failure }) => failure?.details?.azureCode],
  ['azure_message', ({ failure }) => failure?.details?.azureMessage],
  ['correlation_id', ({ correlationId }) => correlationId],
];

/** @returns lines that end in CR LF, the first of them with the columns' names. What is not known is empty. */
export function runCsv(items: readonly CsvItem[]): string {
  const head = COLUMNS.map(([name]) => name);
  const rows = items.map((item) => COLUMNS.map(([, value]) => csvCell(value(item) ?? '')));
  return [head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** In ARM's own words: `remove 20.1.2.3; add 51.144.7.0/24`. */
function changeText(change: PublicAccessChange): string {
  const { setMode, setBypass, setTasksBypass } = change;
  return [
    ...change.removeIpRules.map((rule) => `remove ${rule}`),
    ...change.addIpRules.map((rule) => `add ${rule}`),
    ...(setMode === undefined ? [] : [`mode ${setMode}`]),
    ...(setBypass === undefined ? [] : [`networkRuleBypassOptions ${setBypass}`]),
    ...(setTasksBypass === undefined ? [] : [`networkRuleBypassAllowedForTasks ${setTasksBypass}`]),
  ].join('; ');
}
