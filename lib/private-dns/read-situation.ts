/** Everything that the DNS health of one registry is judged on, with a bounded number of requests at a time. */
import 'server-only';
import pLimit from 'p-limit';
import type { ArmConnection } from '#lib/arm/connection.ts';
import {
  getEndpoint,
  getInterfaceAddresses,
  getNetwork,
  getZoneGroup,
  listReplicaRegions,
} from '#lib/arm/endpoint-dns.ts';
import type { EndpointFacts } from '#lib/arm/endpoint-json.ts';
import { getRegistry } from '#lib/arm/registries.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { networksOf } from '#lib/dns-health/host-states.ts';
import type { DnsEndpoint, DnsNetwork, Situation } from '#lib/dns-health/model.ts';
import { holds, hostsOf, privateLinkName } from '#lib/dns-health/names.ts';
import { parseNetworkId } from '#lib/dns-health/refs.ts';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';
import type { Connection, RegistryRef, RegistryState, SubscriptionInfo } from '#lib/registries/shapes.ts';
import { AT_ONCE, readZones } from './read-zones.ts';
import { isApproved, toDnsEndpoint, toRegistry } from './to-situation.ts';

/** Throws only when the registry or the subscriptions cannot be read; what else is missing is `null`. */
export async function readSituation(
  arm: ArmConnection,
  ref: RegistryRef,
): Promise<{ readonly registry: RegistryState; readonly situation: Situation }> {
  const [registry, subscriptions, regions] = await Promise.all([
    getRegistry(arm, ref),
    listSubscriptions(arm),
    listReplicaRegions(arm, ref).catch(() => null),
  ]);
  const endpoints = await readEndpoints(arm, registry, subscriptions);
  const dns = toRegistry(registry, regions, endpoints);
  const names = hostsOf(dns).flatMap((host) => [host, privateLinkName(host)]);
  const [{ zones, failures }, networks] = await Promise.all([
    readZones(arm, subscriptions, (zone) => names.some((name) => holds(zone, name))),
    readNetworks(arm, endpoints),
  ]);
  return {
    registry,
    situation: {
      registry: dns,
      endpoints,
      zones,
      networks,
      unreadSubscriptions: failures.map(({ subscription }) => subscription.name),
    },
  };
}

/** The private endpoints behind the registry's connections, in whatever state; those that can be read. */
async function readEndpoints(
  arm: ArmConnection,
  registry: RegistryState,
  subscriptions: readonly SubscriptionInfo[],
): Promise<readonly DnsEndpoint[]> {
  const limit = pLimit(AT_ONCE);
  // Whoever may read one resource of a subscription sees the subscription: the others need not be asked.
  const visible = new Set(subscriptions.map(({ id }) => id.toLowerCase()));
  const read = await Promise.all(
    registry.connections
      .filter(({ privateEndpointId }) => visible.has(privateEndpointId?.split('/')[2]?.toLowerCase() ?? ''))
      .map((connection) => limit(() => readEndpoint(arm, registry.id, connection).catch(() => null))),
  );
  return read.filter((endpoint) => endpoint !== null);
}

/** Two to three requests; throws when the endpoint itself cannot be read. */
async function readEndpoint(
  arm: ArmConnection,
  registryId: string,
  connection: Connection,
): Promise<DnsEndpoint | null> {
  const ref = parsePrivateEndpointId(connection.privateEndpointId ?? '');
  if (ref === null) return null;
  const facts = await getEndpoint(arm, ref);
  const [addresses, group] = await Promise.all([
    readAddresses(arm, facts, ref.subscriptionId),
    // Records to make by hand are listed only while there is no group.
    !isApproved(connection) || facts.handMade.length > 0
      ? null
      : getZoneGroup(arm, ref).catch(() => undefined),
  ]);
  return toDnsEndpoint(facts, connection, registryId, addresses, group);
}

/** Addresses of the endpoint's interface, which stands in the endpoint's own subscription; null if unread. */
export async function readAddresses(
  arm: ArmConnection,
  { interfaceId }: EndpointFacts,
  subscriptionId: string,
) {
  const [, , , , resourceGroup = ''] = interfaceId?.split('/') ?? [];
  const name = interfaceId?.split('/').at(-1) ?? '';
  if (resourceGroup === '' || name === '') return null;
  return getInterfaceAddresses(arm, { subscriptionId, resourceGroup, name }).catch(() => null);
}

/** Networks with approved endpoints; one that cannot be read is left out. */
async function readNetworks(
  arm: ArmConnection,
  endpoints: readonly DnsEndpoint[],
): Promise<readonly DnsNetwork[]> {
  const limit = pLimit(AT_ONCE);
  const ids = networksOf({ endpoints });
  const read = await Promise.all(
    ids.map((id) =>
      limit(async () => {
        const ref = parseNetworkId(id);
        return ref === null ? null : getNetwork(arm, ref).catch(() => null);
      }),
    ),
  );
  return read.filter((network) => network !== null);
}
