// Virtual machines: read, and given identities as `az vm identity` does it.
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestArm, type TestArm } from '#emulator/arm/arm-harness.ts';

const SUB = '/subscriptions/5ab00003-0000-4000-8000-000000000003';
const GROUP = `${SUB}/resourceGroups/myResourceGroup`;
const MACHINE = `${GROUP}/providers/Microsoft.Compute/virtualMachines/myDockerVM`;
const IDENTITIES = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities`;
const VERSION = 'api-version=2022-08-01';

let arm: TestArm;
beforeEach(async () => {
  arm = createTestArm();
  for (const name of ['first', 'second']) {
    await arm.put(`${IDENTITIES}/${name}?api-version=2023-01-31`, { location: 'westcentralus' });
  }
});

async function read(version = VERSION) {
  return (await arm.get(`${MACHINE}?${version}`)).body;
}

function assign(type: string, userAssignedIdentities?: object, user = 'operator') {
  const identity = { type, ...(userAssignedIdentities === undefined ? {} : { userAssignedIdentities }) };
  return arm.patch(`${MACHINE}?${VERSION}`, { identity }, user);
}

test('is listed over the subscription and in its group, and has no identity at first', async () => {
  const machine = await read('api-version=2026-04-01');
  expect(machine).toMatchObject({ id: MACHINE, properties: { provisioningState: 'Succeeded' } });
  expect(machine).not.toHaveProperty('identity');
  for (const scope of [SUB, GROUP]) {
    const list = await arm.get(`${scope}/providers/Microsoft.Compute/virtualMachines?api-version=2022-11-01`);
    expect(list.body.value).toEqual([machine]);
  }
  const expanded = await read(`${VERSION}&%24expand=instanceView`);
  expect(expanded.properties.instanceView.statuses).toContainEqual(
    expect.objectContaining({ code: 'PowerState/running' }),
  );
  expect((await arm.get(`${MACHINE}?${VERSION}&%24expand=userData`)).status).toBe(501);
  expect((await arm.get(`${MACHINE.replace('myDocker', 'no')}?${VERSION}`)).body.error.code).toBe(
    'ResourceNotFound',
  );
});

test('a change is a long-running operation: at once in effect, Updating until it ends', async () => {
  const answer = await assign('SystemAssigned');
  expect(answer.status).toBe(200);
  expect(answer.body.properties.provisioningState).toBe('Updating');
  expect(answer.headers.get('retry-after')).toBe('1');
  const poll = answer.headers.get('azure-asyncoperation') ?? '';
  expect(poll).toContain(`${SUB}/providers/Microsoft.Compute/locations/westcentralus/operations/`);
  const running = await arm.get(poll);
  expect([running.status, running.body.status]).toEqual([200, 'InProgress']);
  arm.pass(arm.world.settings.longOperationMs);
  const ended = await arm.get(poll);
  expect(ended.body).toMatchObject({ status: 'Succeeded', endTime: '2026-11-21T09:00:02.000Z' });
  expect((await read()).properties.provisioningState).toBe('Succeeded');
  expect((await arm.get(poll.replace(/operations\/[^?]+/, 'operations/none'))).status).toBe(404);
});

describe('identities', () => {
  test('join one by one, go one by one, and the own one keeps its principal', async () => {
    const own = (await assign('SystemAssigned')).body.identity;
    expect(own).toEqual({
      type: 'SystemAssigned',
      principalId: expect.any(String),
      tenantId: expect.any(String),
    });
    await assign('SystemAssigned, UserAssigned', { [`${IDENTITIES}/FIRST`]: {} });
    await assign('SystemAssigned, UserAssigned', { [`${IDENTITIES}/second`]: {} });
    const { identity } = await read();
    expect(identity).toMatchObject({ ...own, type: 'SystemAssigned, UserAssigned' });
    const first = (await arm.get(`${IDENTITIES}/first?api-version=2023-01-31`)).body.properties;
    expect(identity.userAssignedIdentities).toEqual({
      [`${IDENTITIES}/first`]: { principalId: first.principalId, clientId: first.clientId },
      [`${IDENTITIES}/second`]: expect.anything(),
    });
    const less = await assign('UserAssigned', { [`${IDENTITIES}/first`]: null });
    expect(less.body.identity).toEqual({
      type: 'UserAssigned',
      userAssignedIdentities: { [`${IDENTITIES}/second`]: expect.anything() },
    });
    expect((await assign('None')).body).not.toHaveProperty('identity');
  });

  test('a new own identity is a new principal', async () => {
    const before = (await assign('SystemAssigned')).body.identity.principalId;
    await assign('None');
    expect((await assign('SystemAssigned')).body.identity.principalId).not.toBe(before);
  });

  test.each([
    [
      'one that is not there',
      'UserAssigned',
      { [`${IDENTITIES}/third`]: {} },
      400,
      'FailedIdentityOperation',
    ],
    ['a type without them', 'SystemAssigned', { [`${IDENTITIES}/first`]: {} }, 400, 'InvalidIdentityType'],
    ['none at all', 'UserAssigned', undefined, 400, 'InvalidIdentityType'],
    ['an unknown type', 'Magic', undefined, 400, 'InvalidParameter'],
  ])('%s: refused', async (_, type, wanted, status, code) => {
    const answer = await assign(type, wanted);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await read()).not.toHaveProperty('identity');
  });

  test('need the right to assign them', async () => {
    const { store } = arm.world;
    const [sample] = [...store.roleDefinitions.all()];
    if (sample === undefined) throw new Error('no role');
    const machines = [
      { actions: ['Microsoft.Compute/*'], notActions: [], dataActions: [], notDataActions: [] },
    ];
    store.roleDefinitions.put({ ...sample, name: 'machines', permissions: machines });
    store.roleAssignments.put({
      name: 'machines',
      scope: SUB,
      roleDefinition: 'machines',
      principalId: '0a11ce00-0000-4000-8000-000000000003',
      principalType: 'User',
      createdOn: 0,
    });
    const { status, body } = await assign('UserAssigned', { [`${IDENTITIES}/first`]: {} }, 'reader');
    expect([status, body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    expect((await assign('SystemAssigned', undefined, 'reader')).status).toBe(200);
  });
});

test('tags are replaced; everything else is not implemented and says so', async () => {
  await arm.patch(`${MACHINE}?${VERSION}`, { tags: { a: '1' } });
  expect((await arm.patch(`${MACHINE}?${VERSION}`, { tags: { b: '2' } })).body.tags).toEqual({ b: '2' });
  expect((await arm.patch(`${MACHINE}?${VERSION}`, { properties: {} })).status).toBe(501);
  expect((await arm.patch(`${MACHINE}?${VERSION}`, { tags: {} }, 'reader')).status).toBe(403);
});
