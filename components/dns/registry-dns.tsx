'use client';
/** DNS of a registry: who finds it in one sentence, what is wrong and its repair, then every record. */
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ReadLine } from '#components/registry/read-line.tsx';
import { Columns, RegistryPage } from '#components/registry/registry-page.tsx';
import { StaleNotice } from '#components/registry/stale-notice.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { DnsFinding } from '#lib/dns-health/finding.ts';
import { dnsQuery } from '#lib/queries/dns.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { registryQuery } from '#lib/queries/registries.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { DnsFindings } from './dns-findings.tsx';
import { DnsNotices } from './dns-notices.tsx';
import { DnsSentence } from './dns-sentence.tsx';
import { DnsSkeleton } from './dns-skeleton.tsx';
import { NetworksPanel } from './networks-panel.tsx';
import { RepairNotice } from './repair-notice.tsx';
import { useRepair } from './use-repair.ts';

const LookupPanel = dynamic(() => import('./lookup-panel.tsx').then(({ LookupPanel: panel }) => panel));
const RepairDialog = dynamic(() => import('./repair-dialog.tsx').then(({ RepairDialog: dialog }) => dialog));

export function RegistryDns({ registry }: { registry: RegistryRef }) {
  const t = useTranslations('dns');
  const { account } = useAuth();
  const { data: detail } = useQuery(registryQuery(account.oid, registry));
  const { data, error, isFetching, refetch } = useQuery(dnsQuery(account.oid, registry));
  const repair = useRepair(registry);
  const [reviewed, setReviewed] = useState<readonly DnsFinding[] | null>(null);
  if (data === undefined)
    return error === null ? (
      <DnsSkeleton registry={registry} />
    ) : (
      <ReadFailurePage failure={failureOf(error)} />
    );
  const readAgain = () => void refetch();
  const review = (findings: readonly DnsFinding[]) => {
    repair.begin();
    setReviewed(findings);
  };
  return (
    <RegistryPage registry={registry} data={detail}>
      {error !== null && (
        <StaleNotice
          failure={failureOf(error)}
          readAt={data.readAt}
          isReading={isFetching}
          onReadAgain={readAgain}
        />
      )}
      {reviewed === null && <RepairNotice repair={repair} onReview={() => review(data.findings)} />}
      <section aria-labelledby="dns-answer" className="mb-6">
        <h2 id="dns-answer" className="sr-only">
          {t('answer')}
        </h2>
        <p className="max-w-[54rem] text-xl tracking-tight text-pretty">
          <DnsSentence report={data} />
        </p>
        <div className="mt-1.5 flex flex-wrap items-center gap-x-3">
          <ReadLine readAt={data.readAt} isReading={isFetching} onReadAgain={readAgain} />
          <Link href="/dns" prefetch={false} className="text-xs">
            {t('fleetLink')}
          </Link>
        </div>
      </section>
      <Columns aside={<DnsNotices report={data} />}>
        <DnsFindings report={data} onRepair={review} />
        <NetworksPanel report={data} />
        <LookupPanel report={data} />
      </Columns>
      {reviewed !== null && (
        <RepairDialog
          report={data}
          findings={reviewed}
          repair={repair}
          onClose={() => setReviewed(null)}
          onReviewRest={() => review(data.findings)}
        />
      )}
    </RegistryPage>
  );
}
