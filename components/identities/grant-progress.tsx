'use client';
/** The steps of a grant with their state; what stands in the way; and, when done, how to connect. */
import { useTranslations } from 'next-intl';
import { MissingRightsBanner } from '#components/rights/missing-rights-banner.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { type GrantChoice, type GrantStep, nextStep } from '#lib/rights/grant-plan.ts';
import { lastName } from '#lib/rights/resource-ref.ts';
import { ConnectCommandList } from './connect-command-list.tsx';
import { targetName } from './grant-target.ts';
import type { GrantState } from './use-grant.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly choice: GrantChoice;
  readonly state: GrantState;
};

export function GrantProgress({ data, choice, state }: Props) {
  const t = useTranslations('identities.grant');
  const { view, phase, failure } = state;
  const plan = view?.plan ?? null;
  const now = plan === null ? null : nextStep(plan);
  const who = targetName(choice);
  return (
    <div className="grid gap-3.5">
      <p role="status" className={phase === 'done' ? 'font-medium' : 'text-ink-2'}>
        {phase === 'reading'
          ? t('reading')
          : phase === 'done'
            ? t('done', { who, level: choice.level, name: data.ref.name })
            : phase === 'running' && now !== null
              ? t(`doing.${now.name}`)
              : t('willDo', { who, level: choice.level, role: plan?.role.name ?? '' })}
      </p>
      {plan !== null && (
        <ol className="grid gap-2" aria-label={t('steps')}>
          {plan.steps.map((step) => (
            <Step
              key={step.name}
              step={step}
              isNow={phase === 'running' && step.name === now?.name}
              hasFailed={failure !== null && step.name === now?.name}
              text={t(`step.${step.name}`, {
                role: plan.role.name,
                machine: 'machineId' in choice.target ? lastName(choice.target.machineId ?? '') : '',
                identity: 'identityId' in choice.target ? lastName(choice.target.identityId) : '',
                scope: choice.scope === 'registry' ? data.ref.name : data.ref.resourceGroup,
              })}
              note={
                step.name === 'assignRole' && plan.cover !== null && !state.hasRun
                  ? t('covered', {
                      role: plan.cover.role,
                      level: plan.cover.level,
                      scope: lastName(plan.cover.scope),
                    })
                  : null
              }
            />
          ))}
        </ol>
      )}
      {view?.refusal != null && (
        <Banner kind="warning" title={t(`refusal.${view.refusal}.title`)}>
          {t(`refusal.${view.refusal}.body`)}
        </Banner>
      )}
      {view !== null && view.missing.length > 0 && <MissingRightsBanner missing={view.missing} />}
      {failure !== null && (
        <FailureBanner failure={failure} what={t('notDone')}>
          {t('kept')}
        </FailureBanner>
      )}
      {phase === 'done' && plan !== null && <Connect data={data} choice={choice} state={state} />}
    </div>
  );
}

type StepProps = {
  readonly step: GrantStep;
  readonly isNow: boolean;
  readonly hasFailed: boolean;
  readonly text: string;
  readonly note: string | null;
};

function Step({ step, isNow, hasFailed, text, note }: StepProps) {
  const t = useTranslations('common.step');
  const [icon, color, word]: readonly [IconName, string, 'done' | 'now' | 'fail' | 'todo'] =
    step.state === 'done'
      ? ['check', 'text-ok', 'done']
      : hasFailed
        ? ['critical', 'text-critical', 'fail']
        : isNow || step.state === 'running'
          ? ['running', 'text-accent', 'now']
          : ['mode-unknown', 'text-ink-3', 'todo'];
  return (
    <li
      aria-current={word === 'now' ? 'step' : undefined}
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5"
    >
      <Icon name={icon} className={`mt-0.5 ${color}`} />
      <div>
        <p>
          {text}
          <span className="sr-only">, {t(word)}</span>
        </p>
        {note !== null && <p className="text-xs text-ink-2">{note}</p>}
      </div>
    </li>
  );
}

function Connect({ data, choice, state }: Props) {
  const { target, level } = choice;
  if (!('machineId' in target)) return null;
  const clientId = state.view?.clientId ?? null;
  if (target.kind !== 'machine' && clientId === null) return null;
  return (
    <ConnectCommandList
      data={data}
      as={target.kind === 'machine' ? { kind: 'system' } : { kind: 'user', clientId: clientId ?? '' }}
      mayPush={level === 'push'}
    />
  );
}
