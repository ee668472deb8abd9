'use client';
/** When the page is printed: the clock is asked as the print begins, not when the page was opened. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** @returns milliseconds. */
export function usePrintedAt(): number {
  const [at, setAt] = useState(() => Date.now());
  useEffect(() => {
    // The sheet is taken right after this event.
    const ask = () => flushSync(() => setAt(Date.now()));
    window.addEventListener('beforeprint', ask);
    return () => window.removeEventListener('beforeprint', ask);
  }, []);
  return at;
}
