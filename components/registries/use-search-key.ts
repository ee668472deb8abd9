'use client';
/** The key "/" goes to the search box from anywhere on the page where it is not being typed. */
import { type RefObject, useEffect, useRef } from 'react';

/** @param search gets what was typed before the page's scripts had come, which would be lost. */
export function useSearchKey(search: (q: string) => void): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const box = input.current;
    if (box !== null && box.value !== box.defaultValue) search(box.value);
  }, [search]);
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
  }, []);
  return input;
}
