/** One registry with one endpoint in one network, sound; tests change what they are about. */
import type { DnsEndpoint, DnsZone, Situation } from '#lib/dns-health/model.ts';

const SUBSCRIPTION = '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups';
export const REGISTRY_ID = `${SUBSCRIPTION}/rg-cr/providers/Microsoft.ContainerRegistry/registries/crsample`;
export const networkNamed = (name: string) =>
  `${SUBSCRIPTION}/rg-net/providers/Microsoft.Network/virtualNetworks/${name}`;
const zoneIn = (group: string, name = 'privatelink.azurecr.io') =>
  `${SUBSCRIPTION}/${group}/providers/Microsoft.Network/privateDnsZones/${name}`;

export const HOSTS = ['crsample-a1b2.azurecr.io', 'crsample-a1b2.westeurope.data.azurecr.io'] as const;
export const HUB = networkNamed('vnet-hub');
export const SPOKE = networkNamed('vnet-spoke');

export const endpoint = (more: Partial<DnsEndpoint> = {}): DnsEndpoint => ({
  id: `${SUBSCRIPTION}/rg-app/providers/Microsoft.Network/privateEndpoints/pe-hub`,
  name: 'pe-hub',
  registryId: REGISTRY_ID,
  status: 'Approved',
  networkId: HUB,
  addresses: [
    { host: HOSTS[0], address: '10.40.0.5' },
    { host: HOSTS[1], address: '10.40.0.4' },
  ],
  zoneGroup: { name: 'default', zoneIds: [zoneIn('rg-dns')] },
  guid: 'guid-hub',
  ...more,
});

export const zone = (more: Partial<DnsZone> = {}): DnsZone => ({
  id: zoneIn('rg-dns'),
  name: 'privatelink.azurecr.io',
  links: [{ name: 'link-vnet-hub', networkId: HUB, redirects: false, etag: 'link-1' }],
  records: [record('crsample-a1b2', '10.40.0.5'), record('crsample-a1b2.westeurope.data', '10.40.0.4')],
  otherRecordSets: 0,
  ...more,
});

export const record = (name: string, ...addresses: readonly string[]) => ({
  name,
  addresses,
  ttl: 10,
  etag: `etag-${name}`,
  creator: 'guid-hub',
});

export const situation = (more: Partial<Situation> = {}): Situation => ({
  registry: {
    id: REGISTRY_ID,
    name: 'crsample',
    loginServer: HOSTS[0],
    regions: ['westeurope'],
    hiddenEndpoints: 0,
    hasConnections: true,
    isPublicClosed: true,
  },
  endpoints: [endpoint()],
  zones: [zone()],
  networks: [
    { id: HUB, dnsServers: [], peers: [] },
    { id: SPOKE, dnsServers: [], peers: [] },
  ],
  unreadSubscriptions: [],
  ...more,
});
