/** The regions a registry is replicated to. */
import 'server-only';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import type { Replica } from '#lib/connections/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { type ArmConnection, clientOptions } from './connection.ts';

/** In Azure's order; the home region is among them. Throws what the SDK throws. */
export async function listReplications(
  connection: ArmConnection,
  ref: RegistryRef,
): Promise<readonly Omit<Replica, 'isHome'>[]> {
  const client = new ContainerRegistryManagementClient(
    connection.credential,
    ref.subscriptionId,
    clientOptions(connection, 'read'),
  );
  const found: Omit<Replica, 'isHome'>[] = [];
  for await (const replica of client.replications.list(ref.resourceGroup, ref.name)) {
    const { name = '', location = '', provisioningState = 'Unknown', status } = replica;
    found.push({
      name,
      location,
      provisioningState,
      status: status?.displayStatus ?? null,
      message: status?.message ?? null,
    });
  }
  return found;
}
