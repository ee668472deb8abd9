// Microsoft.Resources/resourceGroups: list, get, whether there is one, PUT, PATCH.
import { errors } from '#emulator/arm/errors.ts';
import { managerErrors } from '#emulator/arm/manager-errors.ts';
import { page } from '#emulator/arm/paging.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { ResourceGroup, Tags } from '#emulator/store/shapes.ts';
import { findGroup, readable, requireGroup, subscriptionPath } from './existing.ts';
import { asObject, asString, readTags, refuseOthers } from './json-input.ts';
import { findRegion, REGIONS } from './regions.ts';

const TYPE = 'Microsoft.Resources/subscriptions/resourceGroups';
const READ = `${TYPE}/read`;
const ONE = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}';

export const resourceGroupRoutes: readonly Route[] = [
  {
    operation: 'resourceGroups.list',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/resourceGroups',
    action: null,
    handle: (call) => {
      if (call.query.has('$filter')) throw errors.notImplemented('$filter on resource groups');
      const groups = readable(
        call,
        call.world.store.resourceGroups.group(call.params['subscriptionId'] ?? ''),
        READ,
      );
      return page(call, groups, `${subscriptionPath(call)}/resourceGroups`, show);
    },
  },
  {
    operation: 'resourceGroups.get',
    method: 'GET',
    path: ONE,
    action: READ,
    handle: (call) => ({ status: 200, body: show(requireGroup(call)) }),
  },
  {
    operation: 'resourceGroups.checkExistence',
    method: 'HEAD',
    path: ONE,
    action: READ,
    handle: (call) => ({ status: findGroup(call) === undefined ? 404 : 204 }),
  },
  { operation: 'resourceGroups.put', method: 'PUT', path: ONE, action: `${TYPE}/write`, handle: put },
  {
    operation: 'resourceGroups.patch',
    method: 'PATCH',
    path: ONE,
    action: `${TYPE}/write`,
    handle: (call) => {
      const group = requireGroup(call);
      const { tags, location } = readBody(call);
      requireSameLocation(group, location);
      return store(call, 200, { ...group, tags: tags ?? group.tags });
    },
  },
];

function put(call: Call): Answer {
  const { tags = {}, location } = readBody(call);
  if (location === null) throw managerErrors.locationRequired();
  const present = findGroup(call);
  if (present !== undefined) {
    requireSameLocation(present, location);
    return store(call, 200, { ...present, tags });
  }
  const name = call.params['resourceGroup'] ?? '';
  if (!/^[-\w.()]{0,89}[-\w()]$/.test(name)) throw managerErrors.invalidGroupName(name);
  const id = `${subscriptionPath(call)}/resourceGroups/${name}`;
  const subscriptionId = id.split('/')[2] ?? '';
  return store(call, 201, { id, name, subscriptionId, location, tags });
}

function readBody(call: Call): { readonly tags: Tags | undefined; readonly location: string | null } {
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['id', 'name', 'type', 'location', 'tags', 'managedBy', 'properties']);
  if ((body['managedBy'] ?? null) !== null)
    throw errors.notImplemented("the property 'managedBy' of a group");
  refuseOthers(asObject(body['properties'] ?? {}, 'properties'), 'properties', ['provisioningState']);
  const { tags = null, location = null } = body;
  return {
    tags: tags === null ? undefined : readTags(tags),
    location: location === null ? null : readLocation(asString(location, 'location')),
  };
}

function readLocation(location: string): string {
  const region = findRegion(location);
  if (region === undefined) throw managerErrors.groupLocationNotAvailable(location, REGIONS);
  return region;
}

function requireSameLocation(group: ResourceGroup, location: string | null): void {
  if (location === null || location === group.location) return;
  throw managerErrors.groupLocationChanged(group.location, location);
}

function store(call: Call, status: number, group: ResourceGroup): Answer {
  call.world.store.resourceGroups.put(group);
  return { status, body: show(group) };
}

function show(group: ResourceGroup) {
  return {
    id: group.id,
    name: group.name,
    type: 'Microsoft.Resources/resourceGroups',
    location: group.location,
    tags: group.tags,
    properties: { provisioningState: group.provisioningState ?? 'Succeeded' },
  };
}
