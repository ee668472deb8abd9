'use client';
/** Finds out what became of writes whose document is gone. */
import type { QueryClient } from '@tanstack/react-query';
import type { Operation } from '#lib/operations/operation.ts';
import { followBatch, settleByReading } from './batches.ts';
import { followRun } from './bulk-run.ts';
import { checkEndpoint, followEndpoint } from './change-service-endpoint.ts';
import { followGrant } from './grant-access.ts';
import { runRepair } from './repair-dns.ts';
import { checkRevoke } from './revoke-access.ts';
import { checkSave } from './save-public-access.ts';

/** @param operations unfinished ones; those of one batch are taken up together. */
export function resume(client: QueryClient, account: string, operations: readonly Operation[]): void {
  const batches = new Map<string, string | undefined>();
  for (const operation of operations) {
    if (operation.kind === 'public-access') void checkSave(operation.id, operation.intent);
    else if (operation.kind === 'dns-repair') void runRepair(client, account, operation);
    else if (operation.kind === 'grant') void followGrant(client, account, operation);
    else if (operation.kind === 'revoke') void checkRevoke(client, account, operation);
    else if (operation.kind === 'bulk-change') void followRun(client, account, operation.id);
    else if (operation.kind === 'service-endpoint')
      void (operation.handle === undefined
        ? checkEndpoint(client, account, operation)
        : followEndpoint(client, account, { ...operation, handle: operation.handle }));
    else batches.set(operation.batch, operation.handle);
  }
  for (const [batch, handle] of batches) {
    if (handle === undefined) void settleByReading(client, account, batch);
    else void followBatch(client, account, batch, handle);
  }
}
