/** Lines as CSV and as JSON, for people who keep records. Pure. */
import { csvLine } from '#lib/fleet-table/csv.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { Line } from './lines.ts';

type Names = {
  /** The line as it reads, without who and when. */
  readonly textOf: (line: Line) => string;
  readonly subscriptionName: (id: string) => string;
};

const columns = ({
  textOf,
  subscriptionName,
}: Names): readonly (readonly [string, (line: Line) => string])[] => [
  ['time_utc', ({ entry }) => entry.at],
  ['who', ({ entry }) => entry.by.id ?? ''],
  ['name', ({ entry }) => entry.by.name ?? ''],
  ['client', ({ entry }) => entry.client.name ?? entry.client.kind],
  ['outcome', ({ entry }) => entry.outcome],
  ['azure_reason', ({ entry }) => entry.reason ?? ''],
  ['subscription', ({ entry }) => subscriptionName(entry.registry.subscriptionId)],
  ['resource_group', ({ entry }) => entry.registry.resourceGroup],
  ['registry', ({ entry }) => entry.registry.name],
  ['what', textOf],
  ['operation', ({ entry }) => entry.operation],
  ['sources', ({ entry }) => entry.sources.join(' ')],
  ['correlation_id', ({ entry }) => entry.correlationId ?? ''],
];

/** @returns lines that end in CR LF, the first with the columns' names. What is not known is empty. */
export function historyCsv(lines: readonly Line[], names: Names): string {
  const all = columns(names);
  const rows = lines.map((line) => all.map(([, value]) => value(line)));
  return [all.map(([name]) => name), ...rows].map(csvLine).join('');
}

/** With the states before and after, as far as they are known. */
export function historyJson(lines: readonly Line[], { textOf }: Names): string {
  const items = lines.map((line) => ({
    timeUtc: line.entry.at,
    registryId: decodeURIComponent(registryId(line.entry.registry)),
    who: line.entry.by,
    client: line.entry.client,
    outcome: line.entry.outcome,
    reason: line.entry.reason,
    what: textOf(line),
    operation: line.entry.operation,
    correlationId: line.entry.correlationId,
    sources: line.entry.sources,
    before: line.moment.before,
    after: line.moment.after,
  }));
  return `${JSON.stringify(items, null, 2)}\n`;
}
