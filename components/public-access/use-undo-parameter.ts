'use client';
/** `?undo={operation}`: hands the save over once and takes the parameter out of the address. */
import { useQueryState } from 'nuqs';
import { useEffect, useEffectEvent, useRef } from 'react';
import { findSave } from '#lib/queries/operations.ts';

/** @param start gets null for a save that this tab does not know. */
export function useUndoParameter(start: (operation: ReturnType<typeof findSave>) => void): void {
  const [id, setId] = useQueryState('undo');
  const handled = useRef<string | null>(null);
  const take = useEffectEvent((asked: string) => {
    void setId(null);
    start(findSave(asked));
  });
  useEffect(() => {
    // The address is rewritten a moment later: until then the same id comes again.
    if (id !== null && handled.current !== id) take(id);
    handled.current = id;
  }, [id]);
}
