/** Registries: read through the SDK's pipeline, with the subnet rules its version hides fetched beside it. */
import 'server-only';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import { CURRENT_API, SUBNET_RULES_API } from '#lib/network-access/api-versions.ts';
import type { SubnetRule } from '#lib/network-access/model.ts';
import type { Patch } from '#lib/network-access/patch.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { Quotas, RegistryRef, RegistryState } from '#lib/registries/shapes.ts';
import { clientKeeper } from './client-keeper.ts';
import { type ArmConnection, CORRELATION_HEADER, sharedOptions } from './connection.ts';
import { toQuotas, toRegistry, toSubnetRules } from './mappers.ts';
import { getJson, listJson, patchJson } from './raw.ts';
import { rawClient } from './raw-client.ts';
import { registryFromJson } from './registry-json.ts';

const kept = clientKeeper<ContainerRegistryManagementClient>();

/** For reads of single things, the same one for all of a user in a subscription: see client-keeper.ts. */
const client = (connection: ArmConnection, subscriptionId: string) =>
  kept(
    connection,
    subscriptionId,
    () =>
      new ContainerRegistryManagementClient(
        connection.credential,
        subscriptionId,
        sharedOptions(connection, 'read'),
      ),
  );

/** What such a client does not know of the connection. */
const own = ({ correlationId }: ArmConnection) => ({
  requestOptions: { headers: { [CORRELATION_HEADER]: correlationId } },
});

/**
 * Every registry of a subscription that the user may read, all pages. One that Azure sends in an odd
 * shape loses its odd members, never the others. Throws what the SDK throws.
 */
export async function listRegistries(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<readonly RegistryState[]> {
  const items = await listJson(
    rawClient(connection, 'read'),
    connection,
    registriesOf(subscriptionId),
    CURRENT_API,
  );
  return items.flatMap((item) => {
    const wire = registryFromJson(item);
    const registry = wire === null ? null : toRegistry(wire);
    return registry === null ? [] : [registry];
  });
}

function registriesOf(subscriptionId: string): string {
  return `/subscriptions/${encodeURIComponent(subscriptionId)}/providers/Microsoft.ContainerRegistry/registries`;
}

/** Subnet rules of every registry of a subscription, by lower-cased resource id. */
export async function listSubnetRules(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<ReadonlyMap<string, readonly SubnetRule[]>> {
  const items = await listJson(
    rawClient(connection, 'read'),
    connection,
    registriesOf(subscriptionId),
    SUBNET_RULES_API,
  );
  return new Map(
    items.flatMap((item) => {
      const rules = toSubnetRules(item);
      return rules === null ? [] : [[rules.registryId.toLowerCase(), rules.subnetRules] as const];
    }),
  );
}

/** Subnet rules are unknown in it: see getSubnetRules. */
export async function getRegistry(connection: ArmConnection, ref: RegistryRef): Promise<RegistryState> {
  const sdk = client(connection, ref.subscriptionId);
  const wire = await sdk.registries.get(ref.resourceGroup, ref.name, own(connection));
  const registry = toRegistry(wire);
  if (registry === null) throw new Error('Azure answered with a registry without a usable id.');
  return registry;
}

export async function getSubnetRules(
  connection: ArmConnection,
  ref: RegistryRef,
): Promise<readonly SubnetRule[] | null> {
  const json = await getJson(rawClient(connection, 'read'), connection, registryId(ref), SUBNET_RULES_API);
  return toSubnetRules(json)?.subnetRules ?? null;
}

/** Azure's own limits and current values. */
export async function getQuotas(connection: ArmConnection, ref: RegistryRef): Promise<Quotas> {
  const sdk = client(connection, ref.subscriptionId);
  return toQuotas(await sdk.registries.listUsages(ref.resourceGroup, ref.name, own(connection)));
}

/**
 * One PATCH of network properties, never re-sent. Azure answers 200 at once for these
 * (identity and anonymous pull, which are long-running, do not pass through here). Not through the typed
 * method: its version drops subnet rules.
 */
export async function patchRegistry(
  connection: ArmConnection,
  ref: RegistryRef,
  { apiVersion, properties }: Pick<Patch, 'apiVersion' | 'properties'>,
): Promise<void> {
  await patchJson(rawClient(connection, 'write'), connection, registryId(ref), apiVersion, { properties });
}
