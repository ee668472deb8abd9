/** How grave a finding is, without its registry being judged again: the table keeps codes only. */
import type { Finding, FindingCode } from '#lib/network-access/finding.ts';
import type { AccessMode } from '#lib/network-access/model.ts';
import { FINDING_CODES, type FleetTable, MODES } from './table.ts';

export type Severity = Finding['severity'];

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

/** As network-access/findings.ts decides it; a test holds the two together. */
export const severityOf = (code: FindingCode, mode: AccessMode): Severity =>
  code === 'wide_range' ? (mode === 'selected' ? 'critical' : 'info') : FIXED[code];

/** Per mode and severity: the bits of `findings` that are of it. */
const MASKS: readonly (readonly number[])[] = MODES.map((mode) =>
  SEVERITIES.map((severity) =>
    FINDING_CODES.reduce(
      (mask, code, bit) => (severityOf(code, mode) === severity ? mask | (1 << bit) : mask),
      0,
    ),
  ),
);

const NONE: readonly number[] = [0, 0, 0];

/** A row's finding bits, parted by severity: those of SEVERITIES[0] first. */
export const maskBySeverity = ({ modes }: FleetTable, row: number): readonly number[] =>
  MASKS[modes[row] ?? 0] ?? NONE;

/** A row's findings, worst first; equals in the order of FINDING_CODES. */
export function findingsAt(
  table: FleetTable,
  row: number,
): readonly { readonly code: FindingCode; readonly severity: Severity }[] {
  const bits = table.findings[row] ?? 0;
  if (bits === 0) return [];
  const masks = maskBySeverity(table, row);
  return SEVERITIES.flatMap((severity, grade) =>
    FINDING_CODES.filter((_, bit) => (bits & (masks[grade] ?? 0) & (1 << bit)) !== 0).map((code) => ({
      code,
      severity,
    })),
  );
}
