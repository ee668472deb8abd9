// Role definitions: built-in ones found by name, custom ones written, used and deleted.
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';

const SUB = '/subscriptions/5ab00001-0000-4000-8000-000000000001';
const REGISTRY = idOf('crcontosoprod');
const OUTSIDER = '0a11ce00-0000-4000-8000-000000000004';
const PROVIDER = 'providers/Microsoft.Authorization/roleDefinitions';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

function at(scope: string, name: string) {
  return `${scope}/${PROVIDER}/${name}?api-version=2018-01-01-preview`;
}

function wish(roleName: string, more: object = {}) {
  const permissions = [{ actions: ['Microsoft.ContainerRegistry/registries/read'] }];
  return {
    properties: {
      roleName,
      description: 'A try',
      type: 'CustomRole',
      permissions,
      assignableScopes: [SUB],
      ...more,
    },
  };
}

async function names(filter: string, scope = SUB, user = 'reader') {
  const query = `api-version=2022-04-01&%24filter=${encodeURIComponent(filter)}`;
  const { status, body } = await arm.get(`${scope}/${PROVIDER}?${query}`, user);
  return status === 200
    ? body.value.map((item: { properties: { roleName: string } }) => item.properties.roleName)
    : status;
}

test('a built-in role is found by its name in any case, at any scope and at the tenant', async () => {
  expect(await names("roleName eq 'user access administrator'")).toEqual(['User Access Administrator']);
  expect(await names("roleName eq 'container registry repository reader'", REGISTRY)).toHaveLength(1);
  expect(await names("roleName eq 'ACRPULL'", '', 'outsider')).toEqual(['AcrPull']);
  expect(await names("type eq 'CustomRole' and atScopeAndBelow()")).toEqual([
    'ACR Private Endpoint Approver',
  ]);
  expect(await names("type eq 'CustomRole'", '', 'outsider')).toEqual([]);
  expect(await names("owner eq 'me'")).toBe(501);
  const [, , , id] = (
    await arm.get(`/${PROVIDER}?api-version=2022-04-01`, 'outsider')
  ).body.value[0].id.split('/');
  expect(id).toBe('roleDefinitions');
});

test('a custom role is made, gives its rights, and cannot go while it is assigned', async () => {
  const name = randomUUID();
  const made = await arm.put(at(SUB, name), wish('Registry watcher'), 'automation');
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    id: `${SUB}/${PROVIDER}/${name}`,
    properties: {
      type: 'CustomRole',
      permissions: [{ notActions: [], dataActions: [], notDataActions: [] }],
      createdOn: '2026-11-21T09:00:00.000Z',
    },
  });
  const assignment = `${REGISTRY}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}?api-version=2022-04-01`;
  const properties = { roleDefinitionId: made.body.id, principalId: OUTSIDER };
  expect((await arm.put(assignment, { properties }, 'automation')).status).toBe(201);
  expect((await arm.get(`${REGISTRY}?api-version=2025-11-01`, 'outsider')).status).toBe(200);

  await arm.put(at(SUB, name), wish('Registry watcher', { permissions: [{ actions: [] }] }), 'automation');
  expect((await arm.get(`${REGISTRY}?api-version=2025-11-01`, 'outsider')).status).toBe(403);

  const inUse = await arm.send('DELETE', at(SUB, name), { user: 'automation' });
  expect([inUse.status, inUse.body.error.code]).toEqual([400, 'RoleDefinitionHasAssignments']);
  await arm.send('DELETE', assignment, { user: 'automation' });
  expect((await arm.send('DELETE', at(SUB, name), { user: 'automation' })).status).toBe(200);
  expect((await arm.send('DELETE', at(SUB, name), { user: 'automation' })).status).toBe(204);
  expect((await arm.get(at(SUB, name), 'automation')).body.error.code).toBe('RoleDefinitionDoesNotExist');
});

const FOREIGN = '/subscriptions/5ab00004-0000-4000-8000-000000000004';

test.each([
  ['no GUID', 'mine', wish('Watcher'), 400, 'InvalidRoleDefinitionId'],
  [
    'a built-in role',
    '7f951dda-4ed3-4680-a7ca-43fe172d538d',
    wish('AcrPull'),
    403,
    'BuiltInRoleCannotBeChanged',
  ],
  ['a name that is taken', randomUUID(), wish('acrPULL'), 409, 'RoleDefinitionWithSameNameExists'],
  ['no scope', randomUUID(), wish('Watcher', { assignableScopes: [] }), 400, 'InvalidParameter'],
  [
    'a scope without rights',
    randomUUID(),
    wish('Watcher', { assignableScopes: [SUB, FOREIGN] }),
    403,
    'AuthorizationFailed',
  ],
  [
    'a management group',
    randomUUID(),
    wish('Watcher', { assignableScopes: ['/providers/x/y/z'] }),
    501,
    'NotImplemented',
  ],
  [
    'a wrong member',
    randomUUID(),
    wish('Watcher', { permissions: [{ action: [] }] }),
    400,
    'InvalidRequestContent',
  ],
])('a custom role with %s is refused', async (_, name, body, status, code) => {
  const before = arm.world.store.dump().roleDefinitions;
  const answer = await arm.put(at(SUB, name), body, 'automation');
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect(arm.world.store.dump().roleDefinitions).toEqual(before);
});
