// Rights: the evaluation itself, and what each demo user may and may not do.
import { beforeEach, describe, expect, test } from 'vitest';
import { createStore } from '#emulator/store/store.ts';
import { at, createTestArm, idOf, type TestArm } from './arm-harness.ts';
import { isWithin, rightsOf } from './rights.ts';

const SUB = '/subscriptions/5ab00001-0000-4000-8000-000000000001';

describe('evaluation', () => {
  function storeWith(scope: string, actions: string[], notActions: string[] = []) {
    const store = createStore();
    store.roleDefinitions.put({
      name: 'role',
      roleName: 'Role',
      description: '',
      type: 'CustomRole',
      permissions: [{ actions, notActions, dataActions: [], notDataActions: [] }],
      assignableScopes: ['/'],
    });
    store.roleAssignments.put({
      name: 'assignment',
      scope,
      roleDefinition: 'role',
      principalId: 'me',
      principalType: 'User',
      createdOn: 0,
    });
    return store;
  }

  test.each([
    ['Microsoft.A/things/read', ['*'], true],
    ['Microsoft.A/things/read', ['*/read'], true],
    ['Microsoft.A/things/parts/read', ['Microsoft.A/things/*'], true],
    ['microsoft.a/THINGS/read', ['Microsoft.A/things/read'], true],
    ['Microsoft.A/things/readers', ['*/read'], false],
    ['Microsoft.A/things/parts/read', ['Microsoft.A/things/read'], false],
    ['MicrosoftXA/things/read', ['Microsoft.A/things/read'], false],
  ])('%s with %j: %s', (action, actions, expected) => {
    expect(rightsOf(storeWith(SUB, actions), 'me').may(action, `${SUB}/resourceGroups/g`)).toBe(expected);
  });

  test('notActions take away, and only from their own role', () => {
    const store = storeWith(SUB, ['*'], ['*/write']);
    expect(rightsOf(store, 'me').may('Microsoft.A/things/write', SUB)).toBe(false);
    store.roleDefinitions.put({
      name: 'writer',
      roleName: 'Writer',
      description: '',
      type: 'CustomRole',
      permissions: [
        { actions: ['Microsoft.A/things/write'], notActions: [], dataActions: [], notDataActions: [] },
      ],
      assignableScopes: ['/'],
    });
    store.roleAssignments.put({
      name: 'second',
      scope: SUB,
      roleDefinition: 'writer',
      principalId: 'me',
      principalType: 'User',
      createdOn: 0,
    });
    expect(rightsOf(store, 'me').may('Microsoft.A/things/write', SUB)).toBe(true);
  });

  test('a role reaches down, never up or sideways', () => {
    const rights = rightsOf(storeWith(`${SUB}/resourceGroups/g`, ['*']), 'me');
    expect(rights.may('a/b/read', `${SUB}/resourcegroups/G/providers/x/y/z`)).toBe(true);
    expect(rights.may('a/b/read', SUB)).toBe(false);
    expect(rights.may('a/b/read', `${SUB}/resourceGroups/g2`)).toBe(false);
    expect(rights.hasRoleAround(SUB)).toBe(true);
    expect(rightsOf(storeWith(SUB, ['*']), 'somebody else').may('a/b/read', SUB)).toBe(false);
    expect(isWithin('/a/bc', '/a/b')).toBe(false);
  });
});

