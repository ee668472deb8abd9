// ARM's lists of resources of every type: of a subscription and of a resource group.
import { errors } from '#emulator/arm/errors.ts';
import { page } from '#emulator/arm/paging.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { requireGroup, subscriptionPath } from './existing.ts';
import { resourceFilter } from './resource-filter.ts';
import { resourcesBelow, type StoredResource } from './stored-resources.ts';

const READ = 'Microsoft.Resources/subscriptions/resources/read';
const EXPANDABLE = ['createdTime', 'changedTime', 'provisioningState'];

export const resourceListRoutes: readonly Route[] = [
  {
    operation: 'resources.list',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/resources',
    action: null,
    handle: (call) => list(call, subscriptionPath(call)),
  },
  {
    operation: 'resources.listByResourceGroup',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/resources',
    action: null,
    handle: (call) => list(call, requireGroup(call).id),
  },
];

/** Each caller sees what they may read, and nobody without any role around is let in. */
function list(call: Call, scope: string): Answer {
  if (call.query.has('$top')) throw errors.notImplemented('$top on resources');
  const matches = resourceFilter(call.query.get('$filter'));
  const expand = (call.query.get('$expand') ?? '').split(',').map((name) => name.trim());
  const unknown = expand.find((name) => name !== '' && !EXPANDABLE.includes(name));
  if (unknown !== undefined) throw errors.invalidValue('$expand', EXPANDABLE.join(', '));
  if (!call.rights.hasRoleAround(scope)) throw errors.authorizationFailed(call.principal, READ, scope);
  const found = resourcesBelow(call.world.store, scope).filter(
    (resource) => matches(resource) && call.rights.may(`${resource.type}/read`, resource.id),
  );
  return page(call, found, `${scope}/resources`, (resource) => show(resource, expand));
}

function show(resource: StoredResource, expand: readonly string[]) {
  const { id, name, type, sku, location, tags, createdAt, changedAt, provisioningState } = resource;
  const time = (member: string, at: number | null) =>
    at !== null && expand.includes(member) ? { [member]: new Date(at).toISOString() } : {};
  return {
    id,
    name,
    type,
    ...(sku === null ? {} : { sku: { name: sku, tier: sku } }),
    location,
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
    ...time('createdTime', createdAt),
    ...time('changedTime', changedAt),
    ...(expand.includes('provisioningState') ? { provisioningState } : {}),
  };
}
