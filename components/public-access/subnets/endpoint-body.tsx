'use client';
/** What the dialog about a service endpoint shows, from reading over the question to the outcome. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import type { SubnetRef } from '#lib/network-access/subnet-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { EndpointChangeFacts } from './endpoint-change-facts.tsx';
import { EndpointProgress } from './endpoint-progress.tsx';
import { ReliantList } from './reliant-list.tsx';
import { StepFailure } from './step-failure.tsx';
import type { EndpointChangeState } from './use-endpoint-change.ts';
import type { SubnetFlow } from './use-subnet-flow.ts';

type Props = {
  readonly registry: RegistryRef;
  readonly change: 'add' | 'remove';
  readonly subnetRef: SubnetRef;
  readonly state: EndpointChangeState;
  readonly flow: SubnetFlow;
};

export function EndpointBody({ registry, change, subnetRef, state, flow }: Props) {
  const t = useTranslations('subnets.change');
  const { operation, isDone, failure, readFailure, named, subnet } = state;
  const name = subnetRef.subnet;
  const isAsking = operation === null && !isDone && named !== null;
  return (
    <div className="grid gap-4">
      {flow.returned !== null && operation === null && (
        <p role="status" className="font-medium">
          {t(`returned.${flow.returned}`)}
        </p>
      )}
      {failure !== null && <StepFailure failure={failure} what={t(`${change}.not`, { name })} flow={flow} />}
      {readFailure !== null && (
        <StepFailure
          failure={readFailure}
          what={t('notReadTitle')}
          flow={flow}
          action={
            <Button size="sm" onClick={state.readAgain}>
              {t('readAgain')}
            </Button>
          }
        />
      )}
      {operation !== null && failure === null && <EndpointProgress operation={operation} />}
      {operation === null && isDone && <p role="status">{t(`${change}.already`, { name })}</p>}
      {named === null && readFailure === null && <SkeletonBar width="lg" />}
      {isAsking && subnet === null && <p role="alert">{t('notThere', { name, state: named.state })}</p>}
      {isAsking && subnet !== null && (
        <>
          {change === 'remove' && <ReliantList found={state.reliant} besides={registry} />}
          <EndpointChangeFacts change={change} subnetRef={subnetRef} named={named} subnet={subnet} />
        </>
      )}
    </div>
  );
}
