/** What a bulk change asks of every chosen registry: one thing, in the words of the screen. Pure. */
import type { InputIssue } from '#lib/errors/failure.ts';
import { canonicalRule, readRange } from '#lib/network-access/ip-range.ts';
import type { AccessMode } from '#lib/network-access/model.ts';
import { parseIpRule, RULE_TEXT_LIMIT } from '#lib/network-access/parse-ip-rule.ts';

export type BulkIntent =
  | { readonly kind: 'add'; readonly rule: string }
  | { readonly kind: 'remove'; readonly rule: string }
  /** Where `from` is a rule, it goes and `to` comes; where it is none, nothing happens. */
  | { readonly kind: 'replace'; readonly from: string; readonly to: string }
  | { readonly kind: 'mode'; readonly mode: Exclude<AccessMode, 'unknown'> }
  | { readonly kind: 'trusted'; readonly on: boolean }
  | { readonly kind: 'tasks'; readonly on: boolean };

export type IntentKind = BulkIntent['kind'];

/**
 * What is wrong with an intent before any registry is looked at; paths are its members. A rule to remove
 * may be one that could not be added today: Azure may hold it from earlier.
 */
export function intentIssues(intent: BulkIntent): readonly InputIssue[] {
  switch (intent.kind) {
    case 'add':
      return toAdd('rule', intent.rule);
    case 'remove':
      return toRemove('rule', intent.rule);
    case 'replace': {
      const issues = [...toRemove('from', intent.from), ...toAdd('to', intent.to)];
      const isSame = issues.length === 0 && canonicalRule(intent.from) === canonicalRule(intent.to);
      return isSame ? [{ path: 'to', code: 'same_rule' }] : issues;
    }
    default:
      return [];
  }
}

function toAdd(path: string, text: string): readonly InputIssue[] {
  const parsed = parseIpRule(text.trim());
  return parsed.ok ? [] : [{ path, ...parsed.issue }];
}

function toRemove(path: string, text: string): readonly InputIssue[] {
  const trimmed = text.trim();
  if (trimmed === '') return [{ path, code: 'empty' }];
  if (trimmed.length > RULE_TEXT_LIMIT)
    return [{ path, code: 'too_long', values: { limit: RULE_TEXT_LIMIT } }];
  // Host bits mean the range around them, as Azure stores it.
  if (readRange(trimmed) === null)
    return [{ path, code: 'not_an_address', values: { text: trimmed.slice(0, RULE_TEXT_LIMIT) } }];
  return [];
}

/** The intent with its rules in canonical form; only for one without issues. */
export function canonicalIntent(intent: BulkIntent): BulkIntent {
  const rule = (text: string) => canonicalRule(text.trim());
  switch (intent.kind) {
    case 'add':
    case 'remove':
      return { ...intent, rule: rule(intent.rule) };
    case 'replace':
      return { ...intent, from: rule(intent.from), to: rule(intent.to) };
    default:
      return intent;
  }
}
