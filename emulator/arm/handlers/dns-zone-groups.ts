// privateEndpoints/privateDnsZoneGroups: which private DNS zones hold the records of an endpoint.
import { endpointErrors } from '#emulator/arm/endpoint-errors.ts';
import { errors } from '#emulator/arm/errors.ts';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import { startNetworkOperation } from '#emulator/arm/network-operations.ts';
import { page } from '#emulator/arm/paging.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { newEtag } from '#emulator/store/etags.ts';
import type { DnsZoneGroup } from '#emulator/store/network-shapes.ts';
import type { PrivateEndpoint } from '#emulator/store/shapes.ts';
import { GROUP_RECORD_TTL } from '#emulator/store/zone-group-records.ts';
import { resourceId } from './existing.ts';
import { asList, asObject, asString, refuseOthers } from './json-input.ts';
import { requireName } from './network-input.ts';
import { findEndpoint, requireEndpoint, requireIdleEndpoint } from './private-endpoints.ts';

const TYPE = 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups';
const JOIN = 'Microsoft.Network/privateDnsZones/join/action';
const PATH =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.Network/privateEndpoints/{name}/privateDnsZoneGroups';
/** https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration */
const ZONE_LIMIT = 5;

export const dnsZoneGroupRoutes: readonly Route[] = [
  {
    operation: 'privateDnsZoneGroups.list',
    method: 'GET',
    path: PATH,
    action: `${TYPE}/read`,
    handle: (call) => {
      const endpoint = requireEndpoint(call);
      const groups = endpoint.dnsZoneGroup === undefined ? [] : [endpoint.dnsZoneGroup];
      return page(call, groups, `${endpoint.id}/privateDnsZoneGroups`, (group) => show(endpoint, group));
    },
  },
  {
    operation: 'privateDnsZoneGroups.get',
    method: 'GET',
    path: `${PATH}/{group}`,
    action: `${TYPE}/read`,
    handle: (call) => {
      const endpoint = requireEndpoint(call);
      const group = findGroup(call, endpoint);
      if (group === undefined) {
        throw networkErrors.childNotFound(`${endpoint.id}/privateDnsZoneGroups/${call.params['group']}`);
      }
      return { status: 200, body: show(endpoint, group), headers: { etag: group.etag } };
    },
  },
  {
    operation: 'privateDnsZoneGroups.put',
    method: 'PUT',
    path: `${PATH}/{group}`,
    action: `${TYPE}/write`,
    handle: put,
  },
  {
    operation: 'privateDnsZoneGroups.delete',
    method: 'DELETE',
    path: `${PATH}/{group}`,
    action: `${TYPE}/delete`,
    handle: (call) => {
      const endpoint = findEndpoint(call);
      const group = endpoint === undefined ? undefined : findGroup(call, endpoint);
      if (endpoint === undefined || group === undefined) return { status: 204 };
      requireIdleEndpoint(endpoint);
      call.world.store.privateEndpoints.put({
        ...endpoint,
        dnsZoneGroup: { ...group, provisioningState: 'Updating' },
      });
      const effect = { kind: 'deleteZoneGroup', endpointId: endpoint.id } as const;
      return { status: 202, headers: startNetworkOperation(call, endpoint.location, effect) };
    },
  },
];

function put(call: Call): Answer {
  const endpoint = findEndpoint(call);
  const name = call.params['group'] ?? '';
  if (endpoint === undefined) {
    const parent = resourceId(call, 'Microsoft.Network/privateEndpoints', call.params['name'] ?? '');
    throw networkErrors.parentNotFound('privateEndpoints/privateDnsZoneGroups', parent);
  }
  requireIdleEndpoint(endpoint);
  const current = endpoint.dnsZoneGroup;
  if (current !== undefined && current.name.toLowerCase() !== name.toLowerCase()) {
    throw endpointErrors.oneZoneGroup(endpoint.id, current.name);
  }
  const group: DnsZoneGroup = {
    name: current?.name ?? requireName(name),
    etag: newEtag(),
    provisioningState: 'Updating',
    configs: readConfigs(call, endpoint, current),
  };
  const stored = { ...endpoint, dnsZoneGroup: group };
  call.world.store.privateEndpoints.put(stored);
  const effect = { kind: 'settleZoneGroup', endpointId: endpoint.id } as const;
  const headers = startNetworkOperation(call, endpoint.location, effect);
  return { status: current === undefined ? 201 : 200, body: show(stored, group), headers };
}

