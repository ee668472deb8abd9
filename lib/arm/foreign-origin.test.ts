/**
 * Azure's answers name other addresses: pages, operations, redirects. None of them may make the gateway
 * send its token anywhere but to Azure. The bare SDK, driven the same way, shows what happens without.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection, RegistryRef } from '#lib/registries/shapes.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { classify } from './classify.ts';
import type { ArmConnection } from './connection.ts';
import { getConnection, isOperationOf, pollOperation, putDecision } from './connections.ts';
import { getRegistry, listRegistries, listSubnetRules } from './registries.ts';

const azure = startAzure();

/** A host that answers anything and remembers which requests carried a token. */
let trap: Server;
let trapOrigin = '';
let tokensReceived = 0;
let requestsReceived = 0;

beforeEach(async () => {
  tokensReceived = 0;
  requestsReceived = 0;
  // The emulator's own certificate: even a host with a valid one must not get a token.
  const folder = dirname(azure.emulator.endpoints.ca);
  const [key, cert] = ['server.key', 'server.pem'].map((file) => readFileSync(join(folder, file)));
  trap = createServer({ key, cert }, (request, response) => {
    requestsReceived += 1;
    if (request.headers.authorization !== undefined) tokensReceived += 1;
    response.setHeader('content-type', 'application/json');
    response.end('{"value":[],"status":"Succeeded"}');
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  trapOrigin = `https://localhost:${(trap.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => trap.close(resolve)));

const rewrite = (operation: string, change: object) =>
  azure.emulator.admin.setFaults([{ match: { operation }, times: -1, then: { rewrite: change } }]);
const nextLink = () => rewrite('registries.list', { body: { nextLink: `${trapOrigin}/page2` } });
const operationAt = (header: string) =>
  rewrite('privateEndpointConnections.put', {
    headers: { 'azure-asyncoperation': null, location: null, [header]: `${trapOrigin}/operation` },
  });

const bareSdk = (arm: ArmConnection, subscriptionId: string) =>
  new ContainerRegistryManagementClient(arm.credential, subscriptionId, {
    endpoint: arm.endpoint,
    credentials: { scopes: ['https://management.azure.com/.default'] },
    tlsOptions: { ca: arm.ca ?? '' },
  });

async function pendingConnection(arm: ArmConnection) {
  const { subscriptionId } = await azure.find('mycontainerregistry');
  const registries = await Promise.all(
    [subscriptionId, ...(await otherSubscriptions())].map((id) => listRegistries(arm, id)),
  );
  for (const registry of registries.flat()) {
    const pending = registry.connections.find(({ status }) => status === 'Pending');
    if (pending !== undefined) return { ref: registry.ref, pending };
  }
  throw new Error('The seed has no pending connection.');
}

async function decideWithBareSdk(arm: ArmConnection, ref: RegistryRef, pending: Connection) {
  await bareSdk(arm, ref.subscriptionId)
    .privateEndpointConnections.createOrUpdate(ref.resourceGroup, ref.name, pending.name, {
      privateEndpoint: { id: pending.privateEndpointId ?? '' },
      privateLinkServiceConnectionState: { status: 'Approved' },
    })
    .pollUntilDone()
    .catch(() => undefined);
}

async function otherSubscriptions(): Promise<readonly string[]> {
  const text = JSON.stringify(await azure.emulator.admin.state());
  return [
    ...new Set(
      text.match(
        /(?<=\/subscriptions\/)[0-9a-f-]{36}(?=\/resourceGroups\/[^"/]+\/providers\/Microsoft\.ContainerRegistry)/gi,
      ),
    ),
  ];
}

describe('a nextLink to another host', () => {
  it.each([
    ['the typed list', listRegistries],
    ['the list with subnet rules', listSubnetRules],
  ])('ends %s with an error; 0 tokens sent', async (_name, list) => {
    const arm = await azure.as('operator');
    const { subscriptionId } = await azure.find('mycontainerregistry');
    await nextLink();
    const error = await list(arm, subscriptionId).catch((reason: unknown) => reason);
    expect(classify(error, arm.correlationId)).toMatchObject({
      code: 'unexpected',
      details: { azureCode: 'ForeignOrigin' },
    });
    expect({ requestsReceived, tokensReceived }).toEqual({ requestsReceived: 0, tokensReceived: 0 });
  });

  it('gets the token from the bare SDK', async () => {
    const arm = await azure.as('operator');
    const { subscriptionId } = await azure.find('mycontainerregistry');
    await nextLink();
    for await (const _registry of bareSdk(arm, subscriptionId).registries.list());
    expect(tokensReceived).toBeGreaterThan(0);
  });
});

describe.each(['azure-asyncoperation', 'location'])('a %s header to another host', (header) => {
  it('is not followed; 0 tokens sent', async () => {
    const arm = await azure.as('approver');
    const { ref, pending } = await pendingConnection(arm);
    await operationAt(header);
    const url = await putDecision(arm, ref, pending, { status: 'Approved', description: 'ok' });
    expect(url).toBe(`${trapOrigin}/operation`);
    expect(isOperationOf(arm, ref, url ?? '')).toBe(false);
    // Even when asked to, the gateway refuses.
    await expect(pollOperation(arm, ref, url ?? '')).rejects.toThrow('not a configured Azure endpoint');
    expect({ requestsReceived, tokensReceived }).toEqual({ requestsReceived: 0, tokensReceived: 0 });
  });

  it('gets the token from the bare SDK', async () => {
    const arm = await azure.as('approver');
    const { ref, pending } = await pendingConnection(arm);
    await operationAt(header);
    await decideWithBareSdk(arm, ref, pending);
    expect(tokensReceived).toBeGreaterThan(0);
  });
});

describe('a resourceLocation in the end of an operation, at another host', () => {
  const finished = () =>
    azure.emulator.admin.setFaults([
      {
        match: { operation: 'operationStatuses.get' },
        times: -1,
        then: { status: 200, body: { status: 'Succeeded', resourceLocation: `${trapOrigin}/resource` } },
      },
    ]);

  it('is not followed; 0 tokens sent', async () => {
    const arm = await azure.as('approver');
    const { ref, pending } = await pendingConnection(arm);
    const url = await putDecision(arm, ref, pending, { status: 'Approved', description: 'ok' });
    await finished();
    expect(await pollOperation(arm, ref, url ?? '')).toEqual({ state: 'succeeded' });
    expect({ requestsReceived, tokensReceived }).toEqual({ requestsReceived: 0, tokensReceived: 0 });
  });

  it('gets the token from the bare SDK', async () => {
    const arm = await azure.as('approver');
    const { ref, pending } = await pendingConnection(arm);
    await finished();
    await decideWithBareSdk(arm, ref, pending);
    expect(tokensReceived).toBeGreaterThan(0);
  });
});

describe('a redirect to another host', () => {
  it.each([301, 302, 307, 308])('%s is not followed; 0 tokens sent', async (status) => {
    const arm = await azure.as('operator');
    const ref = await azure.find('mycontainerregistry');
    await azure.emulator.admin.setFaults([
      {
        match: { operation: 'registries.get' },
        times: -1,
        then: { status, headers: { location: `${trapOrigin}/elsewhere` } },
      },
    ]);
    await expect(getRegistry(arm, ref)).rejects.toThrow();
    expect({ requestsReceived, tokensReceived }).toEqual({ requestsReceived: 0, tokensReceived: 0 });
  });
});

describe('an operation’s address', () => {
  const arm = { endpoint: 'https://management.azure.com' } as ArmConnection;
  const ref = {
    subscriptionId: '11111111-1111-4111-8111-111111111111',
    resourceGroup: 'rg',
    name: 'registry',
  };
  const home = `https://management.azure.com/subscriptions/${ref.subscriptionId}/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/registry/privateEndpointConnections/`;

  it.each([
    [`${home}c/operationStatuses/1?api-version=2025-11-01`, true],
    [
      `${home.toUpperCase().replace('HTTPS://MANAGEMENT.AZURE.COM', 'https://management.azure.com')}c/operationStatuses/1`,
      true,
    ],
    ['https://management.azure.com/subscriptions/other/operations/1', false],
    [home.replace('management.azure.com', 'management.azure.com.evil.example'), false],
    [home.replace('https://', 'http://'), false],
    [`${home}../../../registries/other/delete`, false],
    ['not a url', false],
  ])('%s: %s', (url, expected) => {
    expect(isOperationOf(arm, ref, url)).toBe(expected);
  });
});

it('reads a connection through the same guard', async () => {
  const arm = await azure.as('approver');
  const { ref, pending } = await pendingConnection(arm);
  expect(await getConnection(arm, ref, pending.name)).toEqual(pending);
});
