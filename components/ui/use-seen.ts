'use client';
/** Whether something has come into view and stayed a moment: what nobody looks at is not asked for. */
import { useCallback, useState } from 'react';

/** Rows that are only scrolled past stay unasked. Milliseconds. */
const STAYED = 250;

/** @returns a ref for the element, and whether it was seen; once seen it stays so. */
export function useSeen<T extends Element>(): readonly [
  (element: T | null) => (() => void) | undefined,
  boolean,
] {
  const [isSeen, setSeen] = useState(false);
  const ref = useCallback((element: T | null) => {
    if (element === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer);
      if (!entry?.isIntersecting) return;
      timer = setTimeout(() => {
        setSeen(true);
        observer.disconnect();
      }, STAYED);
    });
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, []);
  return [ref, isSeen];
}
