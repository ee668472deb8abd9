'use client';
/** A registry: who can reach it in one sentence, the picture of it, then the details. */
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { explainAccess } from '#lib/network-access/explain.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { useKnownRegistry } from '#lib/queries/known-registry.ts';
import { registryQuery } from '#lib/queries/registries.ts';
import type { RegistryDetail, RegistryRef } from '#lib/registries/shapes.ts';
import { AccessPaths } from './access-paths.tsx';
import { AccessSentence } from './access-sentence.tsx';
import { ChangeAccessAction } from './change-access-action.tsx';
import { ConnectionsPanel } from './connections-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { IpRulesPanel } from './ip-rules-panel.tsx';
import { KnownRegistry } from './known-registry.tsx';
import { ReadLine } from './read-line.tsx';
import { Columns, RegistryPage } from './registry-page.tsx';
import { RegistrySkeleton } from './registry-skeleton.tsx';
import { RegistryTools } from './registry-tools.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { SubnetRulesPanel } from './subnet-rules-panel.tsx';

const EndpointActions = dynamic(
  () => import('#components/private-endpoint/endpoint-actions.tsx').then((part) => part.EndpointActions),
  { ssr: false },
);

export function RegistryOverview({ registry }: { registry: RegistryRef }) {
  const { account } = useAuth();
  const { data, error, isFetching, refetch } = useQuery(registryQuery(account.oid, registry));
  const known = useKnownRegistry(account.oid, data === undefined ? registry : null);
  if (data === undefined) {
    if (error !== null) return <ReadFailurePage failure={failureOf(error)} />;
    return known === null ? (
      <RegistrySkeleton registry={registry} />
    ) : (
      <KnownRegistry registry={registry} known={known} />
    );
  }
  const readAgain = () => void refetch();
  return (
    <RegistryPage
      registry={registry}
      data={data}
      actions={
        <>
          <RegistryTools data={data} />
          <ChangeAccessAction data={data} />
        </>
      }
    >
      {error !== null && (
        <StaleNotice
          failure={failureOf(error)}
          readAt={data.readAt}
          isReading={isFetching}
          onReadAgain={readAgain}
        />
      )}
      <EffectiveAccess data={data} isReading={isFetching} onReadAgain={readAgain} />
      <Columns
        aside={
          <aside className="grid min-w-0 gap-6">
            <SettingsPanel data={data} />
            <EndpointActions data={data} />
          </aside>
        }
      >
        <FindingsPanel data={data} />
        <ConnectionsPanel data={data} />
        <SubnetRulesPanel
          registry={registry}
          rules={data.access.subnetRules}
          saysReach={data.access.ipRules.length === 0}
        />
        <IpRulesPanel registry={registry} rules={data.access.ipRules} />
      </Columns>
    </RegistryPage>
  );
}

type EffectiveProps = {
  readonly data: RegistryDetail;
  readonly isReading: boolean;
  readonly onReadAgain: () => void;
};

function EffectiveAccess({ data, isReading, onReadAgain }: EffectiveProps) {
  const t = useTranslations('registry');
  return (
    <section aria-labelledby="effective-access" className="mb-6">
      <h2 id="effective-access" className="sr-only">
        {t('effective')}
      </h2>
      <p className="max-w-[54rem] text-xl tracking-tight text-pretty">
        <AccessSentence sentence={explainAccess(data.access).sentence} />
      </p>
      <div className="mt-1.5 mb-4">
        <ReadLine readAt={data.readAt} isReading={isReading} onReadAgain={onReadAgain} />
      </div>
      <AccessPaths data={data} />
    </section>
  );
}
