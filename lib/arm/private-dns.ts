/** Private DNS zones with their links and A records: read, and written one thing at a time. */
import 'server-only';
import type { PrivateZone, RecordSet, VirtualNetworkLink } from '@azure/arm-privatedns';
import { isRestError } from '@azure/core-rest-pipeline';
import type { DnsLink, DnsRecord, DnsZone } from '#lib/dns-health/model.ts';
import type { ZoneRef } from '#lib/dns-health/refs.ts';
import { type ArmConnection, clientOptions, type Purpose } from './connection.ts';
import { isBelow, type OperationState, operationUrl, readOperation } from './operation-state.ts';

async function client(connection: ArmConnection, subscriptionId: string, purpose: Purpose) {
  const { PrivateDnsManagementClient } = await import('@azure/arm-privatedns');
  return new PrivateDnsManagementClient(
    connection.credential,
    subscriptionId,
    clientOptions(connection, purpose),
  );
}

export type ZoneSummary = { readonly id: string; readonly name: string; readonly recordSets: number };

/** Every private zone of a subscription that the user may read, without what is in them. */
export async function listPrivateZones(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<readonly ZoneSummary[]> {
  const sdk = await client(connection, subscriptionId, 'read');
  const found: ZoneSummary[] = [];
  for await (const zone of sdk.privateZones.list()) found.push(...toSummary(zone));
  return found;
}

const toSummary = ({ id, name, numberOfRecordSets }: PrivateZone): ZoneSummary[] =>
  id === undefined || name === undefined ? [] : [{ id, name, recordSets: numberOfRecordSets ?? 0 }];

/** @returns null where there is no such zone. */
export async function getZone(connection: ArmConnection, ref: ZoneRef): Promise<ZoneSummary | null> {
  const sdk = await client(connection, ref.subscriptionId, 'read');
  const zone = await orNull(sdk.privateZones.get(ref.resourceGroup, ref.zone));
  return zone === null ? null : (toSummary(zone)[0] ?? null);
}

export async function listLinks(connection: ArmConnection, ref: ZoneRef): Promise<readonly DnsLink[]> {
  const sdk = await client(connection, ref.subscriptionId, 'read');
  const found: DnsLink[] = [];
  for await (const link of sdk.virtualNetworkLinks.list(ref.resourceGroup, ref.zone))
    found.push(...toLink(link));
  return found;
}

function toLink({ name, etag, virtualNetwork, resolutionPolicy }: VirtualNetworkLink): DnsLink[] {
  const networkId = virtualNetwork?.id;
  if (name === undefined || networkId === undefined) return [];
  const redirects = resolutionPolicy?.toLowerCase() === 'nxdomainredirect';
  return [{ name, networkId, redirects, etag: etag ?? '' }];
}

export async function listRecords(connection: ArmConnection, ref: ZoneRef): Promise<readonly DnsRecord[]> {
  const sdk = await client(connection, ref.subscriptionId, 'read');
  const found: DnsRecord[] = [];
  for await (const record of sdk.recordSets.listByType(ref.resourceGroup, ref.zone, 'A'))
    found.push(toRecord(record));
  return found;
}

/** What a zone group writes into a record's metadata. */
const CREATOR = /resource guid (?<guid>\S+)/i;

const toRecord = ({ name, etag, ttl, aRecords, metadata }: RecordSet): DnsRecord => ({
  name: name ?? '',
  etag: etag ?? '',
  ttl: ttl ?? 0,
  addresses: (aRecords ?? []).flatMap(({ ipv4Address }) => ipv4Address ?? []),
  creator: CREATOR.exec(metadata?.['creator'] ?? '')?.groups?.['guid'] ?? null,
});

/** A zone with what is in it; what cannot be read is `null` there. */
export async function readZone(
  connection: ArmConnection,
  { id, name, recordSets }: ZoneSummary,
  ref: ZoneRef,
): Promise<DnsZone> {
  const [links, records] = await Promise.all([
    listLinks(connection, ref).catch(() => null),
    listRecords(connection, ref).catch(() => null),
  ]);
  // The zone's own SOA is counted, and not listed here.
  const otherRecordSets = records === null ? 0 : Math.max(0, recordSets - 1 - records.length);
  return { id, name, links, records, otherRecordSets };
}

/** @returns null where there is no such record. */
export async function getRecord(
  connection: ArmConnection,
  ref: ZoneRef,
  name: string,
): Promise<DnsRecord | null> {
  const sdk = await client(connection, ref.subscriptionId, 'read');
  const record = await orNull(sdk.recordSets.get(ref.resourceGroup, ref.zone, 'A', name));
  return record === null ? null : toRecord(record);
}

/** One PUT, never re-sent. @param etag of the record it replaces; null where there must be none. */
export async function putRecord(
  connection: ArmConnection,
  ref: ZoneRef,
  name: string,
  { addresses, ttl }: Pick<DnsRecord, 'addresses' | 'ttl'>,
  etag: string | null,
): Promise<void> {
  const sdk = await client(connection, ref.subscriptionId, 'write');
  const body = { ttl, aRecords: addresses.map((ipv4Address) => ({ ipv4Address })) };
  const condition = etag === null ? { ifNoneMatch: '*' } : { ifMatch: etag };
  await sdk.recordSets.createOrUpdate(ref.resourceGroup, ref.zone, 'A', name, body, condition);
}

export async function deleteRecord(
  connection: ArmConnection,
  ref: ZoneRef,
  name: string,
  etag: string,
): Promise<void> {
  const sdk = await client(connection, ref.subscriptionId, 'write');
  await sdk.recordSets.delete(ref.resourceGroup, ref.zone, 'A', name, { ifMatch: etag });
}

/** Creates a zone; one that is there already fails when the operation ends. @returns where to follow it. */
export const putZone = (connection: ArmConnection, ref: ZoneRef): Promise<string | null> =>
  start(connection, ref, (sdk, onResponse) =>
    sdk.privateZones.createOrUpdate(
      ref.resourceGroup,
      ref.zone,
      { location: 'global' },
      { ifNoneMatch: '*', onResponse },
    ),
  );

/** Creates a link without registration. @returns where to follow it. */
export const putLink = (
  connection: ArmConnection,
  ref: ZoneRef,
  name: string,
  { networkId, redirects }: Pick<DnsLink, 'networkId' | 'redirects'>,
): Promise<string | null> =>
  start(connection, ref, (sdk, onResponse) => {
    const policy = redirects ? { resolutionPolicy: 'NxDomainRedirect' } : {};
    const virtualNetwork = { id: networkId };
    const body = { location: 'global', virtualNetwork, registrationEnabled: false, ...policy };
    const options = { ifNoneMatch: '*', onResponse };
    return sdk.virtualNetworkLinks.createOrUpdate(ref.resourceGroup, ref.zone, name, body, options);
  });

export const deleteLink = (
  connection: ArmConnection,
  ref: ZoneRef,
  name: string,
  etag: string,
): Promise<string | null> =>
  start(connection, ref, (sdk, onResponse) =>
    sdk.virtualNetworkLinks.delete(ref.resourceGroup, ref.zone, name, { ifMatch: etag, onResponse }),
  );

type Sdk = Awaited<ReturnType<typeof client>>;
type OnResponse = (response: { readonly headers: { get(name: string): string | undefined } }) => void;

/** Sends one write and returns as soon as Azure has accepted it; the SDK's own poller is not trusted to end. */
async function start(
  connection: ArmConnection,
  ref: ZoneRef,
  send: (sdk: Sdk, onResponse: OnResponse) => { submitted(): Promise<void> },
): Promise<string | null> {
  let url: string | null = null;
  const sdk = await client(connection, ref.subscriptionId, 'write');
  await send(sdk, ({ headers }) => {
    url ??= operationUrl(headers);
  }).submitted();
  return url !== null && isBelow(connection, operationsOf(ref), url) ? url : null;
}

/** Private DNS keeps its operations below the zone's resource group. */
const operationsOf = ({ subscriptionId, resourceGroup }: ZoneRef) =>
  `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Network/privateDnsOperation`;

/** @param url as a write answered it. A failed precondition shows here, as `status: Failed` under 200. */
export async function pollDnsOperation(
  connection: ArmConnection,
  ref: ZoneRef,
  url: string,
): Promise<OperationState> {
  return readOperation(await client(connection, ref.subscriptionId, 'read'), connection, url);
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isRestError(error) && error.statusCode === 404) return null;
    throw error;
  }
}
