'use client';
/** A decision of this tab that Azure is carrying out. The operations panel announces every step. */
import { useTranslations } from 'next-intl';
import { Stepper } from '#components/ui/stepper.tsx';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { decisionSteps } from './decision-steps.ts';
import type { RunningDecision } from './decisions.ts';
import { NextRequest } from './next-request.tsx';

type DecisionProgressProps = {
  readonly request: ApprovalRequest;
  readonly operation: RunningDecision;
};

export function DecisionProgress({ request, operation }: DecisionProgressProps) {
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
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <p className="text-ink-2">{t(phase === 'checking' ? 'checkingBody' : 'runningBody')}</p>
        <NextRequest after={request} />
      </div>
    </div>
  );
}
