// ACR Tasks: the shapes of publicly recorded traffic, what a PATCH merges, what stays secret, and what is refused.
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';
import { principalByOid } from '#emulator/known-principals.ts';

const REGISTRY = 'mycontainerregistry';
const V = '2019-06-01-preview';
const task = (name = 'hello', version = V) => at(REGISTRY, version, `/tasks/${name}`);
const CONTENT = Buffer.from('version: v1.1.0\nsteps:\n  - cmd: bash\n').toString('base64');
/** What `az acr task create --cmd bash -c /dev/null` sends. */
const body = (properties: object = {}, more: object = {}) => ({
  location: 'westcentralus',
  ...more,
  properties: {
    status: 'Enabled',
    platform: { os: 'linux', architecture: 'amd64' },
    agentConfiguration: { cpu: 2 },
    timeout: 3600,
    step: { type: 'EncodedTask', encodedTaskContent: CONTENT, values: [] },
    trigger: {
      baseImageTrigger: {
        baseImageTriggerType: 'Runtime',
        updateTriggerPayloadType: 'Default',
        status: 'Enabled',
        name: 'defaultBaseimageTriggerName',
      },
    },
    credentials: {},
    isSystemTask: false,
    ...properties,
  },
});
let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

test('az acr task create and show, as recorded', async () => {
  const created = await arm.put(task(), body());
  expect(created.headers.get('azure-asyncoperation')).toBeNull();
  const { credentials: _, ...properties } = body().properties;
  expect([created.status, created.body]).toEqual([
    200,
    {
      type: 'Microsoft.ContainerRegistry/registries/tasks',
      properties: {
        provisioningState: 'Succeeded',
        creationDate: '2026-11-21T09:00:00.0000000+00:00',
        ...properties,
      },
      id: `${idOf(REGISTRY)}/tasks/hello`,
      name: 'hello',
      location: 'westcentralus',
      systemData: expect.objectContaining({ createdBy: 'operator@contoso.example' }),
    },
  ]);
  expect((await arm.get(task('HELLO'))).body).toEqual(created.body);
  expect((await arm.get(at(REGISTRY, V, '/tasks'))).body).toEqual({ value: [created.body] });
  const old = (await arm.get(task('hello', '2019-04-01'))).body.properties;
  expect(old).not.toHaveProperty('isSystemTask');
  expect(old.trigger.baseImageTrigger).not.toHaveProperty('updateTriggerPayloadType');
  const { value } = (
    await arm.get(`${idOf(REGISTRY).split('/providers')[0]}/resources?api-version=2022-09-01`)
  ).body;
  expect(value).toContainEqual(
    expect.objectContaining({
      name: 'mycontainerregistry/hello',
      type: 'Microsoft.ContainerRegistry/registries/tasks',
    }),
  );
});

test('az acr task credential add and remove, as recorded: each login server on its own', async () => {
  await arm.put(task(), body({}, { identity: { type: 'SystemAssigned' } }));
  const secret = (value: string) => ({ value, type: 'Opaque' });
  const first = { userName: secret('testuser'), password: secret('random'), identity: '[system]' };
  const change = (customRegistries: object) =>
    arm.patch(task(), { properties: { credentials: { customRegistries } } });
  const added = await change({ 'test.acr.com': first });
  expect([added.status, added.body.properties.credentials]).toEqual([
    200,
    { customRegistries: { 'test.acr.com': null } },
  ]);
  await change({ 'other.azurecr.io': { identity: '[system]' } });
  const details = await arm.send('POST', at(REGISTRY, V, '/tasks/hello/listDetails'));
  expect(details.body.properties.credentials.customRegistries).toEqual({
    'test.acr.com': first,
    'other.azurecr.io': { identity: '[system]' },
  });
  await change({ 'other.azurecr.io': null });
  const removed = await change({ 'test.acr.com': null });
  expect(removed.body.properties.credentials).toEqual({ customRegistries: {} });
});

