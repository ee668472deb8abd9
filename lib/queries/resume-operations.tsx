'use client';
/**
 * After a reload: takes up every write of this tab that had no outcome yet; and asks later what became of
 * those that had. Shows nothing.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { isFinished } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import { useOperations } from './operations.ts';

const loadedAt = new Date().toISOString();
let resumed = false;

export function ResumeOperations() {
  const client = useQueryClient();
  const { account } = useAuth();
  useEffect(() => {
    // Once per document: what this document itself sends is followed by whoever sent it.
    if (resumed) return;
    resumed = true;
    const unfinished = operationStore.all().filter((operation) => !isFinished(operation));
    if (unfinished.length === 0) return;
    // Seldom needed, so not part of the first load.
    void import('./resume.ts').then(({ resume }) => resume(client, account.oid, unfinished));
  }, [client, account.oid]);
  const hasOperations = useOperations().length > 0;
  useEffect(() => {
    if (!hasOperations) return;
    let stop = () => {};
    let isOver = false;
    void import('./watch-aftermath.ts').then(({ watchAftermath }) => {
      if (!isOver) stop = watchAftermath(client, account.oid, loadedAt);
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [hasOperations, client, account.oid]);
  return null;
}
