'use client';
/** The inbox's shortcuts: J, K and arrows move, X chooses, and a line that names them. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { focusedRow } from './focused-row.ts';
import { KeyCap } from './key-cap.tsx';
import { selection } from './selection.ts';
import { useSingleKeys, useSingleKeysOn } from './single-keys.ts';

type Press = { readonly key: string; readonly shiftKey: boolean; preventDefault(): void };

/**
 * @param hrefs the requests' addresses, and @param keys what they are chosen by, both in the list's order.
 * @param current the open one, or -1.
 * @returns for the list: arrows move too while it has the focus; with Shift they choose on the way.
 */
export function useInboxKeys(hrefs: readonly string[], keys: readonly string[], current: number) {
  const router = useRouter();
  /** The row that is seen to have the focus; else the open one. */
  const place = () => {
    const row = focusedRow();
    return row === null ? current : hrefs.indexOf(row);
  };
  const move = (step: 1 | -1): string | undefined => {
    const from = place();
    const at = from === -1 ? 0 : from + step;
    const href = hrefs[at];
    if (href === undefined) return undefined;
    document.querySelector<HTMLElement>(`[data-inbox-list] a[href="${CSS.escape(href)}"]`)?.focus();
    // From request to request one entry of the history is enough.
    if (current === -1) router.push(href);
    else router.replace(href);
    return keys[at];
  };
  const choose = () => {
    const key = keys[place()];
    if (key !== undefined) selection.toggle(key);
    // Nothing is open yet: the first one is what the key means.
    else move(1);
  };
  useSingleKeys({ j: () => void move(1), k: () => void move(-1), x: choose });
  return (event: Press) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const from = keys[place()];
    const to = move(event.key === 'ArrowDown' ? 1 : -1);
    if (!event.shiftKey || to === undefined) return;
    if (from !== undefined) selection.extendTo(from, keys);
    selection.extendTo(to, keys);
  };
}

/** Turned off in the inbox's menu, there is nothing to name. */
export function InboxKeys() {
  const t = useTranslations('approvals.keys');
  if (!useSingleKeysOn()) return null;
  return (
    <div className="flex min-h-9.5 flex-wrap items-center gap-x-3.5 border-t border-line bg-canvas py-1 ps-gutter pe-3 text-xs text-ink-2">
      <Hint keys={['J', 'K']}>{t('move')}</Hint>
      <Hint keys={['X']}>{t('select')}</Hint>
      {/* Only where the open request, or what is chosen, offers a decision. */}
      <span className="hidden gap-x-3.5 group-has-[[data-decide]]/approvals:flex">
        <Hint keys={['A']}>{t('approve')}</Hint>
        <Hint keys={['R']}>{t('reject')}</Hint>
      </span>
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
