/** Defects to plant into a sound world, one for every kind of finding, each with what has to be found. */
import type { FindingKind } from '#lib/dns-health/finding.ts';
import type { DnsEndpoint, DnsRegistry } from '#lib/dns-health/model.ts';
import {
  linkOf,
  namesOf,
  newEndpoint,
  newGuid,
  REGIONS,
  setEndpoint,
  setRecord,
  setZone,
  type World,
  writeGroup,
  zoneId,
  zoneName,
  zoneOf,
} from './world.ts';

export type Planted = {
  readonly kind: FindingKind;
  readonly registry: DnsRegistry;
  /** Where clients are affected; null for a record that is looked at by itself. */
  readonly networkId: string | null;
  readonly zoneId: string | null;
  /** All of them have to be named. */
  readonly hosts: readonly string[];
};

type Place = { readonly registry: DnsRegistry; readonly endpoint: DnsEndpoint; readonly zone: string };
/** Null where the place does not allow the defect. */
type Plant = (world: World, place: Place) => readonly Planted[] | null;

/** An address that no endpoint has. */
const unused = (world: World) => `10.${world.random.below(4)}.7.${4 + world.random.below(200)}`;

/** Endpoints in the place's network, of every registry. */
const neighbours = (world: World, network: string) =>
  world.endpoints.filter((one) => one.networkId === network && one.status === 'Approved');

const registryOf = (world: World, endpoint: DnsEndpoint): DnsRegistry => {
  const found = world.registries.find(({ id }) => id === endpoint.registryId);
  if (found === undefined) throw new Error('An endpoint without registry.');
  return found;
};

const at = ({ registry, endpoint, zone }: Place, kind: FindingKind, hosts: readonly string[]): Planted => ({
  kind,
  registry,
  networkId: endpoint.networkId,
  zoneId: zone,
  hosts,
});

/** The registry itself and its home region. */
const baseNames = (registry: DnsRegistry) => namesOf(registry).slice(0, 2);

const PLANTS: Readonly<Record<FindingKind, Plant>> = {
  missing_record: (world, place) => {
    const { host, name } = world.random.pick(baseNames(place.registry));
    setRecord(world, place.zone, name, null);
    return [at(place, 'missing_record', [host])];
  },

  missing_replica_record: (world, place) => {
    const replicas = namesOf(place.registry).slice(2);
    if (replicas.length === 0) return null;
    for (const { name } of replicas) setRecord(world, place.zone, name, null);
    return [
      at(
        place,
        'missing_replica_record',
        replicas.map(({ host }) => host),
      ),
    ];
  },

  wrong_address: (world, place) => {
    if (place.registry.hiddenEndpoints > 0) return null;
    const { host, name } = world.random.pick(namesOf(place.registry));
    const creator = world.random.chance(0.5) ? place.endpoint.guid : null;
    // Mistyped, or added to the right one, which loses every other connection.
    const right = place.endpoint.addresses?.find((known) => known.host === host)?.address ?? '';
    const addresses = world.random.chance(0.3) ? [right, unused(world)] : [unused(world)];
    setRecord(world, place.zone, name, { addresses, creator });
    return [at(place, 'wrong_address', [host])];
  },

  deleted_endpoint: (world, place) => {
    const { random } = world;
    const { registry, endpoint } = place;
    if (registry.hiddenEndpoints > 0) return null;
    const { host, name } = random.pick(namesOf(registry));
    const idle = world.zones.filter(
      ({ id, links, records }) =>
        id !== place.zone &&
        !records?.some((record) => record.name === name) &&
        !neighboursOf(world, registry).some((network) => links?.some((link) => link.networkId === network)),
    );
    if (random.chance(0.4) && idle.length > 0) {
      const zone = random.pick(idle).id;
      setRecord(world, zone, name, { addresses: [unused(world)], creator: null });
      return [{ kind: 'deleted_endpoint', registry, networkId: null, zoneId: zone, hosts: [host] }];
    }
    const gone = newEndpoint(world, registry, endpoint.networkId, { status: 'Disconnected' });
    const address = gone.addresses?.find((known) => known.host === host)?.address ?? '';
    // Where another network uses the same range, the address may be that of an endpoint that works.
    const isTaken = world.endpoints.some(({ addresses }) =>
      addresses?.some((one) => one.address === address),
    );
    if (random.chance(0.5) && !isTaken) {
      setEndpoint(world, gone);
      setRecord(world, place.zone, name, { addresses: [address], creator: gone.guid });
    } else setRecord(world, place.zone, name, { addresses: [unused(world)], creator: newGuid() });
    return [at(place, 'deleted_endpoint', [host])];
  },

  stale_record: (world, { registry, endpoint }) => {
    const region = REGIONS.find((one) => !registry.regions.includes(one));
    if (region === undefined) return null;
    const [, gone] = namesOf({ loginServer: registry.loginServer, regions: [region] });
    const zone = world.random.pick(world.zones).id;
    const address = endpoint.addresses?.[0]?.address ?? '';
    setRecord(world, zone, gone?.name ?? '', { addresses: [address], creator: endpoint.guid });
    return [{ kind: 'stale_record', registry, networkId: null, zoneId: zone, hosts: [gone?.host ?? ''] }];
  },

  overwritten: (world, place) => {
    const { registry, endpoint, zone } = place;
    const links = world.zones.find(({ id }) => id === zone)?.links ?? [];
    const [other] = links.filter(
      ({ networkId }) =>
        !neighboursOf(world, registry).includes(networkId) && networkId !== endpoint.networkId,
    );
    if (other === undefined) return null;
    const second = newEndpoint(world, registry, other.networkId);
    // The same range, the same addresses: then nobody loses anything.
    if (second.addresses?.some(({ address }) => usesAddress(world, endpoint.networkId, registry, address)))
      return null;
    setEndpoint(world, second);
    writeGroup(world, second, zone);
    return [
      at(
        place,
        'overwritten',
        namesOf(registry).map(({ host }) => host),
      ),
    ];
  },

  zone_not_linked: (world, place) => {
    const { zone, endpoint } = place;
    unlink(world, zone, endpoint.networkId);
    return everyRegistry(world, place, 'zone_not_linked');
  },

  overlapping_zones: (world, place) => {
    const { registry, endpoint, zone } = place;
    const second = zoneId(world, `rg-second-${endpoint.name}`);
    setZone(world, { id: second, name: zoneName(world), links: [], records: [], otherRecordSets: 0 });
    for (const { name } of namesOf(registry)) setRecord(world, zone, name, null);
    writeGroup(world, endpoint, second);
    return [
      at(
        place,
        'overlapping_zones',
        namesOf(registry).map(({ host }) => host),
      ),
    ];
  },

  no_zone: (world, place) => {
    const { zone, endpoint } = place;
    for (const one of neighbours(world, endpoint.networkId)) {
      setEndpoint(world, { ...one, zoneGroup: null });
      for (const { name } of namesOf(registryOf(world, one))) setRecord(world, zone, name, null);
    }
    unlink(world, zone, endpoint.networkId);
    return everyRegistry(world, place, 'no_zone');
  },

  no_zone_group: (world, place) => {
    const { registry, endpoint, zone } = place;
    const [login] = namesOf(registry);
    setEndpoint(world, { ...endpoint, zoneGroup: null });
    const isMade = world.random.chance(0.5);
    for (const { host, name } of namesOf(registry)) {
      const address = endpoint.addresses?.find((known) => known.host === host)?.address ?? '';
      setRecord(world, zone, name, isMade ? { addresses: [address], creator: null } : null);
    }
    const hosts = namesOf(registry).map(({ host }) => host);
    return [
      at(place, 'no_zone_group', [login?.host ?? '']),
      ...(isMade ? [] : [at(place, 'missing_record', hosts)]),
    ];
  },

  no_address: (world, place) => {
    const { registry, endpoint, zone } = place;
    const replica = namesOf(registry)[2];
    if (replica === undefined) return null;
    const addresses = (endpoint.addresses ?? []).filter(({ host }) => host !== replica.host);
    setEndpoint(world, { ...endpoint, addresses });
    setRecord(world, zone, replica.name, null);
    return [at(place, 'no_address', [replica.host])];
  },
};

