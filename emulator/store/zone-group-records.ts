// The A records that a DNS zone group keeps for its endpoint: written once approved, taken away with the group.
import { randomUUID } from 'node:crypto';
import type { ARecordSet, DnsZoneGroup, PrivateDnsZone } from './network-shapes.ts';
import type { PrivateEndpoint } from './shapes.ts';
import type { Store } from './store.ts';

/** Azure's own for these records, in seconds. */
export const GROUP_RECORD_TTL = 10;

/** @returns `{label}` of the login server, `{label}.{region}.data` of a data endpoint. */
export function recordNameOf(fqdn: string): string {
  return fqdn.toLowerCase().split('.').slice(0, -2).join('.');
}

/** Brings the zones up to what the endpoint's group has to hold; does nothing when they are. */
export function writeGroupRecords(store: Store, endpoint: PrivateEndpoint): void {
  const group = endpoint.dnsZoneGroup;
  if (group === undefined || group.provisioningState !== 'Succeeded') return;
  if (endpoint.link.status !== 'Approved') return;
  const wanted = endpoint.addresses.map(({ fqdn, ipAddress }) => ({
    name: recordNameOf(fqdn),
    address: ipAddress,
  }));
  const outdated = group.configs.filter(({ written }) => !same(written, wanted));
  if (outdated.length === 0) return;

  for (const { zoneId } of outdated) {
    const zone = store.privateDnsZones.get(zoneId);
    if (zone === undefined) continue;
    const names = new Set(wanted.map(({ name }) => name));
    const kept = zone.records.filter((record) => !names.has(record.name) && !isOf(endpoint, record));
    const metadata = { creator: creatorOf(endpoint) };
    const added = wanted.map(({ name, address }) => ({
      name,
      etag: randomUUID(),
      ttl: GROUP_RECORD_TTL,
      metadata,
      addresses: [address],
    }));
    store.privateDnsZones.put({ ...zone, records: [...kept, ...added] });
  }
  const configs = group.configs.map((config) => ({ ...config, written: wanted }));
  store.privateEndpoints.put({ ...endpoint, dnsZoneGroup: { ...group, configs } });
}

/** Takes the records away that the endpoint's group wrote; what others wrote since stays. */
export function removeGroupRecords(store: Store, endpoint: PrivateEndpoint): void {
  for (const { zoneId } of endpoint.dnsZoneGroup?.configs ?? []) {
    const zone = store.privateDnsZones.get(zoneId);
    if (zone === undefined) continue;
    const records = zone.records.filter((record) => !isOf(endpoint, record));
    store.privateDnsZones.put({ ...zone, records } satisfies PrivateDnsZone);
  }
}

function isOf(endpoint: PrivateEndpoint, record: ARecordSet): boolean {
  return record.metadata['creator'] === creatorOf(endpoint);
}

export function creatorOf({ name, resourceGuid }: PrivateEndpoint): string {
  return `created by private endpoint ${name} with resource guid ${resourceGuid}`;
}

function same(
  one: DnsZoneGroup['configs'][number]['written'],
  other: DnsZoneGroup['configs'][number]['written'],
): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, address }, index) => other[index]?.name === name && other[index].address === address)
  );
}
