'use client';
/** Making a private endpoint: the form, the run, and what came of it, whatever has happened in between. */
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RegistryPage } from '#components/registry/registry-page.tsx';
import { RegistrySkeleton } from '#components/registry/registry-skeleton.tsx';
import { ReadFailurePage } from '#components/shell/read-failure.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { EndpointJob, JobView } from '#lib/endpoints/shapes.ts';
import type { EndpointChoices } from '#lib/network-access/endpoint-plan/choices.ts';
import type { JobRun } from '#lib/operations/run-job.ts';
import { useEndpointRun } from '#lib/queries/endpoint-run.ts';
import { jobQuery } from '#lib/queries/endpoints.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { registryQuery } from '#lib/queries/registries.ts';
import type { RegistryDetail, RegistryRef } from '#lib/registries/shapes.ts';

const EndpointForm = dynamic(() => import('./endpoint-form.tsx').then((part) => part.EndpointForm), {
  ssr: false,
});
const RunPanel = dynamic(() => import('./run-panel.tsx').then((part) => part.RunPanel), { ssr: false });
const ResultPanel = dynamic(() => import('./result-panel.tsx').then((part) => part.ResultPanel), {
  ssr: false,
});

export function NewEndpoint({ registry }: { readonly registry: RegistryRef }) {
  const t = useTranslations('endpoint');
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
      <Body registry={registry} data={data} />
    </RegistryPage>
  );
}

type BodyProps = { readonly registry: RegistryRef; readonly data: RegistryDetail };

function Body({ registry, data }: BodyProps) {
  const t = useTranslations('endpoint.problem');
  const flow = useEndpointRun(registry);
  const [beginning, setBeginning] = useState<EndpointChoices | null>(null);
  const job = flow.kept?.job.kind === 'create' ? flow.kept.job : null;
  const { sku } = data.access;
  // Nothing that could be chosen would help.
  if (job === null && sku.toLowerCase() !== 'premium')
    return <Banner kind="warning" title={t('not_premium', { name: data.ref.name, sku })} />;
  if (job === null) return <EndpointForm registry={registry} beginning={beginning} onStart={flow.start} />;
  const leave = (choices: EndpointChoices | null) => {
    setBeginning(choices);
    flow.forget();
  };
  return flow.run === null ? (
    <Kept data={data} job={job} onResume={flow.resume} onLeave={leave} />
  ) : (
    <Standing
      data={data}
      job={job}
      run={flow.run}
      view={flow.run.view}
      onResume={flow.resume}
      onLeave={leave}
    />
  );
}

type CreateJob = Extract<EndpointJob, { kind: 'create' }>;
type StandingProps = {
  readonly data: RegistryDetail;
  readonly job: CreateJob;
  readonly run: JobRun | null;
  readonly view: JobView | null;
  readonly onResume: () => void;
  /** With the choices to begin anew with. */
  readonly onLeave: (choices: EndpointChoices | null) => void;
};

/** Begun in another tab, or before a reload: Azure tells how far it is. */
function Kept(props: Omit<StandingProps, 'run' | 'view'>) {
  const { account } = useAuth();
  const { data: view = null } = useQuery({ ...jobQuery(account.oid, props.job), staleTime: 0 });
  return <Standing {...props} run={null} view={view} />;
}

function Standing({ data, job, run, view, onResume, onLeave }: StandingProps) {
  const isThere = view?.steps.every(({ state }) => state === 'done') === true;
  return isThere && view.endpoint !== null && (run === null || run.phase === 'finished') ? (
    <ResultPanel data={data} job={job} endpoint={view.endpoint} onClose={() => onLeave(null)} />
  ) : (
    <RunPanel job={job} run={run} view={view} onResume={onResume} onForget={() => onLeave(job.choices)} />
  );
}
