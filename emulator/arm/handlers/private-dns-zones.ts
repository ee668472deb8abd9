// Microsoft.Network/privateDnsZones: lists, get, PUT, DELETE. Preconditions are judged when the operation ends.
import { errors } from '#emulator/arm/errors.ts';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import { startDnsOperation } from '#emulator/arm/network-operations.ts';
import { privateDnsErrors } from '#emulator/arm/private-dns-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { requireGroup } from './existing.ts';
import { asObject, readTags, refuseOthers } from './json-input.ts';
import { listRoutes } from './list-routes.ts';
import { readLocation, readPrecondition } from './network-input.ts';
import { findZone, requireZone, showZone, ZONE_TYPE } from './private-dns-view.ts';

const READ = `${ZONE_TYPE}/read`;
const GROUP = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${ZONE_TYPE}`;

export const privateDnsZoneRoutes: readonly Route[] = [
  ...listRoutes({
    type: ZONE_TYPE,
    operations: ['privateDnsZones.listAll', 'privateDnsZones.list'],
    items: (call, subscription) => call.world.store.privateDnsZones.group(subscription),
    show: () => showZone,
  }),
  {
    operation: 'privateDnsZones.get',
    method: 'GET',
    path: `${GROUP}/{zone}`,
    action: READ,
    handle: (call) => {
      const zone = requireZone(call);
      return { status: 200, body: showZone(zone), headers: { etag: zone.etag } };
    },
  },
  {
    operation: 'privateDnsZones.put',
    method: 'PUT',
    path: `${GROUP}/{zone}`,
    action: `${ZONE_TYPE}/write`,
    handle: put,
  },
  {
    operation: 'privateDnsZones.delete',
    method: 'DELETE',
    path: `${GROUP}/{zone}`,
    action: `${ZONE_TYPE}/delete`,
    handle: (call) => {
      const zone = findZone(call);
      if (zone === undefined) return { status: 204 };
      const [link] = zone.links;
      if (link !== undefined) {
        throw networkErrors.hasNestedResources(`${ZONE_TYPE}/${zone.name}/virtualNetworkLinks/${link.name}`);
      }
      const effect = { kind: 'deleteZone', id: zone.id, when: readPrecondition(call) } as const;
      return { status: 202, headers: startDnsOperation(call, requireGroup(call).id, effect) };
    },
  },
];

function put(call: Call): Answer {
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['id', 'name', 'type', 'etag', 'location', 'tags', 'properties']);
  // All of a zone's properties are read-only, and documented as ignored.
  asObject(body['properties'] ?? {}, 'properties');
  if (readLocation(body) !== 'global') throw errors.invalidValue('location', 'global');
  const groupId = requireGroup(call).id;
  const id = findZone(call)?.id ?? `${groupId}/providers/${ZONE_TYPE}/${zoneName(call)}`;
  const effect = {
    kind: 'putZone',
    id,
    tags: readTags(body['tags'] ?? {}),
    when: readPrecondition(call),
  } as const;
  return { status: 202, body: {}, headers: startDnsOperation(call, groupId, effect) };
}

/** Zones are kept in lower case; a zone has at least two labels. */
function zoneName(call: Call): string {
  const name = (call.params['zone'] ?? '').toLowerCase();
  const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
  if (name.length <= 253 && new RegExp(`^${label}(?:\\.${label})+$`).test(name)) return name;
  throw privateDnsErrors.badRecord(`The zone name '${name}' is not valid.`);
}
