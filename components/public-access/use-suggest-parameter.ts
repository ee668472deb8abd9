'use client';
/** `?suggest=…`: puts the proposal into the draft once, takes the parameter out of the address, opens the review. */
import { useQueryState } from 'nuqs';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { EditDraft } from './use-draft.ts';

export function useSuggestParameter(edit: EditDraft, review: () => void): void {
  const [text, setText] = useQueryState('suggest');
  const handled = useRef<string | null>(null);
  const take = useEffectEvent(async (asked: string) => {
    const { applySuggestion } = await import('./apply-suggestion.ts');
    let isTaken = false;
    edit((draft) => {
      const next = applySuggestion(draft, asked);
      isTaken = next !== null;
      return next ?? draft;
    });
    void setText(null);
    if (isTaken) review();
  });
  useEffect(() => {
    // The address is rewritten a moment later: until then the same text comes again.
    if (text !== null && handled.current !== text) void take(text);
    handled.current = text;
  }, [text]);
}
