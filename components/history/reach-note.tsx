'use client';
/** How far the records go, how late they are, and what neither of them tells. */
import { useTranslations } from 'next-intl';
import { failureText } from '#components/ui/failure-text.ts';
import { Time } from '#components/ui/time.tsx';
import type { SourceReach } from '#lib/change-log/shapes.ts';

type Props = {
  readonly log: SourceReach | null;
  readonly graph: SourceReach | null;
};

export function ReachNote({ log, graph }: Props) {
  const t = useTranslations('history.reach');
  return (
    <details className="text-xs text-ink-2">
      <summary className="cursor-pointer">
        {log !== null && log.failure === null
          ? t.rich('summary', { from: () => <Time value={log.from} format="date" /> })
          : t('summaryUnread')}
      </summary>
      <ul className="mt-1.5 grid max-w-prose list-disc gap-1 ps-4">
        {log !== null && <Source name="log" reach={log} />}
        {graph !== null && <Source name="graph" reach={graph} />}
        <li>{t('delay')}</li>
        <li>{t('bodies')}</li>
        <li>{t('subnets')}</li>
        <li>{t('clients')}</li>
        <li>{t('elsewhere')}</li>
      </ul>
    </details>
  );
}

function Source({ name, reach }: { readonly name: 'log' | 'graph'; readonly reach: SourceReach }) {
  const t = useTranslations('history.reach');
  const tFailure = useTranslations('failure');
  const from = () => <Time value={reach.from} format="datetime" />;
  if (reach.failure !== null)
    return <li>{t(`${name}.unread`, { reason: tFailure(`${failureText(reach.failure).key}.title`) })}</li>;
  return <li>{t.rich(reach.isCut ? `${name}.cut` : `${name}.read`, { from })}</li>;
}
