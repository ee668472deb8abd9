/** How grave each kind of finding is, from the columns: they keep that something was found, not how grave. */
import { FINDING_CODES, type FleetTable, modeAt } from '#lib/fleet-table/table.ts';
import type { FindingCode } from '#lib/network-access/finding.ts';
import type { Severity } from './views.ts';

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'warning', 'info'];

const FIXED: Readonly<Record<Exclude<FindingCode, 'wide_range'>, Severity>> = {
  open_to_internet: 'critical',
  no_way_in: 'critical',
  disabled_without_endpoint: 'critical',
  export_policy_conflict: 'warning',
  rules_inactive: 'warning',
  subnets_and_endpoints: 'warning',
  bypass_void: 'warning',
  tasks_blocked: 'warning',
  ip_rules_quota: 'warning',
  subnet_rules_quota: 'warning',
  endpoints_quota: 'warning',
  export_policy_locks: 'info',
  duplicate_rules: 'info',
  overlapping_rules: 'info',
  adjacent_rules: 'info',
};

/** The same as lib/network-access/findings*.ts say; a property test holds the two together. */
export function severityAt(table: FleetTable, row: number, code: FindingCode): Severity {
  if (code !== 'wide_range') return FIXED[code];
  // Grave only while the rules are in force.
  return modeAt(table, row) === 'selected' ? 'critical' : 'info';
}

/** @returns codes of a row's findings, worst first. */
export function findingsAt(
  table: FleetTable,
  row: number,
): readonly { readonly code: FindingCode; readonly severity: Severity }[] {
  const bits = table.findings[row] ?? 0;
  return FINDING_CODES.flatMap((code, bit) =>
    bits & (1 << bit) ? [{ code, severity: severityAt(table, row, code) }] : [],
  ).sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
