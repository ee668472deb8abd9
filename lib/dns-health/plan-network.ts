/** What has to be written so that one network finds its own endpoints, and nobody loses an answer. */
import { homeZones, isRight, isTaken, linkedZone, otherClaimants, recordOf } from './claims.ts';
import { addressesFor, endpointsIn, mayBeHidden } from './host-states.ts';
import { groupOf, includesId, nameOf, same, zoneIdIn } from './ids.ts';
import { linkTo } from './lookup.ts';
import type { DnsEndpoint, DnsRecord, DnsZone, Situation } from './model.ts';
import { hostOfRecord, hostsOf, recordNameIn, regionOfHost, zoneNameFor } from './names.ts';
import type { RepairStep } from './step.ts';

export type NetworkPlan = {
  /** The zone that will answer the network. */
  readonly zoneId: string;
  readonly repair: readonly RepairStep[];
  /** Without zone groups; null where the addresses are not known. */
  readonly byHand: readonly RepairStep[] | null;
};

/** Azure's own for records of zone groups, in seconds: a wrong one is soon forgotten. */
const TTL = 10;
/** More records than this are not copied for one network. */
const MOST_COPIES = 100;

/**
 * @param takenGroups resource groups in which another network of this registry gets its own zone.
 * @returns null when nothing here would help: what would is a decision between networks.
 */
export function planNetwork(
  situation: Situation,
  networkId: string,
  takenGroups: readonly string[],
): NetworkPlan | null {
  const linked = linkedZone(situation, networkId);
  if (linked !== undefined)
    return isTaken(situation, linked, networkId)
      ? ownZone(situation, networkId, takenGroups, linked)
      : { zoneId: linked.id, ...writes(situation, networkId, linked) };
  const home = homeZones(situation, networkId).find((zone) => !isTaken(situation, zone, networkId));
  return home === undefined
    ? ownZone(situation, networkId, takenGroups, null)
    : withLink(situation, networkId, home, true);
}

/** The endpoint whose addresses are written: the one in use, else one that a zone group keeps, else the first. */
export function primaryEndpoint(
  situation: Situation,
  networkId: string,
  zone: DnsZone | null,
): DnsEndpoint | undefined {
  const own = endpointsIn(situation, networkId);
  const login = situation.registry.loginServer.toLowerCase();
  return (
    own.find((endpoint) => zone !== null && isRight(zone, login, [endpoint])) ??
    own.find(({ zoneGroup }) => zone !== null && includesId(zoneGroup?.zoneIds ?? [], zone.id)) ??
    own.find(({ zoneGroup }) => zoneGroup !== null) ??
    own[0]
  );
}

type Writes = Pick<NetworkPlan, 'repair' | 'byHand'>;

/** The records that the zone lacks or has wrong for the network's own endpoints. */
function writes(situation: Situation, networkId: string, zone: DnsZone): Writes {
  const own = endpointsIn(situation, networkId);
  const primary = primaryEndpoint(situation, networkId, zone);
  if (primary === undefined) return { repair: [], byHand: [] };
  const isWritable = (host: string) =>
    addressesFor(own, host).length > 0 ||
    (own.some(({ addresses }) => addresses === null) && recordOf(zone, host) === undefined);
  const hosts = hostsOf(situation.registry);
  const wrong = hosts.filter(
    (host) => isWritable(host) && !isRight(zone, host, own) && !isSomebodys(situation, zone, host),
  );
  const records = wrong.flatMap((host): RepairStep[] => {
    const endpoint = addressesFor([primary], host).length > 0 ? primary : own.find(has(host));
    const [address] = endpoint === undefined ? [] : addressesFor([endpoint], host);
    const name = recordNameIn(zone.name, host);
    if (endpoint === undefined || address === undefined || name === null) return [];
    const record = recordOf(zone, host);
    return [putRecord(zone.id, record?.name ?? name, [address], record, endpoint.id)];
  });
  const isOpen = wrong.length > 0 && !hosts.some((host) => isSomebodys(situation, zone, host));
  if (primary.zoneGroup !== null || !isOpen) return { repair: records, byHand: records };
  // The group writes all of its endpoint's records; what it has no address for stays as it is.
  const rest = records.filter((step) => step.kind === 'put_record' && step.endpointId !== primary.id);
  return {
    repair: [putGroup(situation, primary, zone.id, zone.name), ...rest],
    byHand: primary.addresses === null ? null : records,
  };
}

/** An address that an endpoint may have which only others can see: not ours to write over. */
const isSomebodys = (situation: Situation, zone: DnsZone, host: string): boolean =>
  mayBeHidden(situation) &&
  (recordOf(zone, host)?.addresses ?? []).some(
    (address) =>
      !situation.endpoints.some((one) => one.addresses?.some((known) => known.address === address)),
  );

const has = (host: string) => (endpoint: DnsEndpoint) => addressesFor([endpoint], host).length > 0;

export function putGroup(
  { registry }: Situation,
  endpoint: DnsEndpoint,
  zoneId: string,
  zoneName: string,
): RepairStep {
  const records = hostsOf(registry).flatMap((host) => {
    const name = recordNameIn(zoneName, host);
    const [address] = addressesFor([endpoint], host);
    return name === null || address === undefined ? [] : [{ name, address }];
  });
  return { kind: 'put_group', endpointId: endpoint.id, group: 'default', zoneId, records };
}

