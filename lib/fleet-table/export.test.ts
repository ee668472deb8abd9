// What leaves the console as a file: columns as chosen, formulas made harmless, ARM's own words.

import { expect, test } from 'vitest';
import { tableOf } from './build-table.ts';
import { fleetCsv } from './export-csv.ts';
import { fleetJson } from './export-json.ts';
import { filterRows } from './filter.ts';
import { NO_FILTERS } from './filters.ts';
import { indexFleet } from './fleet-index.ts';
import type { TableRegistry } from './table.ts';

const SUBSCRIPTION = { id: '5ab00001-0000-4000-8000-000000000001', name: '=platform' };
const registry = (name: string, access: Partial<TableRegistry['access']> = {}): TableRegistry => ({
  ref: { subscriptionId: SUBSCRIPTION.id, resourceGroup: 'rg-Images', name },
  id: `/subscriptions/${SUBSCRIPTION.id}/resourceGroups/rg-Images/providers/Microsoft.ContainerRegistry/registries/${name}`,
  loginServer: `${name}.azurecr.io`,
  location: 'westeurope',
  provisioningState: 'Succeeded',
  lastModifiedAt: '2026-03-01T10:00:00.000Z',
  lastModifiedBy: '+49 30 1234',
  tags: { team: '@SUM(A1)', note: 'a, "b"' },
  access: {
    sku: 'Premium',
    publicNetworkAccess: 'Enabled',
    defaultAction: 'Deny',
    ipRules: ['20.1.2.0/24', '51.7.0.9'],
    subnetRules: null,
    bypass: 'AzureServices',
    tasksBypass: null,
    dataEndpointEnabled: false,
    exportPolicy: 'Enabled',
    connections: { pending: 1, approved: 0, rejected: 0, disconnected: 0, other: 0 },
    ...access,
  },
});

const registries = [
  registry('crone'),
  registry('crtwo', { defaultAction: 'Allow', subnetRules: [], tasksBypass: true }),
];
const index = indexFleet(tableOf(registries), [SUBSCRIPTION]);

test('CSV has the columns that are shown, in their order, and the id', () => {
  const { matches } = filterRows(index, { ...NO_FILTERS, q: '20.1.2.3' });
  const csv = fleetCsv(index, [1, 0], ['name', 'subnets', 'tasks', 'rule'], matches);
  expect(csv.split('\r\n')).toEqual([
    'registry,subnet_rule_count,subnet_rules,tasks_bypass,address_match,matching_rule,id',
    `crtwo,0,,true,all,20.1.2.0/24,${registries[1]?.id}`,
    `crone,,,,rule,20.1.2.0/24,${registries[0]?.id}`,
    '',
  ]);
});

test.each([
  ['subscription', '"\'=platform"'],
  ['changedBy', '"\'+49 30 1234"'],
  ['tags', '"team=@SUM(A1); note=a, ""b"""'],
] as const)('CSV: %s of strangers becomes no formula', (column, cell) => {
  expect(fleetCsv(index, [0], [column], null)).toContain(`\r\n${cell},`);
});

test('JSON is what Azure would say; what is not known is left out, what is derived stands apart', () => {
  const [one, two] = JSON.parse(fleetJson(index.table, [0, 1]));
  expect(one).toMatchObject({
    id: registries[0]?.id,
    type: 'Microsoft.ContainerRegistry/registries',
    sku: { name: 'Premium' },
    tags: { team: '@SUM(A1)' },
    properties: {
      publicNetworkAccess: 'Enabled',
      networkRuleSet: {
        defaultAction: 'Deny',
        ipRules: [
          { action: 'Allow', value: '20.1.2.0/24' },
          { action: 'Allow', value: '51.7.0.9' },
        ],
      },
      networkRuleBypassOptions: 'AzureServices',
      policies: { exportPolicy: { status: 'enabled' } },
    },
    systemData: { lastModifiedBy: '+49 30 1234' },
    console: { accessMode: 'selected', findings: [], privateEndpointConnections: { pending: 1 } },
  });
  expect(one.properties.networkRuleSet).not.toHaveProperty('virtualNetworkRules');
  expect(one.properties).not.toHaveProperty('networkRuleBypassAllowedForTasks');
  expect(two.properties.networkRuleSet.virtualNetworkRules).toEqual([]);
  expect(two.properties.networkRuleBypassAllowedForTasks).toBe(true);
});
