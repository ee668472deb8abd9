/** Private DNS zones, their links to networks and their A records. Every write is sent once. */
import 'server-only';
import { PRIVATE_DNS_API } from '#lib/network-access/api-versions.ts';
import { groupId, type ZonePlace, zoneId } from '#lib/network-access/endpoint-plan/choices.ts';
import type { SeenLink, SeenRecord } from '#lib/network-access/endpoint-plan/seen.ts';
import type { ArmConnection } from './connection.ts';
import { list, members, text } from './json.ts';
import { deleteResource, getResource, listResources, putResource } from './resource.ts';

/** Zones and links have no region. */
const LOCATION = 'global';

export type ZoneRef = ZonePlace & { readonly name: string };
export type ZoneRecord = SeenRecord & { readonly etag: string };

const pathOf = (zone: ZoneRef) => zoneId(zone, zone.name);
/** Private DNS keeps its operations below the zone's resource group. */
const operationsOf = (zone: ZonePlace) => [
  `${groupId(zone)}/providers/Microsoft.Network/privateDnsOperationStatuses/`,
];
const recordPath = (zone: ZoneRef, name: string) => `${pathOf(zone)}/A/${encodeURIComponent(name)}`;

/** Ids of a subscription's zones of one name. */
export async function listZonesNamed(
  connection: ArmConnection,
  subscriptionId: string,
  name: string,
): Promise<readonly string[]> {
  const path = `/subscriptions/${encodeURIComponent(subscriptionId)}/providers/Microsoft.Network/privateDnsZones`;
  const items = await listResources(connection, path, PRIVATE_DNS_API);
  return items.flatMap((item) => {
    const { id, name: own } = members(item);
    return text(own)?.toLowerCase() === name.toLowerCase() ? (text(id) ?? []) : [];
  });
}

/** The zone's id in Azure's letter case; null where there is none. */
export async function getZone(connection: ArmConnection, zone: ZoneRef): Promise<string | null> {
  const json = await getResource(connection, pathOf(zone), PRIVATE_DNS_API);
  return json === null ? null : (text(members(json)['id']) ?? pathOf(zone));
}

export async function listLinks(connection: ArmConnection, zone: ZoneRef): Promise<readonly SeenLink[]> {
  const items = await listResources(connection, `${pathOf(zone)}/virtualNetworkLinks`, PRIVATE_DNS_API);
  return items.map((item) => {
    const { name, properties } = members(item);
    const inside = members(properties);
    return {
      name: text(name) ?? '',
      networkId: text(members(inside['virtualNetwork'])['id']) ?? '',
      provisioningState: text(inside['provisioningState']) ?? 'Unknown',
    };
  });
}

export async function listARecords(connection: ArmConnection, zone: ZoneRef): Promise<readonly ZoneRecord[]> {
  return (await listResources(connection, `${pathOf(zone)}/A`, PRIVATE_DNS_API)).map(toRecord);
}

export async function getARecord(
  connection: ArmConnection,
  zone: ZoneRef,
  name: string,
): Promise<ZoneRecord | null> {
  const json = await getResource(connection, recordPath(zone, name), PRIVATE_DNS_API);
  return json === null ? null : toRecord(json);
}

function toRecord(json: unknown): ZoneRecord {
  const { name, etag, properties } = members(json);
  return {
    name: text(name) ?? '',
    etag: text(etag) ?? '',
    addresses: list(members(properties)['aRecords']).flatMap(
      (record) => text(members(record)['ipv4Address']) ?? [],
    ),
  };
}

/** Only if there is none of that name in the group. @returns where the operation is followed. */
export const createZone = (connection: ArmConnection, zone: ZoneRef): Promise<string | null> =>
  putResource(connection, {
    path: pathOf(zone),
    apiVersion: PRIVATE_DNS_API,
    body: { location: LOCATION },
    isNew: true,
    operations: operationsOf(zone),
  });

/** Without registration: the network's machines get no names in the zone. */
export const createLink = (
  connection: ArmConnection,
  zone: ZoneRef,
  name: string,
  networkId: string,
): Promise<string | null> =>
  putResource(connection, {
    path: `${pathOf(zone)}/virtualNetworkLinks/${encodeURIComponent(name)}`,
    apiVersion: PRIVATE_DNS_API,
    body: {
      location: LOCATION,
      properties: { virtualNetwork: { id: networkId }, registrationEnabled: false },
    },
    isNew: true,
    operations: operationsOf(zone),
  });

/** Only if there is no record set of that name. Done when Azure answers. @param ttl in seconds. */
export async function createARecord(
  connection: ArmConnection,
  zone: ZoneRef,
  { name, address, ttl }: { readonly name: string; readonly address: string; readonly ttl: number },
): Promise<null> {
  await putResource(connection, {
    path: recordPath(zone, name),
    apiVersion: PRIVATE_DNS_API,
    body: { properties: { ttl, aRecords: [{ ipv4Address: address }] } },
    isNew: true,
    operations: [],
  });
  return null;
}

/** Only in that version. Done when Azure answers. */
export async function deleteARecord(
  connection: ArmConnection,
  zone: ZoneRef,
  { name, etag }: { readonly name: string; readonly etag: string },
): Promise<null> {
  await deleteResource(connection, {
    path: recordPath(zone, name),
    apiVersion: PRIVATE_DNS_API,
    operations: [],
    etag,
  });
  return null;
}
