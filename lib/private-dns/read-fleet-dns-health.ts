/**
 * The DNS health of every registry over all subscriptions. The number of requests grows with subscriptions
 * and zones, not with registries or endpoints: everything is read by list.
 */
import 'server-only';
import pLimit from 'p-limit';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getZoneGroup, listEndpoints, listInterfaceAddresses, listNetworks } from '#lib/arm/endpoint-dns.ts';
import type { EndpointFacts } from '#lib/arm/endpoint-json.ts';
import { checkDns } from '#lib/dns-health/check.ts';
import type { DnsHealth } from '#lib/dns-health/finding.ts';
import type { DnsEndpoint, DnsNetwork, EndpointAddress, Situation } from '#lib/dns-health/model.ts';
import { isZoneName } from '#lib/dns-health/refs.ts';
import { type Failure, ok, type Result } from '#lib/errors/failure.ts';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';
import { readFleet } from '#lib/registries/read-fleet.ts';
import type { RegistryState, SubscriptionInfo } from '#lib/registries/shapes.ts';
import { AT_ONCE, readZones, type ZonesRead } from './read-zones.ts';
import type { FleetDns, RegistryDns } from './shapes.ts';
import { isApproved, toDnsEndpoint, toRegistry } from './to-situation.ts';

/** Zone groups that are read one by one, where a registry does not look sound and they would tell why. */
const MOST_GROUPS = 50;

/** Fails only when the subscriptions themselves cannot be listed. */
export async function readFleetDnsHealth(arm: ArmConnection): Promise<Result<FleetDns>> {
  const fleet = await readFleet(arm, () => false);
  if (!fleet.ok) return fleet;
  const { registries, subscriptions, readAt } = fleet.value;
  const concerned = registries.filter(({ connections }) => connections.some(isApproved));
  const common = {
    checked: concerned.length,
    withoutEndpoints: registries.length - concerned.length,
    subscriptions,
    readAt,
  };
  if (concerned.length === 0) return ok({ ...common, registries: [], failures: fleet.value.failures });

  const limit = pLimit(AT_ONCE);
  const [zones, parts] = await Promise.all([
    readZones(arm, subscriptions, isZoneName),
    Promise.all(subscriptions.map((subscription) => limit(() => readSubscription(arm, subscription)))),
  ]);
  const world: World = {
    zones,
    endpoints: parts.flatMap(({ endpoints }) => endpoints),
    addresses: new Map(parts.flatMap(({ addresses }) => [...addresses])),
    networks: parts.flatMap(({ networks }) => networks),
  };
  const first = concerned.map((registry) => {
    const situation = situationOf(world, registry);
    return { registry, situation, health: checkDns(situation) };
  });
  const checked = await withZoneGroups(arm, first);
  return ok({
    ...common,
    registries: checked
      .map(({ registry, health }) => toRow(registry, health))
      .filter(({ findings }) => findings.length > 0)
      .sort(worstFirst),
    failures: [
      ...fleet.value.failures,
      ...zones.failures,
      ...parts.flatMap(({ subscription, failure }) => (failure === null ? [] : [{ subscription, failure }])),
    ].filter(isFirstOf),
  });
}

type World = {
  readonly zones: ZonesRead;
  readonly endpoints: readonly EndpointFacts[];
  readonly addresses: ReadonlyMap<string, readonly EndpointAddress[]>;
  readonly networks: readonly DnsNetwork[];
};

type Part = Omit<World, 'zones'> & {
  readonly subscription: SubscriptionInfo;
  readonly failure: Failure | null;
};

/** Three requests for each subscription, and more pages where there are many resources. */
async function readSubscription(arm: ArmConnection, subscription: SubscriptionInfo): Promise<Part> {
  const [endpoints, addresses, networks] = await Promise.all([
    listEndpoints(arm, subscription.id).catch((error: unknown) => classify(error, arm.correlationId)),
    listInterfaceAddresses(arm, subscription.id).catch(() => new Map<string, readonly EndpointAddress[]>()),
    listNetworks(arm, subscription.id).catch(() => []),
  ]);
  return 'code' in endpoints
    ? { subscription, endpoints: [], addresses, networks, failure: endpoints }
    : { subscription, endpoints, addresses, networks, failure: null };
}

function situationOf(world: World, registry: RegistryState): Situation {
  const endpoints = registry.connections.flatMap((connection): DnsEndpoint[] => {
    const id = connection.privateEndpointId?.toLowerCase();
    const facts = world.endpoints.find((known) => known.id.toLowerCase() === id);
    if (facts === undefined) return [];
    const addresses = world.addresses.get(facts.interfaceId?.toLowerCase() ?? '') ?? null;
    return [toDnsEndpoint(facts, connection, registry.id, addresses, undefined) ?? []].flat();
  });
  return {
    registry: toRegistry(registry, null, endpoints),
    endpoints,
    zones: world.zones.zones,
    networks: world.networks,
    unreadSubscriptions: world.zones.failures.map(({ subscription }) => subscription.name),
  };
}

type Checked = {
  readonly registry: RegistryState;
  readonly situation: Situation;
  readonly health: DnsHealth;
};

/** Which zone a group writes to is asked only where something looks wrong and that would tell what. */
async function withZoneGroups(arm: ArmConnection, checked: readonly Checked[]): Promise<readonly Checked[]> {
  const limit = pLimit(AT_ONCE);
  const isOpen = (health: DnsHealth, { id, zoneGroup }: DnsEndpoint) =>
    zoneGroup?.zoneIds === null &&
    health.networks.some(({ verdict, endpointIds }) => verdict !== 'found' && endpointIds.includes(id));
  const asked = checked
    .flatMap(({ health, situation }) => situation.endpoints.filter((endpoint) => isOpen(health, endpoint)))
    .slice(0, MOST_GROUPS);
  const groups = new Map(
    await Promise.all(
      asked.map(({ id, zoneGroup }) =>
        limit(async () => {
          const ref = parsePrivateEndpointId(id);
          const group = ref === null ? zoneGroup : await getZoneGroup(arm, ref).catch(() => zoneGroup);
          return [id, group] as const;
        }),
      ),
    ),
  );
  return checked.map((one) => {
    if (!one.situation.endpoints.some(({ id }) => groups.has(id))) return one;
    const endpoints = one.situation.endpoints.map((endpoint) => {
      const group = groups.get(endpoint.id);
      return group === undefined ? endpoint : { ...endpoint, zoneGroup: group };
    });
    const situation = { ...one.situation, endpoints };
    return { ...one, situation, health: checkDns(situation) };
  });
}

function toRow({ ref, loginServer }: RegistryState, { networks, findings, notices }: DnsHealth): RegistryDns {
  const count = (wanted: string) => networks.filter(({ verdict }) => verdict === wanted).length;
  return {
    registry: ref,
    loginServer,
    networks: { found: count('found'), broken: count('broken'), unknown: count('unknown') },
    findings: findings.map(({ kind, severity, values, hosts }) => ({ kind, severity, values, hosts })),
    notices: notices.length,
  };
}

const SEVERITIES = ['critical', 'warning', 'info'];
const rank = ({ findings }: RegistryDns) => SEVERITIES.indexOf(findings[0]?.severity ?? '');
const worstFirst = (one: RegistryDns, other: RegistryDns): number =>
  rank(one) - rank(other) || one.registry.name.localeCompare(other.registry.name, 'en');

/** A subscription that fails in several ways is named once. */
const isFirstOf = (
  { subscription }: FleetDns['failures'][number],
  index: number,
  all: FleetDns['failures'],
): boolean => all.findIndex((one) => one.subscription.id === subscription.id) === index;