describe('the demo users', () => {
  let arm: TestArm;
  beforeEach(() => {
    arm = createTestArm();
  });
  const subscriptions = async (user: string) => {
    const { body } = await arm.get('/subscriptions?api-version=2022-12-01', user);
    return body.value.map((subscription: { displayName: string }) => subscription.displayName);
  };
  const registries = `${SUB}/providers/Microsoft.ContainerRegistry/registries?api-version=2025-11-01`;

  test('see every subscription but one; the outsider sees none and is refused below', async () => {
    const all = [...arm.world.store.subscriptions.all()].map(({ displayName }) => displayName);
    for (const user of ['operator', 'approver', 'reader']) {
      expect([...(await subscriptions(user)), 'analytics-prod']).toEqual(all);
    }
    expect(await subscriptions('outsider')).toEqual([]);
    expect((await arm.get('/tenants?api-version=2022-12-01', 'outsider')).body.value).toHaveLength(1);
    for (const path of [registries, at('crcontosoprod'), `${SUB}?api-version=2022-12-01`]) {
      const answer = await arm.get(path, 'outsider');
      expect([answer.status, answer.body.error.code]).toEqual([403, 'AuthorizationFailed']);
    }
  });

  test('a refusal names the user, the action and the scope as Azure does', async () => {
    const { body, headers } = await arm.patch(at('crcontosoprod'), { tags: {} }, 'reader');
    expect(body.error.message).toBe(
      `The client 'reader@contoso.example' with object id '0a11ce00-0000-4000-8000-000000000003' does not have authorization to perform action 'Microsoft.ContainerRegistry/registries/write' over scope '${idOf('crcontosoprod')}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    );
    expect(headers.get('x-ms-failure-cause')).toBe('gateway');
  });

  test.each([
    ['operator', 200, 201],
    ['approver', 403, 201],
    ['reader', 403, 403],
  ])('%s: PATCH %i, decision %i', async (user, patched, decided) => {
    expect((await arm.patch(at('crcontosodata'), { tags: {} }, user)).status).toBe(patched);
    const [connection] = arm.world.store.registries.get(idOf('crcontosodata'))?.connections ?? [];
    const path = at('crcontosodata', '2025-11-01', `/privateEndpointConnections/${connection?.name}`);
    const body = { properties: { privateLinkServiceConnectionState: { status: 'Approved' } } };
    expect((await arm.put(path, body, user)).status).toBe(decided);
  });

  test('rights are read anew for every request', async () => {
    expect((await arm.get(at('crcontosoprod'), 'reader')).status).toBe(200);
    arm.world.store.roleAssignments.replace([]);
    expect((await arm.get(at('crcontosoprod'), 'reader')).status).toBe(403);
  });

  test('who has a role on one registry only gets that one in the list', async () => {
    const [reader] = [...arm.world.store.roleAssignments.all()].filter(({ principalId }) =>
      principalId.endsWith('03'),
    );
    arm.world.store.roleAssignments.replace(
      reader === undefined ? [] : [{ ...reader, scope: idOf('crcontosoprod') }],
    );
    const { body } = await arm.get(registries, 'reader');
    expect(body.value.map(({ name }: { name: string }) => name)).toEqual(['crcontosoprod']);
    expect(await subscriptions('reader')).toEqual(['platform-prod']);
  });

  test("permissions show the caller's own, at any scope", async () => {
    const actions = async (scope: string, user: string) => {
      const { status, body } = await arm.get(
        `${scope}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`,
        user,
      );
      return status === 200 ? body.value.flatMap((set: { actions: string[] }) => set.actions) : status;
    };
    expect(await actions(SUB, 'operator')).toEqual(['*']);
    expect(await actions(idOf('crcontosoprod').replace('/registries', '//registries'), 'reader')).toEqual([
      '*/read',
    ]);
    expect(await actions(`${SUB}/resourcegroups/rg-registry-weu`, 'approver')).toContain(
      'Microsoft.ContainerRegistry/registries/privateEndpointConnections/write',
    );
    expect(await actions(SUB, 'outsider')).toBe(403);
    expect(await actions(`${SUB}/resourceGroups/none`, 'operator')).toBe(404);
    expect(await actions(idOf('crcontosoprod').replace('crcontosoprod', 'none'), 'operator')).toBe(404);
  });

  test('role definitions and assignments can be read', async () => {
    const base = `${SUB}/providers/Microsoft.Authorization`;
    const filter = encodeURIComponent("roleName eq 'ACRPULL'");
    const found = await arm.get(`${base}/roleDefinitions?api-version=2022-04-01&%24filter=${filter}`);
    expect(found.body.value.map(({ name }: { name: string }) => name)).toEqual([
      '7f951dda-4ed3-4680-a7ca-43fe172d538d',
    ]);
    const assignments = await arm.get(`${base}/roleAssignments?api-version=2022-04-01`, 'reader');
    const holders = assignments.body.value.map((item: { properties: object }) => item.properties);
    expect(holders).toContainEqual(expect.objectContaining({ principalType: 'User', scope: SUB }));
    expect(holders).toContainEqual(
      expect.objectContaining({ principalType: 'ServicePrincipal', scope: SUB }),
    );
    expect((await arm.get(`${base}/roleAssignments/none?api-version=2022-04-01`)).body.error.code).toBe(
      'RoleAssignmentNotFound',
    );
  });
});
