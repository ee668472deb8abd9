/**
 * A proposed change in an address (`?suggest=`): only what the console itself may propose, read strictly, because
 * anybody can write such a link. It never opens a registry to all networks, and nothing is saved without a review.
 */
import type { PublicAccessChange } from './model.ts';
import { parseIpRule } from './parse-ip-rule.ts';
import { canonicalSubnet, parseSubnetId, subnetId } from './subnet-ref.ts';

export type Suggestion = {
  /** To Disabled; stands alone with the exceptions, since rules would not be in force. */
  readonly close: boolean;
  /** From Disabled to Selected networks. */
  readonly reopen: boolean;
  readonly bypass: boolean;
  readonly tasks: boolean;
  /** Every subnet rule, whichever there are when the draft is made. */
  readonly removeSubnets: boolean;
  readonly ipRules: readonly string[];
  readonly subnets: readonly string[];
};

const MOST_PARTS = 12;
const SWITCHES = ['close', 'reopen', 'bypass', 'tasks', 'removeSubnets'] as const;

export function formatSuggestion(change: PublicAccessChange): string {
  return [
    ...(change.setMode === 'disabled' ? ['close'] : []),
    ...(change.setMode === 'selected' ? ['reopen'] : []),
    ...(change.setBypass === 'AzureServices' ? ['bypass'] : []),
    ...(change.setTasksBypass === true ? ['tasks'] : []),
    ...(change.removeSubnetRules.length > 0 ? ['removeSubnets'] : []),
    ...change.addIpRules.map((rule) => `ip:${rule}`),
    ...change.addSubnetRules.map((id) => `subnet:${id}`),
  ].join(',');
}

/** @returns null where any part is not understood: half a proposal is none. */
export function parseSuggestion(text: string): Suggestion | null {
  const parts = text.split(',');
  if (parts.length > MOST_PARTS) return null;
  const words = new Set<string>(parts);
  const rules: string[] = [];
  const subnets = new Map<string, string>();
  for (const part of words) {
    if (SWITCHES.some((known) => known === part)) continue;
    const [, kind, value = ''] = /^(ip|subnet):(.+)$/.exec(part) ?? [];
    const parsed = kind === 'ip' ? parseIpRule(value) : null;
    const subnet = kind === 'subnet' ? parseSubnetId(value) : null;
    if (parsed?.ok === true) rules.push(parsed.rule);
    else if (subnet !== null) subnets.set(canonicalSubnet(value), subnetId(subnet));
    else return null;
  }
  if (words.has('close') && (words.has('reopen') || rules.length + subnets.size > 0)) return null;
  return {
    close: words.has('close'),
    reopen: words.has('reopen'),
    bypass: words.has('bypass'),
    tasks: words.has('tasks'),
    removeSubnets: words.has('removeSubnets'),
    ipRules: [...new Set(rules)],
    subnets: [...subnets.values()],
  };
}
