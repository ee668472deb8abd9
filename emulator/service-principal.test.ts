// Programs of the real SDKs against a running emulator: as the service principal, and as a virtual machine.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthorizationManagementClient, type RoleDefinition } from '@azure/arm-authorization';
import { ClientSecretCredential, ManagedIdentityCredential } from '@azure/identity';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { directory } from '#emulator/directory.ts';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';

const SUBSCRIPTION = '5ab00003-0000-4000-8000-000000000003';
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/myResourceGroup`;
const REGISTRY = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/mycontainerregistry`;
const MACHINE = `${GROUP}/providers/Microsoft.Compute/virtualMachines/myDockerVM`;
const ARM = 'https://management.azure.com';

let emulator: Emulator;
let ca: string;

beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-sp-')) });
  ca = readFileSync(emulator.endpoints.ca, 'utf8');
});
afterAll(() => emulator.stop());
beforeEach(async () => {
  await emulator.admin.reset();
  await emulator.admin.settings({ directoryReplicationMs: 0 });
});

function credential() {
  const { servicePrincipal } = emulator;
  const { authority, tenantId } = emulator.endpoints;
  return new ClientSecretCredential(tenantId, servicePrincipal.clientId, servicePrincipal.clientSecret, {
    authorityHost: authority,
    disableInstanceDiscovery: true,
    tlsOptions: { ca },
  });
}

async function tokenFor(scope = `${ARM}/.default`) {
  return (await credential().getToken(scope)).token;
}

type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** fetch, but trusting the emulator. */
function read(url: string, token?: string, method = 'GET', body?: object): Promise<Answer> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const sent = request(url, { ca, headers, method }, async (response) => {
      let text = '';
      for await (const part of response) text += part;
      resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
    });
    sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

test('the authorization SDK finds a role by name, assigns it, lists and deletes the assignment', async () => {
  const client = new AuthorizationManagementClient(credential(), SUBSCRIPTION, {
    endpoint: emulator.endpoints.arm,
    credentialScopes: `${ARM}/.default`,
    tlsOptions: { ca },
  });
  const found: RoleDefinition[] = [];
  for await (const role of client.roleDefinitions.list(REGISTRY, { filter: "roleName eq 'acrpull'" }))
    found.push(role);
  expect(found.map(({ roleName }) => roleName)).toEqual(['AcrPull']);

  const [reader] = directory.users.filter(({ key }) => key === 'reader');
  const principalId = reader?.oid ?? '';
  const name = randomUUID();
  const made = await client.roleAssignments.create(REGISTRY, name, {
    roleDefinitionId: found[0]?.id ?? '',
    principalId,
  });
  expect(made).toMatchObject({ name, principalId, principalType: 'User', scope: REGISTRY });
  await expect(
    client.roleAssignments.create(REGISTRY, randomUUID(), {
      roleDefinitionId: found[0]?.id ?? '',
      principalId,
    }),
  ).rejects.toMatchObject({ statusCode: 409, code: 'RoleAssignmentExists' });

  const listed: (string | undefined)[] = [];
  const listing = client.roleAssignments.listForScope(REGISTRY, {
    filter: `principalId eq '${principalId}'`,
  });
  for await (const assignment of listing) listed.push(assignment.name);
  expect(listed).toContain(name);
  expect((await client.roleAssignments.getById(made.id ?? '')).createdBy).toBe(
    directory.servicePrincipal.oid,
  );
  expect((await client.roleAssignments.deleteById(made.id ?? '')).name).toBe(name);
  await expect(client.roleAssignments.get(REGISTRY, name)).rejects.toMatchObject({
    code: 'RoleAssignmentNotFound',
  });
});

