// Which roles open a registry, in both of its modes, and how long what they gave lasts.
import { beforeEach, describe, expect, test } from 'vitest';
import { userByKey } from '#emulator/directory.ts';
import { ROLES } from '#emulator/seed/roles.ts';
import type { PermissionSet } from '#emulator/store/shapes.ts';
import { createTestPlane, HOST, REGISTRY, type TestPlane } from './test-plane.ts';
import { ANYONE, accessToken, assign, bearer, exchange, post } from './test-tokens.ts';

const OPEN = {
  publicNetworkAccess: 'Enabled',
  networkRuleSet: { defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] },
} as const;
const PULL = '/v2/samples/nginx/manifests/latest';

let plane: TestPlane;
beforeEach(() => {
  plane = createTestPlane();
  plane.change(OPEN);
});

describe('roles', () => {
  const IDENTITY = '1de47170-0000-4000-8000-000000000001';
  const dataReader: PermissionSet = {
    actions: [],
    notActions: [],
    dataActions: ['Microsoft.ContainerRegistry/registries/repositories/content/*'],
    notDataActions: ['Microsoft.ContainerRegistry/registries/repositories/content/write'],
  };
  const addDataReader = () =>
    plane.world.store.roleDefinitions.put({
      name: 'data-reader',
      roleName: 'Container Registry Repository Reader',
      description: '',
      type: 'BuiltInRole',
      permissions: [dataReader],
      assignableScopes: ['/'],
    });

  test.each([
    ['operator', 200],
    ['reader', 200],
    ['outsider', 401],
  ])('%s: %i', async (user, status) => {
    expect((await plane.ask({ ...ANYONE, token: user })).status).toBe(status);
    expect((await exchange(plane, user)).status).toBe(status);
  });

  test.each([
    ['acrPull', ['pull']],
    ['acrPush', ['pull', 'push']],
    ['contributor', ['pull', 'push']],
    ['endpointApprover', null],
  ] as const)('%s allows %j', async (role, actions) => {
    assign(plane, IDENTITY, ROLES[role]);
    expect((await plane.ask({ ...ANYONE, token: IDENTITY })).status).toBe(actions === null ? 401 : 200);
    if (actions === null) return;
    const token = await accessToken(plane, IDENTITY, 'repository:samples/nginx:pull,push,delete');
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.access).toEqual([{ type: 'repository', name: 'samples/nginx', actions }]);
  });

  test('a role elsewhere is none here', async () => {
    assign(plane, IDENTITY, ROLES.acrPull, `${REGISTRY}2`);
    expect((await plane.ask({ ...ANYONE, token: IDENTITY })).status).toBe(401);
  });

  test('repository permissions: only roles with data actions count', async () => {
    plane.change({ roleAssignmentMode: 'AbacRepositoryPermissions' });
    addDataReader();
    for (const role of [ROLES.acrPull, ROLES.acrPush, ROLES.contributor, ROLES.owner])
      assign(plane, IDENTITY, role);
    expect((await plane.ask({ ...ANYONE, token: IDENTITY })).status).toBe(401);
    expect((await exchange(plane, IDENTITY)).status).toBe(401);
    assign(plane, IDENTITY, 'data-reader');
    expect((await plane.ask({ ...ANYONE, token: IDENTITY }, PULL)).status).toBe(200);
    const token = await accessToken(plane, IDENTITY, 'repository:a:pull,push');
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).toContain('"actions":["pull"]');
  });

  test('data actions mean nothing with registry permissions', async () => {
    addDataReader();
    assign(plane, IDENTITY, 'data-reader');
    expect((await plane.ask({ ...ANYONE, token: IDENTITY })).status).toBe(401);
  });

  test('a role that is gone is missed at the next exchange', async () => {
    const { refresh_token = '' } = (await (await exchange(plane, 'operator')).json()) as Record<
      string,
      string
    >;
    const { oid } = userByKey('operator') ?? { oid: '' };
    const left = [...plane.world.store.roleAssignments.all()].filter(
      ({ principalId }) => principalId !== oid,
    );
    plane.world.store.roleAssignments.replace(left);
    const scope = 'repository:samples/nginx:pull';
    const fields = { grant_type: 'refresh_token', service: HOST, scope, refresh_token };
    const { access_token = '' } = (await (await post(plane, '/oauth2/token', fields)).json()) as Record<
      string,
      string
    >;
    expect((await plane.ask(ANYONE, PULL, bearer(access_token))).status).toBe(401);
    expect((await exchange(plane, 'operator')).status).toBe(401);
  });

  test('tokens for Azure Resource Manager are refused where that policy is off', async () => {
    const policies = { ...plane.registry().policies, azureADAuthenticationAsArm: 'disabled' } as const;
    plane.change({ policies });
    expect((await exchange(plane, 'operator')).status).toBe(401);
    expect((await plane.ask({ ...ANYONE, token: 'operator' })).status).toBe(401);
  });

  test('the service must be this registry, and the grant one of the two', async () => {
    expect((await exchange(plane, 'operator', 'other.azurecr.io')).status).toBe(400);
    const password = { grant_type: 'password', service: HOST, username: 'a', password: 'b' };
    expect((await post(plane, '/oauth2/token', password)).status).toBe(501);
    expect((await post(plane, '/oauth2/exchange', password)).status).toBe(501);
  });
});
