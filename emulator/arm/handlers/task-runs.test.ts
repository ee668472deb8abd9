// Runs of ACR Tasks: the shapes of publicly recorded traffic, and an end that the data plane's own decision gives.
// https://learn.microsoft.com/azure/container-registry/manage-network-bypass-policy-for-tasks
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';
import { ROLES } from '#emulator/seed/roles.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import { at as networkAt } from './network-harness.ts';
import { IDENTITY } from './registry-model-cases.ts';

const REGISTRY = 'mycontainerregistry';
const HOST = 'mycontainerregistry.azurecr.io';
const V = '2019-06-01-preview';
const steps = (...lines: string[]) => ['version: v1.1.0', 'steps:', ...lines].join('\n');
const PUSH = steps('  - build: -t $Registry/app:$ID .', '  - push: ["$Registry/app:$ID"]');
const PULL = steps('  - cmd: {{.Run.Registry}}/samples/nginx:v1 echo');
const SYSTEM = { [HOST]: { identity: '[system]' } };

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

function change(wish: Partial<Registry>): void {
  const registry = arm.world.store.registries.get(idOf(REGISTRY));
  if (registry === undefined) throw new Error('no registry');
  arm.world.store.registries.put({ ...registry, ...wish });
}

async function makeTask(
  content: string,
  properties: object = {},
  identity: object = { type: 'SystemAssigned' },
) {
  const answer = await arm.put(at(REGISTRY, V, '/tasks/hello'), {
    location: 'westcentralus',
    identity,
    properties: {
      platform: { os: 'linux' },
      step: { type: 'EncodedTask', encodedTaskContent: Buffer.from(content).toString('base64') },
      ...properties,
    },
  });
  expect(answer.status).toBe(200);
  return answer.body;
}

function assign(oid: string, roleDefinition: string): void {
  const scope = idOf(REGISTRY);
  const name = `${oid} ${roleDefinition}`;
  const principalType = 'ServicePrincipal';
  arm.world.store.roleAssignments.put({
    name,
    scope,
    roleDefinition,
    principalId: oid,
    principalType,
    createdOn: 0,
  });
}

const schedule = (body: object) => arm.send('POST', at(REGISTRY, V, '/scheduleRun'), { body });
/** What `az acr task run --no-logs` sends. */
const request = () => ({
  type: 'TaskRunRequest',
  isArchiveEnabled: false,
  taskId: `${idOf(REGISTRY)}/tasks/hello`,
  overrideTaskStepProperties: { arguments: [], values: [] },
});

async function outcome() {
  const accepted = await schedule(request());
  expect(accepted.status).toBe(200);
  arm.pass(2_000);
  return (await arm.get(`${accepted.body.id}?api-version=${V}`)).body.properties;
}

test('scheduled, running and ended, as recorded', async () => {
  await makeTask(PUSH);
  const accepted = await schedule(request());
  expect([accepted.status, accepted.body]).toEqual([
    200,
    {
      type: 'Microsoft.ContainerRegistry/registries/runs',
      properties: {
        runId: 'cf1',
        status: 'Queued',
        lastUpdatedTime: '2026-11-21T09:00:00.0000000+00:00',
        provisioningState: 'Succeeded',
        isArchiveEnabled: false,
      },
      id: `${idOf(REGISTRY)}/runs/cf1`,
      name: 'cf1',
      systemData: expect.objectContaining({ lastModifiedBy: 'operator@contoso.example' }),
    },
  ]);
  const one = at(REGISTRY, V, '/runs/cf1');
  expect((await arm.get(one)).body.properties).toMatchObject({
    status: 'Running',
    task: 'hello',
    runType: 'QuickRun',
  });
  arm.pass(2_000);
  expect((await arm.get(one)).body.properties).toMatchObject({
    status: 'Succeeded',
    finishTime: '2026-11-21T09:00:02.0000000+00:00',
    outputImages: [
      { registry: HOST, repository: 'app', tag: 'cf1', digest: expect.stringMatching(/^sha256:/) },
    ],
  });
});

test('runs are listed newest first, of one task and so many as asked', async () => {
  await makeTask(PULL);
  for (const _ of [1, 2, 3]) await schedule(request());
  await schedule({ type: 'TaskRunRequest', taskName: 'hello' });
  const names = async (query: string) =>
    (await arm.get(`${at(REGISTRY, V, '/runs')}${query}`)).body.value.map(
      (run: { name: string }) => run.name,
    );
  expect(await names('')).toEqual(['cf4', 'cf3', 'cf2', 'cf1']);
  expect(await names("&$filter=TaskName eq 'HELLO'&$top=2")).toEqual(['cf4', 'cf3']);
  expect(await names("&$filter=TaskName eq 'other'")).toEqual([]);
  expect((await arm.get(`${at(REGISTRY, V, '/runs')}&$filter=Status eq 'Failed'`)).status).toBe(501);
  expect((await arm.get(at(REGISTRY, V, '/runs/cf9'))).status).toBe(404);
});

