// Private DNS as a virtual network sees it: the one place that knows how zones, links and records are stored.
import type { Store } from '#emulator/store/store.ts';

export type DnsZone = {
  /** Such as `privatelink.azurecr.io`. */
  readonly name: string;
  /** IPv4 addresses of A records by their name in the zone, lower case. */
  readonly records: ReadonlyMap<string, readonly string[]>;
  /** The link's policy `NxDomainRedirect`: what the zone lacks is asked publicly. */
  readonly redirects: boolean;
};

/** @returns the zones linked to the network. */
export type DnsView = (virtualNetworkId: string) => readonly DnsZone[];

/** What is read of `Microsoft.Network/privateDnsZones`, as the store keeps them. */
type StoredZone = {
  readonly name: string;
  readonly links: readonly { readonly virtualNetworkId: string; readonly resolutionPolicy: string }[];
  readonly records: readonly { readonly name: string; readonly addresses: readonly string[] }[];
};

export type ZoneTable = { readonly privateDnsZones?: { all(): Iterable<StoredZone> } };

/** Zones as they are stored; in a store that keeps none, those that its private endpoints would have written. */
export function dnsViewOf(store: Store & ZoneTable): DnsView {
  return (virtualNetworkId) =>
    store.privateDnsZones === undefined
      ? impliedZones(store, virtualNetworkId)
      : storedZones(store.privateDnsZones.all(), virtualNetworkId);
}

function storedZones(zones: Iterable<StoredZone>, virtualNetworkId: string): readonly DnsZone[] {
  const network = virtualNetworkId.toLowerCase();
  return [...zones].flatMap(({ name, links, records }) => {
    const link = links.find((candidate) => candidate.virtualNetworkId.toLowerCase() === network);
    if (link === undefined) return [];
    const byName = new Map(records.map((record) => [record.name.toLowerCase(), record.addresses]));
    return [{ name, records: byName, redirects: link.resolutionPolicy === 'NxDomainRedirect' }];
  });
}

/** The records of the network's own endpoints that were not removed from the registry. */
function impliedZones(store: Store, virtualNetworkId: string): readonly DnsZone[] {
  const subnets = `${virtualNetworkId.toLowerCase()}/subnets/`;
  const zones = new Map<string, Map<string, string[]>>();
  for (const endpoint of store.privateEndpoints.all()) {
    if (!endpoint.subnetId.toLowerCase().startsWith(subnets)) continue;
    if (endpoint.link.status === 'Disconnected') continue;
    for (const { fqdn, ipAddress } of endpoint.addresses) {
      const [record, zone] = splitName(fqdn);
      const records = zones.get(zone) ?? new Map<string, string[]>();
      zones.set(zone, records);
      records.set(record, [...(records.get(record) ?? []), ipAddress]);
    }
  }
  return [...zones].map(([name, records]) => ({ name, records, redirects: false }));
}

/** `crx.westeurope.data.azurecr.io` is the record `crx.westeurope.data` of the zone `privatelink.azurecr.io`. */
function splitName(fqdn: string): readonly [string, string] {
  const labels = fqdn.toLowerCase().split('.');
  return [labels.slice(0, -2).join('.'), `privatelink.${labels.slice(-2).join('.')}`];
}
