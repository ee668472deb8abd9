// User-assigned identities: their life, and what is refused.
import { beforeEach, expect, test } from 'vitest';
import { createTestArm, type TestArm } from '#emulator/arm/arm-harness.ts';
import { directory } from '#emulator/directory.ts';

const SUB = '/subscriptions/5ab00003-0000-4000-8000-000000000003';
const BASE = `${SUB}/resourceGroups/myResourceGroup/providers/Microsoft.ManagedIdentity/userAssignedIdentities`;

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

function at(name: string, version = '2023-01-31', base = BASE) {
  return `${base}${name === '' ? '' : `/${name}`}?api-version=${version}`;
}

test('is created, listed, tagged and deleted; its principal stays the same', async () => {
  const made = await arm.put(at('myACRId'), { location: 'West Central US' });
  expect(made.status).toBe(201);
  expect(made.body).toEqual({
    id: `${BASE}/myACRId`,
    name: 'myACRId',
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
    location: 'westcentralus',
    tags: {},
    properties: {
      tenantId: directory.tenantId,
      principalId: expect.stringMatching(/^[\da-f-]{36}$/),
      clientId: expect.stringMatching(/^[\da-f-]{36}$/),
    },
  });
  const again = await arm.put(at('MYACRID', '2024-11-30'), { location: 'westcentralus', tags: { a: '1' } });
  expect(again.status).toBe(200);
  expect(again.body).toEqual({
    ...made.body,
    tags: { a: '1' },
    properties: { ...made.body.properties, isolationScope: 'None' },
  });
  const tagged = await arm.patch(at('myACRId'), { tags: { b: '2' } });
  expect([tagged.status, tagged.body.tags]).toEqual([200, { b: '2' }]);
  expect((await arm.patch(at('myACRId'), {})).body.tags).toEqual({ b: '2' });

  for (const list of [
    at(''),
    at('', '2022-01-31-preview', BASE.replace('/resourceGroups/myResourceGroup', '')),
  ]) {
    expect((await arm.get(list)).body.value).toEqual([tagged.body]);
  }
  expect((await arm.send('DELETE', at('myACRId'))).status).toBe(200);
  expect((await arm.send('DELETE', at('myACRId'))).status).toBe(204);
  expect((await arm.get(at('myACRId'))).body.error.code).toBe('ResourceNotFound');
});

test.each([
  ['no location', at('myACRId'), {}, 400, 'LocationRequired'],
  ['a bad name', at('-x'), { location: 'westus' }, 400, 'InvalidResourceName'],
  ['a typing error', at('myACRId'), { location: 'westus', tag: {} }, 400, 'InvalidRequestContent'],
  [
    'isolation',
    at('myACRId', '2024-11-30'),
    { location: 'westus', properties: { isolationScope: 'Regional' } },
    501,
    'NotImplemented',
  ],
  [
    'a group that is not',
    at('myACRId').replace('myResourceGroup', 'none'),
    { location: 'westus' },
    404,
    'ResourceGroupNotFound',
  ],
])('with %s is refused', async (_, path, body, status, code) => {
  const answer = await arm.put(path, body);
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
});

test('cannot move, and readers cannot make one', async () => {
  await arm.put(at('myACRId'), { location: 'westus' });
  const moved = await arm.put(at('myACRId'), { location: 'eastus' });
  expect([moved.status, moved.body.error.code]).toEqual([409, 'InvalidResourceLocation']);
  expect((await arm.put(at('other'), { location: 'westus' }, 'reader')).status).toBe(403);
});
