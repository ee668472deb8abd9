/** Buttons and links that look like buttons. One primary per view; verb and object; "…" when a review follows. */
import Link from 'next/link';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { BlockedButton } from './blocked-button.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

const BASE =
  'inline-flex items-center justify-center gap-1.5 rounded-md border font-medium transition-colors ' +
  'duration-press ease-out hover:no-underline sm:whitespace-nowrap';

const KINDS = {
  default: 'cursor-pointer border-control bg-surface text-ink hover:bg-hover',
  primary:
    'cursor-pointer border-action bg-action text-on-action hover:bg-action-hover hover:border-action-hover',
  danger: 'cursor-pointer border-critical bg-surface text-critical hover:bg-critical-soft',
  'danger-solid':
    'cursor-pointer border-danger bg-danger text-on-danger hover:bg-danger-hover hover:border-danger-hover',
  ghost: 'cursor-pointer border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
} as const;

const BLOCKED = 'cursor-not-allowed border-line-2 bg-sunken text-ink-3';

const SIZES = {
  lg: { box: 'px-4 min-h-10 text-base', square: 'size-10' },
  md: { box: 'px-3 min-h-control text-sm', square: 'size-control' },
  sm: { box: 'px-2 min-h-6.5 text-xs', square: 'size-6.5' },
} as const;

const LINK = 'inline-flex min-h-6 items-center gap-1.5 font-medium underline-offset-3';

export type ButtonLook = {
  /** `link` looks like a link but acts; the rest are boxes. */
  readonly kind?: keyof typeof KINDS | 'link';
  /** 40, 32 (the default) or 26 px high. */
  readonly size?: keyof typeof SIZES;
  readonly icon?: IconName;
};

const look = (
  { kind = 'default', size = 'md' }: ButtonLook,
  shape: 'box' | 'square',
  blocked: boolean,
  extra?: string,
): string =>
  kind === 'link'
    ? classNames(
        LINK,
        blocked ? 'cursor-not-allowed text-ink-3' : 'cursor-pointer text-accent hover:underline',
        extra,
      )
    : classNames(BASE, blocked ? BLOCKED : KINDS[kind], SIZES[size][shape], extra);

type ButtonProps = ButtonLook &
  Omit<ComponentProps<'button'>, 'disabled'> & {
    /**
     * Why it cannot be done now. The button then stays focusable, does nothing, and shows this as a
     * tooltip and description. Text or inline elements.
     */
    readonly disabledReason?: ReactNode;
    /** It is being done: shows the running mark, keeps the focus, ignores further presses. */
    readonly busy?: boolean;
  };

const ignore = (event: MouseEvent) => event.preventDefault();

export const Button = ({
  kind = 'default',
  size = 'md',
  icon,
  disabledReason,
  busy = false,
  className,
  children,
  ...rest
}: ButtonProps) => {
  const content = (
    <>
      {(icon || busy) && <Icon name={busy || !icon ? 'running' : icon} size={size === 'sm' ? 'sm' : 'md'} />}
      {children}
    </>
  );
  if (disabledReason !== undefined && disabledReason !== null && disabledReason !== false) {
    return (
      <BlockedButton
        {...(rest.id ? { id: rest.id } : {})}
        {...(rest['aria-label'] ? { label: rest['aria-label'] } : {})}
        className={look({ kind, size }, 'box', true, className)}
        reason={disabledReason}
      >
        {content}
      </BlockedButton>
    );
  }
  return (
    <button
      type="button"
      {...rest}
      {...(busy ? { 'aria-disabled': true, 'aria-busy': true, onClick: ignore } : {})}
      className={look({ kind, size }, 'box', false, className)}
    >
      {content}
    </button>
  );
};

/** A square button with a drawing only; `label` is its accessible name and its tooltip. */
export const IconButton = ({
  icon,
  label,
  kind = 'ghost',
  size = 'md',
  className,
  ...rest
}: { readonly icon: IconName; readonly label: string } & Omit<ButtonLook, 'icon'> &
  Omit<ComponentProps<'button'>, 'disabled' | 'children' | 'aria-label'>) => (
  <button
    type="button"
    {...rest}
    aria-label={label}
    title={label}
    className={look({ kind, size }, 'square', false, className)}
  >
    <Icon name={icon} />
  </button>
);

/** A file to keep. A plain link: the router must not take it for a page. */
export const DownloadLink = ({
  kind = 'default',
  size = 'md',
  className,
  children,
  ...rest
}: Omit<ButtonLook, 'icon'> & ComponentProps<'a'>) => (
  <a download {...rest} className={look({ kind, size }, 'box', false, className)}>
    <Icon name="download" size={size === 'sm' ? 'sm' : 'md'} />
    {children}
  </a>
);

/** Goes somewhere; never use it for an action. */
export const ButtonLink = ({
  kind = 'default',
  size = 'md',
  icon,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) => (
  <Link {...rest} className={look({ kind, size }, 'box', false, className)}>
    {icon && <Icon name={icon} size={size === 'sm' ? 'sm' : 'md'} />}
    {children}
  </Link>
);