export const KINDS = Object.keys(PLANTS) as readonly FindingKind[];

/** Networks with an approved endpoint of the registry. */
const neighboursOf = (world: World, registry: DnsRegistry): readonly string[] =>
  world.endpoints
    .filter(({ registryId, status }) => registryId === registry.id && status === 'Approved')
    .map((endpoint) => endpoint.networkId);

const usesAddress = (world: World, network: string, registry: DnsRegistry, address: string): boolean =>
  neighbours(world, network).some(
    (one) => one.registryId === registry.id && one.addresses?.some((known) => known.address === address),
  );

function unlink(world: World, zone: string, network: string): void {
  const found = world.zones.find(({ id }) => id === zone);
  if (found === undefined) return;
  setZone(world, { ...found, links: (found.links ?? []).filter((link) => link.networkId !== network) });
}

/** A network without its zone loses every registry that it has an endpoint of. */
const everyRegistry = (world: World, { endpoint, zone }: Place, kind: FindingKind): readonly Planted[] =>
  [...new Set(neighbours(world, endpoint.networkId).map((one) => registryOf(world, one)))].map(
    (registry) => ({
      kind,
      registry,
      networkId: endpoint.networkId,
      zoneId: zone,
      hosts: namesOf(registry).map(({ host }) => host),
    }),
  );

/** Plants up to `count` defects, never two in one network. @returns what has to be found. */
export function plant(world: World, kinds: readonly FindingKind[], count: number): readonly Planted[] {
  const { random } = world;
  const planted: Planted[] = [];
  const spoilt = new Set(world.unknowable);
  const before = spoilt.size;
  for (const { id } of random.shuffled(world.endpoints)) {
    if (spoilt.size - before >= count) break;
    // As earlier defects left it.
    const endpoint = world.endpoints.find((one) => one.id === id);
    const network = world.networks.find((one) => one.id === endpoint?.networkId);
    if (endpoint?.status !== 'Approved' || network === undefined) continue;
    const zone = zoneOf(world, network.id);
    const isAlone = neighbours(world, network.id).every(
      (one) => one === endpoint || one.registryId !== endpoint.registryId,
    );
    const isOpen = (network.dnsServers?.length ?? 0) === 0 && !spoilt.has(network.id) && isAlone;
    if (zone === undefined || !isOpen || linkOf(zone, network.id) === undefined) continue;
    for (const kind of random.shuffled(kinds)) {
      const place = { registry: registryOf(world, endpoint), endpoint, zone: zone.id };
      const found = PLANTS[kind](world, place);
      if (found === null) continue;
      planted.push(...found);
      // Whoever looks into the zone is affected by what happens in it.
      for (const link of zone.links ?? []) spoilt.add(link.networkId);
      spoilt.add(network.id);
      break;
    }
  }
  return planted;
}
