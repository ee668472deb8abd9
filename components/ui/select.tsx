/** A native list to choose one from, in the console's look. Label it with Field. */
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

export const Select = ({ className, children, ...rest }: ComponentProps<'select'>) => (
  <select
    {...rest}
    className={classNames(
      'h-control w-full min-w-0 rounded-md border border-control bg-surface px-1.5 text-ink',
      'aria-invalid:border-critical disabled:bg-sunken disabled:text-ink-3',
      className,
    )}
  >
    {children}
  </select>
);
