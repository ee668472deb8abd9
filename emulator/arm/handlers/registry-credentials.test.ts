// What signs in to a registry without the directory: its admin user, and tokens with their scope maps.
import { beforeEach, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';

const REGISTRY = 'mycontainerregistry';
let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

const list = (user = 'operator') =>
  arm.send('POST', at(REGISTRY, '2025-11-01', '/listCredentials'), { user });

test('credentials of the admin user, while it is enabled and for who may see them', async () => {
  const refused = await list();
  expect([refused.status, refused.body]).toEqual([
    400,
    {
      error: {
        code: 'UnAuthorizedForCredentialOperations',
        message: `Cannot perform credential operations for ${idOf(REGISTRY)} as admin user is disabled. Kindly enable admin user as per docs: https://docs.microsoft.com/en-us/azure/container-registry/container-registry-authentication#admin-account`,
      },
      status: 'Failed',
    },
  ]);
  await arm.patch(at(REGISTRY), { properties: { adminUserEnabled: true } });
  const { body } = await list();
  expect(body).toEqual({
    username: REGISTRY,
    passwords: [
      { name: 'password', value: expect.stringMatching(/^[\w-]{32}$/) },
      { name: 'password2', value: expect.stringMatching(/^[\w-]{32}$/) },
    ],
  });
  expect(body.passwords[0].value).not.toBe(body.passwords[1].value);
  expect((await list()).body).toEqual(body);
  expect((await list('reader')).body.error.code).toBe('AuthorizationFailed');
});

test('every registry has the system’s scope maps and no token; those of a seed join them', async () => {
  const maps = async () => (await arm.get(at(REGISTRY, '2025-11-01', '/scopeMaps'))).body.value;
  const tokens = async () => (await arm.get(at(REGISTRY, '2025-11-01', '/tokens'), 'reader')).body.value;
  const names = (await maps()).map(({ name }: { name: string }) => name);
  expect(names).toEqual([
    '_repositories_admin',
    '_repositories_pull',
    '_repositories_pull_metadata_read',
    '_repositories_push',
    '_repositories_push_metadata_write',
  ]);
  expect(await tokens()).toEqual([]);

  const registry = arm.world.store.registries.get(idOf(REGISTRY));
  if (registry === undefined) throw new Error('no registry');
  const createdAt = Date.UTC(2026, 0, 2);
  arm.world.store.registries.put({
    ...registry,
    scopeMaps: [{ name: 'ci', description: '', actions: ['repositories/app/content/read'], createdAt }],
    tokens: [{ name: 'builder', scopeMap: 'ci', status: 'enabled', createdAt }],
  });
  expect((await maps())[5]).toMatchObject({ name: 'ci', properties: { type: 'UserDefined' } });
  const token = {
    type: 'Microsoft.ContainerRegistry/registries/tokens',
    id: `${idOf(REGISTRY)}/tokens/builder`,
    name: 'builder',
    properties: {
      creationDate: '2026-01-02T00:00:00.0000000+00:00',
      provisioningState: 'Succeeded',
      scopeMapId: `${idOf(REGISTRY)}/scopeMaps/ci`,
      status: 'enabled',
    },
  };
  expect(await tokens()).toEqual([token]);
  expect((await arm.get(at(REGISTRY, '2025-11-01', '/tokens/BUILDER'))).body).toEqual(token);
  expect((await arm.get(at(REGISTRY, '2025-11-01', '/scopeMaps/none'))).status).toBe(404);
  expect((await arm.get(at(REGISTRY, '2021-09-01', '/tokens'))).body.error.code).toBe('InvalidResourceType');
  expect((await arm.put(at(REGISTRY, '2025-11-01', '/tokens/new'), { properties: {} })).status).toBe(501);
});