export const putRecord = (
  zoneId: string,
  name: string,
  addresses: readonly string[],
  before: DnsRecord | undefined,
  endpointId: string | null,
): RepairStep => ({
  kind: 'put_record',
  zoneId,
  name,
  addresses,
  ttl: before?.ttl ?? TTL,
  before: before?.addresses ?? [],
  etag: before?.etag ?? null,
  endpointId,
});

/** @param redirects so that names which the zone lacks go on being answered as they are now. */
function withLink(situation: Situation, networkId: string, zone: DnsZone, redirects: boolean): NetworkPlan {
  const { repair, byHand } = writes(situation, networkId, zone);
  const link = putLink(zone, networkId, redirects);
  return { zoneId: zone.id, repair: [...repair, link], byHand: byHand === null ? null : [...byHand, link] };
}

/** Named after the network; a number is added where that name is taken. */
function putLink(zone: Pick<DnsZone, 'id' | 'links'>, networkId: string, redirects: boolean): RepairStep {
  const wanted = `link-${nameOf(networkId)}`;
  const names = (zone.links ?? []).map(({ name }) => name);
  let link = wanted;
  for (let number = 2; includesId(names, link); number += 1) link = `${wanted}-${number}`;
  return { kind: 'put_link', zoneId: zone.id, link, networkId, redirects };
}

/**
 * A zone of the network's own. What the old one answered besides is copied, so that nothing but this
 * registry's names changes for the network's clients.
 */
function ownZone(
  situation: Situation,
  networkId: string,
  takenGroups: readonly string[],
  old: DnsZone | null,
): NetworkPlan | null {
  const copies = old === null ? [] : copiesFrom(situation, networkId, old);
  const link = old === null ? undefined : linkTo(old, networkId);
  if (copies === null || (old !== null && link === undefined)) return null;
  const zone = placeFor(situation, networkId, takenGroups, copies);
  if (zone === null) return null;
  const isNew = !situation.zones.some(({ id }) => same(id, zone.id));
  const { zoneId, repair, byHand } = withLink(situation, networkId, zone, link?.redirects ?? true);
  const first: RepairStep[] = [
    ...(isNew ? [{ kind: 'put_zone', zoneId: zone.id } as const] : []),
    ...copies
      .filter(({ name }) => !zone.records?.some((record) => same(record.name, name)))
      .map(({ name, addresses, ttl }) => ({
        ...putRecord(zone.id, name, addresses, undefined, null),
        ttl,
      })),
    ...(old === null || link === undefined
      ? []
      : [{ kind: 'remove_link', zoneId: old.id, link: link.name, networkId, etag: link.etag } as const]),
  ];
  return { zoneId, repair: [...first, ...repair], byHand: byHand === null ? null : [...first, ...byHand] };
}

/** Records of the old zone that are not written anew; null when the zone cannot be copied. */
function copiesFrom(situation: Situation, networkId: string, old: DnsZone): readonly DnsRecord[] | null {
  const { records, otherRecordSets } = old;
  if (records === null || otherRecordSets > 0 || records.length > MOST_COPIES) return null;
  const own = endpointsIn(situation, networkId);
  const rewritten = hostsOf(situation.registry)
    .filter((host) => addressesFor(own, host).length > 0)
    .map((host) => recordNameIn(old.name, host) ?? '');
  const { loginServer, regions } = situation.registry;
  return records.filter(({ name }) => {
    // Not what is stale already.
    const region = regionOfHost(loginServer, hostOfRecord(old.name, name));
    return !includesId(rewritten, name) && (region === null || regions.includes(region));
  });
}

/** Where a zone of the network's own can be: beside the endpoint, else beside the network. */
function placeFor(
  situation: Situation,
  networkId: string,
  takenGroups: readonly string[],
  copies: readonly DnsRecord[],
): DnsZone | null {
  const own = endpointsIn(situation, networkId);
  const name = zoneNameFor(situation.registry.loginServer);
  for (const group of [...own.map(({ id }) => groupOf(id)), groupOf(networkId)]) {
    if (includesId(takenGroups, group)) continue;
    const id = zoneIdIn(group, name);
    const existing = situation.zones.find((zone) => same(zone.id, id));
    if (existing === undefined) return { id, name, links: [], records: [], otherRecordSets: 0 };
    if (isFree(situation, existing, networkId, copies)) return existing;
  }
  return null;
}

/** A zone without any network, that has nothing but what will be in it: a repair that was interrupted left it. */
function isFree(
  situation: Situation,
  zone: DnsZone,
  networkId: string,
  copies: readonly DnsRecord[],
): boolean {
  if (zone.links?.length !== 0 || zone.records === null) return false;
  if (otherClaimants(situation, zone, networkId).length > 0) return false;
  const own = endpointsIn(situation, networkId);
  const hosts = hostsOf(situation.registry);
  return zone.records.every((record) => {
    const host = hosts.find((one) => recordOf(zone, one) === record);
    if (host !== undefined && addressesFor(own, host).length > 0) return isRight(zone, host, own);
    const copy = copies.find(({ name }) => same(name, record.name));
    return copy !== undefined && copy.addresses.join() === record.addresses.join();
  });
}
