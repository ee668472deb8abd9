// Private DNS zones, links and A record sets as ARM shows them, and the lookups their handlers share.
import { errors } from '#emulator/arm/errors.ts';
import type { Call } from '#emulator/arm/route.ts';
import type { ARecordSet, NetworkEffect, PrivateDnsZone, ZoneLink } from '#emulator/store/network-shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import { resourceId } from './existing.ts';

export const ZONE_TYPE = 'Microsoft.Network/privateDnsZones';

export function showZone(zone: PrivateDnsZone): unknown {
  return {
    id: zone.id,
    name: zone.name,
    type: ZONE_TYPE,
    etag: zone.etag,
    location: 'global',
    tags: zone.tags,
    properties: {
      maxNumberOfRecordSets: 25_000,
      maxNumberOfVirtualNetworkLinks: 1_000,
      maxNumberOfVirtualNetworkLinksWithRegistration: 100,
      // One more than are listed: the SOA record of the zone itself.
      numberOfRecordSets: zone.records.length + 1,
      numberOfVirtualNetworkLinks: zone.links.length,
      numberOfVirtualNetworkLinksWithRegistration: zone.links.filter(
        ({ registrationEnabled }) => registrationEnabled,
      ).length,
      provisioningState: 'Succeeded',
    },
  };
}

export function showLink(zone: PrivateDnsZone, link: ZoneLink, apiVersion: string): unknown {
  return {
    id: `${zone.id}/virtualNetworkLinks/${link.name}`,
    name: link.name,
    type: `${ZONE_TYPE}/virtualNetworkLinks`,
    etag: link.etag,
    location: 'global',
    tags: link.tags,
    properties: {
      provisioningState: 'Succeeded',
      registrationEnabled: link.registrationEnabled,
      ...(apiVersion >= '2024-06-01' ? { resolutionPolicy: link.resolutionPolicy } : {}),
      virtualNetwork: { id: link.virtualNetworkId },
      virtualNetworkLinkState: 'Completed',
    },
  };
}

export function showRecordSet(zone: PrivateDnsZone, record: ARecordSet): unknown {
  const owner = record.name === '@' ? zone.name : `${record.name}.${zone.name}`;
  return {
    id: `${zone.id}/A/${record.name}`,
    name: record.name,
    type: `${ZONE_TYPE}/A`,
    etag: record.etag,
    properties: {
      ...(Object.keys(record.metadata).length === 0 ? {} : { metadata: record.metadata }),
      fqdn: `${owner}.`,
      ttl: record.ttl,
      aRecords: record.addresses.map((ipv4Address) => ({ ipv4Address })),
      isAutoRegistered: false,
    },
  };
}

/** What the operation made; null when it made nothing or that is gone. */
export function resultOfDnsOperation(store: Store, effect: NetworkEffect, apiVersion: string): unknown {
  if (effect.kind === 'putZone') {
    const zone = store.privateDnsZones.get(effect.id);
    return zone === undefined ? null : showZone(zone);
  }
  if (effect.kind !== 'putLink') return null;
  const zone = store.privateDnsZones.get(effect.zoneId);
  const link = zone === undefined ? undefined : findLink(zone, effect.link.name);
  return zone === undefined || link === undefined ? null : showLink(zone, link, apiVersion);
}

export function findLink(zone: PrivateDnsZone, name: string): ZoneLink | undefined {
  return zone.links.find((link) => link.name.toLowerCase() === name.toLowerCase());
}

export function findZone(call: Call): PrivateDnsZone | undefined {
  return call.world.store.privateDnsZones.get(resourceId(call, ZONE_TYPE, call.params['zone'] ?? ''));
}

export function requireZone(call: Call): PrivateDnsZone {
  const zone = findZone(call);
  if (zone !== undefined) return zone;
  throw errors.resourceNotFound(`${ZONE_TYPE}/${call.params['zone']}`, call.params['resourceGroup'] ?? '');
}
