'use client';
/** Coming back from a sign-in that a review asked for: opens the review again and says how it went. */
import { useEffect, useEffectEvent } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Draft } from './draft.ts';
import type { ReviewNote } from './review-state.ts';
import type { EditDraft } from './use-draft.ts';

export function useReturn(
  { leave }: Draft,
  edit: EditDraft,
  isOpen: boolean,
  open: (note: ReviewNote) => void,
): void {
  const { account } = useAuth();
  const arrive = useEffectEvent(({ why, sessionEnd }: NonNullable<Draft['leave']>) => {
    edit((draft) => ({ ...draft, leave: null }));
    // A new session has another end; without one the user turned back.
    if (account.expiresAt === sessionEnd) open('not_confirmed');
    else open(why === 'step_up' ? 'confirmed' : 'signed_in');
  });
  useEffect(() => {
    if (leave !== null && !isOpen) arrive(leave);
  }, [leave, isOpen]);
}
