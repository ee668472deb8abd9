'use client';
/** One ready view: how many, since when, why it matters and what to do, the worst of them, and all of them. */

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { SEVERITY_COLOR } from '#components/ui/finding-badge.tsx';
import { grouped } from '#components/ui/grouped.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { gridPath, listPath } from '#lib/posture/links.ts';
import { PENDING_DAYS, VIEW_SEVERITY, type View } from '#lib/posture/views.ts';
import { BulkButton } from './bulk-button.tsx';
import { Change, Sparkline } from './change.tsx';
import { DnsWords } from './dns-words.tsx';
import { RegistryRows, useIsNew } from './registry-rows.tsx';
import type { Judged } from './use-posture.ts';

/** Shown before one goes to the whole list. */
const FIRST = 5;

export function ViewPanel({ judged, view }: { readonly judged: Judged; readonly view: View }) {
  const t = useTranslations('posture');
  const { rows, unknown } = judged.posture.views[view];
  const isNew = useIsNew(judged, view);
  const fresh = useMemo(() => rows.reduce((sum, row) => sum + (isNew(row) ? 1 : 0), 0), [rows, isNew]);
  const severity = VIEW_SEVERITY[view];
  const rest = rows.length - FIRST;
  const grid = gridPath(view);
  return (
    <Panel
      id={view}
      level={3}
      className="flex flex-col *:last:mt-auto"
      title={
        <span className="flex items-baseline gap-2">
          <Icon name={severity} size="sm" className={`${SEVERITY_COLOR[severity]} self-center`} />
          <span className="text-lg tabular-nums">{grouped(rows.length)}</span>
          {t(`view.${view}.title`)}
        </span>
      }
      aside={
        <span className="flex flex-wrap items-center gap-x-2">
          <Change history={judged.history} of={view} />
          {fresh > 0 && <span className="text-xs">{t('fresh', { count: fresh })}</span>}
        </span>
      }
      actions={<Sparkline history={judged.history} of={view} />}
      footer={
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Link
            href={grid ?? listPath(view)}
            prefetch={false}
            className="inline-flex min-h-6.5 items-center font-medium"
          >
            {grid === null
              ? t('showAll', { count: rows.length })
              : rest > 0
                ? t('moreInGrid', { count: rest })
                : t('inGrid', { count: rows.length })}
          </Link>
          <span className="ms-auto">
            <BulkButton judged={judged} list={view} rows={rows} />
          </span>
        </div>
      }
    >
      <p className="max-w-prose text-ink-2">{t(`view.${view}.why`, { days: PENDING_DAYS })}</p>
      {view === 'dns_broken' && <DnsWords dns={judged.dns} />}
      {unknown > 0 && view !== 'dns_broken' && (
        <p className="mt-1 text-xs text-ink-2">{t('unknown', { count: unknown })}</p>
      )}
      <RegistryRows judged={judged} list={view} rows={rows.subarray(0, FIRST)} />
    </Panel>
  );
}
