/** Starts a batch of removals: returns once the first are accepted, the rest goes on by itself. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { PACE, type Pace } from '#lib/batches/pace.ts';
import { startBatch } from '#lib/batches/run-batch.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { removeConnection } from './remove-connection.ts';
import type { RemovalBatch } from './shapes.ts';

/** @param account object id of the user. @param pace see PACE; tests shorten it. */
export function removeConnections(
  arm: ArmConnection,
  account: string,
  { batch, items }: RemovalBatch,
  pace: Pace = PACE,
): Promise<void> {
  return startBatch(
    batch,
    account,
    items.map((item) => ({
      connectionName: item.connectionName,
      queue: registryId(item.registry).toLowerCase(),
      run: (accepted) => removeConnection(arm, item, accepted, pace),
    })),
  );
}