test('a PATCH changes what it names; a PUT starts anew', async () => {
  const step = {
    type: 'Docker',
    dockerFilePath: 'Dockerfile',
    contextPath: 'https://git.example/app.git',
    imageNames: ['app:v1'],
    arguments: [
      { name: 'shown', value: '1', isSecret: false },
      { name: 'hidden', value: '2', isSecret: true },
    ],
    contextAccessToken: 'token-of-mine',
  };
  const made = await arm.put(task(), body({ step }, { tags: { team: 'web' } }));
  expect(made.body.properties.step).toEqual({
    type: 'Docker',
    imageNames: ['app:v1'],
    isPushEnabled: true,
    noCache: false,
    arguments: [{ name: 'shown', value: '1', isSecret: false }],
    dockerFilePath: 'Dockerfile',
    contextPath: 'https://git.example/app.git',
  });
  const details = await arm.send('POST', at(REGISTRY, V, '/tasks/hello/listDetails'));
  expect(details.body.properties.step).toMatchObject({
    arguments: step.arguments,
    contextAccessToken: 'token-of-mine',
  });
  const patched = await arm.patch(task(), {
    properties: {
      status: 'Disabled',
      agentConfiguration: { cpu: 4 },
      timeout: 600,
      step: { type: 'Docker', imageNames: ['app:v2'] },
    },
  });
  expect(patched.body).toMatchObject({
    tags: { team: 'web' },
    properties: {
      status: 'Disabled',
      agentConfiguration: { cpu: 4 },
      timeout: 600,
      step: { imageNames: ['app:v2'], dockerFilePath: 'Dockerfile' },
    },
  });
  const again = await arm.put(task(), body());
  expect(again.body).not.toHaveProperty('tags');
  expect(again.body.properties).toMatchObject({ status: 'Enabled', step: { type: 'EncodedTask' } });
});

test('its own identity is in the directory, and goes with the task, the task with its registry', async () => {
  const { body: made } = await arm.put(task(), body({}, { identity: { type: 'SystemAssigned' } }));
  arm.pass(2_000);
  expect(principalByOid(arm.world, made.identity.principalId)).toMatchObject({ displayName: 'hello' });
  expect((await arm.send('DELETE', task())).status).toBe(200);
  expect((await arm.send('DELETE', task())).status).toBe(204);
  expect((await arm.get(task())).body).toEqual({
    error: { code: 'ResourceNotFound', message: 'The resource hello could not be found.' },
    status: 'Failed',
  });
  expect(principalByOid(arm.world, made.identity.principalId)).toBeUndefined();
  await arm.put(task(), body());
  await arm.send('DELETE', at(REGISTRY));
  expect([...arm.world.store.tasks.all()]).toEqual([]);
});

test('secrets need a right of their own', async () => {
  await arm.put(task(), body());
  expect((await arm.get(task(), 'reader')).status).toBe(200);
  expect(
    (await arm.send('POST', at(REGISTRY, V, '/tasks/hello/listDetails'), { user: 'reader' })).status,
  ).toBe(403);
  expect((await arm.put(task(), body(), 'reader')).status).toBe(403);
});

describe('refused', () => {
  test.each([
    [{ step: undefined }, 400],
    [{ platform: undefined }, 400],
    [{ platform: { os: 'plan9' } }, 400],
    [{ timeout: 10 }, 400],
    [{ step: { type: 'Docker' } }, 400],
    [{ step: { type: 'EncodedTask', encodedTaskContent: 'not base64!' } }, 400],
    [{ step: { type: 'Docker', dockerFilePath: 'D', taskFilePath: 'x' } }, 400],
    [{ credentials: { customRegistries: { 'a.azurecr.io': { token: 'x' } } } }, 400],
    [{ colour: 'red' }, 400],
    [{ isSystemTask: true }, 501],
    [{ agentPoolName: 'pool' }, 501],
    [{ logTemplate: 'acr/x:{{.Run.ID}}' }, 501],
    [{ trigger: { timerTriggers: [{ name: 't', schedule: '0 * * * *' }] } }, 501],
    [{ trigger: { sourceTriggers: [{ name: 's' }] } }, 501],
    [{ credentials: { sourceRegistry: { identity: '[caller]' } } }, 501],
  ])('%j: %i', async (properties, status) => {
    expect((await arm.put(task(), body(properties))).status).toBe(status);
    expect([...arm.world.store.tasks.all()]).toEqual([]);
  });

  test('a name too short, a registry that is not there, a version of registries', async () => {
    expect((await arm.put(task('abc'), body())).body.error.code).toBe('InvalidParameter');
    const nowhere = task().replace(REGISTRY, 'nothere');
    expect((await arm.put(nowhere, body())).body.error.code).toBe('ResourceNotFound');
    expect((await arm.get(task('hello', '2025-11-01'))).body.error.code).toBe('InvalidResourceType');
  });
});
