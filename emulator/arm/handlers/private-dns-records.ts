// A record sets of a private DNS zone: synchronous, with etags, and errors without the usual envelope.
import { randomUUID } from 'node:crypto';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import { page } from '#emulator/arm/paging.ts';
import { privateDnsErrors } from '#emulator/arm/private-dns-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { parseRange } from '#emulator/store/ipv4-range.ts';
import type { ARecordSet, PrivateDnsZone } from '#emulator/store/network-shapes.ts';
import { preconditionFailure } from '#emulator/store/settle-private-dns.ts';
import { resourceId } from './existing.ts';
import { asList, asObject, asString, readTags, refuseOthers } from './json-input.ts';
import { readPrecondition, refuseUnserved } from './network-input.ts';
import { findZone, requireZone, showRecordSet, ZONE_TYPE } from './private-dns-view.ts';

const TYPE = `${ZONE_TYPE}/A`;
const PATH = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${ZONE_TYPE}/{zone}/A`;
/** https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits */
/** Seconds. */
const LONGEST_TTL = 2_147_483_647;
const RECORD_LIMIT = 20;
const OTHER_RECORDS = {
  ...{ aaaaRecords: null, cnameRecord: null, mxRecords: null, ptrRecords: null },
  ...{ soaRecord: null, srvRecords: null, txtRecords: null },
};

export const privateDnsRecordRoutes: readonly Route[] = [
  {
    operation: 'recordSets.list',
    method: 'GET',
    path: PATH,
    action: `${TYPE}/read`,
    handle: (call) => {
      const zone = requireZone(call);
      const suffix = (call.query.get('$recordsetnamesuffix') ?? '').toLowerCase();
      const found = zone.records.filter(({ name }) => name.endsWith(suffix));
      return page(call, found, `${zone.id}/A`, (record) => showRecordSet(zone, record));
    },
  },
  {
    operation: 'recordSets.get',
    method: 'GET',
    path: `${PATH}/{record}`,
    action: `${TYPE}/read`,
    handle: (call) => {
      const zone = requireZone(call);
      const record = findRecord(call, zone);
      if (record === undefined) {
        const { record: name = '', resourceGroup = '' } = call.params;
        throw privateDnsErrors.recordSetNotFound(name, zone.name, resourceGroup);
      }
      return answer(200, zone, record);
    },
  },
  {
    operation: 'recordSets.put',
    method: 'PUT',
    path: `${PATH}/{record}`,
    action: `${TYPE}/write`,
    handle: put,
  },
  {
    operation: 'recordSets.delete',
    method: 'DELETE',
    path: `${PATH}/{record}`,
    action: `${TYPE}/delete`,
    handle: (call) => {
      const zone = requireZone(call);
      const record = findRecord(call, zone);
      if (record === undefined) return { status: 204 };
      requirePrecondition(call, record.name, record.etag);
      const records = zone.records.filter((candidate) => candidate !== record);
      call.world.store.privateDnsZones.put({ ...zone, records });
      return { status: 200 };
    },
  },
];

function put(call: Call): Answer {
  const zone = findZone(call);
  if (zone === undefined) {
    const parent = resourceId(call, ZONE_TYPE, call.params['zone'] ?? '');
    throw networkErrors.parentNotFound('privateDnsZones/A', parent);
  }
  const current = findRecord(call, zone);
  const record = readRecord(call, current?.name ?? recordName(call));
  requirePrecondition(call, record.name, current?.etag);
  const records =
    current === undefined
      ? [...zone.records, record]
      : zone.records.map((candidate) => (candidate === current ? record : candidate));
  call.world.store.privateDnsZones.put({ ...zone, records });
  return answer(current === undefined ? 201 : 200, zone, record);
}

function readRecord(call: Call, name: string): ARecordSet {
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['id', 'name', 'type', 'etag', 'properties']);
  const properties = asObject(body['properties'], 'properties');
  refuseOthers(properties, 'properties', [
    ...['aRecords', 'ttl', 'metadata', 'fqdn', 'isAutoRegistered'],
    ...Object.keys(OTHER_RECORDS),
  ]);
  refuseUnserved(properties, 'properties', OTHER_RECORDS);
  const addresses = asList(properties['aRecords'] ?? [], 'properties.aRecords').map((item, index) => {
    const path = `properties.aRecords[${index}]`;
    const record = asObject(item, path);
    refuseOthers(record, path, ['ipv4Address']);
    const address = asString(record['ipv4Address'], `${path}.ipv4Address`);
    if (parseRange(`${address}/32`) === null) {
      throw privateDnsErrors.badRecord(`The value '${address}' is not a valid IPv4 address.`);
    }
    return address;
  });
  if (addresses.length > RECORD_LIMIT || new Set(addresses).size < addresses.length) {
    throw privateDnsErrors.badRecord(
      `The record set '${name}' must have at most ${RECORD_LIMIT} records, all different.`,
    );
  }
  return {
    name,
    etag: randomUUID(),
    ttl: readTtl(properties['ttl']),
    metadata: readTags(properties['metadata'] ?? {}),
    addresses,
  };
}

function readTtl(value: unknown): number {
  const isTtl = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LONGEST_TTL;
  if (!isTtl)
    throw privateDnsErrors.badRecord(`The TTL must be a whole number from 1 to ${LONGEST_TTL} seconds.`);
  return value;
}

function requirePrecondition(call: Call, name: string, etag: string | undefined): void {
  const failure = preconditionFailure(`Record set ${name}`, readPrecondition(call), etag);
  if (failure !== null) throw privateDnsErrors.recordSetPrecondition(failure);
}

/** `@`, or labels of a host name, perhaps after a `*`; kept in lower case. */
function recordName(call: Call): string {
  const name = (call.params['record'] ?? '').toLowerCase();
  const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
  if (new RegExp(`^(?:@|\\*|(?:\\*\\.)?${label}(?:\\.${label})*)$`).test(name)) return name;
  throw privateDnsErrors.badRecord(`The record set name '${name}' is not valid.`);
}

function findRecord(call: Call, zone: PrivateDnsZone): ARecordSet | undefined {
  const name = (call.params['record'] ?? '').toLowerCase();
  return zone.records.find((record) => record.name === name);
}

function answer(status: number, zone: PrivateDnsZone, record: ARecordSet): Answer {
  return { status, body: showRecordSet(zone, record), headers: { etag: record.etag } };
}
