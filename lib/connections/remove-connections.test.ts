// Removing connections against the embedded Azure, one and many, with faults and other people.
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { batchProgress, isEnded } from '#lib/batches/run-batch.ts';
import type { Connection, RegistryRef } from '#lib/registries/shapes.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { readPrivateAccess } from './read-private-access.ts';
import { removeConnections } from './remove-connections.ts';
import type { RemovalBatch } from './shapes.ts';

const azure = startAzure();
const PACE = { ask: 60, follow: 20_000, putOff: 80, patience: 4_000 };
const DELETE = 'privateEndpointConnections.delete';

async function connectionsOf(arm: ArmConnection, registry: RegistryRef): Promise<readonly Connection[]> {
  const read = await readPrivateAccess(arm, registry);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.registry.connections;
}

async function remove(arm: ArmConnection, registry: RegistryRef, connections: readonly Connection[]) {
  const batch: RemovalBatch = {
    batch: crypto.randomUUID(),
    items: connections.map(({ name, status }) => ({ registry, connectionName: name, base: { status } })),
  };
  await removeConnections(arm, 'u', batch, PACE);
  for (let asked = 0; asked < 400; asked += 1) {
    const items = batchProgress(batch.batch, 'u') ?? [];
    if (isEnded(items)) return items;
    await wait(40);
  }
  throw new Error('The batch did not end.');
}

const deletes = async () =>
  ((await azure.writes()) as unknown as { method: string; status: number }[]).filter(
    ({ method }) => method === 'DELETE',
  );

/** A registry of the seed with several connections, as an operator sees it. */
async function setUp() {
  const arm = await azure.as('operator');
  const registry = await azure.find('crcontosopay');
  const connections = await connectionsOf(arm, registry);
  return { arm, registry, approved: connections.filter(({ status }) => status === 'Approved'), connections };
}

describe('removing', () => {
  it('one DELETE, followed to its end, read back; the consumer’s endpoint is cut off', async () => {
    const { arm, registry, approved, connections } = await setUp();
    const [item] = await remove(arm, registry, approved.slice(0, 1));
    expect(item).toMatchObject({ state: 'succeeded' });
    expect(await deletes()).toMatchObject([{ status: 202 }]);
    expect(await connectionsOf(arm, registry)).toHaveLength(connections.length - 1);
    const { privateEndpoints } = (await azure.emulator.admin.state()) as {
      privateEndpoints: { id: string; link: { status: string } }[];
    };
    const endpoint = privateEndpoints.find(({ id }) => id === approved[0]?.privateEndpointId);
    expect(endpoint?.link.status).toBe('Disconnected');
  });

  it('many of one registry go one after another, each once', async () => {
    const { arm, registry, approved } = await setUp();
    const items = await remove(arm, registry, approved);
    expect(items.map(({ state }) => state)).toEqual(approved.map(() => 'succeeded'));
    expect((await deletes()).map(({ status }) => status)).toEqual(approved.map(() => 202));
  });

  it('a lost answer is settled by reading: done when it arrived, unknown when it did not', async () => {
    const { arm, registry, approved } = await setUp();
    const [first, second] = approved;
    if (first === undefined || second === undefined) throw new Error('too few connections');
    await azure.emulator.admin.setFaults([
      { match: { operation: DELETE }, times: 1, then: { reset: 'after' } },
    ]);
    expect(await remove(arm, registry, [first])).toMatchObject([{ state: 'succeeded' }]);
    await azure.emulator.admin.setFaults([
      { match: { operation: DELETE }, times: 1, then: { reset: 'before' } },
    ]);
    expect(await remove(arm, registry, [second])).toMatchObject([
      { state: 'unknown', failure: { code: 'unavailable', outcomeUnknown: true } },
    ]);
    expect(await deletes()).toHaveLength(2);
    expect((await connectionsOf(arm, registry)).map(({ name }) => name)).toContain(second.name);
  });

  it('a Location that leads elsewhere is not followed; the connection itself tells', async () => {
    const { arm, registry, approved } = await setUp();
    await azure.emulator.admin.setFaults([
      {
        match: { operation: DELETE },
        times: 1,
        then: { rewrite: { headers: { location: 'https://evil.example/operationResults/1' } } },
      },
    ]);
    expect(await remove(arm, registry, approved.slice(0, 1))).toMatchObject([{ state: 'succeeded' }]);
  });

  it('an operation that ends while the connection stays is no success', async () => {
    const { arm, registry, approved } = await setUp();
    await azure.emulator.admin.setFaults([
      {
        match: { operation: DELETE },
        times: 1,
        then: { status: 202, headers: { location: await foreignEnd(registry) } },
      },
      { match: { operation: 'operationResults.get' }, times: -1, then: { status: 200 } },
    ]);
    expect(await remove(arm, registry, approved.slice(0, 1))).toMatchObject([
      { state: 'failed', failure: { code: 'rejected' } },
    ]);
  });

  it('what changed since it was looked at is not removed', async () => {
    const { arm, registry, approved } = await setUp();
    const stale = approved.slice(0, 1).map((connection) => ({ ...connection, status: 'Pending' }));
    expect(await remove(arm, registry, stale)).toMatchObject([
      { state: 'failed', failure: { code: 'conflict', fields: ['status'], current: { status: 'Approved' } } },
    ]);
    expect(await deletes()).toEqual([]);
  });

  it('one that is gone already is removed, and nothing is sent', async () => {
    const { arm, registry, approved } = await setUp();
    await remove(arm, registry, approved.slice(0, 1));
    expect(await remove(arm, registry, approved.slice(0, 1))).toMatchObject([{ state: 'succeeded' }]);
    expect(await deletes()).toHaveLength(1);
  });

  it('who may only decide is told which action is missing', async () => {
    const { registry, approved } = await setUp();
    expect(await remove(await azure.as('approver'), registry, approved.slice(0, 1))).toMatchObject([
      {
        state: 'failed',
        failure: {
          code: 'forbidden',
          action: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/delete',
        },
      },
    ]);
  });
});

const foreignEnd = async ({ subscriptionId }: RegistryRef) =>
  `${azure.emulator.endpoints.arm}/subscriptions/${subscriptionId}/providers/Microsoft.ContainerRegistry/locations/westeurope/operationResults/x?api-version=2025-11-01`;
