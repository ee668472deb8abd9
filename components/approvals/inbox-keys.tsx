'use client';
/** The inbox's shortcuts: moving with J and K, and a line that names them and turns them off. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { KeyCap } from './key-cap.tsx';
import { setSingleKeys, useSingleKeys, useSingleKeysOn } from './single-keys.ts';

/**
 * @param paths the requests' addresses, in the list's order. @param current the open one, or -1.
 * @returns for the list: arrows move too while it has the focus.
 */
export function useInboxKeys(paths: readonly string[], current: number) {
  const router = useRouter();
  const move = (step: 1 | -1) => {
    const path = paths[current === -1 ? 0 : current + step];
    if (path === undefined) return;
    document.querySelector<HTMLElement>(`[data-inbox-list] a[href="${CSS.escape(path)}"]`)?.focus();
    // From request to request one entry of the history is enough.
    if (current === -1) router.push(path);
    else router.replace(path);
  };
  useSingleKeys({ j: () => move(1), k: () => move(-1) });
  return (event: { readonly key: string; preventDefault(): void }) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  };
}

export function InboxKeys() {
  const t = useTranslations('approvals.keys');
  const isOn = useSingleKeysOn();
  return (
    <div className="z-2 mt-auto flex min-h-9.5 flex-none flex-wrap items-center gap-x-3.5 border-t border-line bg-canvas py-1 ps-gutter pe-3 text-xs text-ink-2 max-sm:group-has-[[data-request]]/approvals:hidden sm:sticky sm:bottom-0">
      {isOn && (
        <>
          <Hint keys={['J', 'K']}>{t('move')}</Hint>
          {/* Only where the open request offers a decision. */}
          <span className="hidden gap-x-3.5 group-has-[[data-decide]]/approvals:flex">
            <Hint keys={['A']}>{t('approve')}</Hint>
            <Hint keys={['R']}>{t('reject')}</Hint>
          </span>
        </>
      )}
      <Button kind="ghost" size="sm" className="ms-auto" onClick={() => setSingleKeys(!isOn)}>
        {isOn ? t('turnOff') : t('turnOn')}
      </Button>
    </div>
  );
}

const Hint = ({ keys, children }: { readonly keys: readonly string[]; readonly children: ReactNode }) => (
  <span className="flex items-center gap-1 whitespace-nowrap">
    {keys.map((key) => (
      <KeyCap key={key}>{key}</KeyCap>
    ))}
    <span className="ps-0.5">{children}</span>
  </span>
);
