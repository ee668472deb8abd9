/** Findings about limits: the export policy's hold on public access, and quotas that run out. */
import type { Finding, FindingCode } from './finding.ts';
import { accessMode } from './mode.ts';
import type { NetworkAccess } from './model.ts';

type Quota = { readonly used: number; readonly limit: number } | null;

/** Azure's own numbers; null where they could not be read. */
export type RuleQuotas = {
  readonly ipRules: Quota;
  readonly subnetRules: Quota;
  readonly privateEndpoints: Quota;
};

/** Above this part of a limit there is something to say. */
const HIGH = 0.8;

export function limitFindings(access: NetworkAccess, quotas: RuleQuotas | null): readonly Finding[] {
  return [
    exportPolicy(access),
    quota('ip_rules_quota', quotas?.ipRules),
    quota('subnet_rules_quota', quotas?.subnetRules),
    quota('endpoints_quota', quotas?.privateEndpoints),
  ].filter((finding) => finding !== null);
}

/** https://learn.microsoft.com/azure/container-registry/data-loss-prevention */
function exportPolicy(access: NetworkAccess): Finding | null {
  if (access.exportPolicy.toLowerCase() !== 'disabled') return null;
  const mode = accessMode(access);
  if (mode === 'unknown') return null;
  return mode === 'disabled'
    ? { code: 'export_policy_locks', severity: 'info', values: {} }
    : { code: 'export_policy_conflict', severity: 'warning', values: { mode } };
}

function quota(code: FindingCode, numbers: Quota | undefined): Finding | null {
  if (!numbers || numbers.used <= numbers.limit * HIGH) return null;
  const { used, limit } = numbers;
  return { code, severity: 'warning', values: { used, limit, left: Math.max(0, limit - used) } };
}
