/** Starts a batch of decisions: returns once the first operations are accepted, the rest goes on by itself. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { PACE, type Pace } from '#lib/batches/pace.ts';
import { startBatch } from '#lib/batches/run-batch.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { decideToTheEnd } from './decide-to-the-end.ts';
import type { DecisionBatch } from './shapes.ts';

/** @param account object id of the user. @param pace see PACE; tests shorten it. */
export function decideConnections(
  arm: ArmConnection,
  account: string,
  { batch, decision, items }: DecisionBatch,
  pace: Pace = PACE,
): Promise<void> {
  return startBatch(
    batch,
    account,
    items.map((item) => ({
      connectionName: item.connectionName,
      queue: registryId(item.registry).toLowerCase(),
      run: (accepted) => decideToTheEnd(arm, { ...item, decision }, accepted, pace),
    })),
  );
}
