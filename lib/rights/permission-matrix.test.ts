// Every action of the console × eight role sets: offered exactly when ARM allows it. ARM's word is a real request.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getJson, sendWrite } from '#lib/arm/raw.ts';
import { rawClient } from '#lib/arm/raw-client.ts';
import { listPermissionsAt, putAssignment } from '#lib/arm/role-assignments.ts';
import { createIdentity } from '#lib/arm/user-assigned-identities.ts';
import { AUTHORIZATION_API } from '#lib/network-access/api-versions.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { approverRole } from './approver-role.ts';
import { CONSOLE_ACTIONS, type ConsoleActionName, type Place } from './console-actions.ts';
import { rightTo } from './evaluate.ts';
import { parseResourceId } from './resource-ref.ts';

const azure = startAzure();
const SUBSCRIPTION = '5ab00003-0000-4000-8000-000000000003';
const SUB = `/subscriptions/${SUBSCRIPTION}`;
const GROUP = `${SUB}/resourceGroups/myResourceGroup`;
const REGISTRY = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/mycontainerregistry`;
const MACHINE = `${GROUP}/providers/Microsoft.Compute/virtualMachines/myDockerVM`;
const NETWORK = `${GROUP}/providers/Microsoft.Network/virtualNetworks/myDockerVMVNET`;
const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-matrix`;
const ZONE = `${GROUP}/providers/Microsoft.Network/privateDnsZones/matrix.example`;
const ENDPOINTS = `${GROUP}/providers/Microsoft.Network/privateEndpoints`;
const ENDPOINT = `${ENDPOINTS}/pe-matrix`;
/** The demo's guest, who has no role of their own. */
const GUEST = '0a11ce00-0000-4000-8000-000000000004';

const SCOPES: Readonly<Record<Place, string>> = {
  registry: REGISTRY,
  subnet: `${NETWORK}/subnets/myDockerVMSubnet`,
  network: NETWORK,
  zone: ZONE,
  endpoint: ENDPOINT,
  subscription: SUB,
  resourceGroup: GROUP,
  machine: MACHINE,
  identity: IDENTITY,
};

const VERSIONS: Readonly<Record<Place, string>> = {
  registry: '2025-11-01',
  subnet: '2026-01-01',
  network: '2026-01-01',
  zone: '2024-06-01',
  endpoint: '2026-01-01',
  subscription: '2022-12-01',
  resourceGroup: '2025-04-01',
  machine: '2024-11-01',
  identity: '2024-11-30',
};

const BUILT_IN = {
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
  networkContributor: '4d97b98b-1d4f-4787-a291-c67834d212e7',
  accessAdministrator: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
} as const;

type RoleSet = { readonly name: string; readonly give: (owner: ArmConnection) => Promise<void> };

const assign = (owner: ArmConnection, roleId: string, scope: string) =>
  putAssignment(owner, {
    name: randomUUID(),
    scope,
    subscriptionId: SUBSCRIPTION,
    roleId,
    principalId: GUEST,
    principalType: 'User',
  });

/** As `az role definition create` sends what this console gives to copy. */
async function define(
  owner: ArmConnection,
  role: Pick<ReturnType<typeof approverRole>, 'Name' | 'Actions'> & {
    readonly NotActions: readonly string[];
  },
): Promise<string> {
  const id = randomUUID();
  await sendWrite(rawClient(owner, 'write'), owner, {
    method: 'PUT',
    path: `${SUB}/providers/Microsoft.Authorization/roleDefinitions/${id}`,
    apiVersion: AUTHORIZATION_API,
    body: {
      properties: {
        roleName: `${role.Name} ${id}`,
        type: 'CustomRole',
        permissions: [
          { actions: role.Actions, notActions: role.NotActions, dataActions: [], notDataActions: [] },
        ],
        assignableScopes: [SUB],
      },
    },
  });
  return id;
}

const ROLE_SETS: readonly RoleSet[] = [
  { name: 'Contributor', give: (owner) => assign(owner, BUILT_IN.contributor, SUB) },
  { name: 'Reader', give: (owner) => assign(owner, BUILT_IN.reader, SUB) },
  { name: 'AcrPull', give: (owner) => assign(owner, BUILT_IN.acrPull, REGISTRY) },
  { name: 'Network Contributor', give: (owner) => assign(owner, BUILT_IN.networkContributor, GROUP) },
  {
    name: 'custom approver',
    give: async (owner) => assign(owner, await define(owner, approverRole([SUBSCRIPTION])), SUB),
  },
  {
    name: 'notActions',
    give: async (owner) => {
      const role = {
        Name: 'All but writing registries',
        Actions: ['*'],
        NotActions: ['Microsoft.ContainerRegistry/registries/write', 'Microsoft.Compute/*/write'],
      };
      await assign(owner, await define(owner, role), SUB);
    },
  },
  {
    name: 'inherited',
    give: async (owner) => {
      await assign(owner, BUILT_IN.contributor, GROUP);
      await assign(owner, BUILT_IN.accessAdministrator, GROUP);
    },
  },
  { name: 'none', give: async () => {} },
];