test('a second factor is asked of people, not of programs', async () => {
  await emulator.admin.settings({ mfaOnWrites: true });
  const token = await tokenFor();
  const group = `${emulator.endpoints.arm}${GROUP}`;
  expect((await read(`${group}?api-version=2021-04-01`, token)).status).toBe(200);
  const client = new AuthorizationManagementClient(credential(), SUBSCRIPTION, {
    endpoint: emulator.endpoints.arm,
    credentialScopes: `${ARM}/.default`,
    tlsOptions: { ca },
  });
  const roleDefinitionId = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d`;
  const principalId = directory.servicePrincipal.oid;
  expect(
    await client.roleAssignments.create(REGISTRY, randomUUID(), { roleDefinitionId, principalId }),
  ).toMatchObject({
    principalType: 'ServicePrincipal',
  });
});

describe('a virtual machine', () => {
  const token = async (
    query = '',
    headers: Record<string, string> = { metadata: 'true' },
    machine = MACHINE,
  ) => {
    const url = `${emulator.endpoints.admin}/imds${machine}/metadata/identity/oauth2/token?api-version=2018-02-01&resource=${ARM}${query}`;
    const answer = await fetch(url, { headers });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };
  const send = async (method: string, path: string, body: object) => {
    const answer = await read(`${emulator.endpoints.arm}${path}`, await tokenFor(), method, body);
    expect(answer.status).toBeLessThan(300);
    return answer.body;
  };

  test('gets a token of its own identity, which has the roles it was given', async () => {
    expect(await token()).toMatchObject({ status: 400, body: { error_description: 'Identity not found' } });
    const machine = await send('PATCH', `${MACHINE}?api-version=2022-08-01`, {
      identity: { type: 'SystemAssigned' },
    });
    const { principalId } = machine['identity'] as { principalId: string };

    vi.stubEnv('AZURE_POD_IDENTITY_AUTHORITY_HOST', `${emulator.endpoints.admin}/imds${MACHINE}`);
    const identity = new ManagedIdentityCredential();
    const { token: own } = await identity.getToken(`${ARM}/.default`);
    expect(decodeJwt(own)).toMatchObject({ aud: ARM, oid: principalId, idtyp: 'app', xms_mirid: MACHINE });

    const registry = `${emulator.endpoints.arm}${REGISTRY}?api-version=2025-11-01`;
    expect((await read(registry, own)).status).toBe(403);
    const assignment = `${REGISTRY}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}`;
    const roleDefinitionId = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`;
    await send('PUT', `${assignment}?api-version=2022-04-01`, {
      properties: { roleDefinitionId, principalId },
    });
    expect((await read(registry, own)).status).toBe(200);
  });

  test('names one of several identities; another is not found', async () => {
    const made: { id: string; clientId: string; principalId: string }[] = [];
    for (const name of ['first', 'second']) {
      const id = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
      const { properties } = await send('PUT', `${id}?api-version=2023-01-31`, { location: 'westcentralus' });
      made.push({ id, ...(properties as { clientId: string; principalId: string }) });
    }
    const userAssignedIdentities = Object.fromEntries(made.map(({ id }) => [id, {}]));
    await send('PATCH', `${MACHINE}?api-version=2022-08-01`, {
      identity: { type: 'UserAssigned', userAssignedIdentities },
    });
    const [first, second] = made;
    expect((await token()).status).toBe(400);
    expect((await token(`&client_id=${first?.clientId}`)).body['client_id']).toBe(first?.clientId);
    expect((await token(`&object_id=${second?.principalId}`)).body['client_id']).toBe(second?.clientId);
    expect((await token(`&msi_res_id=${second?.id}`)).body['client_id']).toBe(second?.clientId);
    expect((await token(`&client_id=${randomUUID()}`)).status).toBe(400);
    expect((await token('', {})).body['error_description']).toBe('Required metadata header not specified');
    expect((await token('', { metadata: 'true' }, `${MACHINE}2`)).status).toBe(404);
  });
});

describe('before and beside Azure Resource Manager', () => {
  test('the cloud describes itself to whoever asks', async () => {
    const { arm, authority } = emulator.endpoints;
    const at = async (version: string) =>
      (await read(`${arm}/metadata/endpoints?api-version=${version}`)).body;
    const cloud = { resourceManager: arm, authentication: { loginEndpoint: `${authority}/adfs` } };
    expect(await at('2022-09-01')).toMatchObject(cloud);
    expect(await at('2020-06-01')).toMatchObject([cloud]);
    expect(await at('2019-05-01')).toMatchObject([cloud]);
    expect(await at('2015-01-01')).toMatchObject({ authentication: { loginEndpoint: `${authority}/adfs` } });
    expect((await read(`${arm}/metadata/endpoints`)).status).toBe(400);
    // At the authority as a cloud with Entra, for tools that take AD FS for Azure Stack.
    const asEntra = (await read(`${authority}/metadata/endpoints?api-version=2022-09-01`)).body;
    const authentication = { loginEndpoint: authority, identityProvider: 'AAD', tenant: 'common' };
    expect(asEntra).toMatchObject({ resourceManager: arm, authentication });
  });

  test('the directory service turns names into principals, for tokens of its own only', async () => {
    const { servicePrincipal } = emulator;
    const { arm } = emulator.endpoints;
    const graph = `${arm}/graph/v1.0`;
    const own = await tokenFor(`${arm}/graph/.default`);
    const filter = (text: string) => `$filter=${encodeURIComponent(text)}`;
    const byName = filter(`servicePrincipalNames/any(c:c eq '${servicePrincipal.clientId}')`);
    expect((await read(`${graph}/servicePrincipals?${byName}`, own)).body).toMatchObject({
      value: [{ id: directory.servicePrincipal.oid, appId: servicePrincipal.clientId }],
    });
    const person = filter("userPrincipalName eq 'reader@contoso.example'");
    expect((await read(`${graph}/users?${person}`, own)).body).toMatchObject({
      value: [{ displayName: 'Rosa Reader' }],
    });
    expect((await read(`${graph}/groups`, own)).status).toBe(501);
    expect((await read(`${graph}/users?${person}`, await tokenFor())).status).toBe(401);
    expect((await read(`${arm}/subscriptions?api-version=2022-12-01`, own)).status).toBe(401);
  });
});
