/** Virtual machines: their identities, read and changed. */
import 'server-only';
import { COMPUTE_API } from '#lib/network-access/api-versions.ts';
import { type ResourceRef, resourceId } from '#lib/rights/resource-ref.ts';
import type { ArmConnection } from './connection.ts';
import { members, text } from './json.ts';
import { getJson, listJson, sendWrite } from './raw.ts';
import { rawClient } from './raw-client.ts';
import { type CarriedIdentity, toIdentity } from './resource-identity.ts';

export type Machine = CarriedIdentity & {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly provisioningState: string;
};

export async function listMachines(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<readonly Machine[]> {
  const path = `/subscriptions/${subscriptionId}/providers/Microsoft.Compute/virtualMachines`;
  const items = await listJson(rawClient(connection, 'read'), connection, path, COMPUTE_API);
  return items.flatMap((item) => toMachine(item) ?? []);
}

export async function getMachine(connection: ArmConnection, ref: ResourceRef): Promise<Machine> {
  const json = await getJson(rawClient(connection, 'read'), connection, resourceId(ref), COMPUTE_API);
  const machine = toMachine(json);
  if (machine === null) throw new Error('Azure answered with a virtual machine without an id.');
  return machine;
}

/**
 * Adds one identity to those that are there: a PATCH leaves other user-assigned ones alone, but `type` says
 * it for all, so it is made from what was just read. Long-running: the machine says `Updating` for a while.
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-configure-managed-identities
 */
export async function addMachineIdentity(
  connection: ArmConnection,
  ref: ResourceRef,
  current: CarriedIdentity,
  added: { readonly system: true } | { readonly identityId: string },
): Promise<void> {
  const system = 'system' in added || current.systemPrincipalId !== null;
  const user = 'identityId' in added || current.userAssigned.length > 0;
  const type = [...(system ? ['SystemAssigned'] : []), ...(user ? ['UserAssigned'] : [])].join(', ');
  await sendWrite(rawClient(connection, 'write'), connection, {
    method: 'PATCH',
    path: resourceId(ref),
    apiVersion: COMPUTE_API,
    body: {
      identity: {
        type,
        ...('identityId' in added ? { userAssignedIdentities: { [added.identityId]: {} } } : {}),
      },
    },
  });
}

function toMachine(json: unknown): Machine | null {
  const one = members(json);
  const [id, name] = [text(one['id']), text(one['name'])];
  if (id === undefined || name === undefined) return null;
  return {
    ...toIdentity(one['identity']),
    id,
    name,
    location: text(one['location']) ?? '',
    provisioningState: text(members(one['properties'])['provisioningState']) ?? 'Unknown',
  };
}
