/** What a finding is. Its words are in `finding.{code}`: `short` for a grid, `title` and `detail` for a page. */

export type FindingCode =
  | 'open_to_internet'
  | 'no_way_in'
  | 'disabled_without_endpoint'
  | 'wide_range'
  | 'export_policy_conflict'
  | 'rules_inactive'
  | 'subnets_and_endpoints'
  | 'bypass_void'
  | 'tasks_blocked'
  | 'ip_rules_quota'
  | 'subnet_rules_quota'
  | 'endpoints_quota'
  | 'export_policy_locks'
  | 'duplicate_rules'
  | 'overlapping_rules'
  | 'adjacent_rules';

export type Finding = {
  readonly code: FindingCode;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly values: Readonly<Record<string, string | number>>;
};
