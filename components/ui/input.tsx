/** Native text controls in the console's look. Label them with Field, or with aria-label. */
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

const BOX =
  'w-full rounded-md border border-control bg-surface px-2 text-ink aria-invalid:border-critical ' +
  'aria-invalid:inset-ring aria-invalid:inset-ring-critical disabled:bg-sunken disabled:text-ink-3';

/** `mono` for addresses, names of Azure things and code. */
type Look = { readonly mono?: boolean };

export const Input = ({ mono = false, className, ...rest }: Look & ComponentProps<'input'>) => (
  <input
    autoComplete="off"
    {...rest}
    className={classNames(BOX, 'h-control', mono && 'font-mono', className)}
  />
);

/** A search box with its drawing; `className` goes to the frame. */
export const SearchInput = ({
  icon = 'search',
  className,
  ...rest
}: { readonly icon?: IconName } & ComponentProps<'input'>) => (
  <span className={classNames('relative block', className)}>
    <Icon name={icon} className="pointer-events-none absolute start-2 top-2 text-ink-3" />
    <input
      type="search"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      {...rest}
      className={classNames(BOX, 'h-control ps-7.5')}
    />
  </span>
);

export const Textarea = ({ mono = false, className, ...rest }: Look & ComponentProps<'textarea'>) => (
  <textarea rows={3} {...rest} className={classNames(BOX, 'block py-1.5', mono && 'font-mono', className)} />
);
