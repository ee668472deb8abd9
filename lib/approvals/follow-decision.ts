/** Asks once how a decision stands; when Azure says it is done, the connection is read back. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getConnection, pollOperation } from '#lib/arm/connections.ts';
import { failureOfOperation } from '#lib/arm/operation-state.ts';
import { type Failure, fail, ok, type Result } from '#lib/errors/failure.ts';
import type { Connection } from '#lib/registries/shapes.ts';
import type { DecisionTicket } from './decide-connection.ts';

export type DecisionProgress =
  | { readonly state: 'running' }
  | { readonly state: 'succeeded'; readonly connection: Connection; readonly readBackAt: string }
  | { readonly state: 'failed'; readonly failure: Failure };

/** Fails when Azure could not be asked (ask again later); a decision that failed is a value. */
export async function followDecision(
  arm: ArmConnection,
  ticket: DecisionTicket,
): Promise<Result<DecisionProgress>> {
  const { registry, connectionName, operationUrl } = ticket;
  const { correlationId } = arm;
  try {
    const operation = operationUrl === null ? null : await pollOperation(arm, registry, operationUrl);
    if (operation?.state === 'running') return ok({ state: 'running' });
    const connection = await getConnection(arm, registry, connectionName);
    if (operation?.state === 'failed')
      return ok({ state: 'failed', failure: failureOfOperation(operation, correlationId) });
    if (connection.provisioningState.toLowerCase() === 'updating') return ok({ state: 'running' });
    if (isDecided(connection, ticket))
      return ok({ state: 'succeeded', connection, readBackAt: new Date().toISOString() });
    if (operation === null && connection.status.toLowerCase() === 'pending') return ok({ state: 'running' });
    return ok({
      state: 'failed',
      failure: { code: 'conflict', fields: ['status'], current: connection, details: { correlationId } },
    });
  } catch (error) {
    return fail(classify(error, correlationId));
  }
}

/** Without an operation of our own the same status may be somebody else's decision: its words tell. */
const isDecided = (connection: Connection, { status, description, operationUrl }: DecisionTicket) =>
  connection.status.toLowerCase() === status.toLowerCase() &&
  (operationUrl !== null || (connection.description ?? '') === description.trim());
