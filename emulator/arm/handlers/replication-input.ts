// A replication as a PUT describes it.
import type { Call } from '#emulator/arm/route.ts';
import { asBoolean, asObject, asOneOf, readTags, refuseOthers } from './json-input.ts';
import { readRegion } from './regions.ts';
import { REPLICATION_TYPE } from './replication-view.ts';

export function readReplication(call: Call) {
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['id', 'name', 'type', 'systemData', 'location', 'tags', 'properties']);
  const properties = asObject(body['properties'] ?? {}, 'properties');
  refuseOthers(properties, 'properties', [
    'provisioningState',
    'status',
    'regionEndpointEnabled',
    'zoneRedundancy',
  ]);
  const { regionEndpointEnabled, zoneRedundancy } = properties;
  return {
    location: readRegion(body['location'], REPLICATION_TYPE),
    tags: readTags(body['tags'] ?? {}),
    regionEndpointEnabled: asBoolean(regionEndpointEnabled ?? true, 'properties.regionEndpointEnabled'),
    zoneRedundancy:
      zoneRedundancy === undefined || zoneRedundancy === null
        ? null
        : asOneOf(zoneRedundancy, 'properties.zoneRedundancy', ['Enabled', 'Disabled']),
  };
}
