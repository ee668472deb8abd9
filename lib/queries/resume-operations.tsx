'use client';
/** After a reload: takes up every write of this tab that had no outcome yet. Shows nothing. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { isFinished } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import { checkDecision, followDecision } from './decide-connection.ts';
import { checkSave } from './save-public-access.ts';

let resumed = false;

export function ResumeOperations() {
  const client = useQueryClient();
  const { account } = useAuth();
  useEffect(() => {
    // Once per document: what this document itself sends is followed by whoever sent it.
    if (resumed) return;
    resumed = true;
    for (const operation of operationStore.all()) {
      if (isFinished(operation)) continue;
      const { id, registry } = operation;
      if (operation.kind === 'public-access') void checkSave(id, operation.intent);
      else if (operation.handle !== undefined)
        void followDecision(client, account.oid, id, operation.handle, registry, operation.connectionName);
      else void checkDecision(client, account.oid, operation);
    }
  }, [client, account.oid]);
  return null;
}
