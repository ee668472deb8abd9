'use client';
/** A decision of this tab that Azure is carrying out. The operations panel announces every step. */
import { useTranslations } from 'next-intl';
import { Stepper } from '#components/ui/stepper.tsx';
import type { DecisionOperation } from '#lib/operations/operation.ts';
import { decisionSteps } from './decision-steps.ts';

export function DecisionProgress({ operation }: { readonly operation: DecisionOperation }) {
  const t = useTranslations('approvals');
  const { decision, phase } = operation;
  return (
    <div className="grid gap-2">
      <p className="font-medium">{t(`deciding.${decision}`)}</p>
      <div className="max-w-xl">
        <Stepper
          label={t(`deciding.${decision}`)}
          steps={decisionSteps(operation).map(({ key, state }) => ({ key, state, name: t(`step.${key}`) }))}
        />
      </div>
      <p className="text-ink-2">{t(phase === 'checking' ? 'checkingBody' : 'runningBody')}</p>
    </div>
  );
}
