'use client';
/** The IP rules as they are, searchable when there are many. */
import { useTranslations } from 'next-intl';
import { useDeferredValue, useId, useState } from 'react';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { SearchInput } from '#components/ui/input.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Count } from '#components/ui/tag.tsx';
import { countAddresses, toRanges } from '#lib/network-access/ip-range.ts';
import { findRules, SEARCH_FROM } from './find-rules.ts';
import { coverOf } from './rule-cover.ts';

export function IpRulesPanel({ rules }: { rules: readonly string[] }) {
  const t = useTranslations('registry.ipRules');
  const id = useId();
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
      {rules.length > SEARCH_FROM && (
        <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2">
          <SearchInput
            className="w-full max-w-72"
            aria-label={t('find', { count: rules.length })}
            placeholder={t('find', { count: rules.length })}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <p role="status" className="text-ink-2">
            {query.trim() !== '' && t('found', { count: found.length })}
          </p>
        </div>
      )}
      {found.length > 0 && (
        <section
          aria-labelledby={id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
          tabIndex={0}
          data-focus="inset"
          className="max-h-100 overflow-auto"
        >
          <table className="table">
            <caption id={id} className="sr-only">
              {t('table')}
            </caption>
            <thead className="sticky top-0 bg-surface">
              <tr>
                <th scope="col" className="sm:w-56">
                  {t('range')}
                </th>
                <th scope="col" className="num sm:w-28">
                  {t('addresses')}
                </th>
                <th scope="col">{t('notes')}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((rule) => (
                <Row key={rule} rule={rule} inside={coverOf(rule, rules)} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}

function Row({ rule, inside }: { rule: string; inside: string | null }) {
  const t = useTranslations('registry.ipRules');
  return (
    <tr>
      <td className="font-mono">{rule}</td>
      <td className="num">{t('count', { count: countAddresses(toRanges([rule])) })}</td>
      <td>
        {inside !== null && <FindingBadge severity="info">{t('inside', { rule: inside })}</FindingBadge>}
      </td>
    </tr>
  );
}
