/** How the answers that a network gets compare with the addresses of its own endpoints. */
import type { HostState, HostVerdict } from './finding.ts';
import { same } from './ids.ts';
import { type Lookup, simulateLookup } from './lookup.ts';
import type { DnsEndpoint, Situation } from './model.ts';
import { hostsOf } from './names.ts';

export const isLive = ({ status }: DnsEndpoint): boolean => same(status, 'Approved');

/** Approved endpoints in that network, by name. */
export const endpointsIn = ({ endpoints }: Situation, networkId: string): readonly DnsEndpoint[] =>
  endpoints
    .filter((endpoint) => isLive(endpoint) && same(endpoint.networkId, networkId))
    .sort((one, other) => compare(one.id, other.id));

/** Networks with approved endpoints, each once, in a fixed order. */
export function networksOf({ endpoints }: Pick<Situation, 'endpoints'>): readonly string[] {
  const found = new Map<string, string>();
  for (const endpoint of endpoints) {
    const key = endpoint.networkId.toLowerCase();
    if (isLive(endpoint) && !found.has(key)) found.set(key, endpoint.networkId);
  }
  return [...found.values()].sort(compare);
}

/** An order of ids that is the same everywhere. */
export function compare(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Addresses of those endpoints for one host. */
export const addressesFor = (endpoints: readonly DnsEndpoint[], host: string): readonly string[] =>
  endpoints.flatMap(
    ({ addresses }) => addresses?.filter((known) => known.host === host).map(({ address }) => address) ?? [],
  );

export function hostStates(situation: Situation, networkId: string): readonly HostState[] {
  const own = endpointsIn(situation, networkId);
  return hostsOf(situation.registry).map((host) => {
    const expected = addressesFor(own, host);
    const lookup = simulateLookup(situation, host, networkId);
    return { host, expected, lookup, verdict: judge(situation, own, expected, lookup) };
  });
}

function judge(
  situation: Situation,
  own: readonly DnsEndpoint[],
  expected: readonly string[],
  { host, outcome, addresses, zoneId }: Lookup,
): HostVerdict {
  const isKnown = own.every((endpoint) => endpoint.addresses !== null);
  if (outcome === 'unknown') return 'unknown';
  if (outcome === 'private' && expected.length > 0 && addresses.every((one) => expected.includes(one)))
    return 'right';
  if (isKnown && expected.length === 0) return 'no_address';
  // A zone that redirects was asked and lacks the record; no zone at all is another matter.
  if (outcome !== 'private')
    return outcome === 'nowhere' || zoneId !== null
      ? 'missing'
      : mayBeElsewhere(situation, own)
        ? 'unknown'
        : 'public';
  if (!isKnown) return 'unknown';
  const foreign = addresses.filter((one) => !expected.includes(one));
  const { endpoints } = situation;
  if (foreign.some((one) => addressesFor(endpoints.filter(isLive), host).includes(one))) return 'other';
  const isExplained = foreign.every((one) =>
    endpoints.some((endpoint) => endpoint.addresses?.some(({ address }) => address === one)),
  );
  // It may well be the address of an endpoint that somebody else can see.
  return isExplained || !mayBeHidden(situation) ? 'dead' : 'unknown';
}

/** Whether an address that no readable endpoint has may yet belong to one. */
export const mayBeHidden = ({ registry, endpoints }: Situation): boolean =>
  registry.hiddenEndpoints > 0 || endpoints.some((one) => isLive(one) && one.addresses === null);

/** Whether the network may be linked to a zone that cannot be read. */
function mayBeElsewhere({ zones, unreadSubscriptions }: Situation, own: readonly DnsEndpoint[]): boolean {
  const isRead = (zoneId: string) => zones.some(({ id, links }) => links !== null && same(id, zoneId));
  return (
    unreadSubscriptions.length > 0 ||
    own.some(({ zoneGroup }) => zoneGroup !== null && !(zoneGroup.zoneIds?.every(isRead) ?? false))
  );
}
