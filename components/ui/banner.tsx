/** What happened, where, what next. Azure's own words are folded under "Details for support". */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { SupportDetails as SupportFacts } from '#lib/errors/failure.ts';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { SupportDetails } from './support-details.tsx';

export type BannerKind = 'info' | 'warning' | 'critical' | 'ok';

const LOOK: Readonly<Record<BannerKind, string>> = {
  info: 'border-line-2 bg-info-soft [--cut:var(--color-info-soft)]',
  warning: 'border-warning-line bg-warning-soft [--cut:var(--color-warning-soft)]',
  critical: 'border-critical-line bg-critical-soft [--cut:var(--color-critical-soft)]',
  ok: 'border-line-2 bg-ok-soft [--cut:var(--color-ok-soft)]',
};

const MARK: Readonly<Record<BannerKind, IconName>> = {
  info: 'info',
  warning: 'warning',
  critical: 'critical',
  ok: 'check',
};

const COLOR: Readonly<Record<BannerKind, string>> = {
  info: 'text-info',
  warning: 'text-warning',
  critical: 'text-critical',
  ok: 'text-ok',
};

type BannerProps = {
  readonly kind: BannerKind;
  /** The bold sentence. */
  readonly title: ReactNode;
  /** The explanation and the next step. */
  readonly children?: ReactNode;
  /** One or two small buttons. */
  readonly action?: ReactNode;
  readonly details?: SupportFacts;
  /** Instead of the kind's own mark, e.g. `clock` or `running`. */
  readonly icon?: IconName;
  /** Shows a close button; it stays until then. */
  readonly onClose?: () => void;
  /** `false` for text that was there when the page came; a banner that appears later is announced. */
  readonly announce?: boolean;
  readonly className?: string;
};

export const Banner = ({
  kind,
  title,
  children,
  action,
  details,
  icon,
  onClose,
  announce = true,
  className,
}: BannerProps) => {
  const t = useTranslations('common');
  return (
    <div
      role={announce ? (kind === 'critical' ? 'alert' : 'status') : undefined}
      className={classNames(
        'grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 gap-y-1.5 rounded-lg border px-3.5 py-2.5 sm:grid-cols-[auto_minmax(0,1fr)_auto]',
        LOOK[kind],
        className,
      )}
    >
      <Icon name={icon ?? MARK[kind]} className={classNames('mt-0.5', COLOR[kind])} />
      <div className="grid max-w-prose gap-0.5">
        <p className="font-semibold">{title}</p>
        {children !== undefined && <div>{children}</div>}
        {details && <SupportDetails details={details} />}
      </div>
      {(action !== undefined || onClose) && (
        <div className="flex flex-wrap items-start gap-2 max-sm:col-start-2">
          {action}
          {onClose && <IconButton icon="x" label={t('close')} size="sm" onClick={onClose} />}
        </div>
      )}
    </div>
  );
};
