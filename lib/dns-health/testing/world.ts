/**
 * A small Azure of its own: registries, endpoints in networks, private zones. Names and rules are written
 * here a second time on purpose: shared code would let one misunderstanding pass its own test.
 */
import type { DnsEndpoint, DnsNetwork, DnsRegistry, DnsZone, Situation } from '#lib/dns-health/model.ts';
import { type Random, randomFrom } from './random.ts';

export type World = {
  readonly random: Random;
  readonly suffix: string;
  registries: DnsRegistry[];
  endpoints: DnsEndpoint[];
  zones: DnsZone[];
  networks: DnsNetwork[];
  /** Networks about which nothing can be known: no defect there could be told from what others may have. */
  readonly unknowable: Set<string>;
};

const SUBSCRIPTION = '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups';
export const REGIONS = ['westeurope', 'northeurope', 'koreacentral', 'eastus2'] as const;

export const networkId = (number: number) =>
  `${SUBSCRIPTION}/rg-net-${number}/providers/Microsoft.Network/virtualNetworks/vnet-${number}`;
export const zoneName = ({ suffix }: Pick<World, 'suffix'>) => `privatelink.${suffix}`;
export const zoneId = (world: World, group: string) =>
  `${SUBSCRIPTION}/${group}/providers/Microsoft.Network/privateDnsZones/${zoneName(world)}`;

let lastGuid = 0;
export const newGuid = () => {
  lastGuid += 1;
  return `guid-${lastGuid}`;
};

/** Host and name in the zone, the registry first, then each region. */
export function namesOf({ loginServer, regions }: Pick<DnsRegistry, 'loginServer' | 'regions'>) {
  const label = loginServer.slice(0, loginServer.indexOf('.'));
  const suffix = loginServer.slice(label.length + 1);
  return [
    { host: loginServer, name: label },
    ...regions.map((region) => ({
      host: `${label}.${region}.data.${suffix}`,
      name: `${label}.${region}.data`,
    })),
  ];
}

/** A new endpoint of the registry with an address for each of its hosts, from the network's own range. */
export function newEndpoint(
  world: World,
  registry: DnsRegistry,
  network: string,
  more: Partial<DnsEndpoint> = {},
): DnsEndpoint {
  const number = world.endpoints.length + 1;
  const name = `pe-${number}`;
  // Some networks use the same range, as in real life: then so do their endpoints.
  const net = world.networks.findIndex(({ id }) => id === network);
  const range = net % 4;
  const first = 4 * world.endpoints.filter((one) => one.networkId === network).length + 4;
  return {
    id: `${SUBSCRIPTION}/rg-app-${number % 2}/providers/Microsoft.Network/privateEndpoints/${name}`,
    name,
    registryId: registry.id,
    status: 'Approved',
    networkId: network,
    addresses: namesOf(registry).map(({ host }, index) => ({
      host,
      address: `10.${range}.0.${first + index}`,
    })),
    zoneGroup: null,
    guid: newGuid(),
    ...more,
  };
}

export const linkOf = (zone: DnsZone, network: string) =>
  zone.links?.find((link) => link.networkId === network);
export const zoneOf = (world: World, network: string) =>
  world.zones.find((zone) => zone.name === zoneName(world) && linkOf(zone, network) !== undefined);

export function setZone(world: World, zone: DnsZone): void {
  const others = world.zones.filter(({ id }) => id !== zone.id);
  world.zones = [...others, zone];
}

export function setEndpoint(world: World, endpoint: DnsEndpoint): void {
  world.endpoints = [...world.endpoints.filter(({ id }) => id !== endpoint.id), endpoint];
}

/** Writes or, with null, removes one record. */
export function setRecord(
  world: World,
  id: string,
  name: string,
  value: { addresses: readonly string[]; creator: string | null; ttl?: number } | null,
): void {
  const zone = world.zones.find((one) => one.id === id);
  if (zone === undefined) throw new Error(`No zone ${id}.`);
  const others = (zone.records ?? []).filter((record) => record.name !== name);
  const record = value === null ? [] : [{ ttl: 10, ...value, name, etag: newGuid() }];
  setZone(world, { ...zone, records: [...others, ...record] });
}

/** What the endpoint's zone group does: all of its records, over whatever stands there. */
export function writeGroup(world: World, endpoint: DnsEndpoint, id: string): void {
  setEndpoint(world, { ...endpoint, zoneGroup: { name: 'default', zoneIds: [id] } });
  const registry = world.registries.find((one) => one.id === endpoint.registryId);
  for (const { host, name } of registry === undefined ? [] : namesOf(registry)) {
    const found = endpoint.addresses?.find((known) => known.host === host);
    if (found !== undefined)
      setRecord(world, id, name, { addresses: [found.address], creator: endpoint.guid });
  }
}

