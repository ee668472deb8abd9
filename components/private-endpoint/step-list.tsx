'use client';
/** The steps of a job, one under the other: done, at it, still to come, failed. */
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { JobStep } from '#lib/endpoints/shapes.ts';

export type ShownState = 'done' | 'now' | 'unsure' | 'fail' | 'todo';

const LOOK: Readonly<Record<ShownState, { icon: IconName; color: string }>> = {
  done: { icon: 'check', color: 'text-ok' },
  now: { icon: 'running', color: 'text-accent' },
  unsure: { icon: 'warning', color: 'text-warning' },
  fail: { icon: 'critical', color: 'text-critical' },
  todo: { icon: 'dash', color: 'text-ink-3' },
};

type Props = {
  readonly label: string;
  /** `create` or `clean_up`: the same step is made in one, and taken away in the other. */
  readonly kind: 'create' | 'clean_up';
  readonly steps: readonly (JobStep & { readonly shown: ShownState })[];
};

export function StepList({ label, kind, steps }: Props) {
  const t = useTranslations('endpoint.step');
  const words = useTranslations('common.step');
  return (
    <ol aria-label={label} className="grid gap-2.5">
      {steps.map(({ key, kind: step, name, detail, shown }) => (
        <li
          key={key}
          aria-current={shown === 'now' || shown === 'unsure' ? 'step' : undefined}
          className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2"
        >
          <Icon name={LOOK[shown].icon} className={classNames('mt-0.5', LOOK[shown].color)} />
          <p className={classNames('wrap-anywhere', shown === 'todo' && 'text-ink-2')}>
            {t(`${kind}.${step}`)}{' '}
            <span className="font-mono text-xs">
              {name}
              {detail !== null && ` → ${detail}`}
            </span>
            <span className="sr-only">, {words(shown)}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
