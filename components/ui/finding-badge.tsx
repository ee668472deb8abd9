/** A judgement: mark and words. Only critical has a box. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export type Severity = 'critical' | 'warning' | 'info';

export const SEVERITY_COLOR: Readonly<Record<Severity, string>> = {
  critical: 'text-critical',
  warning: 'text-warning',
  info: 'text-info',
};

const LOOK: Readonly<Record<Severity | 'ok', string>> = {
  critical:
    'rounded-sm bg-critical-soft px-1.5 font-medium text-critical inset-ring inset-ring-critical-line [--cut:var(--color-critical-soft)]',
  warning: '',
  info: 'text-ink-2',
  ok: '',
};

type FindingBadgeProps = {
  /** `ok` is a check that passed. */
  readonly severity: Severity | 'ok';
  /** The finding's title; without it the badge says the severity itself. */
  readonly children?: ReactNode;
};

/** Where words are given, the severity goes before them as hidden text. */
export const FindingBadge = ({ severity, children }: FindingBadgeProps) => {
  const t = useTranslations('common.severity');
  return (
    <span
      className={classNames(
        'inline-flex max-w-full min-w-0 items-center gap-1.5 align-middle text-xs leading-5 whitespace-nowrap',
        LOOK[severity],
      )}
    >
      <Icon
        name={severity === 'ok' ? 'check' : severity}
        size="sm"
        className={severity === 'ok' ? 'text-ok' : SEVERITY_COLOR[severity]}
      />
      {children === undefined ? (
        t(severity)
      ) : (
        <>
          {severity !== 'ok' && <span className="sr-only">{t(severity)}: </span>}
          <span className="truncate" title={typeof children === 'string' ? children : undefined}>
            {children}
          </span>
        </>
      )}
    </span>
  );
};
