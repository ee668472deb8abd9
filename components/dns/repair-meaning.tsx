'use client';
/** What a repair means for clients: who finds the registry, what to keep in mind, what stays. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { DnsFinding } from '#lib/dns-health/finding.ts';
import { nameOf, same } from '#lib/dns-health/ids.ts';
import type { RepairStep } from '#lib/dns-health/step.ts';
import type { DnsReport } from '#lib/private-dns/shapes.ts';

type Props = {
  readonly report: DnsReport;
  readonly findings: readonly DnsFinding[];
  readonly steps: readonly RepairStep[];
};

export function RepairMeaning({ report, findings, steps }: Props) {
  const t = useTranslations('dns.repair');
  const gaining = report.networks.filter(
    ({ networkId, verdict }) =>
      verdict === 'broken' &&
      findings.some(
        ({ networkId: about, repair }) => repair !== null && about !== null && same(about, networkId),
      ),
  );
  return (
    <div className="grid gap-3.5">
      {gaining.length > 0 && (
        <Part title={t('gain')} icon="plus" color="text-gain">
          {gaining.map(({ networkId }) => (
            <li key={networkId} className="wrap-anywhere">
              {nameOf(networkId)}
            </li>
          ))}
        </Part>
      )}
      <KeepInMind report={report} steps={steps} />
      <Part title={t('stay')} icon="rows" color="text-ink-2">
        <li>{t('stayBody')}</li>
      </Part>
    </div>
  );
}

function KeepInMind({ report: { zones }, steps }: Pick<Props, 'report' | 'steps'>) {
  const t = useTranslations('dns.repair');
  const known = (zoneId: string) => zones.find(({ id }) => same(id, zoneId));
  const links = steps.filter((step) => step.kind === 'put_link');
  const unlinked = steps.filter((step) => step.kind === 'remove_link');
  const copies = steps.filter((step) => step.kind === 'put_record' && step.endpointId === null);
  const replaced = steps.filter((step) => step.kind === 'put_record' && step.etag !== null);
  const oldest = Math.max(0, ...replaced.map((step) => (step.kind === 'put_record' ? step.ttl : 0)));
  const removed = steps.filter(({ kind }) => kind === 'remove_record').length;
  const shared = new Set(
    steps.flatMap((step) => (step.kind === 'put_record' || step.kind === 'put_group' ? [step.zoneId] : [])),
  );
  const lines: ReactNode[] = [
    ...links
      .filter(({ networkId }) => !unlinked.some((link) => same(link.networkId, networkId)))
      .map(({ networkId, zoneId, redirects }) => {
        const count = known(zoneId)?.records ?? 0;
        const network = nameOf(networkId);
        if (count === 0) return redirects ? t('linkedEmpty') : null;
        return t('linked', { network, count });
      }),
    ...unlinked.flatMap(({ networkId }) => {
      const network = nameOf(networkId);
      return [
        t('relinked', { network }),
        copies.length > 0 ? t('copied', { count: copies.length, network }) : null,
      ];
    }),
    ...[...shared].map((zoneId) => {
      const others = (known(zoneId)?.links ?? 0) - 1;
      return others > 0 ? t('shared', { count: others }) : null;
    }),
    removed > 0 ? t('removed', { count: removed }) : null,
    oldest > 0 ? t('cached', { seconds: oldest }) : null,
  ];
  const said = [...new Set(lines.filter((line) => line !== null))];
  if (said.length === 0) return null;
  return (
    <Part title={t('know')} icon="warning" color="text-warning">
      {said.map((line) => (
        <li key={String(line)}>{line}</li>
      ))}
    </Part>
  );
}

type PartProps = {
  readonly title: string;
  readonly icon: IconName;
  readonly color: string;
  /** List items. */
  readonly children: ReactNode;
};

const Part = ({ title, icon, color, children }: PartProps) => (
  <div>
    <h4 className="mb-1 flex items-center gap-1.5">
      <Icon name={icon} className={`[--cut:var(--color-raised)] ${color}`} />
      {title}
    </h4>
    <ul className="grid gap-1 ps-5.5">{children}</ul>
  </div>
);
