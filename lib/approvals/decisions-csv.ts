/** The log of decisions as CSV (RFC 4180), for people who keep records. Pure. */
import { csvLine } from '#lib/fleet-table/csv.ts';
import type { DecisionLog, LoggedDecision } from './shapes.ts';

const COLUMNS: readonly (readonly [string, (decision: LoggedDecision) => string | null])[] = [
  ['time_utc', ({ at }) => at],
  ['decided_by', ({ by }) => by],
  ['decision', ({ what }) => what],
  ['outcome', ({ outcome }) => outcome],
  ['subscription', ({ subscription }) => subscription.name],
  ['registry', ({ registry }) => registry],
  ['private_endpoint', ({ endpoint }) => endpoint],
  ['connection', ({ connectionName }) => connectionName],
  ['reason', ({ reason }) => reason],
  ['azure_request_id', ({ requestId }) => requestId],
  ['correlation_id', ({ correlationId }) => correlationId],
];

/** @returns lines that end in CR LF, the first of them with the columns' names. What is not known is empty. */
export function decisionsCsv({ decisions }: Pick<DecisionLog, 'decisions'>): string {
  const rows = decisions.map((decision) => COLUMNS.map(([, value]) => value(decision) ?? ''));
  return [COLUMNS.map(([name]) => name), ...rows].map(csvLine).join('');
}
