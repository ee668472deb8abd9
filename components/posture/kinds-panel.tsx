'use client';
/** Every kind of finding that occurs, worst first: how many registries, and how that moved. */

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { grouped } from '#components/ui/grouped.ts';
import { Panel } from '#components/ui/panel.tsx';
import { kindPath } from '#lib/posture/links.ts';
import { kindKey } from '#lib/posture/look.ts';
import { ShortChange, Sparkline } from './change.tsx';
import type { Judged } from './use-posture.ts';

export function KindsPanel({ judged: { posture, history } }: { readonly judged: Judged }) {
  const t = useTranslations('posture');
  const hasBaseline = history.baseline !== null;
  return (
    <Panel title={t('kinds.title')} padded={posture.kinds.length === 0}>
      {posture.kinds.length === 0 ? (
        <p className="text-ink-2">{t('kinds.none')}</p>
      ) : (
        <table className="table">
          <caption className="sr-only">{t('kinds.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('kinds.severity')}</th>
              <th scope="col">{t('kinds.kind')}</th>
              <th scope="col" className="num">
                {t('kinds.registries')}
              </th>
              {hasBaseline && (
                <>
                  <th scope="col" className="num">
                    {t('kinds.change')}
                  </th>
                  <th scope="col" className="max-md:hidden">
                    {t('trendColumn')}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {posture.kinds.map(({ code, severity, count }) => (
              <tr key={`${severity} ${code}`}>
                <td>
                  <FindingBadge severity={severity} />
                </td>
                <td>
                  <Link
                    href={kindPath(code, severity)}
                    prefetch={false}
                    className="inline-flex min-h-6 items-center"
                  >
                    {t(`kind.${code}`)}
                  </Link>
                </td>
                <td className="num">{grouped(count)}</td>
                {hasBaseline && (
                  <>
                    <td className="num text-ink-2">
                      <ShortChange history={history} of={kindKey(severity, code)} />
                    </td>
                    <td className="max-md:hidden">
                      <Sparkline history={history} of={kindKey(severity, code)} />
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
