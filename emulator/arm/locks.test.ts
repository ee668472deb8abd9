// Management locks: who may set them, what they forbid, at which scopes.
import { beforeEach, expect, test } from 'vitest';
import { ROLES } from '#emulator/seed/roles.ts';
import { at, createTestArm, idOf, type TestArm } from './arm-harness.ts';
import { requireUnlocked } from './locks.ts';
import { readPath } from './path.ts';

const OPERATOR = '0a11ce00-0000-4000-8000-000000000001';
const REGISTRY = idOf('crcontosolab');
const GROUP = REGISTRY.split('/providers/')[0] ?? '';
const SUBSCRIPTION = GROUP.split('/resourceGroups/')[0] ?? '';
const lockAt = (scope: string, name = 'hold') =>
  `${scope}/providers/Microsoft.Authorization/locks/${name}?api-version=2020-05-01`;
let arm: TestArm;

beforeEach(() => {
  arm = createTestArm();
  arm.world.store.roleAssignments.put({
    name: '11111111-0000-4000-8000-000000000000',
    scope: SUBSCRIPTION,
    roleDefinition: ROLES.owner,
    principalId: OPERATOR,
    principalType: 'User',
    createdOn: 0,
  });
});

const lock = (scope: string, level: string) =>
  arm.put(lockAt(scope), { properties: { level, notes: 'why' } });

test('put, get, list and delete', async () => {
  const created = await lock(REGISTRY.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions'), 'ReadOnly');
  const shown = {
    properties: { level: 'ReadOnly', notes: 'why' },
    id: `${REGISTRY}/providers/Microsoft.Authorization/locks/hold`,
    type: 'Microsoft.Authorization/locks',
    name: 'hold',
  };
  expect([created.status, created.body]).toEqual([201, shown]);
  expect((await lock(REGISTRY, 'ReadOnly')).status).toBe(200);
  expect((await arm.get(lockAt(REGISTRY))).body).toEqual(shown);
  const list = (scope: string, filter = '') =>
    arm.get(`${scope}/providers/Microsoft.Authorization/locks?api-version=2016-09-01${filter}`);
  for (const scope of [SUBSCRIPTION, GROUP, REGISTRY])
    expect((await list(scope)).body.value).toEqual([shown]);
  expect((await list(GROUP, '&$filter=atScope()')).body.value).toEqual([]);
  expect((await list(idOf('crcontosopoc'))).body.value).toEqual([]);
  expect((await arm.send('DELETE', lockAt(REGISTRY))).status).toBe(200);
  expect((await arm.send('DELETE', lockAt(REGISTRY))).status).toBe(204);
  expect((await arm.get(lockAt(REGISTRY))).status).toBe(404);
});

test('a Contributor may not, and what is not kept is refused', async () => {
  const other = idOf('crcontosoprod');
  expect((await arm.put(lockAt(other), { properties: { level: 'ReadOnly' } })).body.error.code).toBe(
    'AuthorizationFailed',
  );
  const owners = await arm.put(lockAt(GROUP), {
    properties: { level: 'ReadOnly', owners: [{ applicationId: 'x' }] },
  });
  expect(owners.status).toBe(501);
  expect((await arm.put(lockAt(GROUP), { properties: { level: 'Sometimes' } })).status).toBe(400);
  expect((await arm.put(lockAt(`${GROUP}x`), { properties: { level: 'ReadOnly' } })).status).toBe(404);
});

test.each([SUBSCRIPTION, GROUP, REGISTRY])('ReadOnly at %s forbids writes and deletions', async (scope) => {
  await lock(scope, 'ReadOnly');
  const patched = await arm.patch(at('crcontosolab'), { tags: { a: 'b' } });
  expect([patched.status, patched.headers.get('x-ms-failure-cause')]).toEqual([409, 'gateway']);
  expect(patched.body.error).toEqual({
    code: 'ScopeLocked',
    message: `The scope '${REGISTRY}' cannot perform write operation because following scope(s) are locked: '${scope}'. Please remove the lock and try again.`,
  });
  const deleted = await arm.send('DELETE', at('crcontosolab'));
  expect(deleted.body.error.message).toContain('cannot perform delete operation');
  expect((await arm.get(at('crcontosolab'))).status).toBe(200);
  const name = await arm.send(
    'POST',
    `${SUBSCRIPTION}/providers/Microsoft.ContainerRegistry/checkNameAvailability?api-version=2025-11-01`,
    {
      body: { name: 'crnewone', type: 'Microsoft.ContainerRegistry/registries' },
    },
  );
  expect(name.status).toBe(200);
  await arm.send('DELETE', lockAt(scope));
  expect((await arm.patch(at('crcontosolab'), { tags: { a: 'b' } })).status).toBe(200);
});

test('CanNotDelete forbids deletions only, and holds nothing beside it', async () => {
  await lock(REGISTRY, 'CanNotDelete');
  expect((await arm.patch(at('crcontosolab'), { tags: { a: 'b' } })).status).toBe(200);
  expect((await arm.send('DELETE', at('crcontosolab'))).body.error.code).toBe('ScopeLocked');
  expect((await arm.send('DELETE', at('crcontosopoc'))).status).toBe(200);
});

test('what extends a scope, such as a role assignment, is held by locks above it and not by those below', () => {
  const { world } = arm;
  const level = 'CanNotDelete' as const;
  const assignments = 'providers/Microsoft.Authorization/roleAssignments/x';
  const remove = (scope: string) => () => {
    const path = readPath(`${scope}/${assignments}`);
    if (path === null) throw new Error('no path');
    requireUnlocked(world, { action: 'Microsoft.Authorization/roleAssignments/delete' }, path, 'DELETE');
  };
  world.store.locks.put({ id: `${GROUP}/lock`, name: 'lock', scope: GROUP, level, notes: null });
  expect(remove(REGISTRY)).toThrow('following scope(s) are locked');
  expect(remove(SUBSCRIPTION)).not.toThrow();
});
