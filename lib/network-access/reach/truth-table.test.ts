// FACTS of Azure's documents, row by row as written by hand; every cell asked of the explainer and of the data plane.
import { describe, expect, test } from 'vitest';
import { explainReach } from './explain-reach.ts';
import { type Caller, createBench, NETWORKS, type Settings, SUBNETS } from './testing/plane.ts';

const LISTED = '20.50.0.77';
const OTHER = '20.51.0.77';

/** The columns: a rule, where there is one, holds the listed ones. */
const CLIENTS = {
  listedAddress: { from: 'address', address: LISTED },
  otherAddress: { from: 'address', address: OTHER },
  namedSubnet: { from: 'subnet', subnet: SUBNETS.build, egress: OTHER },
  otherSubnet: { from: 'subnet', subnet: SUBNETS.agents, egress: LISTED },
  endpoint: { from: 'network', network: NETWORKS.hub, egress: OTHER },
  trusted: { from: 'service', service: 'Defender', egress: OTHER },
  task: { from: 'task', identity: 'system', egress: OTHER },
} as const satisfies Record<string, Caller>;
type Column = keyof typeof CLIENTS;
const COLUMNS = Object.keys(CLIENTS) as Column[];

type Row = readonly [
  publicNetworkAccess: Settings['publicNetworkAccess'],
  defaultAction: Settings['defaultAction'],
  rules: 'none' | 'addresses' | 'subnets' | 'both',
  cells: string,
];

// Cells: listed and other address, named and other subnet, private endpoint, trusted service, ACR task.
const TABLE: readonly Row[] = [
  ['Enabled', 'Allow', 'none', 'yyyyyyy'],
  ['Enabled', 'Allow', 'addresses', 'yyyyyyy'],
  ['Enabled', 'Allow', 'subnets', 'yyyyyyy'],
  ['Enabled', 'Allow', 'both', 'yyyyyyy'],
  ['Enabled', 'Deny', 'none', 'nnnnyyy'],
  ['Enabled', 'Deny', 'addresses', 'ynnnyyy'],
  ['Enabled', 'Deny', 'subnets', 'nnynynn'],
  ['Enabled', 'Deny', 'both', 'ynynynn'],
  ['Disabled', 'Allow', 'none', 'nnnnyyy'],
  ['Disabled', 'Allow', 'addresses', 'nnnnyyy'],
  ['Disabled', 'Allow', 'subnets', 'nnnnyyy'],
  ['Disabled', 'Allow', 'both', 'nnnnyyy'],
  ['Disabled', 'Deny', 'none', 'nnnnyyy'],
  ['Disabled', 'Deny', 'addresses', 'nnnnyyy'],
  ['Disabled', 'Deny', 'subnets', 'nnnnyyy'],
  ['Disabled', 'Deny', 'both', 'nnnnyyy'],
];

/** The last two columns, and the private one, depend on more than the rows say. */
const VARIANTS = [
  { bypass: 'AzureServices', tasksBypass: true, status: 'Approved', loses: [] },
  { bypass: 'AzureServices', tasksBypass: false, status: 'Approved', loses: ['task'] },
  { bypass: 'None', tasksBypass: true, status: 'Approved', loses: ['trusted', 'task'] },
  { bypass: 'None', tasksBypass: false, status: 'Approved', loses: ['trusted', 'task'] },
  { bypass: 'AzureServices', tasksBypass: true, status: 'Pending', loses: ['endpoint'] },
  { bypass: 'AzureServices', tasksBypass: true, status: 'Rejected', loses: ['endpoint'] },
  { bypass: 'AzureServices', tasksBypass: true, status: 'Disconnected', loses: ['endpoint'] },
] as const satisfies readonly (Pick<Settings, 'bypass' | 'tasksBypass' | 'status'> & {
  readonly loses: readonly Column[];
})[];

describe.each(VARIANTS)('bypass $bypass, Tasks switch $tasksBypass, endpoint $status', (variant) => {
  test.each(TABLE)('%s, %s, rules: %s', async (publicNetworkAccess, defaultAction, rules, cells) => {
    const { loses, ...switches } = variant;
    const settings: Settings = {
      publicNetworkAccess,
      defaultAction,
      ...switches,
      record: 'own',
      ipRules: rules === 'addresses' || rules === 'both' ? ['20.50.0.0/24', '40.74.8.9'] : [],
      subnetRules: rules === 'subnets' || rules === 'both' ? [SUBNETS.build] : [],
    };
    const isOpen = publicNetworkAccess === 'Enabled' && defaultAction === 'Allow';
    const bench = createBench();
    bench.arrange(settings);
    for (const [index, column] of COLUMNS.entries()) {
      const isLost = (loses as readonly Column[]).includes(column) && (!isOpen || column === 'endpoint');
      const expected = isLost || cells[index] === 'n' ? 'no' : 'yes';
      const caller = CLIENTS[column];
      const { reaches } = explainReach(bench.registry(settings), bench.client(settings, caller));
      expect(reaches, `the explainer on ${column}`).toBe(expected);
      expect(await bench.ask(caller), `the data plane on ${column}`).toBe(expected);
    }
  });
});
