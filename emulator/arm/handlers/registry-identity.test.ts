// Managed identities of a registry: they join and leave in a long-running PATCH, and the directory knows its own one.
import { beforeEach, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';
import { principalByOid } from '#emulator/known-principals.ts';
import { at as networkAt } from './network-harness.ts';
import { IDENTITY } from './registry-model-cases.ts';

const REGISTRY = 'mycontainerregistry';
const OTHER = IDENTITY.replace('myACRId', 'myOtherId');
const both = (wish: object) => ({ type: 'SystemAssigned, UserAssigned', userAssignedIdentities: wish });
let arm: TestArm;

beforeEach(async () => {
  arm = createTestArm();
  for (const id of [IDENTITY, OTHER]) {
    await arm.put(networkAt(id, '2024-11-30'), { location: 'westcentralus' });
  }
});

async function change(identity: object) {
  const before = (await arm.get(at(REGISTRY))).body.identity;
  const answer = await arm.patch(at(REGISTRY), { identity });
  expect([answer.status, answer.body.properties.provisioningState]).toEqual([201, 'Updating']);
  // As recorded: the old state until the operation has ended.
  expect(answer.body.identity).toEqual(before);
  const poll = answer.headers.get('azure-asyncoperation') ?? '';
  expect((await arm.get(poll)).body).toEqual({ status: 'Updating' });
  arm.pass(2_000);
  expect((await arm.get(poll)).body).toEqual({ status: 'Succeeded' });
  return (await arm.get(at(REGISTRY))).body.identity;
}

test('the registry’s own identity comes, stays the same among others, and goes', async () => {
  const own = await change({ type: 'SystemAssigned' });
  expect(own).toEqual({
    type: 'SystemAssigned',
    principalId: expect.stringMatching(/^[\da-f-]{36}$/),
    tenantId: expect.stringMatching(/^[\da-f-]{36}$/),
  });
  const assigned = (await arm.get(networkAt(IDENTITY, '2024-11-30'))).body.properties;
  expect(await change(both({ [IDENTITY.toUpperCase()]: {} }))).toEqual({
    ...own,
    type: 'SystemAssigned, UserAssigned',
    userAssignedIdentities: {
      [IDENTITY]: { principalId: assigned.principalId, clientId: assigned.clientId },
    },
  });
  const joined = await change(both({ [OTHER]: {} }));
  expect(Object.keys(joined.userAssignedIdentities)).toEqual([IDENTITY, OTHER]);
  const left = await change(both({ [IDENTITY]: null }));
  expect(Object.keys(left.userAssignedIdentities)).toEqual([OTHER]);
  expect(left.principalId).toBe(own.principalId);
  expect(await change({ type: 'None' })).toBeUndefined();
});

test('the directory knows it after a while, and forgets it with the registry', async () => {
  const own = await change({ type: 'SystemAssigned' });
  expect(principalByOid(arm.world, own.principalId)).toMatchObject({ displayName: REGISTRY });
  const young = createTestArm();
  young.world.settings.directoryReplicationMs = 5_000;
  await young.patch(at(REGISTRY), { identity: { type: 'SystemAssigned' } });
  young.pass(2_000);
  const { identity } = (await young.get(at(REGISTRY))).body;
  expect(principalByOid(young.world, identity.principalId)).toBeUndefined();
  young.pass(3_000);
  expect(principalByOid(young.world, identity.principalId)).toBeDefined();
  expect((await arm.send('DELETE', at(REGISTRY))).status).toBe(200);
  expect(principalByOid(arm.world, own.principalId)).toBeUndefined();
});

test('a PUT replaces what was assigned, and keeps the registry’s own principal', async () => {
  const own = await change(both({ [IDENTITY]: {} }));
  const body = { location: 'westcentralus', sku: { name: 'Premium' } };
  await arm.put(at(REGISTRY), { ...body, identity: both({ [OTHER]: {} }) });
  arm.pass(2_000);
  const replaced = await arm.get(at(REGISTRY));
  expect(Object.keys(replaced.body.identity.userAssignedIdentities)).toEqual([OTHER]);
  expect(replaced.body.identity.principalId).toBe(own.principalId);
  const kept = await arm.put(at(REGISTRY), body);
  expect(kept.body.identity).toEqual(replaced.body.identity);
});

test('versions before identities neither show nor change them', async () => {
  await change({ type: 'SystemAssigned' });
  const old = await arm.patch(at(REGISTRY, '2019-05-01'), { identity: { type: 'None' } });
  expect([old.status, old.body.identity]).toEqual([200, undefined]);
  expect((await arm.get(at(REGISTRY))).body.identity.type).toBe('SystemAssigned');
});

test.each([
  [{ type: 'UserAssigned' }, 400, 'InvalidIdentityType'],
  [{ type: 'SystemAssigned', userAssignedIdentities: { [IDENTITY]: {} } }, 400, 'InvalidIdentityType'],
  [{ type: 'Other' }, 400, 'InvalidParameter'],
  [
    { type: 'UserAssigned', userAssignedIdentities: { [IDENTITY.replace('myACRId', 'none')]: {} } },
    400,
    'FailedIdentityOperation',
  ],
  [
    {
      type: 'UserAssigned',
      userAssignedIdentities: {
        [IDENTITY.replace('5ab00003', '5ab00004').replace('-000000000003', '-000000000004')]: {},
      },
    },
    403,
    'LinkedAuthorizationFailed',
  ],
])('%j: %i %s', async (identity, status, code) => {
  const before = arm.world.store.registries.get(idOf(REGISTRY));
  const answer = await arm.patch(at(REGISTRY), { identity });
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect(arm.world.store.registries.get(idOf(REGISTRY))).toEqual(before);
});
