'use client';
/** Asks about every save of this tab when its time has come, and at the next visit. */
import type { QueryClient } from '@tanstack/react-query';
import { nextCheck } from '#lib/operations/aftermath.ts';
import { operationStore } from '#lib/operations/store.ts';
import { checkAftermath } from './check-aftermath.ts';

/** After a question that was not answered. Milliseconds. */
const RETRY_AFTER = 60_000;

/**
 * @param account the signed-in user's object id. @param loadedAt when the page was opened: what was saved
 * before is asked about at once. @returns how to end it.
 */
export function watchAftermath(client: QueryClient, account: string, loadedAt: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isVisit = operationStore.all().some(({ startedAt }) => startedAt < loadedAt);
  let isAsking = false;
  let isOver = false;

  function plan(pause = 0) {
    clearTimeout(timer);
    if (isAsking || isOver) return;
    const due = operationStore.all().flatMap((operation) => nextCheck(operation) ?? []);
    if (due.length > 0) timer = setTimeout(run, isVisit ? 0 : Math.max(pause, Math.min(...due) - Date.now()));
  }
  async function run() {
    isAsking = true;
    const result = await checkAftermath(client, account, isVisit).catch(() => 'later' as const);
    isAsking = false;
    isVisit = false;
    if (result !== 'signed_out') plan(result === 'later' ? RETRY_AFTER : 0);
  }

  plan();
  const unsubscribe = operationStore.subscribe(() => plan());
  return () => {
    isOver = true;
    unsubscribe();
    clearTimeout(timer);
  };
}
