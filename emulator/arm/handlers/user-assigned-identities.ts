// Microsoft.ManagedIdentity/userAssignedIdentities: list, get, create, tags, delete.
import { randomUUID } from 'node:crypto';
import { errors } from '#emulator/arm/errors.ts';
import { identityErrors } from '#emulator/arm/identity-errors.ts';
import { managerErrors } from '#emulator/arm/manager-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { directory } from '#emulator/directory.ts';
import type { UserAssignedIdentity } from '#emulator/store/identity-shapes.ts';
import type { Tags } from '#emulator/store/shapes.ts';
import { resourceId } from './existing.ts';
import { asObject, asString, readTags, refuseOthers } from './json-input.ts';
import { listRoutes } from './list-routes.ts';

const IDENTITY_TYPE = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const GROUP = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${IDENTITY_TYPE}`;
const ONE = `${GROUP}/{identity}`;
const NAME = /^[a-z\d][\w-]{2,127}$/i;

export const userAssignedIdentityRoutes: readonly Route[] = [
  ...listRoutes({
    type: IDENTITY_TYPE,
    operations: ['userAssignedIdentities.listAll', 'userAssignedIdentities.list'],
    items: (call, subscription) => call.world.store.userAssignedIdentities.group(subscription),
    show: shower,
  }),
  {
    operation: 'userAssignedIdentities.get',
    method: 'GET',
    path: ONE,
    action: `${IDENTITY_TYPE}/read`,
    handle: (call) => ({ status: 200, body: shower(call)(requireIdentity(call)) }),
  },
  {
    operation: 'userAssignedIdentities.put',
    method: 'PUT',
    path: ONE,
    action: `${IDENTITY_TYPE}/write`,
    handle: put,
  },
  {
    operation: 'userAssignedIdentities.patch',
    method: 'PATCH',
    path: ONE,
    action: `${IDENTITY_TYPE}/write`,
    handle: (call) => {
      const present = requireIdentity(call);
      const { tags, location } = readBody(call);
      requireLocation(present, location, call);
      const changed = { ...present, ...(tags === undefined ? {} : { tags }) };
      call.world.store.userAssignedIdentities.put(changed);
      return { status: 200, body: shower(call)(changed) };
    },
  },
  {
    operation: 'userAssignedIdentities.delete',
    method: 'DELETE',
    path: ONE,
    action: `${IDENTITY_TYPE}/delete`,
    handle: (call) => {
      const id = resourceId(call, IDENTITY_TYPE, call.params['identity'] ?? '');
      return { status: call.world.store.userAssignedIdentities.remove(id) ? 200 : 204 };
    },
  },
];

function put(call: Call): Answer {
  const { world, params } = call;
  const name = params['identity'] ?? '';
  const id = resourceId(call, IDENTITY_TYPE, name);
  const { tags, location } = readBody(call);
  if (location === undefined) throw managerErrors.locationRequired();
  const present = world.store.userAssignedIdentities.get(id);
  if (present === undefined && !NAME.test(name)) throw identityErrors.invalidIdentityName(name);
  if (present !== undefined) requireLocation(present, location, call);
  const identity: UserAssignedIdentity = {
    ...(present ?? {
      id,
      name,
      location,
      principalId: randomUUID(),
      clientId: randomUUID(),
      createdAt: world.now(),
    }),
    tags: tags ?? {},
  };
  world.store.userAssignedIdentities.put(identity);
  return { status: present === undefined ? 201 : 200, body: shower(call)(identity) };
}

function requireIdentity(call: Call): UserAssignedIdentity {
  const name = call.params['identity'] ?? '';
  const identity = call.world.store.userAssignedIdentities.get(resourceId(call, IDENTITY_TYPE, name));
  if (identity === undefined) {
    throw errors.resourceNotFound(`${IDENTITY_TYPE}/${name}`, call.params['resourceGroup'] ?? '');
  }
  return identity;
}

function readBody(call: Call): { readonly tags: Tags | undefined; readonly location: string | undefined } {
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['id', 'name', 'type', 'systemData', 'location', 'tags', 'properties']);
  const { isolationScope = 'None', ...properties } = asObject(body['properties'] ?? {}, 'properties');
  refuseOthers(properties, 'properties', ['tenantId', 'principalId', 'clientId']);
  if (isolationScope !== 'None') throw errors.notImplemented("the property 'properties.isolationScope'");
  const location = body['location'] ?? undefined;
  return {
    tags: body['tags'] === undefined || body['tags'] === null ? undefined : readTags(body['tags']),
    // Azure keeps locations without spaces, in lower case.
    location: location === undefined ? undefined : canonical(asString(location, 'location')),
  };
}

function canonical(location: string): string {
  return location.replaceAll(' ', '').toLowerCase();
}

function requireLocation(present: UserAssignedIdentity, wanted: string | undefined, call: Call): void {
  if (wanted === undefined || wanted === present.location) return;
  const group = call.params['resourceGroup'] ?? '';
  throw managerErrors.locationMismatch(present.name, present.location, group, wanted);
}

/** `isolationScope` came with 2024-11-30. */
function shower({ apiVersion }: Call) {
  return (identity: UserAssignedIdentity) => ({
    location: identity.location,
    tags: identity.tags,
    id: identity.id,
    name: identity.name,
    type: IDENTITY_TYPE,
    properties: {
      ...(apiVersion >= '2024-11-30' ? { isolationScope: 'None' } : {}),
      tenantId: directory.tenantId,
      principalId: identity.principalId,
      clientId: identity.clientId,
    },
  });
}
