// Private DNS as a virtual network sees it: the one place that knows how zones, links and records are stored.
import type { Store } from '#emulator/store/store.ts';

export type DnsZone = {
  /** Such as `privatelink.azurecr.io`. */
  readonly name: string;
  /** IPv4 addresses of A records by their name in the zone, lower case. */
  readonly records: ReadonlyMap<string, readonly string[]>;
};

/** @returns the zones linked to the network. */
export type DnsView = (virtualNetworkId: string) => readonly DnsZone[];

/**
 * Until zones are resources of their own: a network that holds private endpoints has the zones their records would
 * be written to, with the records of its own endpoints that were not removed from the registry.
 */
export function impliedDnsView(store: Store): DnsView {
  return (virtualNetworkId) => {
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
    return [...zones].map(([name, records]) => ({ name, records }));
  };
}

/** `crx.westeurope.data.azurecr.io` is the record `crx.westeurope.data` of the zone `privatelink.azurecr.io`. */
function splitName(fqdn: string): readonly [string, string] {
  const labels = fqdn.toLowerCase().split('.');
  return [labels.slice(0, -2).join('.'), `privatelink.${labels.slice(-2).join('.')}`];
}
