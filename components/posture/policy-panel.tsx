'use client';
/** How the fleet complies with Azure's built-in policy definitions for registries. */

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { grouped } from '#components/ui/grouped.ts';
import { Panel } from '#components/ui/panel.tsx';
import { listPath } from '#lib/posture/links.ts';
import { type Compliance, policyLink } from '#lib/posture/policies.ts';
import type { Judged } from './use-posture.ts';

export function PolicyPanel({ judged: { compliance } }: { readonly judged: Judged }) {
  const t = useTranslations('posture.policy');
  const locale = useLocale();
  const effects = [...new Set(compliance.flatMap(({ definition }) => definition.effects))];
  return (
    <Panel
      title={t('title')}
      padded={false}
      footer={
        <p className="max-w-prose text-xs text-ink-2">
          {t('about', { effects: new Intl.ListFormat(locale, { type: 'disjunction' }).format(effects) })}{' '}
          {t('unseen')}
        </p>
      }
    >
      <table className="table">
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('definition')}</th>
            <th scope="col" className="num">
              {t('nonCompliant')}
            </th>
            <th scope="col" className="num">
              {t('compliant')}
            </th>
            <th scope="col" className="num">
              {t('unknown')}
            </th>
          </tr>
        </thead>
        <tbody>
          {compliance.map((one) => (
            <Row key={one.definition.id} compliance={one} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Row({ compliance: { definition, nonCompliant, compliant, unknown } }: { compliance: Compliance }) {
  const t = useTranslations('posture.policy');
  const { key, id, displayName, version, defaultEffect } = definition;
  return (
    <tr className="align-baseline">
      <td>
        <span lang="en" className="font-medium">
          {displayName}
        </span>
        <span className="block text-xs text-ink-2">{t(`why.${key}`)}</span>
        <span className="block text-xs text-ink-2">
          {t('facts', { version, effect: defaultEffect })} ·{' '}
          <a
            href={policyLink(id)}
            target="_blank"
            rel="noreferrer"
            className="underline"
            aria-label={`${t('source')}: ${displayName}`}
          >
            {t('source')}
          </a>
        </span>
      </td>
      <td className="num">
        {nonCompliant.length === 0 ? (
          0
        ) : (
          <Link
            href={listPath(key)}
            prefetch={false}
            aria-label={`${t('nonCompliant')}: ${nonCompliant.length}, ${displayName}`}
            className="inline-flex min-h-6 min-w-6 items-center justify-end font-medium"
          >
            {grouped(nonCompliant.length)}
          </Link>
        )}
      </td>
      <td className="num">{grouped(compliant)}</td>
      <td className="num text-ink-2">{grouped(unknown)}</td>
    </tr>
  );
}
