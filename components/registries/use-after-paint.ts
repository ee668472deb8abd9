'use client';
/** For what comes after the rows: it is rendered once they are on screen, bit by bit. */
import { startTransition, useEffect, useState } from 'react';
import { whenIdle } from './when-idle.ts';

/** @returns whether it may be rendered: some time after it is due; at once where it was due from the start. */
export function useAfterPaint(isDue: boolean): boolean {
  const [mayCome, setMayCome] = useState(isDue);
  useEffect(() => {
    if (isDue && !mayCome) return whenIdle(() => startTransition(() => setMayCome(true)));
  }, [isDue, mayCome]);
  return isDue && mayCome;
}
