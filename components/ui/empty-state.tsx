/** Nothing to show: says what was read, and when, and what to do next. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

type EmptyStateProps = {
  readonly icon?: IconName;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Buttons. */
  readonly action?: ReactNode;
  readonly level?: 2 | 3;
};

export const EmptyState = ({ icon, title, children, action, level = 2 }: EmptyStateProps) => {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="grid justify-items-start gap-2 px-6 py-7">
      {icon && <Icon name={icon} size="xl" className="text-ink-3" />}
      <Heading className="text-sm font-semibold tracking-normal wrap-anywhere">{title}</Heading>
      {children !== undefined && <div className="grid max-w-[56ch] gap-2 text-ink-2">{children}</div>}
      {action !== undefined && <div className="flex flex-wrap items-center gap-2 pt-0.5">{action}</div>}
    </div>
  );
};
