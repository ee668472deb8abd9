/** The steps of an explanation, down: passes, refused here, not reached, cannot be known. */
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { Step, StepState } from '#lib/network-access/reach/model.ts';
import { Say } from './say.tsx';

const MARK: Readonly<Record<StepState, IconName>> = {
  passes: 'check',
  refused: 'x',
  notReached: 'dash',
  unknown: 'unknown',
};

const DOT: Readonly<Record<StepState, string>> = {
  passes: 'border-line-2 bg-surface text-ok',
  refused: 'border-critical-line bg-critical-soft text-critical',
  notReached: 'border-line-2 bg-surface text-ink-3',
  unknown: 'border-dashed border-control bg-surface text-ink-2',
};

const WORD: Readonly<Record<StepState, string>> = {
  passes: 'text-ok',
  refused: 'text-critical',
  notReached: 'text-ink-2',
  unknown: 'text-ink-2',
};

export const ReachSteps = ({ steps }: { readonly steps: readonly Step[] }) => {
  const t = useTranslations('explainPage.answer');
  return (
    <ol aria-label={t('steps')} className="grid">
      {steps.map((step) => (
        <li
          key={step.key}
          className="relative grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 pb-4 before:absolute before:start-[0.6875rem] before:top-6 before:-bottom-0.5 before:w-0.5 before:bg-line-2 last:pb-0 last:before:hidden sm:grid-cols-[1.5rem_minmax(0,1fr)_auto]"
        >
          <span
            className={classNames('z-1 grid size-6 place-items-center rounded-full border', DOT[step.state])}
          >
            <Icon name={MARK[step.state]} size="sm" />
          </span>
          <div>
            <h3
              className={classNames(
                'text-sm leading-6 tracking-normal wrap-anywhere',
                step.state === 'refused' ? 'font-semibold' : 'font-medium',
                step.state === 'notReached' && 'text-ink-2',
              )}
            >
              <Say of="step" statement={step.title} />
            </h3>
            <p className="max-w-[80ch] text-ink-2">
              {step.evidence.map((statement) => (
                <span key={`${statement.key} ${JSON.stringify(statement.values)}`}>
                  <Say of="evidence" statement={statement} />{' '}
                </span>
              ))}
            </p>
          </div>
          <span
            className={classNames(
              'text-xs leading-6 font-medium max-sm:col-start-2 sm:whitespace-nowrap',
              WORD[step.state],
            )}
          >
            {t(`state.${step.state}`)}
          </span>
        </li>
      ))}
    </ol>
  );
};
