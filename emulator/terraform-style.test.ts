// The way of a declarative tool: read what the cloud is, sign in, put, poll, see no difference, take it down again.
import { mkdtempSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ArmClient, createArmClient } from './arm-client.ts';
import { type Emulator, launchEmulator } from './launch.ts';

const SUBSCRIPTION = '/subscriptions/5ab00003-0000-4000-8000-000000000003';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-sandbox/providers`;
const REGISTRY = `${GROUP}/Microsoft.ContainerRegistry/registries/crterraform?api-version=2023-11-01-preview`;
const NETWORK = `${GROUP}/Microsoft.Network/virtualNetworks/vnet-tf?api-version=2024-05-01`;
const ENDPOINT = `${GROUP}/Microsoft.Network/privateEndpoints/pe-tf?api-version=2024-05-01`;
const ZONE = `${GROUP}/Microsoft.Network/privateDnsZones/privatelink.azurecr.io?api-version=2024-06-01`;
const idOf = (path: string) => path.split('?')[0] ?? '';

let emulator: Emulator;
let arm: ArmClient;
beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-terraform-')) });
  await emulator.admin.settings({ longOperationMs: 20 });
  arm = createArmClient(emulator.endpoints, await signIn());
});
afterAll(() => emulator.stop());

type Metadata = {
  readonly name: string;
  readonly resourceManager: string;
  readonly microsoftGraphResourceId: string;
  readonly authentication: {
    readonly loginEndpoint: string;
    readonly audiences: readonly string[];
    readonly identityProvider: string;
    readonly tenant: string;
  };
};

function fetchJson<T>(url: string, form?: URLSearchParams): Promise<T> {
  const ca = readFileSync(emulator.endpoints.ca, 'utf8');
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = request(url, { ca, method: form ? 'POST' : 'GET', headers }, async (response) => {
      let text = '';
      for await (const part of response) text += part;
      resolve(JSON.parse(text) as T);
    });
    sent.on('error', reject).end(form?.toString());
  });
}

/** From the metadata host alone. */
async function signIn(): Promise<string> {
  const host = emulator.endpoints.authority;
  const cloud = await fetchJson<Metadata>(`${host}/metadata/endpoints?api-version=2022-09-01`);
  expect(cloud.name).not.toBe('');
  expect(cloud.resourceManager).toBe(emulator.endpoints.arm);
  expect(cloud.microsoftGraphResourceId).not.toBe('');
  // Anything else is taken for Azure Stack and refused.
  expect([cloud.authentication.identityProvider, cloud.authentication.tenant]).toEqual(['AAD', 'common']);
  const { loginEndpoint, audiences } = cloud.authentication;
  const { clientId, clientSecret } = emulator.servicePrincipal;
  const token = await fetchJson<{ access_token: string }>(
    `${loginEndpoint}/${emulator.endpoints.tenantId}/oauth2/v2.0/token`,
    new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${audiences[0]}/.default`,
    }),
  );
  return token.access_token;
}

/** Sends a write and waits for its end, as whatever header says. */
async function carryOut(method: 'PUT' | 'DELETE', path: string, body?: object): Promise<void> {
  const { status, headers, body: answer } = await arm(method, path, body);
  expect([status < 300, answer?.error]).toEqual([true, undefined]);
  const [byStatus, byBody] = [headers['location'], headers['azure-asyncoperation']];
  for (let poll = 0; poll < 100 && (byBody ?? byStatus) !== undefined; poll += 1) {
    const followed = await arm('GET', byBody ?? byStatus ?? '');
    const done = byBody === undefined ? followed.status !== 202 : /^Succeeded$/.test(followed.body.status);
    if (done) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(byBody ?? byStatus).toBeUndefined();
}

test('everything is put, found as it was put, put again without a change, and deleted', async () => {
  const providers = await arm('GET', `${SUBSCRIPTION}/providers?api-version=2021-04-01`);
  const registered = providers.body.value.filter(
    (one: { registrationState: string }) => one.registrationState === 'Registered',
  );
  expect(registered.map((one: { namespace: string }) => one.namespace)).toEqual(
    expect.arrayContaining(['Microsoft.ContainerRegistry', 'Microsoft.Network']),
  );

  const registry = {
    location: 'westeurope',
    sku: { name: 'Premium' },
    tags: { managed: 'yes' },
    properties: {
      adminUserEnabled: false,
      publicNetworkAccess: 'Enabled',
      networkRuleBypassOptions: 'None',
      networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '20.61.10.0/24' }] },
    },
  };
  const network = {
    location: 'westeurope',
    properties: {
      addressSpace: { addressPrefixes: ['10.7.0.0/16'] },
      subnets: [{ name: 'endpoints', properties: { addressPrefix: '10.7.1.0/24' } }],
    },
  };
  const endpoint = {
    location: 'westeurope',
    properties: {
      subnet: { id: `${idOf(NETWORK)}/subnets/endpoints` },
      privateLinkServiceConnections: [
        {
          name: 'registry',
          properties: { privateLinkServiceId: idOf(REGISTRY), groupIds: ['registry'] },
        },
      ],
    },
  };
  const plan: readonly [string, object][] = [
    [REGISTRY, registry],
    [NETWORK, network],
    [ZONE, { location: 'global' }],
    [ENDPOINT, endpoint],
  ];
  for (const [path, body] of plan) {
    expect((await arm('GET', path)).status).toBe(404);
    await carryOut('PUT', path, body);
    expect((await arm('GET', path)).body).toMatchObject(body);
  }

  for (const [path, body] of plan.slice(0, 3)) {
    const { etag: _1, systemData: _2, ...before } = (await arm('GET', path)).body;
    await carryOut('PUT', path, body);
    const after = (await arm('GET', path)).body;
    expect(after.properties.networkRuleSet ?? null).toEqual(before.properties.networkRuleSet ?? null);
    expect(after).toMatchObject(body);
  }

  for (const [path] of [...plan].reverse()) {
    await carryOut('DELETE', path);
    expect((await arm('GET', path)).status).toBe(404);
  }
}, 60_000);

test('what is not implemented names itself', async () => {
  const group = `${SUBSCRIPTION}/providers/Microsoft.Storage/storageAccounts?api-version=2023-01-01`;
  const answer = await arm('GET', group);
  expect(answer.status).toBe(501);
  expect(answer.body.error.message).toContain('Microsoft.Storage/storageAccounts');
});
