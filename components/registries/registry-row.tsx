'use client';
/** One registry, one line. What is as it should be is quiet; the exception stands out. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { ConnectionCountMarks } from '#components/ui/connection-mark.tsx';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { ModeMark } from '#components/ui/mode-mark.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { AgeTime } from '#components/ui/time.tsx';
import type { Finding } from '#lib/network-access/finding.ts';
import { registryPath } from '#lib/queries/paths.ts';
import type { RegistryRow as Row } from './filter-registries.ts';

type RegistryRowProps = {
  readonly row: Row;
  /** 1-based, counting the head: for assistive technology. */
  readonly index: number;
  /** The column with the grid's tab stop, or -1. */
  readonly tabStop: number;
  readonly isFresh: boolean;
  /** When the list was read: what ages are compared with. */
  readonly readAt: string;
};

export const RegistryRow = memo(function RegistryRow({
  row,
  index,
  tabStop,
  isFresh,
  readAt,
}: RegistryRowProps) {
  const { registry, mode, subscriptionName } = row;
  const { ref, access, location, lastModifiedAt, provisioningState } = registry;
  const stop = (column: number) => (column === tabStop ? 0 : -1);
  return (
    <tr aria-rowindex={index} data-fresh={isFresh ? true : undefined}>
      <th scope="row" className="pin">
        <span className="flex items-center gap-1.5">
          <Link
            href={registryPath(ref)}
            prefetch={false}
            tabIndex={stop(0)}
            title={`${ref.name}, ${ref.resourceGroup}`}
            className="truncate font-medium text-ink"
          >
            {ref.name}
          </Link>
          {access.sku !== 'Premium' && <Tag>{access.sku}</Tag>}
          {provisioningState !== 'Succeeded' && <Tag>{provisioningState}</Tag>}
        </span>
      </th>
      <td tabIndex={stop(1)}>
        <ModeMark mode={mode} />
      </td>
      <td tabIndex={stop(2)}>
        <Findings findings={row.findings} />
      </td>
      <td tabIndex={stop(3)} className="num">
        <Amount value={access.ipRules.length} />
      </td>
      <td tabIndex={stop(4)} className="num">
        <Amount value={access.subnetRules?.length ?? null} />
      </td>
      <td tabIndex={stop(5)}>
        <ConnectionCountMarks counts={access.connections} />
      </td>
      <td tabIndex={stop(6)}>
        <Trusted bypass={access.bypass} />
      </td>
      <td tabIndex={stop(7)} className="num text-ink-2">
        {lastModifiedAt ? <AgeTime value={lastModifiedAt} now={readAt} /> : <Amount value={null} />}
      </td>
      <td tabIndex={stop(8)} title={subscriptionName}>
        {subscriptionName}
      </td>
      <td tabIndex={stop(9)}>{location}</td>
    </tr>
  );
});

/** The worst one in words, the others counted; their titles are in the tooltip and in hidden text. */
function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTranslations('finding');
  const tGrid = useTranslations('registries');
  const [worst, ...others] = findings;
  if (!worst) return <span className="sr-only">{tGrid('noFindings')}</span>;
  const rest = others.map(({ code, values }) => t(`${code}.title`, values)).join(', ');
  return (
    <span className="flex min-w-0 items-center">
      <FindingBadge severity={worst.severity}>{t(`${worst.code}.short`, worst.values)}</FindingBadge>
      {others.length > 0 && (
        <span className="ms-1.5 text-xs text-ink-3" title={rest}>
          <span aria-hidden="true">+{others.length}</span>
          <span className="sr-only">{tGrid('moreFindings', { rest })}</span>
        </span>
      )}
    </span>
  );
}

/** `null` is not known, which is neither zero nor none. */
function Amount({ value }: { readonly value: number | null }) {
  const t = useTranslations('common');
  if (value === null) {
    return (
      <span className="text-ink-3" title={t('notYetKnown')}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t('notYetKnown')}</span>
      </span>
    );
  }
  return <span className={value === 0 ? 'text-ink-3' : undefined}>{value}</span>;
}

function Trusted({ bypass }: { readonly bypass: string }) {
  const t = useTranslations('registries');
  if (bypass === 'AzureServices') return <span className="text-ink-3">{t('on')}</span>;
  return bypass === 'None' ? t('off') : bypass;
}
