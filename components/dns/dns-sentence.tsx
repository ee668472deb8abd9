'use client';
/** Who finds the private addresses, in one sentence. */
import { useTranslations } from 'next-intl';
import type { DnsReport } from '#lib/private-dns/shapes.ts';

export function DnsSentence({ report: { networks, notices } }: { report: DnsReport }) {
  const t = useTranslations('dns.sentence');
  const count = (wanted: string) => networks.filter(({ verdict }) => verdict === wanted).length;
  const total = networks.length;
  const found = count('found');
  const unknown = count('unknown');
  if (total === 0) {
    const hidden = notices.find(({ kind }) => kind === 'hidden_endpoints')?.values['count'] ?? 0;
    return hidden === 0 ? t('none') : t('hidden', { count: Number(hidden) });
  }
  if (unknown === total) return t('notKnown', { total });
  if (found === 0 && unknown === 0) return t('nobody', { total });
  return (
    <>
      {found === total
        ? t('all', { total })
        : t.rich('some', {
            found,
            total,
            b: (chunks) => <b className="font-semibold">{chunks}</b>,
          })}
      {unknown > 0 && <> {t('unknown', { count: unknown })}</>}
    </>
  );
}
