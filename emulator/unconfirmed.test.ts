// Behaviour that nobody has confirmed: a switch for each, cautious by default, and what changes in either position.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { at, createTestArm, idOf, type TestArm } from './arm/arm-harness.ts';
import { endpointBody, endpointPath, makeEndpoint, makeNetwork } from './arm/handlers/network-harness.ts';
import { createTestPlane, SUBNET_BUILD } from './data-plane/test-plane.ts';
import { directory } from './directory.ts';
import { defaultSettings, type Settings } from './settings.ts';
import type { PermissionSet } from './store/shapes.ts';

type Switch = keyof Settings['unconfirmed'];

type Position = {
  /** The setting of the cautious default. */
  readonly cautious: boolean;
  /** What the marked sentence is about, in words of the reference material. */
  readonly marked: RegExp | null;
  /** What can be seen of it. */
  readonly seen: (position: boolean) => Promise<unknown>;
  /** Seen when it is on, and when it is off. */
  readonly on: unknown;
  readonly off: unknown;
};

function armWith(name: Switch, position: boolean): TestArm {
  const arm = createTestArm();
  arm.world.settings.unconfirmed[name] = position;
  return arm;
}

/** Gives the guest these actions, and nothing else, at that scope. */
function grant(arm: TestArm, scope: string, actions: readonly string[]): void {
  const name = '0ddba110-0000-4000-8000-000000000001';
  const permissions: PermissionSet = { actions, notActions: [], dataActions: [], notDataActions: [] };
  arm.world.store.roleDefinitions.put({
    name,
    roleName: 'Test',
    description: '',
    type: 'CustomRole',
    permissions: [permissions],
    assignableScopes: ['/'],
  });
  arm.world.store.roleAssignments.put({
    name: '0ddba110-0000-4000-8000-000000000002',
    scope,
    roleDefinition: name,
    principalId: directory.users.find(({ key }) => key === 'outsider')?.oid ?? '',
    principalType: 'User',
    createdOn: 0,
  });
}

const SWITCHES: Readonly<Record<Switch, Position>> = {
  rejectedIsFinal: {
    cautious: true,
    marked: /a rejected connection cannot be approved/,
    on: 400,
    off: 201,
    async seen(position) {
      const arm = armWith('rejectedIsFinal', position);
      const { connections } = arm.world.store.registries.get(idOf('crcontosovault')) ?? { connections: [] };
      const rejected = connections.find(({ status }) => status === 'Rejected')?.name;
      const path = at('crcontosovault', '2025-11-01', `/privateEndpointConnections/${rejected}`);
      const decision = { privateLinkServiceConnectionState: { status: 'Approved' } };
      return (await arm.put(path, { properties: decision }, 'approver')).status;
    },
  },
  permissionsNeedReadAction: {
    cautious: true,
    // Our own doubt: nothing outside marks it.
    marked: null,
    on: 403,
    off: 200,
    async seen(position) {
      const arm = armWith('permissionsNeedReadAction', position);
      grant(arm, idOf('crcontosolab'), ['Microsoft.ContainerRegistry/registries/read']);
      const path = at('crcontosolab', '2022-04-01', '/providers/Microsoft.Authorization/permissions');
      return (await arm.get(path, 'outsider')).status;
    },
  },
  tasksPassSubnetRules: {
    cautious: false,
    marked: /ACR Task .*|subnets \(± addresses\)/,
    on: 401,
    off: 403,
    async seen(position) {
      const plane = createTestPlane();
      plane.world.settings.unconfirmed.tasksPassSubnetRules = position;
      plane.change({
        publicNetworkAccess: 'Enabled',
        networkRuleBypassOptions: 'AzureServices',
        networkRuleBypassAllowedForTasks: true,
        networkRuleSet: { defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [SUBNET_BUILD] },
      });
      return (await plane.ask({ task: true, identity: 'system' })).status;
    },
  },
  subnetRuleNeedsJoin: {
    cautious: true,
    marked: /exact caller action/,
    on: [403, 'LinkedAuthorizationFailed', true],
    off: [200, undefined, false],
    async seen(position) {
      const arm = armWith('subnetRuleNeedsJoin', position);
      grant(arm, '/', [
        'Microsoft.ContainerRegistry/registries/write',
        'Microsoft.Network/virtualNetworks/taggedTrafficConsumers/validate/action',
      ]);
      const path = at('mycontainerregistry', '2021-08-01-preview');
      const networkRuleSet = { virtualNetworkRules: [{ id: SUBNET_BUILD }] };
      const { status, body } = await arm.patch(path, { properties: { networkRuleSet } }, 'outsider');
      const named = `joinViaServiceEndpoint/action' on the linked scope(s) '${SUBNET_BUILD}'`;
      return [status, body.error?.code, JSON.stringify(body).includes(named)];
    },
  },
  staticEndpointsTakeReplicas: {
    cautious: false,
    // Users report it both ways.
    marked: null,
    on: 201,
    off: 400,
    async seen(position) {
      const arm = armWith('staticEndpointsTakeReplicas', position);
      await makeNetwork(arm);
      const ipConfigurations = ['registry', 'registry_data_westcentralus'].map((memberName, index) => ({
        name: memberName,
        properties: { groupId: 'registry', memberName, privateIPAddress: `10.0.0.2${index}` },
      }));
      const plain = endpointBody('automatic');
      await makeEndpoint(arm, 'one', { ...plain, properties: { ...plain.properties, ipConfigurations } });
      const replica = at('mycontainerregistry', '2025-11-01', '/replications/eastus');
      return (await arm.put(replica, { location: 'eastus' })).status;
    },
  },
  requestMessageReachesRegistry: {
    cautious: false,
    marked: /whether a request message shows there/,
    on: { status: 'Pending', description: 'please' },
    off: { status: 'Pending' },
    async seen(position) {
      const arm = armWith('requestMessageReachesRegistry', position);
      await makeNetwork(arm);
      const made = await arm.put(endpointPath('one'), endpointBody('manual', { requestMessage: 'please' }));
      expect(made.status).toBe(201);
      const { body } = await arm.get(at('mycontainerregistry', '2025-11-01', '/privateEndpointConnections'));
      return body.value[0].properties.privateLinkServiceConnectionState;
    },
  },
};

describe.each(Object.entries(SWITCHES))('%s', (name, { cautious, seen, on, off }) => {
  test('is cautious by default', () => {
    expect(defaultSettings().unconfirmed[name as Switch]).toBe(cautious);
  });

  test.each([
    ['on', true, on],
    ['off', false, off],
  ])('%s', async (_, position, expected) => {
    expect(await seen(position)).toEqual(expected);
  });
});

test('there is a switch for everything that the reference material marks as unconfirmed', ({ skip }) => {
  const file = fileURLToPath(new URL('../../shared/arm/FACTS.md', import.meta.url));
  if (!existsSync(file)) skip('the reference material beside the checkout is absent');
  // The first lines explain the marks themselves.
  const marked = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('[U]') && !line.startsWith('Tags:'));
  const known = Object.values(SWITCHES).flatMap((one) => one.marked ?? []);
  expect(marked.filter((line) => known.every((words) => !words.test(line)))).toEqual([]);
  expect(known.filter((words) => marked.every((line) => !words.test(line)))).toEqual([]);
  expect(marked).toHaveLength(known.length);
});
