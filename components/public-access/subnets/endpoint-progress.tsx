'use client';
/** A change of a service endpoint on its way, in words and as steps, and how it ended. */
import { useTranslations } from 'next-intl';
import { operationSteps } from '#components/shell/operation-words.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Stepper } from '#components/ui/stepper.tsx';
import { Time } from '#components/ui/time.tsx';
import type { EndpointOperation } from '#lib/operations/operation.ts';

export function EndpointProgress({ operation }: { readonly operation: EndpointOperation }) {
  const t = useTranslations('subnets.change');
  const steps = useTranslations('shell.operations.step');
  const { phase, change, subnetId, finishedAt } = operation;
  const name = subnetId.split('/').at(-1) ?? '';
  if (phase === 'succeeded')
    return (
      <Banner
        kind="ok"
        title={t.rich(`${change}.done`, { name, time: () => <Time value={finishedAt ?? ''} /> })}
      >
        {t(`${change}.next`)}
      </Banner>
    );
  return (
    <div role="status" className="grid gap-2">
      <p className="font-medium">{t(`${change}.running`, { name })}</p>
      <p className="text-ink-2">{t(phase === 'checking' ? 'checking' : 'mayClose')}</p>
      <Stepper
        label={t(`${change}.running`, { name })}
        steps={operationSteps(operation).map(({ key, state }) => ({ key, state, name: steps(key) }))}
      />
    </div>
  );
}
