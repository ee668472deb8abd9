/** Registries: read through the SDK's pipeline, with the subnet rules its version hides fetched beside it. */
import 'server-only';
import {
  ContainerRegistryManagementClient,
  type RegistryUpdateParameters,
} from '@azure/arm-containerregistry';
import type { SubnetRule } from '#lib/network-access/model.ts';
import type { patchBody } from '#lib/network-access/patch.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { Quotas, RegistryRef, RegistryState } from '#lib/registries/shapes.ts';
import { type ArmConnection, clientOptions, type Purpose } from './connection.ts';
import { toQuotas, toRegistry, toSubnetRules } from './mappers.ts';
import { getJson, listJson } from './raw.ts';
import { registryFromJson } from './registry-json.ts';

/**
 * The newest stable line of API versions hides `virtualNetworkRules` in both directions; this one
 * shows them, and is what `az acr network-rule` uses.
 */
const SUBNET_RULES_API = '2021-08-01-preview';
/** The version the typed SDK sends. */
const SDK_API = '2025-11-01';

function client(connection: ArmConnection, subscriptionId: string, purpose: Purpose) {
  return new ContainerRegistryManagementClient(
    connection.credential,
    subscriptionId,
    clientOptions(connection, purpose),
  );
}

/**
 * Every registry of a subscription that the user may read, all pages. One that Azure sends in an odd
 * shape loses its odd members, never the others. Throws what the SDK throws.
 */
export async function listRegistries(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<readonly RegistryState[]> {
  const items = await listJson(
    client(connection, subscriptionId, 'read'),
    connection,
    registriesOf(subscriptionId),
    SDK_API,
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
    client(connection, subscriptionId, 'read'),
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
  const wire = await client(connection, ref.subscriptionId, 'read').registries.get(
    ref.resourceGroup,
    ref.name,
  );
  const registry = toRegistry(wire);
  if (registry === null) throw new Error('Azure answered with a registry without a usable id.');
  return registry;
}

export async function getSubnetRules(
  connection: ArmConnection,
  ref: RegistryRef,
): Promise<readonly SubnetRule[] | null> {
  const sdk = client(connection, ref.subscriptionId, 'read');
  return (
    toSubnetRules(await getJson(sdk, connection, registryId(ref), SUBNET_RULES_API))?.subnetRules ?? null
  );
}

/** Azure's own limits and current values. */
export async function getQuotas(connection: ArmConnection, ref: RegistryRef): Promise<Quotas> {
  const sdk = client(connection, ref.subscriptionId, 'read');
  return toQuotas(await sdk.registries.listUsages(ref.resourceGroup, ref.name));
}

/**
 * One PATCH of network properties, never re-sent. Azure answers 200 at once for these
 * (identity and anonymous pull, which are long-running, do not pass through here).
 */
export async function patchPublicAccess(
  connection: ArmConnection,
  ref: RegistryRef,
  properties: ReturnType<typeof patchBody>,
): Promise<void> {
  const sdk = client(connection, ref.subscriptionId, 'write');
  const { publicNetworkAccess, networkRuleSet } = properties;
  const body: RegistryUpdateParameters = {
    ...(publicNetworkAccess === undefined ? {} : { publicNetworkAccess }),
    ...(networkRuleSet === undefined
      ? {}
      : {
          networkRuleSet: {
            defaultAction: networkRuleSet.defaultAction,
            ...(networkRuleSet.ipRules === undefined
              ? {}
              : {
                  ipRules: networkRuleSet.ipRules.map(({ action, value }) => ({
                    action,
                    iPAddressOrRange: value,
                  })),
                }),
          },
        }),
  };
  await sdk.registries.update(ref.resourceGroup, ref.name, body).submitted();
}
