/**
 * What `nslookup` says in a virtual network, or on the Internet, as far as the zones can be read:
 * https://learn.microsoft.com/azure/dns/private-dns-privatednszone
 */
import { same } from './ids.ts';
import type { DnsLink, DnsZone, Situation } from './model.ts';
import { holds, privateLinkName, relativeName } from './names.ts';

export type LookupStep =
  /** Azure's public DNS says: ask for that name instead. */
  | { readonly kind: 'alias'; readonly name: string; readonly target: string }
  /** A private zone of the network was asked. No addresses: it has no such record. */
  | {
      readonly kind: 'zone';
      readonly name: string;
      readonly zoneId: string;
      readonly addresses: readonly string[];
      /** What the zone lacks is asked publicly. */
      readonly redirects: boolean;
    }
  /** A zone that may hold the name could not be read, or whether the network is linked to it. */
  | { readonly kind: 'unread'; readonly name: string; readonly zoneId: string }
  /** The address of Azure's front end, which changes and is nobody's secret. */
  | { readonly kind: 'public'; readonly name: string };

export type Lookup = {
  readonly host: string;
  readonly steps: readonly LookupStep[];
  /** `nowhere`: the name does not exist there (NXDOMAIN), because a linked zone is the whole truth. */
  readonly outcome: 'private' | 'nowhere' | 'public' | 'unknown';
  /** Private addresses; empty unless the outcome is `private`. */
  readonly addresses: readonly string[];
  /** The zone that was asked last; null when none was. */
  readonly zoneId: string | null;
};

type World = Pick<Situation, 'registry' | 'zones'>;

/**
 * @param networkId whose DNS is asked; null for the Internet. DNS servers of the network's own are not
 * simulated: the answer is that of Azure's, which such servers usually ask in the end.
 */
export function simulateLookup({ registry, zones }: World, host: string, networkId: string | null): Lookup {
  const steps: LookupStep[] = [];
  let zoneId: string | null = null;
  const end = (outcome: Lookup['outcome'], addresses: readonly string[] = []): Lookup => ({
    host,
    steps,
    outcome,
    addresses,
    zoneId,
  });
  let name = host.toLowerCase();
  for (;;) {
    const asked = networkId === null ? null : askedZone(zones, name, networkId);
    if (asked?.unread !== undefined) {
      zoneId = asked.unread.id;
      steps.push({ kind: 'unread', name, zoneId });
      return end('unknown');
    }
    if (asked?.zone !== undefined) {
      const { zone, link } = asked;
      zoneId = zone.id;
      const record = zone.records?.find((known) => same(known.name, relativeName(zone.name, name)));
      const addresses = record?.addresses ?? [];
      steps.push({ kind: 'zone', name, zoneId, addresses, redirects: link.redirects });
      if (addresses.length > 0) return end('private', addresses);
      if (!link.redirects) return end('nowhere');
    }
    const target = privateLinkName(host);
    if (name !== host.toLowerCase() || !registry.hasConnections) {
      steps.push({ kind: 'public', name });
      return end('public');
    }
    steps.push({ kind: 'alias', name, target });
    name = target;
  }
}

type Asked =
  | { readonly zone: DnsZone; readonly link: DnsLink; readonly unread?: undefined }
  | { readonly unread: DnsZone; readonly zone?: undefined };

/** The most specific zone that the network is linked to and that holds the name. */
function askedZone(zones: readonly DnsZone[], name: string, networkId: string): Asked | null {
  const holders = zones
    .filter((zone) => holds(zone.name, name))
    .sort((one, other) => other.name.length - one.name.length);
  for (const zone of holders) {
    const link = linkTo(zone, networkId);
    if (link !== undefined) return zone.records === null ? { unread: zone } : { zone, link };
    // A network is linked to one zone of a name at most: a known link elsewhere settles it.
    const isElsewhere = holders.some((other) => same(other.name, zone.name) && linkTo(other, networkId));
    if (zone.links === null && !isElsewhere) return { unread: zone };
  }
  return null;
}

export const linkTo = (zone: DnsZone, networkId: string): DnsLink | undefined =>
  zone.links?.find((link) => same(link.networkId, networkId));
