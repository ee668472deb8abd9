// Words for private DNS in seeds: zones, links, records by hand, and the zone groups of endpoints.
import type { ARecordSet, DnsZoneGroup, PrivateDnsZone, ZoneLink } from '#emulator/store/network-shapes.ts';
import type { PrivateEndpoint, ResourceGroup, VirtualNetwork } from '#emulator/store/shapes.ts';
import { creatorOf, GROUP_RECORD_TTL, recordNameOf } from '#emulator/store/zone-group-records.ts';
import { guidOf } from './identifiers.ts';

const ZONE = 'privatelink.azurecr.io';
/** What the portal and `az` give a record that is made by hand. */
const HAND_MADE_TTL = 3_600;

export type SeedZone = {
  readonly id: string;
  link(network: VirtualNetwork, resolutionPolicy?: ZoneLink['resolutionPolicy']): void;
  /** A record made by hand. */
  record(name: string, address: string): void;
  /** Somebody deletes a record by hand; the group that wrote it does not notice. */
  forget(name: string): void;
  /** The endpoint's zone group writes its records, over those that others wrote under the same names. */
  keep(endpoint: PrivateEndpoint): DnsZoneGroup;
  build(): PrivateDnsZone;
};

export function seedZone(group: ResourceGroup): SeedZone {
  const id = `${group.id}/providers/Microsoft.Network/privateDnsZones/${ZONE}`;
  const links: ZoneLink[] = [];
  const records = new Map<string, ARecordSet>();
  const etag = (what: string) => guidOf(`etag ${id} ${what}`);

  return {
    id,

    link({ id: virtualNetworkId, name: network }, resolutionPolicy = 'Default') {
      const name = `link-${network}`;
      links.push({
        name,
        etag: etag(name),
        tags: {},
        virtualNetworkId,
        registrationEnabled: false,
        resolutionPolicy,
      });
    },

    record(name, address) {
      records.set(name, {
        name,
        etag: etag(`${name} ${address}`),
        ttl: HAND_MADE_TTL,
        metadata: {},
        addresses: [address],
      });
    },

    forget(name) {
      if (!records.delete(name)) throw new Error(`The zone ${id} has no record '${name}'.`);
    },

    keep(endpoint) {
      const written = endpoint.addresses.map(({ fqdn, ipAddress }) => ({
        name: recordNameOf(fqdn),
        address: ipAddress,
      }));
      for (const { name, address } of written) {
        records.set(name, {
          name,
          etag: etag(`${name} ${address}`),
          ttl: GROUP_RECORD_TTL,
          metadata: { creator: creatorOf(endpoint) },
          addresses: [address],
        });
      }
      return {
        name: 'default',
        etag: `W/"${guidOf(`zone group ${endpoint.id}`)}"`,
        provisioningState: 'Succeeded',
        configs: [{ name: ZONE.replaceAll('.', '-'), zoneId: id, written }],
      };
    },

    build: () => ({ id, name: ZONE, etag: etag(''), tags: {}, links, records: [...records.values()] }),
  };
}