/** A request for a connection, which needs no right on the registry. */
function endpointBody() {
  return {
    location: 'westcentralus',
    properties: {
      subnet: { id: SCOPES.subnet },
      manualPrivateLinkServiceConnections: [
        { name: 'matrix', properties: { privateLinkServiceId: REGISTRY, groupIds: ['registry'] } },
      ],
    },
  };
}

/** What the actions are tried on. */
async function prepare(owner: ArmConnection): Promise<void> {
  const ref = parseResourceId('identity', IDENTITY);
  if (ref === null) throw new Error('no id');
  await createIdentity(owner, ref, 'westcentralus');
  const put = (path: string, apiVersion: string, body: unknown) =>
    sendWrite(rawClient(owner, 'write'), owner, { method: 'PUT', path, apiVersion, body });
  await put(ZONE, VERSIONS.zone, { location: 'global' });
  await put(ENDPOINT, VERSIONS.endpoint, endpointBody());
  const read = (path: string, apiVersion: string) =>
    getJson(rawClient(owner, 'read'), owner, path, apiVersion);
  // Azure makes them a moment later.
  await expect.poll(() => read(ZONE, VERSIONS.zone).catch(() => null), { timeout: 5_000 }).not.toBeNull();
  await expect.poll(() => read(ENDPOINT, VERSIONS.endpoint).catch(() => null)).not.toBeNull();
}

/** The request that the console's action makes, harmless where it is let through: names and bodies that fit nothing. */
const ATTEMPTS: Readonly<
  Record<
    ConsoleActionName,
    readonly [method: 'PUT' | 'PATCH' | 'POST' | 'DELETE', path: string, version: string, body?: unknown]
  >
> = {
  editPublicAccess: [
    'PATCH',
    REGISTRY,
    '2025-11-01',
    { properties: { networkRuleBypassOptions: 'AzureServices' } },
  ],
  decideConnections: [
    'PUT',
    `${REGISTRY}/privateEndpointConnections/mycontainerregistry.${'0'.repeat(32)}`,
    '2025-11-01',
    { properties: { privateLinkServiceConnectionState: { status: 'Approved', description: '' } } },
  ],
  removeConnections: [
    'DELETE',
    `${REGISTRY}/privateEndpointConnections/mycontainerregistry.${'0'.repeat(32)}`,
    '2025-11-01',
  ],
  grantAccess: [
    'PUT',
    `${REGISTRY}/providers/Microsoft.Authorization/roleAssignments/no-guid`,
    AUTHORIZATION_API,
    { properties: {} },
  ],
  revokeAccess: [
    'DELETE',
    `${REGISTRY}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}`,
    AUTHORIZATION_API,
  ],
  runTasks: [
    'POST',
    `${REGISTRY}/scheduleRun`,
    '2019-04-01',
    { type: 'TaskRunRequest', taskName: 'nothing-here' },
  ],
  changeSubnet: ['PUT', SCOPES.subnet, '2026-01-01', { properties: { addressPrefix: '10.0.0.0/24' } }],
  registerProvider: ['POST', `${SUB}/providers/Microsoft.ContainerRegistry/register`, '2025-04-01'],
  createIdentity: ['PUT', `${IDENTITY}-2`, '2024-11-30', { location: 'westcentralus' }],
  assignIdentity: [
    'PATCH',
    MACHINE,
    '2024-11-01',
    { identity: { type: 'UserAssigned', userAssignedIdentities: { [IDENTITY]: {} } } },
  ],
  changeMachine: ['PATCH', MACHINE, '2024-11-01', { tags: {} }],
  createGroup: ['PUT', `${SUB}/resourceGroups/rg-matrix`, '2025-04-01', { location: 'westcentralus' }],
  createEndpoint: ['PUT', `${ENDPOINTS}/pe-matrix-3`, '2026-01-01', {}],
  deleteEndpoint: ['DELETE', `${ENDPOINTS}/pe-nothing`, '2026-01-01'],
  joinSubnet: ['PUT', `${ENDPOINTS}/pe-matrix-2`, '2026-01-01', endpointBody()],
  writeZoneGroup: ['PUT', `${ENDPOINT}/privateDnsZoneGroups/default`, '2026-01-01', {}],
  deleteZoneGroup: ['DELETE', `${ENDPOINT}/privateDnsZoneGroups/nothing`, '2026-01-01'],
  createZone: ['PUT', `${ZONE}-2`, '2024-06-01', { location: 'global' }],
  joinZone: [
    'PUT',
    `${ENDPOINT}/privateDnsZoneGroups/default`,
    '2026-01-01',
    { properties: { privateDnsZoneConfigs: [{ name: 'matrix', properties: { privateDnsZoneId: ZONE } }] } },
  ],
  linkZone: ['PUT', `${ZONE}/virtualNetworkLinks/matrix`, '2024-06-01', {}],
  unlinkZone: ['DELETE', `${ZONE}/virtualNetworkLinks/nothing`, '2024-06-01'],
  joinNetwork: [
    'PUT',
    `${ZONE}/virtualNetworkLinks/matrix`,
    '2024-06-01',
    { location: 'global', properties: { registrationEnabled: false, virtualNetwork: { id: NETWORK } } },
  ],
  writeRecords: [
    'PUT',
    `${ZONE}/A/matrix`,
    '2024-06-01',
    { properties: { ttl: 10, aRecords: [{ ipv4Address: '10.0.0.9' }] } },
  ],
  deleteRecords: ['DELETE', `${ZONE}/A/nothing`, '2024-06-01'],
};

