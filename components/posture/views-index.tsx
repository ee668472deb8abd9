'use client';
/** The ready views at a glance, each with its count: a press goes to it. */

import { useTranslations } from 'next-intl';
import { SEVERITY_COLOR } from '#components/ui/finding-badge.tsx';
import { grouped } from '#components/ui/grouped.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { Posture } from '#lib/posture/posture.ts';
import { VIEW_SEVERITY, type View } from '#lib/posture/views.ts';

type Props = { readonly posture: Posture; readonly views: readonly View[] };

export function ViewsIndex({ posture, views }: Props) {
  const t = useTranslations('posture');
  return (
    <nav aria-label={t('views')}>
      <ul className="flex flex-wrap gap-2">
        {views.map((view) => {
          const severity = VIEW_SEVERITY[view];
          return (
            <li key={view}>
              <a
                href={`#${view}`}
                className="inline-flex min-h-control items-center gap-2 rounded-md border border-line-2 bg-surface px-2.5 text-ink hover:bg-hover hover:no-underline"
              >
                <Icon name={severity} size="sm" className={SEVERITY_COLOR[severity]} />
                <b className="font-semibold tabular-nums">{grouped(posture.views[view].rows.length)}</b>
                {t(`view.${view}.title`)}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
