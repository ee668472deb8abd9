// Deleting registries and their connections.
import { beforeEach, describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';

const LAB = idOf('crcontosolab').replace('/crcontosolab', '');
const NEW = `${LAB}/crnewone`;
const V = '?api-version=2025-11-01';
const premium = { location: 'West Europe', sku: { name: 'Premium' } };
let arm: TestArm;

beforeEach(() => {
  arm = createTestArm();
});

describe('DELETE', () => {
  test('at once without replicas; endpoints that led there are cut off; again 204', async () => {
    const id = idOf('crcontosovault');
    const endpoints =
      arm.world.store.registries.get(id)?.connections.map((one) => one.privateEndpointId) ?? [];
    expect(endpoints).not.toHaveLength(0);
    const registry = arm.world.store.registries.get(id);
    if (registry !== undefined) arm.world.store.registries.put({ ...registry, replicaLocations: [] });
    expect((await arm.send('DELETE', at('crcontosovault'))).status).toBe(200);
    expect((await arm.get(at('crcontosovault'))).status).toBe(404);
    for (const endpoint of endpoints) {
      expect(arm.world.store.privateEndpoints.get(endpoint)?.link.status).toBe('Disconnected');
    }
    expect((await arm.send('DELETE', at('crcontosovault'))).status).toBe(204);
  });

  test('with replicas it takes its time', async () => {
    await arm.put(NEW + V, premium);
    arm.pass(2_000);
    await arm.put(`${NEW}/replications/eastus${V}`, { location: 'eastus' });
    const busy = await arm.send('DELETE', NEW + V);
    expect(busy.status).toBe(202);
    const url = busy.headers.get('location') ?? '';
    expect((await arm.get(NEW + V)).body.properties.provisioningState).toBe('Deleting');
    expect((await arm.send('DELETE', NEW + V)).status).toBe(409);
    expect((await arm.get(url)).status).toBe(202);
    expect((await arm.get(url, 'outsider')).status).toBe(403);
    arm.pass(2_000);
    expect((await arm.get(url)).status).toBe(200);
    expect((await arm.get(NEW + V)).status).toBe(404);
  });

  test('a connection that is not there: 204; one being decided on: 409', async () => {
    const missing = await arm.send(
      'DELETE',
      at('crcontosoprod', '2025-11-01', '/privateEndpointConnections/x'),
    );
    expect(missing.status).toBe(204);
    const registry = arm.world.store.registries.get(idOf('crcontosoprod'));
    const pending = registry?.connections.find(({ status }) => status === 'Pending')?.name;
    const one = at('crcontosoprod', '2025-11-01', `/privateEndpointConnections/${pending}`);
    const state = { privateLinkServiceConnectionState: { status: 'Approved' } };
    expect((await arm.put(one, { properties: state })).status).toBe(201);
    const busy = await arm.send('DELETE', one);
    expect([busy.status, busy.body.error.code]).toEqual([
      409,
      'PrivateEndpointConnectionOperationInProgress',
    ]);
    expect((await arm.send('DELETE', one, { user: 'reader' })).status).toBe(403);
  });
});
