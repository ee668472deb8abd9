/**
 * Traps of Azure's SDKs that the gateway keeps the console out of. Each is sprung twice: the gateway
 * behaves, and the bare SDK, driven the same way, shows that the trap is real.
 */
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import { describe, expect, it } from 'vitest';
import { parseRegistryRef } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { classify } from './classify.ts';
import { type ArmConnection, clientOptions } from './connection.ts';
import { pollOperation, putDecision } from './connections.ts';
import { listJson } from './raw.ts';
import { getRegistry, listRegistries, listSubnetRules, patchRegistry } from './registries.ts';
import { listSubscriptions } from './subscriptions.ts';

const azure = startAzure();
const REGISTRY = 'mycontainerregistry';

const bareSdk = (arm: ArmConnection, subscriptionId: string) =>
  new ContainerRegistryManagementClient(arm.credential, subscriptionId, {
    endpoint: arm.endpoint,
    credentials: { scopes: ['https://management.azure.com/.default'] },
    tlsOptions: { ca: arm.ca ?? '' },
  });

/** A fault that strikes that operation so many times; -1 for always. */
const fault = (operation: string, then: object, times = 1) =>
  azure.emulator.admin.setFaults([{ match: { operation }, times, then }]);

async function operator() {
  const arm = await azure.as('operator');
  const ref = await azure.find(REGISTRY);
  return { arm, ref, bare: bareSdk(arm, ref.subscriptionId) };
}

async function sentTo(operation: string): Promise<number> {
  const { entries } = await azure.emulator.admin.requests();
  return entries.filter((entry) => entry['operation'] === operation).length;
}

const failureOf = async (work: Promise<unknown>) =>
  classify(await work.catch((error: unknown) => error), 'c-1');

/** Rejects with an AbortError when the work takes longer. */
const within = (milliseconds: number) => AbortSignal.timeout(milliseconds);

describe('a 429 without Retry-After', () => {
  it('is tried again by the gateway', async () => {
    const { arm, ref } = await operator();
    await fault('registries.get', { status: 429 });
    expect((await getRegistry(arm, ref)).ref.name).toBe(REGISTRY);
  });

  it('is final for the bare SDK', async () => {
    const { ref, bare } = await operator();
    await fault('registries.get', { status: 429 });
    await expect(bare.registries.get(ref.resourceGroup, ref.name)).rejects.toThrow();
    expect(await sentTo('registries.get')).toBe(1);
  });
});

describe.each<[string, object]>([
  ['without a body', { status: 403 }],
  ['with a page of HTML', { status: 403, body: '<html>Forbidden</html>' }],
])('an error %s', (_name, then) => {
  it('keeps its status in the gateway', async () => {
    const { arm, ref } = await operator();
    await fault('registries.get', then);
    expect(await failureOf(getRegistry(arm, ref))).toMatchObject({
      code: 'forbidden',
      details: { status: 403 },
    });
  });
});

it('an error without a body is a TypeError to the bare SDK', async () => {
  const { ref, bare } = await operator();
  await fault('registries.get', { status: 403 });
  await expect(bare.registries.get(ref.resourceGroup, ref.name)).rejects.toBeInstanceOf(TypeError);
});

describe('a Retry-After of an hour', () => {
  const anHour = () => fault('registries.get', { status: 429, headers: { 'retry-after': '3600' } }, -1);

  it('is reported by the gateway, not slept through', async () => {
    const { arm, ref } = await operator();
    await anHour();
    const start = performance.now();
    expect(await failureOf(getRegistry(arm, ref))).toMatchObject({
      code: 'throttled',
      retryAfterSeconds: 3600,
    });
    expect(performance.now() - start).toBeLessThan(6_000);
  });

  it('keeps the bare SDK asleep', async () => {
    const { ref, bare } = await operator();
    await anHour();
    const waiting = bare.registries.get(ref.resourceGroup, ref.name, { abortSignal: within(1_500) });
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(await sentTo('registries.get')).toBe(1);
  });
});

describe.each([
  ['a connection lost after a PATCH', { reset: 'after' }],
  ['a 503 to a PATCH', { status: 503 }],
])('%s', (_name, then) => {
  const change = { publicNetworkAccess: 'Enabled', networkRuleSet: { defaultAction: 'Allow' } } as const;

  it('is not answered by a second PATCH of the gateway', async () => {
    const { arm, ref } = await operator();
    await fault('registries.patch', then);
    expect(
      await failureOf(patchRegistry(arm, ref, { apiVersion: '2025-11-01', properties: change })),
    ).toMatchObject({ code: 'unavailable' });
    expect(await sentTo('registries.patch')).toBe(1);
  });

  it('makes the bare SDK send it again', async () => {
    const { ref, bare } = await operator();
    await fault('registries.patch', then);
    await bare.registries.update(ref.resourceGroup, ref.name, { publicNetworkAccess: 'Enabled' });
    expect(await sentTo('registries.patch')).toBe(2);
  });
});