function readConfigs(
  call: Call,
  endpoint: PrivateEndpoint,
  current: DnsZoneGroup | undefined,
): DnsZoneGroup['configs'] {
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['id', 'name', 'etag', 'type', 'properties']);
  const properties = asObject(body['properties'], 'properties');
  refuseOthers(properties, 'properties', ['privateDnsZoneConfigs', 'provisioningState']);
  const path = 'properties.privateDnsZoneConfigs';
  const list = asList(properties['privateDnsZoneConfigs'] ?? [], path);
  if (list.length > ZONE_LIMIT) throw networkErrors.invalid(path, `at most ${ZONE_LIMIT} zones`);
  const configs = list.map((item, index) => {
    const at = `${path}[${index}]`;
    const config = asObject(item, at);
    refuseOthers(config, at, ['id', 'name', 'etag', 'type', 'properties']);
    const members = asObject(config['properties'], `${at}.properties`);
    refuseOthers(members, `${at}.properties`, ['privateDnsZoneId', 'recordSets', 'provisioningState']);
    const zoneId = requireZone(call, endpoint, asString(members['privateDnsZoneId'], `${at}.properties`));
    const name = asString(config['name'], `${at}.name`);
    const written = current?.configs.find((other) => other.zoneId === zoneId)?.written ?? [];
    return { name, zoneId, written };
  });
  const removed = current?.configs.find(({ zoneId }) => !configs.some((other) => other.zoneId === zoneId));
  if (removed !== undefined && removed.written.length > 0) {
    throw errors.notImplemented('taking a zone out of a DNS zone group; delete the group instead');
  }
  return configs;
}

/** @returns the zone's id in stored case. */
function requireZone(call: Call, endpoint: PrivateEndpoint, id: string): string {
  if (!call.rights.may(JOIN, id)) {
    const own = `${TYPE}/write`;
    throw errors.linkedAuthorizationFailed(call.principal, own, endpoint.id, { action: JOIN, scope: id });
  }
  const zone = call.world.store.privateDnsZones.get(id);
  if (zone === undefined) throw networkErrors.referenceNotFound(id, endpoint.id);
  return zone.id;
}

function findGroup(call: Call, endpoint: PrivateEndpoint): DnsZoneGroup | undefined {
  const name = (call.params['group'] ?? '').toLowerCase();
  return endpoint.dnsZoneGroup?.name.toLowerCase() === name ? endpoint.dnsZoneGroup : undefined;
}

function show(endpoint: PrivateEndpoint, group: DnsZoneGroup): unknown {
  const id = `${endpoint.id}/privateDnsZoneGroups/${group.name}`;
  return {
    name: group.name,
    id,
    etag: group.etag,
    type: TYPE,
    properties: {
      provisioningState: group.provisioningState,
      privateDnsZoneConfigs: group.configs.map(({ name, zoneId, written }) => ({
        name,
        id: `${id}/privateDnsZoneConfigs/${name}`,
        etag: group.etag,
        type: `${TYPE}/privateDnsZoneConfigs`,
        properties: {
          provisioningState: group.provisioningState,
          privateDnsZoneId: zoneId,
          recordSets: written.map((record) => ({
            recordType: 'A',
            recordSetName: record.name,
            fqdn: `${record.name}.${zoneId.slice(zoneId.lastIndexOf('/') + 1)}`,
            ttl: GROUP_RECORD_TTL,
            provisioningState: group.provisioningState,
            ipAddresses: [record.address],
          })),
        },
      })),
    },
  };
}
