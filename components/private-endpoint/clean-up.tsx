'use client';
/** Taking a private endpoint away with what belongs to it alone; what is shared is named and stays. */
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RegistryPage } from '#components/registry/registry-page.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { CleanUpOffer, EndpointJob } from '#lib/endpoints/shapes.ts';
import { useEndpointRun } from '#lib/queries/endpoint-run.ts';
import { cleanUpOfferQuery } from '#lib/queries/endpoints.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { registryQuery } from '#lib/queries/registries.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { RunPanel } from './run-panel.tsx';
import { StepList } from './step-list.tsx';

type Props = { readonly registry: RegistryRef; readonly endpointId: string };

export function CleanUpEndpoint({ registry, endpointId }: Props) {
  const t = useTranslations('endpoint.cleanUp');
  const { account } = useAuth();
  const { data, error } = useQuery(registryQuery(account.oid, registry));
  if (data === undefined)
    return error === null ? (
      <RegistrySkeleton registry={registry} />
    ) : (
      <ReadFailurePage failure={failureOf(error)} />
    );
  return (
    <RegistryPage registry={registry} data={data}>
      <h2 className="mb-4 text-xl">{t('title')}</h2>
      <div className="grid max-w-3xl gap-6">
        <Body registry={registry} endpointId={endpointId} />
      </div>
    </RegistryPage>
  );
}

function Body({ registry, endpointId }: Props) {
  const t = useTranslations('endpoint.cleanUp');
  const { account } = useAuth();
  const { kept, run, start, resume, forget } = useEndpointRun(registry);
  const job = kept?.job.kind === 'clean_up' ? kept.job : null;
  const { data: offer, error } = useQuery({
    ...cleanUpOfferQuery(account.oid, registry, endpointId),
    enabled: job === null,
    staleTime: 0,
  });
  if (job !== null && run?.phase === 'finished')
    return (
      <Banner kind="ok" title={t('done', { name: job.cleanUp.endpoint.name })}>
        {t('doneBody')}
      </Banner>
    );
  if (job !== null) return <RunPanel job={job} run={run} view={null} onResume={resume} onForget={forget} />;
  if (error !== null) return <FailureBanner failure={failureOf(error)} what={t('unread')} />;
  if (offer === undefined) return <p className="text-ink-2">{t('reading')}</p>;
  return <Offer offer={offer} onStart={(cleanUp) => start({ kind: 'clean_up', registry, cleanUp })} />;
}

type OfferProps = {
  readonly offer: CleanUpOffer;
  readonly onStart: (cleanUp: Extract<EndpointJob, { kind: 'clean_up' }>['cleanUp']) => void;
};

function Offer({ offer, onStart }: OfferProps) {
  const t = useTranslations('endpoint.cleanUp');
  const [typed, setTyped] = useState('');
  const { cleanUp, status, stays, networkName } = offer;
  const { name } = cleanUp.endpoint;
  const isApproved = status?.toLowerCase() === 'approved';
  const mayStart = !isApproved || typed === name;
  return (
    <>
      <Panel title={t('goes')}>
        <StepList label={t('goes')} kind="clean_up" steps={goingSteps(offer)} />
      </Panel>
      <Panel title={t('stays')}>
        <ul className="grid gap-1.5">
          {stays.map(({ zone, resourceGroup, links }) => (
            <li key={resourceGroup} className="wrap-anywhere">
              {t('zone', { zone, group: resourceGroup, links: links.join(', ') || '–' })}
            </li>
          ))}
          <li>{t('settings')}</li>
        </ul>
      </Panel>
      {isApproved && (
        <Banner kind="critical" title={t('cut', { network: networkName ?? '' })}>
          {t('cutBody')}
        </Banner>
      )}
      <div className="grid justify-items-start gap-3">
        {isApproved && (
          <Field label={t('type', { name })}>
            {(control) => (
              <Input
                {...control}
                mono
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <Button
          kind="danger-solid"
          onClick={() => onStart(cleanUp)}
          {...(mayStart ? {} : { disabledReason: t('type', { name }) })}
        >
          {t('start', { name })}
        </Button>
      </div>
    </>
  );
}

function goingSteps({ cleanUp, exists }: CleanUpOffer) {
  const todo = { state: 'todo', shown: 'todo' } as const;
  const { zoneGroup, records, endpoint, connection } = cleanUp;
  return [
    ...(zoneGroup === null
      ? []
      : [{ key: 'zone_group', kind: 'zone_group' as const, name: zoneGroup, detail: null, ...todo }]),
    ...records.map(({ name, address }) => ({
      key: `record:${name}`,
      kind: 'record' as const,
      name,
      detail: address,
      ...todo,
    })),
    ...(exists
      ? [{ key: 'endpoint', kind: 'endpoint' as const, name: endpoint.name, detail: null, ...todo }]
      : []),
    ...(connection === null
      ? []
      : [{ key: 'connection', kind: 'connection' as const, name: connection, detail: null, ...todo }]),
  ];
}