/** A world in which nothing is wrong. */
export function soundWorld(seed: number): World {
  const random = randomFrom(seed);
  const world: World = {
    random,
    suffix: random.pick(['azurecr.io', 'azurecr.io', 'azurecr.us', 'azurecr.cn']),
    registries: [],
    endpoints: [],
    zones: [],
    networks: [],
    unknowable: new Set(),
  };
  const count = 3 + random.below(4);
  for (let number = 1; number <= count; number += 1) {
    world.networks.push({
      id: networkId(number),
      dnsServers: random.chance(0.12) ? ['10.9.0.4'] : [],
      peers: random.chance(0.3) ? [networkId(1 + random.below(count))] : [],
    });
  }
  addZones(world);
  for (let number = 1; number <= 1 + random.below(3); number += 1) addRegistry(world, number);
  addWhatIsElsewhere(world);
  return world;
}

/** Endpoints that only others can see, and networks whose own DNS servers look into zones for them. */
function addWhatIsElsewhere(world: World): void {
  const { random } = world;
  for (const registry of world.registries.filter(({ hiddenEndpoints }) => hiddenEndpoints > 0)) {
    const zone = random.pick(world.zones);
    for (const { name } of namesOf(registry))
      setRecord(world, zone.id, name, {
        addresses: [`10.200.0.${4 + random.below(200)}`],
        creator: newGuid(),
      });
    for (const { networkId: network } of zone.links ?? []) world.unknowable.add(network);
  }
  for (const { id, dnsServers } of world.networks) {
    const zone = zoneOf(world, id);
    if (dnsServers?.length === 0 || zone === undefined || random.chance(0.5)) continue;
    setZone(world, { ...zone, links: (zone.links ?? []).filter((link) => link.networkId !== id) });
  }
}

function addZones(world: World): void {
  const { random } = world;
  const zones = 1 + random.below(world.networks.length);
  for (let number = 1; number <= zones; number += 1) {
    const noise = random.chance(0.5) ? ['another', 'another.westeurope.data'] : [];
    const id = zoneId(world, `rg-dns-${number}`);
    setZone(world, { id, name: zoneName(world), links: [], records: [], otherRecordSets: 0 });
    for (const name of noise)
      setRecord(world, id, name, { addresses: ['10.8.0.4'], creator: null, ttl: 3_600 });
  }
  for (const { id } of world.networks) {
    const zone = random.pick(world.zones);
    const link = {
      name: `link-${id.slice(-1)}`,
      networkId: id,
      redirects: random.chance(0.4),
      etag: newGuid(),
    };
    setZone(world, { ...zone, links: [...(zone.links ?? []), link] });
  }
}

function addRegistry(world: World, number: number): void {
  const { random, suffix } = world;
  const label = `crsample${number}${random.chance(0.4) ? '-a1b2c3d4' : ''}`;
  const registry: DnsRegistry = {
    id: `${SUBSCRIPTION}/rg-cr/providers/Microsoft.ContainerRegistry/registries/crsample${number}`,
    name: `crsample${number}`,
    loginServer: `${label}.${suffix}`,
    regions: random.shuffled(REGIONS).slice(0, 1 + random.below(3)),
    hiddenEndpoints: random.chance(0.1) ? 1 + random.below(3) : 0,
    hasConnections: true,
    isPublicClosed: random.chance(0.5),
  };
  world.registries.push(registry);
  for (const zone of random.shuffled(world.zones)) {
    const linked = (zone.links ?? []).map((link) => link.networkId);
    if (linked.length === 0 || random.chance(0.3)) continue;
    // Of the networks that look into one zone only one may have an endpoint of a registry.
    const network = random.pick(linked);
    const endpoint = newEndpoint(world, registry, network);
    setEndpoint(world, endpoint);
    writeGroup(world, endpoint, zone.id);
    // A second one in the same network: either will do.
    if (random.chance(0.15)) setEndpoint(world, newEndpoint(world, registry, network));
  }
  // Endpoints that carry no traffic and have no records.
  for (const status of ['Pending', 'Rejected', 'Disconnected']) {
    if (random.chance(0.25))
      setEndpoint(world, newEndpoint(world, registry, random.pick(world.networks).id, { status }));
  }
}

/** What the check is given for one registry. */
export const situationOf = (world: World, registry: DnsRegistry): Situation => ({
  registry,
  endpoints: world.endpoints.filter(({ registryId }) => registryId === registry.id),
  zones: world.zones,
  networks: world.networks,
  unreadSubscriptions: [],
});
