'use client';
/** A save on its way, in words and as steps. Only what is known is shown as done. */
import { useTranslations } from 'next-intl';
import { Stepper, type StepState } from '#components/ui/stepper.tsx';
import { Time } from '#components/ui/time.tsx';
import { useOperations } from '#lib/queries/operations.ts';
import { registryPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

export function SaveProgress({ registry, isSaving }: { registry: RegistryRef; isSaving: boolean }) {
  const t = useTranslations('review.progress');
  const path = registryPath(registry).toLowerCase();
  const operation = useOperations().find(
    (known) => known.kind === 'public-access' && registryPath(known.registry).toLowerCase() === path,
  );
  const isChecking = operation?.phase === 'checking';
  const steps: readonly (readonly [string, StepState])[] = isChecking
    ? [
        ['sent', 'done'],
        ['reading', 'unsure'],
        ['decided', 'todo'],
      ]
    : [
        ['sent', 'done'],
        ['writing', 'now'],
        ['readBack', 'todo'],
      ];
  return (
    <div role="status" className="not-empty:border-b not-empty:border-line not-empty:px-5 not-empty:py-3.5">
      {isSaving && operation && (
        <div className="grid max-w-xl gap-2">
          <p className="font-medium">{isChecking ? t('checkingTitle') : t('title')}</p>
          <p className="text-ink-2">
            {isChecking
              ? t('checkingBody')
              : t.rich('body', { time: () => <Time value={operation.startedAt} /> })}
          </p>
          <Stepper
            label={t('label')}
            steps={steps.map(([key, state]) => ({ key, name: t(`steps.${key}`), state }))}
          />
        </div>
      )}
    </div>
  );
}