describe('a long-running decision', () => {
  async function decide() {
    const { arm, ref, pending } = await pendingConnection();
    const url = await putDecision(arm, ref, pending, { status: 'Approved', description: 'ok' });
    return () => pollOperation(arm, ref, url ?? '');
  }
  async function bareDecision() {
    const { arm, ref, pending } = await pendingConnection();
    return bareSdk(arm, ref.subscriptionId)
      .privateEndpointConnections.createOrUpdate(
        ref.resourceGroup,
        ref.name,
        pending.name,
        {
          privateEndpoint: { id: pending.privateEndpointId ?? '' },
          privateLinkServiceConnectionState: { status: 'Approved' },
        },
        { updateIntervalInMs: 50, abortSignal: within(10_000) },
      )
      .pollUntilDone();
  }

  const CANCELED = { status: 'Canceled', error: { code: 'OperationPreempted', message: 'Superseded.' } };

  it('that was cancelled is a failure with its reason to the gateway', async () => {
    await fault('operationStatuses.get', { status: 200, body: CANCELED }, -1);
    const poll = await decide();
    expect(await poll()).toMatchObject({ state: 'failed', azureCode: 'OperationPreempted' });
  });

  it('that was cancelled is an error without its reason in the bare SDK', async () => {
    await fault('operationStatuses.get', { status: 200, body: CANCELED }, -1);
    const error = await bareDecision().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/OperationPreempted|Superseded/);
  });

  it('with an empty answer is still running to the gateway', async () => {
    await fault('operationStatuses.get', { status: 200 }, -1);
    const poll = await decide();
    expect(await poll()).toEqual({ state: 'running' });
  });

  it('with an empty answer is done to the bare SDK, whatever Azure is doing', async () => {
    await azure.emulator.admin.settings({ longOperationMs: 60_000 });
    await fault('operationStatuses.get', { status: 200 }, -1);
    const done = await bareDecision();
    expect(done).not.toHaveProperty('privateLinkServiceConnectionState.status', 'Approved');
  });

  it.each([401, 429])('survives one %i in the gateway', async (status) => {
    const poll = await decide();
    await fault('operationStatuses.get', { status });
    const first = await poll().catch((error: unknown) => classify(error, 'c-1').code);
    expect(['sign_in_required', { state: 'running' }, { state: 'succeeded' }]).toContainEqual(first);
    await expect.poll(poll, { interval: 100, timeout: 5_000 }).toEqual({ state: 'succeeded' });
  });

  it.each([401, 429])('dies of one %i in the bare SDK', async (status) => {
    await fault('operationStatuses.get', { status });
    await expect(bareDecision()).rejects.toThrow();
  });
});

describe('a nextLink that leads back to its own page', () => {
  async function selfReferring(operation: string, path: string) {
    const { arm } = await operator();
    await fault(operation, { rewrite: { body: { nextLink: `${arm.endpoint}${path}` } } }, -1);
  }
  const registriesPath = ({ subscriptionId }: RegistryRef) =>
    `/subscriptions/${subscriptionId}/providers/Microsoft.ContainerRegistry/registries?api-version=2025-11-01`;

  it.each([
    ['the list of registries', listRegistries],
    ['the list with subnet rules', listSubnetRules],
  ])('ends %s with an error at once', async (_name, list) => {
    const { arm, ref } = await operator();
    await selfReferring('registries.list', registriesPath(ref));
    expect(await failureOf(list(arm, ref.subscriptionId))).toMatchObject({ code: 'unexpected' });
    expect(await sentTo('registries.list')).toBeLessThan(3);
  });

  it('ends the list of subscriptions with an error at once', async () => {
    const { arm } = await operator();
    await selfReferring('subscriptions.list', '/subscriptions?api-version=2022-12-01');
    expect(await failureOf(listSubscriptions(arm))).toMatchObject({ code: 'unexpected' });
    expect(await sentTo('subscriptions.list')).toBeLessThan(3);
  });

  it('is followed by the bare SDK for as long as it is let', async () => {
    const { ref, bare } = await operator();
    await selfReferring('registries.list', registriesPath(ref));
    let pages = 0;
    for await (const _page of bare.registries.list().byPage()) {
      pages += 1;
      if (pages === 20) break;
    }
    expect(pages).toBe(20);
  });
});

