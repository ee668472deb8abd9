// What the details of requests cost, and that what is shared among them is neither wrong nor somebody else's.
import { expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { listApprovals } from './list-approvals.ts';
import { readApproval } from './read-approval.ts';

const azure = startAzure('fleet:10x1');

/** Three of one registry and network, and one of another registry in the same network. */
async function requestsOf(arm: ArmConnection) {
  const list = await listApprovals(arm);
  if (!list.ok) throw new Error(list.failure.code);
  const [first, second, third, ...others] = list.value.requests;
  const elsewhere = others.find(({ registry }) => registry.name !== first?.registry.name);
  if (!first || !second || !third || !elsewhere) throw new Error('The fleet has too few requests.');
  await azure.emulator.admin.clearRequests();
  return { first, second, third, elsewhere };
}

type Request = Awaited<ReturnType<typeof requestsOf>>['first'];

async function read(arm: ArmConnection, { registry, connection }: Request) {
  const detail = await readApproval(arm, registry, connection.name);
  if (!detail.ok) throw new Error(detail.failure.code);
  return detail.value;
}

async function asked(): Promise<string[]> {
  const { entries } = await azure.emulator.admin.requests();
  await azure.emulator.admin.clearRequests();
  return entries.map(({ operation }) => String(operation)).toSorted();
}

const ITS_OWN = [
  'networkInterfaces.get',
  'privateDnsZoneGroups.list',
  'privateEndpoints.get',
  'registries.get',
];
const OF_THE_REGISTRY = ['permissions.list', 'registries.get', 'registries.listUsages', 'replications.list'];
const OF_ALL = ['subscriptions.list', 'virtualNetworks.get'];

it('ten requests for the first, four for each further one of that registry', async () => {
  const arm = await azure.as('approver');
  const { first, second, third, elsewhere } = await requestsOf(arm);
  await read(arm, first);
  expect(await asked()).toEqual([...ITS_OWN, ...OF_THE_REGISTRY, ...OF_ALL].toSorted());
  await read(arm, second);
  expect(await asked()).toEqual(ITS_OWN);
  await read(arm, third);
  expect(await asked()).toEqual(ITS_OWN);
  await read(arm, elsewhere);
  expect(await asked()).toEqual([...ITS_OWN, ...OF_THE_REGISTRY].toSorted());
});

it('rows that are asked at once share as well, and are told the same as alone', async () => {
  const arm = await azure.as('approver');
  const { first, second, third } = await requestsOf(arm);
  const together = await Promise.all([first, second, third].map((request) => read(arm, request)));
  expect(await asked()).toHaveLength(10 + 4 + 4);
  const alone = await read(await azure.as('approver', { lifetimeSeconds: 1_800 }), second);
  expect(await asked()).toHaveLength(10);
  expect({ ...together[1], readAt: '' }).toEqual({ ...alone, readAt: '' });
});

it('what one user may is not told to another', async () => {
  const approver = await azure.as('approver');
  const { first } = await requestsOf(approver);
  expect((await read(approver, first)).rights.decideConnections).toBe('allowed');
  expect((await read(await azure.as('reader'), first)).rights.decideConnections).toBe('missing');
});

it('a question that failed is asked again', async () => {
  const arm = await azure.as('approver');
  const { first } = await requestsOf(arm);
  const refusal = { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'No.' } } };
  await azure.emulator.admin.setFaults([{ match: { operation: 'replications.list' }, then: refusal }]);
  expect((await read(arm, first)).regions).toBeNull();
  expect((await read(arm, first)).regions).not.toBeNull();
});

it('a connection that is gone is Azure’s own refusal', async () => {
  const arm = await azure.as('approver');
  const { first } = await requestsOf(arm);
  const gone = `${first.registry.name}.${'0'.repeat(32)}`;
  expect(await readApproval(arm, first.registry, gone)).toMatchObject({
    ok: false,
    failure: { code: 'not_found' },
  });
});
