/** A native checkbox with its words. */
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

type CheckProps = Omit<ComponentProps<'input'>, 'type'> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
};

export const Check = ({ label, hint, className, ...rest }: CheckProps) => (
  <label className={classNames('flex min-h-6 cursor-pointer items-start gap-2', className)}>
    <input type="checkbox" {...rest} className="check mt-0.5" />
    <span>
      {label}
      {hint !== undefined && <span className="block text-xs text-ink-2">{hint}</span>}
    </span>
  </label>
);
