'use client';
/** Asks about every save of this tab when its time has come, and at the next visit. Shows nothing. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { nextCheck } from '#lib/operations/aftermath.ts';
import { operationStore } from '#lib/operations/store.ts';

/** After a question that was not answered. Milliseconds. */
const RETRY_AFTER = 60_000;

export function WatchAftermath() {
  const client = useQueryClient();
  const { account } = useAuth();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isVisit = true;
    let isAsking = false;
    let isOver = false;

    const plan = (pause = 0) => {
      clearTimeout(timer);
      if (isAsking || isOver) return;
      const due = operationStore.all().flatMap((operation) => nextCheck(operation) ?? []);
      if (due.length > 0)
        timer = setTimeout(run, isVisit ? 0 : Math.max(pause, Math.min(...due) - Date.now()));
      else isVisit = false;
    };
    const run = async () => {
      isAsking = true;
      // Seldom needed, so not part of the first load.
      const result = await import('./check-aftermath.ts')
        .then(({ checkAftermath }) => checkAftermath(client, account.oid, isVisit))
        .catch(() => 'later' as const);
      isAsking = false;
      isVisit = false;
      if (result !== 'signed_out') plan(result === 'later' ? RETRY_AFTER : 0);
    };

    plan();
    const unsubscribe = operationStore.subscribe(() => plan());
    return () => {
      isOver = true;
      unsubscribe();
      clearTimeout(timer);
    };
  }, [client, account.oid]);
  return null;
}
