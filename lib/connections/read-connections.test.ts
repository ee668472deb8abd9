// What is read of a connection's other side, as far as the user may see it.
import { expect, it } from 'vitest';
import { endpointOf } from '#lib/approvals/list-approvals.ts';
import { listDecisions } from '#lib/approvals/list-decisions.ts';
import { readApproval } from '#lib/approvals/read-approval.ts';
import { readOrigin } from '#lib/approvals/read-origin.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { readConnection } from './read-connection.ts';
import { readPrivateAccess } from './read-private-access.ts';
import { readReplicaReadiness } from './read-replica-readiness.ts';

const azure = startAzure();

async function access(name: string) {
  const arm = await azure.as('approver');
  const read = await readPrivateAccess(arm, await azure.find(name));
  if (!read.ok) throw new Error(read.failure.code);
  const named = (endpoint: string) => {
    const found = read.value.registry.connections.find((one) => endpointOf(one)?.name === endpoint);
    if (found === undefined) throw new Error(`no ${endpoint}`);
    return found;
  };
  return { arm, ...read.value, named };
}

async function approval(registryName: string, endpoint: string) {
  const { arm, registry, named } = await access(registryName);
  const detail = await readApproval(arm, registry.ref, named(endpoint).name);
  if (!detail.ok) throw new Error(detail.failure.code);
  return { arm, ...detail.value };
}

it('an endpoint’s addresses, one for every member, and whether DNS follows it', async () => {
  const { arm, registry, replicas, named } = await access('crcontosopay');
  const endpoint = endpointOf(named('pe-pay-sdc'));
  if (endpoint === null) throw new Error('no endpoint');
  const read = await readConnection(arm, endpoint);
  if (!read.ok || !read.value.endpoint.visible) throw new Error('not visible');
  const { addresses, zones, isStatic } = read.value.endpoint;
  expect(addresses?.map(({ member }) => member).toSorted()).toEqual([
    'registry',
    ...(replicas ?? []).map(({ location }) => `registry_data_${location}`).toSorted(),
  ]);
  expect(zones).toEqual(['privatelink.azurecr.io']);
  expect(isStatic).toBe(false);
  expect(replicas?.[0]).toMatchObject({ isHome: true, location: registry.location });
});

it('an endpoint in a subscription that nobody here sees is hidden, without asking for it', async () => {
  const { requester, neighbours } = await approval('crcontosodata', 'pe-notebooks');
  expect(requester).toEqual({ visible: false });
  expect(neighbours).toBeNull();
  const { entries } = await azure.emulator.admin.requests();
  expect(entries.filter(({ operation }) => operation === 'privateEndpoints.get')).toEqual([]);
});

it('another endpoint of the registry in the same network is found through the network', async () => {
  const { neighbours } = await approval('crcontosokrc', 'pe-store-gateway');
  expect(neighbours).toEqual(['pe-krc-stores']);
  expect((await approval('crcontosodata', 'pe-lakehouse-weu')).neighbours).toEqual([]);
});

it('what else the subscription has at this registry', async () => {
  const { others } = await approval('crcontosokrc', 'pe-store-gateway');
  expect(others.map(({ endpointName }) => endpointName)).toContain('pe-krc-stores');
  expect(others.map(({ endpointName }) => endpointName)).not.toContain('pe-store-gateway');
});

it('who asked and when, as the activity log of the endpoint’s subscription tells', async () => {
  const { arm, named } = await access('crcontosodata');
  const asked = endpointOf(named('pe-lakehouse-weu'));
  const hidden = endpointOf(named('pe-notebooks'));
  if (asked === null || hidden === null) throw new Error('no endpoint');
  expect(await readOrigin(arm, asked)).toMatchObject({
    ok: true,
    value: { by: 'minseo.han@contoso.example', unknown: null },
  });
  expect(await readOrigin(arm, hidden)).toEqual({
    ok: true,
    value: { at: null, by: null, unknown: 'not_readable' },
  });
});

it('decisions of the last weeks, with the endpoint named even where the log does not', async () => {
  const log = await listDecisions(await azure.as('approver'));
  if (!log.ok) throw new Error(log.failure.code);
  expect(log.value.decisions).toMatchObject([
    {
      by: 'approver@contoso.example',
      what: 'approved',
      registry: 'crcontosopay',
      endpoint: 'pe-pay-observability',
      outcome: 'accepted',
    },
  ]);
  expect(log.value.failures).toEqual([]);
});

it('before a replica is added: free addresses of each endpoint’s subnet, and who cannot be looked at', async () => {
  const arm = await azure.as('approver');
  const pay = await readReplicaReadiness(arm, await azure.find('crcontosopay'));
  if (!pay.ok) throw new Error(pay.failure.code);
  expect(pay.value.endpoints).toHaveLength(5);
  expect(pay.value.hidden).toEqual([]);
  for (const { free, isStatic } of pay.value.endpoints) {
    expect(free).toBeGreaterThan(0);
    expect(isStatic).toBe(false);
  }
  const plants = await readReplicaReadiness(arm, await azure.find('crcontosoplants'));
  expect(plants.ok && plants.value.hidden.length).toBe(190);
});
