'use client';
/** Removing connections from their registry: one action, one batch, each followed to its end. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { removeConnections } from '#lib/actions/remove-connections.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import type { RemovalOperation } from '#lib/operations/operation.ts';
import type { Connection, RegistryRef } from '#lib/registries/shapes.ts';
import { sendBatch } from './send-batch.ts';

/** @param shownName what people call each connection while it is followed. */
export function useRemoveConnections(registry: RegistryRef, shownName: (connection: Connection) => string) {
  const client = useQueryClient();
  const { account } = useAuth();
  /** @returns null once Azure has taken on the first, or why nothing was sent. */
  return useCallback(
    (connections: readonly Connection[]): Promise<Failure | null> => {
      const batch = crypto.randomUUID();
      const startedAt = new Date().toISOString();
      const operations = connections.map(
        (connection, index): RemovalOperation => ({
          id: crypto.randomUUID(),
          kind: 'removal',
          batch,
          registry,
          connectionName: connection.name,
          shownName: shownName(connection),
          wasStatus: connection.status,
          startedAt,
          phase: index === 0 ? 'sending' : 'waiting',
        }),
      );
      const items = connections.map(({ name, status }) => ({
        registry,
        connectionName: name,
        base: { status },
      }));
      return sendBatch(client, account.oid, batch, operations, () => removeConnections({ batch, items }));
    },
    [client, account.oid, registry, shownName],
  );
}