async function armAllows(guest: ArmConnection, name: ConsoleActionName): Promise<boolean> {
  const [method, path, apiVersion, body] = ATTEMPTS[name];
  try {
    await sendWrite(rawClient(guest, 'write'), guest, {
      method,
      path,
      apiVersion,
      ...(body === undefined ? {} : { body }),
    });
    return true;
  } catch (error) {
    const { code } = classify(error, guest.correlationId);
    return code !== 'forbidden';
  }
}

/** What joins two things needs a right on both. */
const NEEDS: Readonly<Partial<Record<ConsoleActionName, readonly ConsoleActionName[]>>> = {
  assignIdentity: ['changeMachine', 'assignIdentity'],
  joinSubnet: ['createEndpoint', 'joinSubnet'],
  joinZone: ['writeZoneGroup', 'joinZone'],
  joinNetwork: ['linkZone', 'joinNetwork'],
};

type Offer = 'yes' | 'no' | 'tried';

/** As the console does: what cannot be read is on no page; what may be read without its rights is tried. */
async function offerOf(guest: ArmConnection, name: ConsoleActionName): Promise<Offer> {
  const rights = await Promise.all(
    (NEEDS[name] ?? [name]).map(async (needed) => {
      const { action, on } = CONSOLE_ACTIONS[needed];
      const scope = SCOPES[on];
      const right = rightTo(await listPermissionsAt(guest, scope).catch(() => null), action);
      if (right !== 'unknown') return right === 'allowed' ? 'yes' : 'no';
      const read = getJson(rawClient(guest, 'read'), guest, scope, VERSIONS[on]);
      return read.then(
        (): Offer => 'tried',
        (): Offer => 'no',
      );
    }),
  );
  return rights.find((right) => right === 'no') ?? rights.find((right) => right === 'tried') ?? 'yes';
}

const NAMES = Object.keys(CONSOLE_ACTIONS) as ConsoleActionName[];
const matrix: string[] = [['role set', ...NAMES].join(' | ')];
/** Cells whose rights could not be read although the thing could. */
const tried: string[] = [];
let allowed = 0;

test.each(ROLE_SETS)('offered exactly when ARM allows it: $name', async ({ name: roleSet, give }) => {
  const owner = await azure.as('owner');
  await prepare(owner);
  await give(owner);
  const guest = await azure.as('outsider');
  const cells: string[] = [];
  const wrong: string[] = [];
  for (const name of NAMES) {
    const offer = await offerOf(guest, name);
    const allows = await armAllows(guest, name);
    cells.push(offer === 'no' ? '–' : offer);
    if (allows) allowed += 1;
    if (offer === 'tried') tried.push(`${roleSet}: ${name}`);
    else if ((offer === 'yes') !== allows) wrong.push(`${name}: offered ${offer}, ARM ${allows}`);
  }
  matrix.push([roleSet, ...cells].join(' | '));
  expect(wrong).toEqual([]);
});

test('six cells are tried: whoever has roles below a subscription may not read what they may on it', () => {
  process.stdout.write(`${matrix.join('\n')}\n${allowed} of ${NAMES.length * ROLE_SETS.length} allowed\n`);
  expect(tried).toEqual(
    ['AcrPull', 'Network Contributor', 'inherited'].flatMap((roleSet) => [
      `${roleSet}: registerProvider`,
      `${roleSet}: createGroup`,
    ]),
  );
  expect(allowed).toBeGreaterThan(20);
});