describe('a malformed registry in a list', () => {
  /** The real list with that item in its middle. */
  async function withItem(odd: unknown) {
    const { arm, ref, bare } = await operator();
    const path = `/subscriptions/${ref.subscriptionId}/providers/Microsoft.ContainerRegistry/registries`;
    const client = bareSdk(arm, ref.subscriptionId);
    const items = (await listJson(client, arm, path, '2025-11-01')) as { name: string }[];
    await fault('registries.list', { status: 200, body: { value: [items[0], odd, ...items.slice(1)] } }, -1);
    return { arm, ref, bare, names: items.map(({ name }) => name) };
  }
  const ID =
    '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/oddregistry';

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'registry'],
    ['without an id', { name: 'oddregistry', sku: { name: 'Premium' } }],
    ['with a number as its id', { id: 7, sku: { name: 'Premium' } }],
  ])('%s does not hide the others', async (_name, odd) => {
    const { arm, ref, names } = await withItem(odd);
    expect((await listRegistries(arm, ref.subscriptionId)).map((found) => found.ref.name)).toEqual(names);
  });

  it.each<[string, object]>([
    ['without a SKU', {}],
    ['with texts for lists', { sku: 'Premium', tags: 3, properties: { networkRuleSet: { ipRules: 'all' } } }],
    ['with null for everything', { sku: null, tags: null, properties: null, systemData: null }],
    ['with odd connections', { sku: {}, properties: { privateEndpointConnections: [null, 'x', {}] } }],
  ])('%s is shown as far as it can be', async (_name, odd) => {
    const { arm, ref, names } = await withItem({ id: ID, ...odd });
    const found = await listRegistries(arm, ref.subscriptionId);
    expect(found).toHaveLength(names.length + 1);
    expect(found[1]).toMatchObject({ id: ID, access: { sku: 'Unknown', ipRules: [] } });
  });

  it('loses the whole page in the bare SDK', async () => {
    const { bare } = await withItem({ id: ID });
    await expect(bare.registries.list().next()).rejects.toBeInstanceOf(TypeError);
  });
});

describe.each([
  ['resourceGroup', '/providers/Microsoft.ContainerRegistry/registries/mycontainerregistry'],
  ['name', '/resourceGroups/myResourceGroup/providers/Microsoft.ContainerRegistry/'],
])('`..` as %s', (part, climbed) => {
  const climbing = (ref: RegistryRef) => ({ ...ref, [part]: '..' });

  it('is refused where names enter the console', async () => {
    expect(parseRegistryRef(climbing(await azure.find(REGISTRY)))).toEqual({ ok: false });
  });

  it('climbs up the path in the bare SDK', async () => {
    const { ref, bare } = await operator();
    const { resourceGroup, name } = climbing(ref);
    await bare.registries.get(resourceGroup, name).catch(() => undefined);
    const { entries } = await azure.emulator.admin.requests();
    expect(entries.at(-1)?.['path']).toBe(`/subscriptions/${ref.subscriptionId}${climbed}`);
  });
});

it('bounds every request in time, which the SDKs do not', async () => {
  const { arm, ref, bare } = await operator();
  const timeouts: number[] = [];
  const watch = {
    name: 'watch',
    sendRequest: (request: { timeout: number }) => {
      timeouts.push(request.timeout);
      return Promise.reject(new Error('seen'));
    },
  };
  bare.pipeline.addPolicy(watch, { afterPhase: 'Sign' });
  await bare.registries.get(ref.resourceGroup, ref.name).catch(() => undefined);
  expect(timeouts).toEqual([0]);

  const request = { url: `${arm.endpoint}/`, timeout: 0 };
  void clientOptions(arm, 'read')
    .httpClient.sendRequest(request as never)
    .catch(() => undefined);
  expect(request.timeout).toBe(60_000);
});

async function pendingConnection() {
  const arm = await azure.as('approver');
  for (const { id } of await listSubscriptions(arm)) {
    for (const registry of await listRegistries(arm, id)) {
      const pending = registry.connections.find(({ status }) => status === 'Pending');
      if (pending !== undefined) return { arm, ref: registry.ref, pending };
    }
  }
  throw new Error('The seed has no pending connection.');
}
