'use client';
/** Ready views in which nothing was found: named, so that one knows they were checked. */
import { useTranslations } from 'next-intl';
import { Icon } from '#components/ui/icon.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { View } from '#lib/posture/views.ts';
import { DnsWords } from './dns-words.tsx';
import type { Judged } from './use-posture.ts';

type Props = { readonly judged: Judged; readonly views: readonly View[] };

export function QuietViews({ judged, views }: Props) {
  const t = useTranslations('posture');
  const { dns, posture } = judged;
  const isOpen = (view: View) =>
    posture.views[view].unknown > 0 || (view === 'dns_broken' && typeof dns !== 'object');
  return (
    <Panel title={t(views.some(isOpen) ? 'quietOpen' : 'quiet')} level={3}>
      <ul className="grid gap-x-6 gap-y-2 md:grid-cols-2">
        {views.map((view) => {
          const { unknown } = posture.views[view];
          return (
            <li key={view} className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-2">
              <Icon
                name={isOpen(view) ? 'unknown' : 'check'}
                size="sm"
                className={`translate-y-0.5 ${isOpen(view) ? 'text-ink-3' : 'text-ok'}`}
              />
              <span>
                {t(`view.${view}.title`)}
                {view === 'dns_broken' ? (
                  <DnsWords dns={dns} />
                ) : (
                  unknown > 0 && <p className="text-xs text-ink-2">{t('unknown', { count: unknown })}</p>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
