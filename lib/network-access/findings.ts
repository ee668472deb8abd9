/** What is worth somebody's attention in a registry's network access. Words are in `finding`. */
import type { Finding } from './finding.ts';
import { accessFindings } from './findings-access.ts';
import { limitFindings, type RuleQuotas } from './findings-limits.ts';
import { ruleFindings } from './findings-rules.ts';
import type { NetworkAccess } from './model.ts';

const SEVERITIES: readonly Finding['severity'][] = ['critical', 'warning', 'info'];

/**
 * Worst first, each code at most once. What is not known is never found to be wrong.
 * @param quotas Azure's own numbers (`listUsages`), where they were read.
 */
export function findings(access: NetworkAccess, quotas: RuleQuotas | null = null): readonly Finding[] {
  return [...accessFindings(access), ...ruleFindings(access), ...limitFindings(access, quotas)].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}
