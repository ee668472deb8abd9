// What reaches a registry, row by row as written by hand from Azure's documents. Every cell is asked of the data plane.
import { describe, expect, test } from 'vitest';
import type { Registry } from '#emulator/store/shapes.ts';
import {
  createTestPlane,
  NETWORK_HUB,
  SUBNET_AGENTS,
  SUBNET_BUILD,
  SUBNET_TOOLS,
  type TestPlane,
} from './test-plane.ts';

const ADDRESSES = ['20.50.0.0/24', '40.74.8.9'];
const SUBNETS = [SUBNET_BUILD];

/** The columns. A rule of ADDRESSES or SUBNETS, where there is one, holds the `ruled` ones. */
const CLIENTS = {
  ruledAddress: { address: '20.50.0.77' },
  otherAddress: { address: '20.50.1.77' },
  ruledSubnet: { subnet: SUBNET_BUILD },
  otherSubnet: { subnet: SUBNET_AGENTS },
  privateEndpoint: { vnet: NETWORK_HUB },
  trustedService: { trustedService: 'Defender' },
  task: { task: true, identity: 'system' },
};
type Column = keyof typeof CLIENTS;
const COLUMNS = Object.keys(CLIENTS) as Column[];

type Row = {
  readonly access: 'Enabled' | 'Disabled';
  readonly action: 'Allow' | 'Deny';
  readonly addresses?: true;
  readonly subnets?: true;
  /** yes (y) or no (n) in the order of the columns. */
  readonly cells: readonly string[];
};

// Columns:                                             address  subnet   private  trusted  task
//                                                      ruled other  ruled other
const ROWS: readonly Row[] = [
  // Enabled, Allow, no rules: everybody.
  { access: 'Enabled', action: 'Allow', cells: ['y', 'y', 'y', 'y', 'y', 'y', 'y'] },
  // Enabled, Allow, rules: rules only allow, so they restrict nothing.
  { access: 'Enabled', action: 'Allow', addresses: true, cells: ['y', 'y', 'y', 'y', 'y', 'y', 'y'] },
  { access: 'Enabled', action: 'Allow', subnets: true, cells: ['y', 'y', 'y', 'y', 'y', 'y', 'y'] },
  {
    access: 'Enabled',
    action: 'Allow',
    addresses: true,
    subnets: true,
    cells: ['y', 'y', 'y', 'y', 'y', 'y', 'y'],
  },
  // Enabled, Deny, no rules: no public client.
  { access: 'Enabled', action: 'Deny', cells: ['n', 'n', 'n', 'n', 'y', 'y', 'y'] },
  // Enabled, Deny, addresses: only if a rule contains it.
  { access: 'Enabled', action: 'Deny', addresses: true, cells: ['y', 'n', 'n', 'n', 'y', 'y', 'y'] },
  // Enabled, Deny, subnets (± addresses): the bypass does not apply; tasks unconfirmed, cautious no.
  { access: 'Enabled', action: 'Deny', subnets: true, cells: ['n', 'n', 'y', 'n', 'y', 'n', 'n'] },
  {
    access: 'Enabled',
    action: 'Deny',
    addresses: true,
    subnets: true,
    cells: ['y', 'n', 'y', 'n', 'y', 'n', 'n'],
  },
  // Disabled, anything: overrides all rules.
  { access: 'Disabled', action: 'Allow', cells: ['n', 'n', 'n', 'n', 'y', 'y', 'y'] },
  { access: 'Disabled', action: 'Allow', addresses: true, cells: ['n', 'n', 'n', 'n', 'y', 'y', 'y'] },
  { access: 'Disabled', action: 'Allow', subnets: true, cells: ['n', 'n', 'n', 'n', 'y', 'y', 'y'] },
  { access: 'Disabled', action: 'Deny', cells: ['n', 'n', 'n', 'n', 'y', 'y', 'y'] },
  { access: 'Disabled', action: 'Deny', addresses: true, cells: ['n', 'n', 'n', 'n', 'y', 'y', 'y'] },
  { access: 'Disabled', action: 'Deny', subnets: true, cells: ['n', 'n', 'n', 'n', 'y', 'y', 'y'] },
  {
    access: 'Disabled',
    action: 'Deny',
    addresses: true,
    subnets: true,
    cells: ['n', 'n', 'n', 'n', 'y', 'y', 'y'],
  },
];

/** With the bypass None, or the Tasks switch off, the last columns are no wherever access is not All networks. */
const SWITCHES = [
  { bypass: 'AzureServices', tasks: true, trustedStays: true, taskStays: true },
  { bypass: 'AzureServices', tasks: false, trustedStays: true, taskStays: false },
  { bypass: 'None', tasks: true, trustedStays: false, taskStays: false },
  { bypass: 'None', tasks: false, trustedStays: false, taskStays: false },
] as const;

function state(row: Row, { bypass, tasks }: (typeof SWITCHES)[number]): Partial<Registry> {
  return {
    publicNetworkAccess: row.access,
    networkRuleSet: {
      defaultAction: row.action,
      ipRules: row.addresses ? ADDRESSES : [],
      virtualNetworkRules: row.subnets ? SUBNETS : [],
    },
    networkRuleBypassOptions: bypass,
    networkRuleBypassAllowedForTasks: tasks,
  };
}

