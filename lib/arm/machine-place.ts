/** Where a virtual machine stands: its first interface's subnet, and the public address of its own, if any. */
import 'server-only';
import { COMPUTE_API, NETWORK_API } from '#lib/network-access/api-versions.ts';
import { type MachineRef, machineId } from '#lib/network-access/reach/client-param.ts';
import { isGuid, isResourceGroup } from '#lib/network-access/registry-ref.ts';
import type { ArmConnection } from './connection.ts';
import { list, members, text } from './json.ts';
import { getJson } from './raw.ts';
import { rawClient } from './raw-client.ts';

export type MachinePlace = { readonly subnetId: string; readonly publicAddress: string | null };

/** Three requests at most. Null where Azure does not say; throws when the machine cannot be read. */
export async function getMachinePlace(
  connection: ArmConnection,
  ref: MachineRef,
): Promise<MachinePlace | null> {
  const client = rawClient(connection, 'read');
  const properties = async (path: string, version: string) =>
    members(members(await getJson(client, connection, path, version))['properties']);

  const machine = await properties(machineId(ref), COMPUTE_API);
  const interfaces = list(members(machine['networkProfile'])['networkInterfaces']);
  const path = networkPath(text(members(primary(interfaces))['id']), 'networkInterfaces');
  if (path === null) return null;

  const configurations = list((await properties(path, NETWORK_API))['ipConfigurations']);
  const configuration = members(members(primary(configurations))['properties']);
  const subnetId = text(members(configuration['subnet'])['id']);
  if (subnetId === undefined) return null;

  const own = networkPath(text(members(configuration['publicIPAddress'])['id']), 'publicIPAddresses');
  const address = own === null ? {} : await properties(own, NETWORK_API).catch(() => ({}));
  return { subnetId, publicAddress: text(members(address)['ipAddress']) ?? null };
}

/** The one that is marked as primary, else the first. */
const primary = (entries: readonly unknown[]): unknown =>
  entries.find((entry) => members(members(entry)['properties'])['primary'] === true) ?? entries[0];

const ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Network\/(networkInterfaces|publicIPAddresses)\/([\w.-]+)$/i;

/** An id that Azure named, rebuilt from checked parts before it is asked for. */
function networkPath(id: string | undefined, type: 'networkInterfaces' | 'publicIPAddresses'): string | null {
  const [, subscriptionId = '', group = '', kind = '', name = ''] = ID.exec(id ?? '') ?? [];
  if (kind.toLowerCase() !== type.toLowerCase() || !isGuid(subscriptionId) || !isResourceGroup(group))
    return null;
  return `/subscriptions/${subscriptionId}/resourceGroups/${encodeURIComponent(group)}/providers/Microsoft.Network/${type}/${name}`;
}
