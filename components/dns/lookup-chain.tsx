'use client';
/** One lookup, name after name, to where it ends or breaks. */
import { useTranslations } from 'next-intl';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { HostVerdict } from '#lib/dns-health/finding.ts';
import { groupOf, nameOf } from '#lib/dns-health/ids.ts';
import type { Lookup, LookupStep } from '#lib/dns-health/lookup.ts';
import { code } from './code.tsx';

type Props = {
  readonly title: string;
  readonly lookup: Lookup;
  /** How the answer compares with the network's own endpoint; null where it has none. */
  readonly verdict: HostVerdict | null;
  readonly isPublicClosed: boolean;
};

const ENDS: Readonly<Record<Lookup['outcome'], { readonly icon: IconName; readonly color: string }>> = {
  private: { icon: 'check', color: 'text-ok' },
  nowhere: { icon: 'critical', color: 'text-critical' },
  public: { icon: 'globe', color: 'text-ink-2' },
  unknown: { icon: 'unknown', color: 'text-ink-3' },
};

export function LookupChain({ title, lookup, verdict, isPublicClosed }: Props) {
  const t = useTranslations('dns.lookup');
  const { steps, outcome } = lookup;
  const isWrong = verdict === 'dead' || verdict === 'other';
  const { icon, color } = isWrong ? ENDS.nowhere : ENDS[outcome];
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 text-sm">{title}</h3>
      <ol className="grid gap-2 border-s-2 border-line-2 ps-3">
        {steps.map((step) => (
          <li key={`${step.kind} ${step.name}`} className="grid">
            <span className="font-mono text-xs wrap-anywhere">{step.name}</span>
            <span className="text-ink-2">{words(t, step)}</span>
          </li>
        ))}
      </ol>
      <p className="mt-2 flex items-start gap-1.5 font-medium">
        <Icon name={icon} className={`mt-0.5 ${color}`} />
        <span className="wrap-anywhere">
          {t(`outcome.${outcome}`)}{' '}
          {outcome === 'private' && (
            <code className="font-mono text-xs font-normal">{lookup.addresses.join(', ')}</code>
          )}
          {isWrong && <span className="block font-normal text-ink-2">{t(verdict)}</span>}
        </span>
      </p>
      {outcome === 'public' && <p className="ps-5.5 text-ink-2">{t(isPublicClosed ? 'closed' : 'open')}</p>}
    </section>
  );
}

function words(t: ReturnType<typeof useTranslations<'dns.lookup'>>, step: LookupStep) {
  switch (step.kind) {
    case 'alias':
      return t.rich('alias', { target: step.target, c: code });
    case 'public':
      return t('public');
    case 'unread':
      return t('unread', { group: nameOf(groupOf(step.zoneId)) });
    case 'zone': {
      const group = nameOf(groupOf(step.zoneId));
      if (step.addresses.length > 0)
        return t.rich('zoneFound', { group, addresses: step.addresses.join(', '), c: code });
      return t(step.redirects ? 'zoneRedirects' : 'zoneLacks', { group });
    }
  }
}
