/** What a review can be in the middle of, and what the page says afterwards. Types only. */
import type { Failure } from '#lib/errors/failure.ts';
import type { Proposer } from '#lib/operations/proposals.ts';
import type { SaveOutcome } from '#lib/registries/shapes.ts';
import type { Draft } from './draft.ts';

/** Why the review opened, where it was not simply asked for. */
export type ReviewNote =
  | 'confirmed'
  | 'not_confirmed'
  | 'signed_in'
  | 'undo'
  | 'put_back'
  | Proposer
  | 'again'
  | 'not_there'
  | 'unread';

export type Review = {
  readonly isOpen: boolean;
  readonly note: ReviewNote | null;
  readonly failure: Failure | null;
  readonly isSaving: boolean;
  /** On the way to the identity provider, or reading Azure again. */
  readonly isLeaving: boolean;
};

export const CLOSED: Review = {
  isOpen: false,
  note: null,
  failure: null,
  isSaving: false,
  isLeaving: false,
};

export type Notice =
  | { readonly kind: 'saved' | 'nothing' | 'partly'; readonly outcome: SaveOutcome }
  /** Reading again showed the change, after a save whose outcome was not known. */
  | { readonly kind: 'settled'; readonly readAt: string }
  | { readonly kind: 'kept_theirs' | 'undo_unknown' | 'undo_done' | 'put_back_done' }
  | { readonly kind: 'proposal_unknown' | `${Proposer}_done` }
  /** The draft that made room, to be brought back. */
  | { readonly kind: 'discarded' | 'set_aside'; readonly draft: Draft };
