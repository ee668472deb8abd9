'use client';
/** Deciding on one connection or many: one action, one batch, each followed to its end. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { decideConnections } from '#lib/actions/decide-connections.ts';
import type { ApprovalDetail, ApprovalRequest, Decision } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import { composeDescription, messageToKeep } from '#lib/network-access/connection.ts';
import type { DecisionOperation } from '#lib/operations/operation.ts';
import { approvalKey } from './keys.ts';
import { sendBatch } from './send-batch.ts';

/** @param shownName what people call each connection while it is followed. */
export function useDecideConnections(shownName: (request: ApprovalRequest) => string) {
  const client = useQueryClient();
  const { account } = useAuth();
  /**
   * @param reason as typed; the requester's own message stays in front of it.
   * @returns null once Azure has taken on the first (all are followed from then on), or why nothing was sent.
   */
  return useCallback(
    (decision: Decision, requests: readonly ApprovalRequest[], reason: string): Promise<Failure | null> => {
      const batch = crypto.randomUUID();
      const startedAt = new Date().toISOString();
      const operations = requests.map((request, index): DecisionOperation => {
        const { registry, connection } = request;
        return {
          id: crypto.randomUUID(),
          kind: 'decision',
          batch,
          registry,
          connectionName: connection.name,
          shownName: shownName(request),
          decision,
          reason,
          startedAt,
          // The server says soon which of them wait for others on the same registry.
          phase: index === 0 ? 'sending' : 'waiting',
        };
      });
      const items = requests.map(({ registry, connection: { name, status, description } }) => {
        const known = client.getQueryData<ApprovalDetail>(approvalKey(account.oid, registry, name));
        const atEndpoint = known?.requester.visible ? known.requester.requestMessage : null;
        return {
          registry,
          connectionName: name,
          description: composeDescription(messageToKeep(description, atEndpoint), reason),
          base: { status, description },
        };
      });
      return sendBatch(client, account.oid, batch, operations, () =>
        decideConnections({ batch, decision, items }),
      );
    },
    [client, account.oid, shownName],
  );
}
