'use client';
/** From the draft to Azure: the review, one save, and what each outcome asks of the user next. */
import { useState } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Result } from '#lib/errors/failure.ts';
import { isEmpty, isSatisfied, NO_CHANGE, publicPart } from '#lib/network-access/change.ts';
import type { PublicAccessChange } from '#lib/network-access/model.ts';
import type { Proposer } from '#lib/operations/proposals.ts';
import { findSave } from '#lib/queries/operations.ts';
import { useSavePublicAccess } from '#lib/queries/save-public-access.ts';
import type { RegistryDetail, SaveOutcome } from '#lib/registries/shapes.ts';
import { applyMine, keepTheirs, theirState } from './conflict.ts';
import { afterSaving, type Draft, newDraft, putBackDraft, rebase, undoDraft } from './draft.ts';
import { CLOSED, type Notice, type Review, type ReviewNote } from './review-state.ts';
import { useDraft } from './use-draft.ts';
import { useOperationParameter } from './use-operation-parameter.ts';
import { useReturn } from './use-return.ts';

const NOTICE = { saved: 'saved', nothing_to_do: 'nothing', partly: 'partly' } as const;

export function useReview(data: RegistryDetail, readAgain: () => Promise<Result<RegistryDetail>>) {
  const { stepUp, signInAgain, account } = useAuth();
  const save = useSavePublicAccess();
  const [review, setReview] = useState(CLOSED);
  const [notice, setNotice] = useState<Notice | null>(null);
  const { draft, edit } = useDraft(data, review.isOpen || review.isSaving);
  const change = (part: Partial<Review>) => setReview((known) => ({ ...known, ...part }));

  const open = (note: ReviewNote | null = null) => {
    setReview({ ...CLOSED, isOpen: true, note });
  };

  /** A draft that something else asked for: what was being edited is set aside, and can be brought back. */
  const openWith = (next: Draft, note: 'undo' | 'put_back' | Proposer) => {
    if (isEmpty(next.change)) return setNotice({ kind: `${note}_done` });
    setNotice(isEmpty(draft.change) ? null : { kind: 'set_aside', draft });
    edit(() => next);
    open(note);
  };
  const undo = (outcome: SaveOutcome) =>
    openWith(undoDraft(outcome, draft, publicPart(data.access), data.readAt), 'undo');
  const putBack = (lost: PublicAccessChange) =>
    openWith(putBackDraft(lost, draft, publicPart(data.access), data.readAt), 'put_back');
  useOperationParameter('undo', (id) => {
    const operation = findSave(id);
    if (operation === null) setNotice({ kind: 'undo_unknown' });
    else undo(operation.outcome);
  });
  useOperationParameter('putBack', (id) => {
    const current = publicPart(data.access);
    void import('#lib/queries/aftermath.ts').then(({ findPutBack }) =>
      putBack(findPutBack(id, current) ?? NO_CHANGE),
    );
  });
  useOperationParameter('proposal', (id) => {
    const current = publicPart(data.access);
    void import('#lib/operations/proposals.ts').then(({ findProposal }) => {
      const proposal = findProposal(id, account.oid, data.ref);
      if (proposal === null) setNotice({ kind: 'proposal_unknown' });
      else openWith(putBackDraft(proposal.change, draft, current, data.readAt), proposal.by);
    });
  });
  useReturn(draft, edit, review.isOpen, open);

  async function send() {
    setNotice(null);
    change({ isSaving: true, failure: null, note: null });
    const { base, change: differences } = draft;
    const { result } = await save({ registry: data.ref, base, change: differences });
    if (!result.ok) return setReview({ ...CLOSED, isOpen: true, failure: result.failure });
    const { value } = result;
    setReview(CLOSED);
    edit((latest) => afterSaving(latest, value.after, value.readBackAt));
    setNotice({ kind: NOTICE[value.result], outcome: value });
  }

  /** After a write whose outcome is not known: Azure decides what is true. */
  async function settle() {
    change({ isLeaving: true });
    const read = await readAgain();
    if (!read.ok) {
      const needsSignIn = read.failure.code === 'sign_in_required';
      return change({
        isLeaving: false,
        note: 'unread',
        ...(needsSignIn ? { failure: read.failure } : {}),
      });
    }
    const seen = read.value;
    const current = publicPart(seen.access);
    if (isSatisfied(draft.change, current)) {
      setReview(CLOSED);
      edit((latest) => afterSaving(latest, current, seen.readAt));
      return setNotice({ kind: 'settled', readAt: seen.readAt });
    }
    edit((latest) => rebase(latest, current, seen.readAt));
    open('not_there');
  }

  async function leave(why: 'step_up' | 'sign_in', go: () => Promise<void>) {
    change({ isLeaving: true });
    edit((latest) => ({ ...latest, leave: { why, sessionEnd: account.expiresAt } }));
    try {
      await go();
    } catch {
      edit((latest) => ({ ...latest, leave: null }));
      change({ isLeaving: false });
    }
  }

  function decide(side: 'theirs' | 'mine') {
    const { failure } = review;
    if (failure?.code !== 'conflict') return;
    const theirs = theirState(failure, data);
    const next = side === 'theirs' ? keepTheirs(draft, theirs, failure) : applyMine(draft, theirs);
    edit(() => next);
    if (isEmpty(next.change)) {
      setReview(CLOSED);
      setNotice({ kind: 'kept_theirs' });
    } else open('again');
  }

  return {
    draft,
    /** Editing takes back what Azure said about the former version. */
    edit: (make: Parameters<typeof edit>[0]) => {
      if (review.failure !== null) change({ failure: null });
      edit(make);
    },
    review,
    notice,
    closeNotice: () => setNotice(null),
    /** As it stands: a save on its way shows its progress. */
    show: () => change({ isOpen: true }),
    close: () => {
      // Refused values are shown at their fields; a lost answer still forbids to save blindly.
      const { failure } = review;
      const isOpenQuestion = failure?.code === 'unavailable' && failure.outcomeUnknown === true;
      const kept = failure?.code === 'invalid_input' || isOpenQuestion ? failure : null;
      change({ isOpen: false, note: null, failure: kept });
    },
    send,
    settle,
    decide,
    undo,
    putBack,
    stepUp: (claims: string) => leave('step_up', () => stepUp(claims)),
    signIn: () => leave('sign_in', signInAgain),
    discard: () => {
      setNotice({ kind: 'discarded', draft });
      edit(() => newDraft(publicPart(data.access), data.readAt));
    },
    bringBack: (kept: Draft) => {
      setNotice(null);
      edit(() => kept);
    },
  };
}

export type ReviewFlow = ReturnType<typeof useReview>;
