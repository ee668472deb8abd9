'use client';
/** `?undo={operation}` and the like: hands the id over once and takes the parameter out of the address. */
import { useQueryState } from 'nuqs';
import { useEffect, useEffectEvent, useRef } from 'react';

export function useOperationParameter(
  name: 'undo' | 'putBack' | 'proposal',
  start: (id: string) => void,
): void {
  const [id, setId] = useQueryState(name);
  const handled = useRef<string | null>(null);
  const take = useEffectEvent((asked: string) => {
    void setId(null);
    start(asked);
  });
  useEffect(() => {
    // The address is rewritten a moment later: until then the same id comes again.
    if (id !== null && handled.current !== id) take(id);
    handled.current = id;
  }, [id]);
}
