/** The access mode: mark and the portal's words. */
import { useTranslations } from 'next-intl';
import type { AccessMode } from '#lib/network-access/model.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export const MODE_COLOR: Readonly<Record<AccessMode, string>> = {
  all: 'text-mode-all',
  selected: 'text-mode-selected',
  disabled: 'text-mode-disabled',
  unknown: 'text-ink-3',
};

export const ModeMark = ({ mode, className }: { readonly mode: AccessMode; readonly className?: string }) => {
  const t = useTranslations('common.mode');
  return (
    <span
      className={classNames('inline-flex items-center gap-1.5 align-middle whitespace-nowrap', className)}
    >
      <Icon name={`mode-${mode}`} className={MODE_COLOR[mode]} />
      {t(mode)}
    </span>
  );
};
