// Microsoft.Authorization/locks at a subscription, a resource group or a resource.
import { errors } from '#emulator/arm/errors.ts';
import { managerErrors } from '#emulator/arm/manager-errors.ts';
import { page } from '#emulator/arm/paging.ts';
import { isWithin } from '#emulator/arm/rights.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { Lock } from '#emulator/store/shapes.ts';
import { subscriptionPath } from './existing.ts';
import { asObject, asOneOf, asString, refuseOthers } from './json-input.ts';
import { requireScope } from './permissions.ts';
import { storedId } from './stored-resources.ts';

const TYPE = 'Microsoft.Authorization/locks';
const PATH = `{scope}/providers/${TYPE}`;

export const lockRoutes: readonly Route[] = [
  { operation: 'locks.list', method: 'GET', path: PATH, action: `${TYPE}/read`, handle: list },
  {
    operation: 'locks.get',
    method: 'GET',
    path: `${PATH}/{name}`,
    action: `${TYPE}/read`,
    handle: (call) => ({ status: 200, body: show(requireLock(call)) }),
  },
  { operation: 'locks.put', method: 'PUT', path: `${PATH}/{name}`, action: `${TYPE}/write`, handle: put },
  {
    operation: 'locks.delete',
    method: 'DELETE',
    path: `${PATH}/{name}`,
    action: `${TYPE}/delete`,
    handle: (call) => {
      const lock = findLock(call);
      if (lock === undefined) return { status: 204 };
      call.world.store.locks.remove(lock.id);
      return { status: 200 };
    },
  },
];

/** Those that weigh on the scope, and those below it. */
function list(call: Call): Answer {
  requireScope(call);
  const filter = call.query.get('$filter');
  const onlyAbove = filter?.trim().toLowerCase() === 'atscope()';
  if (filter && !onlyAbove) throw errors.notImplemented(`the filter "${filter}" on locks`);
  const locks = [...call.world.store.locks.all()].filter(
    ({ scope }) => isWithin(call.scope, scope) || (!onlyAbove && isWithin(scope, call.scope)),
  );
  return page(call, locks, `${call.scope}/providers/${TYPE}`, show);
}

function put(call: Call): Answer {
  requireScope(call);
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['id', 'name', 'type', 'systemData', 'properties']);
  const properties = asObject(body['properties'], 'properties');
  refuseOthers(properties, 'properties', ['level', 'notes', 'owners']);
  const { owners = null } = properties;
  if (Array.isArray(owners) ? owners.length > 0 : owners !== null) {
    throw errors.notImplemented("the property 'properties.owners' of a lock");
  }
  const notes = properties['notes'] ?? null;
  const current = findLock(call);
  const scope = current?.scope ?? storedScope(call);
  const name = current?.name ?? call.params['name'] ?? '';
  const lock: Lock = {
    id: `${scope}/providers/${TYPE}/${name}`,
    name,
    scope,
    level: asOneOf(properties['level'], 'properties.level', ['CanNotDelete', 'ReadOnly']),
    notes: notes === null ? null : asString(notes, 'properties.notes'),
  };
  call.world.store.locks.put(lock);
  return { status: current === undefined ? 201 : 200, body: show(lock) };
}

/** The scope in the case in which it was created. */
function storedScope(call: Call): string {
  const { store } = call.world;
  const [, , subscriptionId = '', ...below] = call.scope.split('/');
  if (below.length === 0) return subscriptionPath({ ...call, params: { subscriptionId } });
  return storedId(store, call.scope) ?? call.scope;
}

function findLock(call: Call): Lock | undefined {
  return call.world.store.locks.get(`${call.scope}/providers/${TYPE}/${call.params['name']}`);
}

function requireLock(call: Call): Lock {
  const lock = findLock(call);
  if (lock === undefined) throw managerErrors.lockNotFound(call.params['name'] ?? '');
  return lock;
}

function show({ id, name, level, notes }: Lock) {
  return { properties: { level, ...(notes === null ? {} : { notes }) }, id, type: TYPE, name };
}
