'use client';
/** Who added a rule and when, in its row; and how far back Azure's log tells, once below the rules. */
import { useTranslations } from 'next-intl';
import { Time } from '#components/ui/time.tsx';
import { canonicalRule } from '#lib/network-access/ip-range.ts';
import { isGuid } from '#lib/network-access/registry-ref.ts';
import type { Origin } from '#lib/network-access/rule-origins.ts';
import { canonicalSubnet } from '#lib/network-access/subnet-ref.ts';
import { useRuleHistory } from '#lib/queries/rule-history.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

const day = (value: string) => () => <Time value={value} format="date" />;

type RuleProps = { readonly registry: RegistryRef } & ({ readonly ip: string } | { readonly subnet: string });

/** Nothing for a rule that the log does not tell of (RuleReach says so once), or while it is being read. */
export function RuleOrigin({ registry, ...rule }: RuleProps) {
  const { history } = useRuleHistory(registry);
  const origin =
    'ip' in rule
      ? history?.ipRules[canonicalRule(rule.ip)]
      : history?.subnetRules[canonicalSubnet(rule.subnet)];
  if (origin === undefined || isUntold(origin)) return null;
  return (
    <span className="text-xs text-ink-3 wrap-anywhere">
      <Sentence origin={origin} />
    </span>
  );
}

function Sentence({ origin }: { readonly origin: Origin }) {
  const t = useTranslations('ruleHistory');
  if (origin.kind === 'by') return t.rich('by', { time: day(origin.at) });
  if (origin.kind === 'added') {
    const { caller, at } = origin;
    if (caller === null) return t.rich('addedBySomeone', { time: day(at) });
    const who = isGuid(caller) ? t('program', { id: caller }) : caller;
    return t.rich('added', { who, time: day(at) });
  }
  const { after, before } = origin;
  if (after === null) return null;
  if (before === null) return t.rich('since', { from: day(after) });
  return t.rich('between', { from: day(after), to: day(before) });
}

/** Writes hide it whose contents Azure does not show: it may also be older than the log. */
const isUntold = (origin: Origin) => origin.kind === 'between' && origin.after === null;

export function RuleReach({ registry }: { readonly registry: RegistryRef }) {
  const t = useTranslations('ruleHistory');
  const { history, failure } = useRuleHistory(registry);
  if (history === undefined && failure === null) return null;
  const origins = [...Object.values(history?.ipRules ?? {}), ...Object.values(history?.subnetRules ?? {})];
  return (
    <p className="border-t border-line px-4 py-2 text-xs text-ink-3">
      {history !== undefined
        ? t.rich(origins.some(isUntold) ? 'reachPartly' : 'reach', { time: day(history.reach) })
        : t(failure?.code === 'forbidden' ? 'forbidden' : 'unread')}
    </p>
  );
}
