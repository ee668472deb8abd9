/**
 * Who needs a zone's records. A zone has one record for each name, so of several networks that look into it
 * only one can have its own endpoint's address there: the holder. The others need a zone of their own.
 */
import { addressesFor, compare, endpointsIn, isLive, networksOf } from './host-states.ts';
import { includesId, same } from './ids.ts';
import { linkTo } from './lookup.ts';
import type { DnsEndpoint, DnsZone, Situation } from './model.ts';
import { hostsOf, recordNameIn, zoneNameFor } from './names.ts';

export function recordOf(zone: DnsZone, host: string) {
  const name = recordNameIn(zone.name, host);
  return name === null ? undefined : zone.records?.find((record) => same(record.name, name));
}

/** Zones of the name that Azure's public DNS leads to, as far as they can be read whole. */
const standardZones = ({ zones, registry }: Situation): readonly DnsZone[] =>
  zones
    .filter(({ name, links, records }) => same(name, zoneNameFor(registry.loginServer)) && links && records)
    .sort((one, other) => compare(one.id, other.id));

/** The zone that the network's DNS asks for the registry; undefined when it is linked to none. */
export const linkedZone = (situation: Situation, networkId: string): DnsZone | undefined =>
  standardZones(situation).find((zone) => linkTo(zone, networkId) !== undefined);

/** Whether the zone has the network's own addresses for every host that has one. */
function isComplete(situation: Situation, zone: DnsZone, own: readonly DnsEndpoint[]): boolean {
  const hosts = hostsOf(situation.registry).filter((host) => addressesFor(own, host).length > 0);
  return hosts.length > 0 && hosts.every((host) => isRight(zone, host, own));
}

export function isRight(zone: DnsZone, host: string, own: readonly DnsEndpoint[]): boolean {
  const found = recordOf(zone, host)?.addresses ?? [];
  const expected = addressesFor(own, host);
  return found.length > 0 && found.every((address) => expected.includes(address));
}

const isGroupZone = (zone: DnsZone, own: readonly DnsEndpoint[]): boolean =>
  own.some(({ zoneGroup }) => includesId(zoneGroup?.zoneIds ?? [], zone.id));

/** Networks may use the same addresses: then who wrote the records, or looks them up, tells whose they are. */
const isOthers = (situation: Situation, zone: DnsZone, own: readonly DnsEndpoint[]): boolean =>
  hostsOf(situation.registry).some((host) => {
    const creator = recordOf(zone, host)?.creator ?? null;
    if (creator !== null) return !own.some(({ guid }) => guid === creator);
    return (zone.links ?? []).some(({ networkId }) => {
      const theirs = endpointsIn(situation, networkId);
      return !theirs.some((one) => own.includes(one)) && isRight(zone, host, theirs);
    });
  });

/** Where the records of the network's endpoints are, or their zone groups write them. */
export function homeZones(situation: Situation, networkId: string): readonly DnsZone[] {
  const own = endpointsIn(situation, networkId);
  const zones = standardZones(situation);
  const login = situation.registry.loginServer.toLowerCase();
  const isWhole = (zone: DnsZone) => isComplete(situation, zone, own) && !isOthers(situation, zone, own);
  const found = [
    ...zones.filter((zone) => isWhole(zone) && (isGroupZone(zone, own) || zone.links?.length === 0)),
    ...zones.filter((zone) => isGroupZone(zone, own)),
    ...zones.filter(isWhole),
    ...zones.filter((zone) => isRight(zone, login, own) && !isOthers(situation, zone, own)),
  ];
  return [...new Set(found)];
}

/** Whether writing the network's addresses into the zone would take them from somebody else. */
export function isTaken(situation: Situation, zone: DnsZone, networkId: string): boolean {
  const others = otherClaimants(situation, zone, networkId);
  const holders = holdersOf(situation, zone, [networkId, ...others]);
  if (holders.length > 0) return !includesId(holders, networkId);
  // Another endpoint's address, for networks without one of their own.
  const live = situation.endpoints.filter(isLive);
  const isInUse = hostsOf(situation.registry).some((host) =>
    recordOf(zone, host)?.addresses.some((address) => addressesFor(live, host).includes(address)),
  );
  if (isInUse) return !zone.links?.every((link) => same(link.networkId, networkId));
  // Nobody has it: the first of those that are linked, else of those that write there.
  const isLinked = (candidate: string) => linkTo(zone, candidate) !== undefined;
  const all = [networkId, ...others].sort(compare);
  return !same(all.find(isLinked) ?? all[0] ?? networkId, networkId);
}

/** Other networks with endpoints of the registry whose records are, or will be, looked up in the zone. */
export const otherClaimants = (situation: Situation, zone: DnsZone, networkId: string): readonly string[] =>
  networksOf(situation).filter(
    (candidate) => !same(candidate, networkId) && claims(situation, zone, candidate),
  );

function claims(situation: Situation, zone: DnsZone, networkId: string): boolean {
  if (linkTo(zone, networkId) !== undefined || isGroupZone(zone, endpointsIn(situation, networkId)))
    return true;
  // Linked nowhere, with its records here: this is the zone it will be linked to.
  return linkedZone(situation, networkId) === undefined && homeZones(situation, networkId)[0] === zone;
}

/** Networks whose address the login server's record has, else that of the first data endpoint that tells. */
function holdersOf(situation: Situation, zone: DnsZone, claimants: readonly string[]): readonly string[] {
  for (const host of hostsOf(situation.registry)) {
    const found = recordOf(zone, host)?.addresses ?? [];
    const owners = claimants.filter((networkId) =>
      addressesFor(endpointsIn(situation, networkId), host).some((address) => found.includes(address)),
    );
    if (owners.length > 0) return owners;
  }
  return [];
}
