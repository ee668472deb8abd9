// Long-running operations that a fault dooms: what the poll answers, and what is stored in the end.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Fate } from '#emulator/fault-actions.ts';
import { at, createTestArm, type TestAnswer, type TestArm } from './arm-harness.ts';
import { networkBody } from './handlers/network-harness.ts';

const GROUP = '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup/providers';
const MACHINE = `${GROUP}/Microsoft.Compute/virtualMachines/myDockerVM?api-version=2022-08-01`;
const NETWORK = `${GROUP}/Microsoft.Network/virtualNetworks/vnet?api-version=2024-05-01`;
const OWN_NETWORK = `${GROUP}/Microsoft.Network/virtualNetworks/myDockerVMVNET?api-version=2024-05-01`;
const ZONE = `${GROUP}/Microsoft.Network/privateDnsZones/example.test?api-version=2024-06-01`;
const decision = {
  properties: { privateLinkServiceConnectionState: { status: 'Approved', description: '' } },
};

let arm: TestArm;
let connection: string;
beforeEach(() => {
  arm = createTestArm();
  const { connections } = registry('crcontosodata');
  const wanted = connections.find(({ privateEndpointId }) => privateEndpointId.endsWith('/pe-notebooks'));
  connection = at('crcontosodata', '2025-11-01', `/privateEndpointConnections/${wanted?.name}`);
});

function registry(name: string) {
  const found = [...arm.world.store.registries.all()].find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

/** Everything but the operations themselves. */
function stored(): unknown {
  const { operations: _1, networkOperations: _2, computeOperations: _3, ...rest } = arm.world.store.dump();
  return structuredClone(rest);
}

const WRITES: Readonly<Record<string, () => Promise<TestAnswer>>> = {
  'a decision on a connection': () => arm.put(connection, decision),
  'the deletion of a connection': () => arm.send('DELETE', connection),
  'anonymous pull': () =>
    arm.patch(at('mycontainerregistry'), { properties: { anonymousPullEnabled: true } }),
  'a new network': () => arm.put(NETWORK, networkBody()),
  'the identity of a machine': () => arm.patch(MACHINE, { identity: { type: 'SystemAssigned' } }),
  'a new zone': () => arm.put(ZONE, { location: 'global' }),
};

const linkOf = ({ headers }: TestAnswer, name: string) => headers.get(name) ?? '';
const pollOf = (answer: TestAnswer) => linkOf(answer, 'azure-asyncoperation') || linkOf(answer, 'location');

const doom = (operation: Fate) => arm.world.faults.add({ match: {}, times: 1, then: { operation } });

describe.each(Object.keys(WRITES))('%s', (name) => {
  const write = () => WRITES[name]?.() ?? Promise.reject(new Error(name));

  test.each([
    ['failed', 'Failed', 'OperationFailed'],
    ['canceled', 'Canceled', 'OperationCanceled'],
  ] as const)(
    '%s: accepted, runs, ends with the error, and nothing is changed',
    async (fate, status, code) => {
      const before = stored();
      doom(fate);
      const accepted = await write();
      expect(accepted.status).toBeLessThan(300);
      const poll = pollOf(accepted);
      expect((await arm.get(poll)).body?.status).not.toBe(status);
      arm.pass(2_000);
      const ended = await arm.get(poll);
      expect(ended.body.error.code).toBe(code);
      if (poll.includes('operationResults')) expect(ended.status).toBe(409);
      else expect([ended.status, ended.body.status]).toEqual([200, status]);
      expect(stored()).toEqual(before);
      // Whatever it began can be tried again.
      expect((await write()).status).toBe(accepted.status);
    },
  );

  test.each(['lost', 'unknown'] as const)('%s: succeeds all the same, unseen', async (fate) => {
    const expected = createTestArm();
    const real = arm;
    arm = expected;
    const before = shapeOf(stored());
    await write();
    arm.pass(2_000);
    arm.world.settle();
    const without = shapeOf(stored());
    expect(without).not.toEqual(before);
    arm = real;

    doom(fate);
    const poll = pollOf(await write());
    for (const wait of [0, 1_000, 60_000]) {
      arm.pass(wait);
      const answer = await arm.get(poll);
      if (fate === 'lost') expect(answer.status).toBe(404);
      else
        expect([answer.status >= 200 && answer.status < 300, answer.body.status]).toEqual([
          true,
          'Indeterminate',
        ]);
    }
    expect(shapeOf(stored())).toEqual(without);
  });

  test('stuck: runs for ever', async () => {
    doom('stuck');
    const poll = pollOf(await write());
    const first = await arm.get(poll);
    arm.pass(30 * 24 * 60 * 60_000);
    const later = await arm.get(poll);
    expect([later.status, later.body]).toEqual([first.status, first.body]);
    expect(JSON.stringify(later.body ?? '')).not.toContain('Succeeded');
  });
});

/** Times and made-up identifiers aside. */
function shapeOf(state: unknown): unknown {
  const text = JSON.stringify(state)
    .replaceAll(/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g, 'guid')
    .replaceAll(/1\d{12}/g, '0');
  return JSON.parse(text);
}

test('a failed change of what was there brings back what was there', async () => {
  const { properties, ...rest } = (await arm.get(OWN_NETWORK)).body;
  doom('failed');
  const changed = await arm.put(OWN_NETWORK, { ...rest, properties, tags: { a: 'b' } });
  arm.pass(2_000);
  expect((await arm.get(pollOf(changed))).body.status).toBe('Failed');
  expect((await arm.get(OWN_NETWORK)).body.tags).toEqual(rest.tags);
});

test('what others change while a doomed operation runs stays', async () => {
  doom('failed');
  const accepted = await arm.put(connection, decision);
  expect((await arm.patch(at('crcontosodata'), { tags: { meanwhile: 'yes' } })).status).toBe(200);
  arm.pass(2_000);
  expect((await arm.get(pollOf(accepted))).body.status).toBe('Failed');
  const after = registry('crcontosodata');
  expect(after.tags).toEqual({ meanwhile: 'yes' });
  expect(after.connections.map(({ provisioningState }) => provisioningState)).not.toContain('Updating');
});

test('an answer that begins no operation is left alone, and reset forgets every fate', async () => {
  doom('failed');
  expect((await arm.patch(at('crcontosoprod'), { tags: { x: 'y' } })).status).toBe(200);
  doom('failed');
  expect((await arm.send('DELETE', at('crcontosopoc'))).status).toBe(200);
  expect((await arm.get(at('crcontosopoc'))).status).toBe(404);
  expect(arm.world.faults.list()).toEqual([]);
  doom('lost');
  const poll = pollOf(await arm.put(connection, decision));
  expect((await arm.get(poll)).status).toBe(404);
  const name = new URL(poll).pathname.split('/').at(-1) ?? '';
  expect(arm.world.fates.get(name)?.fate).toBe('lost');
  arm.world.reset();
  expect(arm.world.fates.get(name)).toBeUndefined();
});