/** 401: let through, and asked who it is. 403: refused by the firewall. 504: no connection. */
async function cellOf(plane: TestPlane, client: object): Promise<string> {
  const { status } = await plane.ask(client);
  return { 401: 'y', 403: 'n', 504: 'n' }[status] ?? `answered ${status}`;
}

describe.each(SWITCHES)('bypass $bypass, Tasks switch $tasks', (switches) => {
  test.each(ROWS)('$access, $action, addresses: $addresses, subnets: $subnets', async (row) => {
    const plane = createTestPlane();
    plane.change(state(row, switches));
    const open = row.access === 'Enabled' && row.action === 'Allow';
    const expected = row.cells.map((cell, index) => {
      if (COLUMNS[index] === 'trustedService') return open || switches.trustedStays ? cell : 'n';
      if (COLUMNS[index] === 'task') return open || switches.taskStays ? cell : 'n';
      return cell;
    });
    const found = await Promise.all(COLUMNS.map((column) => cellOf(plane, CLIENTS[column])));
    expect(Object.fromEntries(COLUMNS.map((name, index) => [name, found[index]]))).toEqual(
      Object.fromEntries(COLUMNS.map((name, index) => [name, expected[index]])),
    );
  });
});

describe.each(ROWS)('without an approved endpoint: $access, $action', (row) => {
  test.each(['Pending', 'Rejected', 'Disconnected'] as const)('%s', async (status) => {
    const plane = createTestPlane();
    const connections = plane.registry().connections.map((connection) => ({ ...connection, status }));
    plane.change({ ...state(row, SWITCHES[0]), connections });
    expect(await cellOf(plane, CLIENTS.privateEndpoint)).toBe('n');
  });
});

describe('beyond the rows', () => {
  const row = ROWS[7] as Row;

  test('a subnet that lost its service endpoint is a public client, whatever its rule says', async () => {
    const plane = createTestPlane();
    plane.change({
      ...state(row, SWITCHES[0]),
      networkRuleSet: {
        defaultAction: 'Deny',
        ipRules: ADDRESSES,
        virtualNetworkRules: [SUBNET_BUILD, SUBNET_TOOLS],
      },
    });
    expect(await cellOf(plane, { subnet: SUBNET_TOOLS })).toBe('n');
    expect(await cellOf(plane, { subnet: SUBNET_TOOLS, address: '40.74.8.9' })).toBe('y');
    // A service endpoint hides the public address: an IP rule does not help.
    expect(await cellOf(plane, { subnet: SUBNET_AGENTS, address: '40.74.8.9' })).toBe('n');
    expect(await cellOf(plane, { subnet: SUBNET_BUILD.toUpperCase() })).toBe('y');
  });

  test('the switch for tasks beside subnet rules', async () => {
    const plane = createTestPlane();
    plane.change(state(row, SWITCHES[0]));
    plane.world.settings.unconfirmed.tasksPassSubnetRules = true;
    expect(await cellOf(plane, CLIENTS.task)).toBe('y');
    expect(await cellOf(plane, CLIENTS.trustedService)).toBe('n');
    plane.change(state(row, SWITCHES[1]));
    expect(await cellOf(plane, CLIENTS.task)).toBe('n');
    plane.change(state(row, SWITCHES[2]));
    expect(await cellOf(plane, CLIENTS.task)).toBe('n');
  });

  test('a task needs the system-assigned identity', async () => {
    const plane = createTestPlane();
    plane.change(state(ROWS[4] as Row, SWITCHES[0]));
    expect(await cellOf(plane, { task: true, identity: 'user' })).toBe('n');
    plane.change(state(ROWS[0] as Row, SWITCHES[3]));
    expect(await cellOf(plane, { task: true, identity: 'user' })).toBe('y');
  });

  test.each([
    ['Defender', 'y'],
    ['MachineLearning', 'y'],
    ['Import', 'y'],
    ['ContainerInstances', 'y'],
    ['AppService', 'n'],
    ['DevOps', 'n'],
  ])('the service %s: %s', async (trustedService, cell) => {
    const plane = createTestPlane();
    plane.change(state(ROWS[11] as Row, SWITCHES[0]));
    expect(await cellOf(plane, { trustedService })).toBe(cell);
  });

  test.each([
    ['20.50.0.0', 'y'],
    ['20.50.0.255', 'y'],
    ['20.49.255.255', 'n'],
    ['20.50.1.0', 'n'],
    ['40.74.8.9', 'y'],
    ['40.74.8.8', 'n'],
    ['40.74.8.10', 'n'],
    ['::ffff:40.74.8.9', 'n'],
    ['2603:1020::1', 'n'],
    ['10.0.0.4', 'n'],
  ])('IP rules and %s: %s', async (address, cell) => {
    const plane = createTestPlane();
    plane.change(state(ROWS[5] as Row, SWITCHES[0]));
    expect(await cellOf(plane, { address })).toBe(cell);
  });

  test.each(COLUMNS)('%s: the data endpoint decides alike', async (column) => {
    for (const candidate of ROWS) {
      const plane = createTestPlane();
      plane.change(state(candidate, SWITCHES[0]));
      const cell = candidate.cells[COLUMNS.indexOf(column)];
      const host = 'crcontosotasks.westeurope.data.azurecr.io';
      const { status } = await plane.ask(CLIENTS[column], '/nothing', { host });
      expect(status, JSON.stringify(candidate)).toBe(cell === 'y' ? 400 : 403);
    }
  });
});
