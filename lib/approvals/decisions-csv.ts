/** The log of decisions as CSV (RFC 4180), for people who keep records. Pure. */
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
  const head = COLUMNS.map(([name]) => name);
  const rows = decisions.map((decision) => COLUMNS.map(([, value]) => csvCell(value(decision) ?? '')));
  return [head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/**
 * One cell. Text of strangers must not become a formula in a spreadsheet: what could be one gets an
 * apostrophe in front. https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCell(text: string): string {
  const harmless = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(harmless) || harmless !== text ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
