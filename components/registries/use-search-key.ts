'use client';
/** The key "/" goes to the search box from anywhere on the page where it is not being typed. */
import { type RefObject, useEffect } from 'react';

export function useSearchKey(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping =
        target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select');
      const isModal = document.querySelector('dialog[open], [popover]:popover-open') !== null;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping || isModal) return;
      event.preventDefault();
      input.current?.select();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [input]);
}
