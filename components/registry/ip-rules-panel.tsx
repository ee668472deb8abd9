'use client';
/** The IP rules as they are, searchable when there are many. */
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Count } from '#components/ui/tag.tsx';
import { countAddresses, toRanges } from '#lib/network-access/ip-range.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { findRules } from './find-rules.ts';
import { coverOf } from './rule-cover.ts';
import { RuleOrigin, RuleReach } from './rule-notes.ts';
import { RulesFrame } from './rules-frame.tsx';

type Props = { readonly registry: RegistryRef; readonly rules: readonly string[] };

export function IpRulesPanel({ registry, rules }: Props) {
  const t = useTranslations('registry.ipRules');
  const [query, setQuery] = useState('');
  const found = findRules([...new Set(rules)], useDeferredValue(query));
  const total = countAddresses(toRanges(rules));
  if (rules.length === 0)
    return (
      <Panel id="ip-rules" title={t('title')}>
        <p className="text-ink-2">{t('none')}</p>
      </Panel>
    );
  return (
    <Panel
      id="ip-rules"
      title={t('title')}
      aside={<Count value={rules.length} />}
      actions={<span className="text-xs text-ink-3">{t('total', { count: total })}</span>}
      padded={false}
    >
      <RulesFrame total={rules.length} found={found.length} query={query} onQuery={setQuery}>
        <tbody>
          {found.map((rule) => (
            <Row key={rule} rule={rule} inside={coverOf(rule, rules)} registry={registry} />
          ))}
        </tbody>
      </RulesFrame>
      <RuleReach registry={registry} />
    </Panel>
  );
}

type RowProps = {
  readonly rule: string;
  readonly inside: string | null;
  readonly registry: RegistryRef;
};

function Row({ rule, inside, registry }: RowProps) {
  const t = useTranslations('registry.ipRules');
  return (
    <tr>
      <td className="font-mono">{rule}</td>
      <td className="num">{t('count', { count: countAddresses(toRanges([rule])) })}</td>
      <td>
        <span className="flex flex-wrap items-baseline gap-x-3">
          {inside !== null && <FindingBadge severity="info">{t('inside', { rule: inside })}</FindingBadge>}
          <RuleOrigin registry={registry} ip={rule} />
        </span>
      </td>
    </tr>
  );
}
