/** Approve or reject one pending connection: re-read, one PUT; returns as soon as Azure has accepted. */
import 'server-only';
import { classify, leavesOutcomeUnknown } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getConnection, isOperationOf, putDecision } from '#lib/arm/connections.ts';
import { type Failure, fail, ok, type Result } from '#lib/errors/failure.ts';
import type { Connection } from '#lib/registries/shapes.ts';
import { keepMessage } from './keep-message.ts';
import type { DecisionIntent } from './shapes.ts';

/** What is followed afterwards; the use case below it never trusts more than this. */
export type DecisionTicket = {
  readonly kind: 'decision';
  readonly registry: DecisionIntent['registry'];
  readonly connectionName: string;
  readonly status: 'Approved' | 'Rejected';
  readonly description: string;
  /** Null when Azure named no operation, or its answer was lost: the connection itself is then read. */
  readonly operationUrl: string | null;
};

export async function decideConnection(
  arm: ArmConnection,
  intent: DecisionIntent,
): Promise<Result<DecisionTicket>> {
  const { registry, connectionName, decision, base } = intent;
  const status = decision === 'approve' ? 'Approved' : 'Rejected';
  try {
    const current = await getConnection(arm, registry, connectionName);
    if (!isAsSeen(current, base)) return fail(conflict(['status'], current, arm.correlationId));
    // What runs on it may be somebody else's decision: its end tells.
    if (isUpdating(current)) return fail(conflict([], current, arm.correlationId));
    const kept = await keepMessage(arm, current, intent);
    if (!kept.ok) return kept;
    const description = kept.value;
    const ticket = { kind: 'decision', registry, connectionName, status, description } as const;
    const sent = await send(arm, registry, current, { status, description });
    if ('url' in sent) {
      // A poll URL elsewhere is not an operation of this registry: fall back to reading the connection.
      const followed = sent.url !== null && isOperationOf(arm, registry, sent.url) ? sent.url : null;
      return ok({ ...ticket, operationUrl: followed });
    }
    if (!leavesOutcomeUnknown(sent.failure)) return fail(sent.failure);
    return (await isUnderWay(arm, intent, status))
      ? ok({ ...ticket, operationUrl: null })
      : fail({ ...sent.failure, code: 'unavailable', outcomeUnknown: true });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

/** Somebody else's decision is shown and never overwritten. */
function isAsSeen(current: Connection, base: DecisionIntent['base']): boolean {
  return (
    current.status.toLowerCase() === base.status.toLowerCase() && current.description === base.description
  );
}

const isUpdating = ({ provisioningState }: Connection) => provisioningState.toLowerCase() === 'updating';

/** @param fields what has changed; none when something runs, and trying again later may do. */
const conflict = (fields: readonly string[], current: Connection, correlationId: string): Failure => ({
  code: 'conflict',
  fields,
  current,
  details: { correlationId },
});

async function send(
  arm: ArmConnection,
  registry: DecisionIntent['registry'],
  current: Connection,
  decision: Pick<DecisionTicket, 'status' | 'description'>,
): Promise<{ url: string | null } | { failure: Failure }> {
  try {
    return { url: await putDecision(arm, registry, current, decision) };
  } catch (error) {
    return { failure: classify(error, arm.correlationId) };
  }
}

/** The answer was lost: did Azure take the decision up? */
async function isUnderWay(arm: ArmConnection, intent: DecisionIntent, status: string): Promise<boolean> {
  const seen = await getConnection(arm, intent.registry, intent.connectionName).catch(() => null);
  if (seen === null) return false;
  return isUpdating(seen) || seen.status.toLowerCase() === status.toLowerCase();
}
