'use client';
/** Finds out what became of one write whose document is gone. */
import type { QueryClient } from '@tanstack/react-query';
import type { Operation } from '#lib/operations/operation.ts';
import { checkEndpoint, followEndpoint } from './change-service-endpoint.ts';
import { checkDecision, followDecision } from './decide-connection.ts';
import { checkSave } from './save-public-access.ts';

export async function resume(client: QueryClient, account: string, operation: Operation): Promise<void> {
  const { id, registry } = operation;
  if (operation.kind === 'public-access') await checkSave(id, operation.intent);
  else if (operation.kind === 'service-endpoint')
    await (operation.handle === undefined
      ? checkEndpoint(client, account, operation)
      : followEndpoint(client, account, { ...operation, handle: operation.handle }));
  else if (operation.handle === undefined) await checkDecision(client, account, operation);
  else await followDecision(client, account, id, operation.handle, registry, operation.connectionName);
}
