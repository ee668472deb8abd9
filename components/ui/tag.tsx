/** Small neutral labels: a fact that is not the rule (`Basic`), and a number beside a heading. */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export const Tag = ({ children }: { readonly children: ReactNode }) => (
  <span className="inline-block rounded-sm border border-line-2 px-1.5 text-2xs font-normal whitespace-nowrap text-ink-2">
    {children}
  </span>
);

type CountProps = {
  readonly value: number | string;
  /** Somebody has to act on these. */
  readonly due?: boolean;
  /** Hidden words before the number, e.g. "pending: ". */
  readonly label?: string;
};

export const Count = ({ value, due = false, label }: CountProps) => (
  <span
    className={classNames(
      'min-w-5 rounded-sm px-1.5 text-center text-xs leading-[1.125rem] font-medium',
      due ? 'bg-warning-soft text-warning inset-ring inset-ring-warning-line' : 'bg-sunken text-ink-2',
    )}
  >
    {label && <span className="sr-only">{label}</span>}
    {value}
  </span>
);
