'use client';
/** What is wrong, worst first, each with its repair; when nothing is, that is said. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { SEVERITY_COLOR } from '#components/ui/finding-badge.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Count } from '#components/ui/tag.tsx';
import type { DnsFinding } from '#lib/dns-health/finding.ts';
import { repairPlan } from '#lib/dns-health/repair.ts';
import type { DnsReport } from '#lib/private-dns/shapes.ts';
import { code } from './code.tsx';

type Props = {
  readonly report: DnsReport;
  readonly onRepair: (findings: readonly DnsFinding[]) => void;
};

const isRepairable = ({ repair }: DnsFinding) => repair !== null && repair.length > 0;

export function DnsFindings({ report: { findings, networks }, onRepair }: Props) {
  const t = useTranslations('dns');
  const all = repairPlan(findings).length;
  const isAllKnown = networks.every(({ verdict }) => verdict !== 'unknown');
  if (findings.length === 0)
    return networks.length === 0 ? null : (
      <Panel title={t('findings.title')}>
        <p className="flex items-start gap-1.5">
          <Icon
            name={isAllKnown ? 'check' : 'unknown'}
            className={`mt-0.5 ${isAllKnown ? 'text-ok' : 'text-ink-3'}`}
          />
          {t(isAllKnown ? 'findings.none' : 'findings.noneKnown')}
        </p>
      </Panel>
    );
  return (
    <Panel
      title={t('findings.title')}
      aside={<Count value={findings.length} />}
      actions={
        all > 0 && (
          <Button kind="primary" size="sm" onClick={() => onRepair(findings)}>
            {t('repairAll')}
          </Button>
        )
      }
      padded={false}
    >
      <ul className="px-4">
        {findings.map((finding) => (
          <Finding
            key={`${finding.kind} ${finding.networkId} ${finding.zoneId} ${finding.hosts.join()}`}
            finding={finding}
            // One button is enough where the repair of one is the repair of all.
            onRepair={repairPlan([finding]).length < all ? () => onRepair([finding]) : null}
          />
        ))}
      </ul>
    </Panel>
  );
}

function Finding({ finding, onRepair }: { finding: DnsFinding; onRepair: (() => void) | null }) {
  const t = useTranslations('dns');
  const tSeverity = useTranslations('common.severity');
  const { kind, severity, values } = finding;
  const title = t(`finding.${kind}.title`, values);
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] gap-x-1 border-b border-line py-2.5 last:border-b-0">
      <Icon name={severity} className={`mt-0.5 ${SEVERITY_COLOR[severity]}`} />
      <div>
        <p className="font-medium">
          <span className="sr-only">{tSeverity(severity)}: </span>
          {title}
        </p>
        <p className="max-w-[68ch] text-ink-2">{t.rich(`finding.${kind}.detail`, { ...values, c: code })}</p>
        {kind === 'overwritten' && !isRepairable(finding) && (
          <p className="mt-1 max-w-[68ch] text-ink-2">{t('finding.overwritten.unrepaired', values)}</p>
        )}
      </div>
      {onRepair !== null && isRepairable(finding) && (
        <Button
          size="sm"
          className="self-start"
          aria-label={t('findings.repairName', { title })}
          onClick={onRepair}
        >
          {t('findings.repair')}
        </Button>
      )}
    </li>
  );
}
