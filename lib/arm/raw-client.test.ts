/** One client carries the requests of all connections of a user: what must not be mixed up. */
import { expect, it } from 'vitest';
import { startAzure } from '#lib/testing/azure.ts';
import { rawClient } from './raw-client.ts';
import { getRegistry, listRegistries, patchRegistry } from './registries.ts';
import { queryGraph, SUBSCRIPTIONS_QUERY } from './resource-graph.ts';

const azure = startAzure();

it('sends each request with its own connection’s correlation id', async () => {
  const arm = await azure.as('operator');
  const ref = await azure.find('mycontainerregistry');
  const asked = ['list', 'patch', 'query', 'get'].map((name) => ({ ...arm, correlationId: `c-${name}` }));
  const [list = arm, patch = arm, query = arm, get = arm] = asked;
  expect(new Set(asked.map((one) => rawClient(one, 'read'))).size).toBe(1);
  await Promise.all([
    listRegistries(list, ref.subscriptionId),
    patchRegistry(patch, ref, {
      apiVersion: '2025-11-01',
      properties: { networkRuleBypassOptions: 'None' },
    }),
    queryGraph(query, { query: SUBSCRIPTIONS_QUERY }),
    getRegistry(get, ref),
    getRegistry(list, ref),
  ]);
  const { entries } = await azure.emulator.admin.requests();
  const ids = entries.map(({ operation, correlationId }) => [operation, correlationId]);
  expect(ids).toContainEqual(['registries.list', 'c-list']);
  expect(ids).toContainEqual(['registries.patch', 'c-patch']);
  expect(ids).toContainEqual(['resourceGraph.query', 'c-query']);
  expect(ids).toContainEqual(['registries.get', 'c-get']);
  expect(ids).toContainEqual(['registries.get', 'c-list']);
});

it('is another one for another user, and for what is never sent again', async () => {
  const [operator, reader] = await Promise.all([azure.as('operator'), azure.as('reader')]);
  const clients = [rawClient(operator, 'read'), rawClient(operator, 'write'), rawClient(reader, 'read')];
  expect(new Set(clients).size).toBe(3);
});
