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

export function dnsViewOf({ privateDnsZones }: Pick<Store, 'privateDnsZones'>): DnsView {
  return (virtualNetworkId) => {
    const network = virtualNetworkId.toLowerCase();
    return [...privateDnsZones.all()].flatMap(({ name, links, records }) => {
      const link = links.find((candidate) => candidate.virtualNetworkId.toLowerCase() === network);
      if (link === undefined) return [];
      const byName = new Map(records.map((record) => [record.name.toLowerCase(), record.addresses]));
      return [{ name, records: byName, redirects: link.resolutionPolicy === 'NxDomainRedirect' }];
    });
  };
}