describe('a registry closed to the public', () => {
  const CLOSED: Partial<Registry> = {
    publicNetworkAccess: 'Disabled',
    networkRuleBypassOptions: 'AzureServices',
    networkRuleBypassAllowedForTasks: true,
  };
  beforeEach(async () => {
    const { identity } = await makeTask(PUSH, { credentials: { customRegistries: SYSTEM } });
    assign(identity.principalId, ROLES.acrPush);
    change(CLOSED);
  });

  test('lets a run with the system-assigned identity in, while both switches are on', async () => {
    expect(await outcome()).toMatchObject({ status: 'Succeeded' });
    change({ ...CLOSED, networkRuleBypassAllowedForTasks: false });
    expect(await outcome()).toMatchObject({
      status: 'Failed',
      runErrorMessage: 'failed during run, err: exit status 1',
    });
    change({ ...CLOSED, networkRuleBypassOptions: 'None' });
    expect((await outcome()).status).toBe('Failed');
    change(CLOSED);
    expect((await outcome()).status).toBe('Succeeded');
  });

  test('not one that uses the registry’s own credentials, or a user-assigned identity', async () => {
    await makeTask(PUSH);
    expect((await outcome()).status).toBe('Failed');
    const made = await arm.put(networkAt(IDENTITY, '2024-11-30'), { location: 'westcentralus' });
    const { clientId, principalId } = made.body.properties;
    assign(principalId, ROLES.acrPush);
    const identity = { type: 'UserAssigned', userAssignedIdentities: { [IDENTITY]: {} } };
    const credentials = { customRegistries: { [HOST]: { identity: clientId } } };
    await makeTask(PUSH, { credentials }, identity);
    expect((await outcome()).status).toBe('Failed');
    change({ publicNetworkAccess: 'Enabled' });
    expect((await outcome()).status).toBe('Succeeded');
  });
});

describe('an open registry still wants rights', () => {
  test('pulling is not pushing', async () => {
    const { identity } = await makeTask(PULL, { credentials: { customRegistries: SYSTEM } });
    expect((await outcome()).status).toBe('Failed');
    assign(identity.principalId, ROLES.acrPull);
    expect((await outcome()).status).toBe('Succeeded');
    await makeTask(PUSH, { credentials: { customRegistries: SYSTEM } });
    expect((await outcome()).status).toBe('Failed');
  });

  test('without credentials only anonymous pull; with repository permissions the service has none', async () => {
    const none = { credentials: { sourceRegistry: { loginMode: 'None' } } };
    await makeTask(PULL, none);
    expect((await outcome()).status).toBe('Failed');
    change({ anonymousPullEnabled: true });
    expect((await outcome()).status).toBe('Succeeded');
    await makeTask(PUSH, none);
    expect((await outcome()).status).toBe('Failed');
    await makeTask(PUSH);
    expect((await outcome()).status).toBe('Succeeded');
    change({ roleAssignmentMode: 'AbacRepositoryPermissions' });
    expect((await outcome()).status).toBe('Failed');
  });

  test('another registry is asked in its own name, one that is not there fails, the rest of the world is not asked', async () => {
    await makeTask(steps('  - cmd: crcontosoweb.azurecr.io/app:v1'));
    expect((await outcome()).status).toBe('Failed');
    await makeTask(steps('  - cmd: nothere.azurecr.io/app:v1'));
    expect((await outcome()).status).toBe('Failed');
    await makeTask(steps('  - cmd: mcr.microsoft.com/hello-world'));
    expect((await outcome()).status).toBe('Succeeded');
  });

  test('a docker step pushes its images, unless it is not to', async () => {
    const docker = { type: 'Docker', dockerFilePath: 'D', imageNames: ['one:{{.Run.ID}}', `${HOST}/two`] };
    await makeTask('', { step: docker });
    const { outputImages } = await outcome();
    expect(
      outputImages.map(({ repository, tag }: { repository: string; tag: string }) => [repository, tag]),
    ).toEqual([
      ['one', 'cf1'],
      ['two', 'latest'],
    ]);
    await makeTask('', { step: { ...docker, isPushEnabled: false } });
    expect(await outcome()).not.toHaveProperty('outputImages');
  });
});

test.each([
  [{ ...request(), type: 'DockerBuildRequest' }, 501],
  [{ ...request(), overrideTaskStepProperties: { values: [{ name: 'a', value: 'b' }] } }, 501],
  [{ ...request(), agentPoolName: 'pool' }, 501],
  [{ ...request(), taskId: '/other' }, 400],
  [{ ...request(), colour: 'red' }, 400],
  [{ type: 'TaskRunRequest', taskName: 'none' }, 404],
])('%j: %i', async (body, status) => {
  await makeTask(PULL);
  expect((await schedule(body)).status).toBe(status);
  expect([...arm.world.store.taskRuns.all()]).toEqual([]);
});

test('a disabled task, one whose steps are in a file, a caller without the right', async () => {
  await makeTask(PULL, { status: 'Disabled' });
  expect((await schedule(request())).body.error.code).toBe('TaskDisabled');
  await makeTask('', { step: { type: 'FileTask', taskFilePath: 'acb.yaml' } });
  expect((await schedule(request())).status).toBe(501);
  const refused = await arm.send('POST', at(REGISTRY, V, '/scheduleRun'), {
    user: 'reader',
    body: request(),
  });
  expect(refused.status).toBe(403);
});
