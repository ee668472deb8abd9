'use client';
/** Beside the answer: what cannot be known and why, and which zones were read. */
import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import { groupOf, nameOf } from '#lib/dns-health/ids.ts';
import type { DnsReport } from '#lib/private-dns/shapes.ts';
import { code } from './code.tsx';

/** More notices than this are not read by anybody; the rest are of the same kinds. */
const MOST = 12;

export function DnsNotices({ report: { notices, zones } }: { report: DnsReport }) {
  const t = useTranslations('dns');
  const involved = zones.filter(({ isInvolved }) => isInvolved);
  const others = zones.length - involved.length;
  return (
    <aside className="grid min-w-0 gap-6">
      <Panel title={t('notices.title')}>
        <ul className="grid gap-2 text-ink-2">
          {notices.slice(0, MOST).map(({ kind, values }) => (
            <li key={`${kind} ${JSON.stringify(values)}`} className="wrap-anywhere text-ink">
              {t.rich(`notices.${kind}`, { ...values, c: code })}
            </li>
          ))}
          <li>{t('notices.general')}</li>
        </ul>
      </Panel>
      <Panel title={t('zones.title')}>
        {involved.length === 0 ? (
          <p className="text-ink-2">{t('zones.none')}</p>
        ) : (
          <ul className="grid gap-2">
            {involved.map(({ id, name, links }) => (
              <li key={id} className="grid">
                <span className="flex flex-wrap justify-between gap-x-2">
                  <span className="wrap-anywhere">{nameOf(groupOf(id))}</span>
                  <span className="text-ink-2">
                    {links === null ? t('zones.linksUnread') : t('zones.links', { count: links })}
                  </span>
                </span>
                <span className="font-mono text-2xs text-ink-2 wrap-anywhere">{name}</span>
              </li>
            ))}
          </ul>
        )}
        {others > 0 && <p className="mt-2 text-ink-2">{t('zones.others', { count: others })}</p>}
      </Panel>
    </aside>
  );
}
