import { describe, expect, it } from 'vitest';
import { publicPart } from '#lib/network-access/change.ts';
import { edit, registryIn, subnetNamed } from '#lib/network-access/testing/states.ts';
import type { SubnetInfo } from '#lib/networks/shapes.ts';
import { findRows, subnetRows, unsupportedHosts } from './subnet-rows.ts';

const [BUILD, AGENTS, TOOLS] = ['snet-build', 'snet-agents', 'snet-tools'].map(subnetNamed) as [
  string,
  string,
  string,
];
const rule = (id: string) => ({ id, action: 'Allow' });
const STRANGE = '/subscriptions/x/strange';

const rows = (stored: readonly string[] | null, change: Parameters<typeof edit>[0] = {}) =>
  subnetRows({
    base: publicPart(registryIn('selected', { subnetRules: stored?.map(rule) ?? null })),
    change: edit(change),
  });
const marks = (found: ReturnType<typeof rows>) => found.map(({ id, mark }) => [id, mark]);

describe('rows of the subnet rules', () => {
  it.each([
    ['none', [], {}, []],
    ['unknown ones', null, {}, []],
    [
      'stored ones in Azure’s order',
      [BUILD, AGENTS],
      {},
      [
        [BUILD, null],
        [AGENTS, null],
      ],
    ],
    [
      'additions first, removals where they are',
      [BUILD, AGENTS],
      { addSubnetRules: [TOOLS], removeSubnetRules: [BUILD.toUpperCase()] },
      [
        [TOOLS, 'add'],
        [BUILD, 'remove'],
        [AGENTS, null],
      ],
    ],
  ])('%s', (_name, stored, change, expected) => {
    expect(marks(rows(stored, change))).toEqual(expected);
  });

  it.each([
    ['', 3],
    ['  BUILD ', 2],
    ['vnet-build', 2],
    ['rg-net', 2],
    ['strange', 1],
    // Parts of the path that nobody knows a subnet by.
    ['subscriptions', 1],
    ['nowhere', 0],
  ])('%j finds %i', (query, count) => {
    expect(findRows(rows([BUILD, AGENTS, STRANGE]), query)).toHaveLength(count);
  });
});

describe('hosts that cannot use the service endpoint', () => {
  const info = (...delegations: string[]): SubnetInfo => ({
    id: BUILD,
    name: 'snet-build',
    addressPrefixes: [],
    endpoint: 'present',
    otherServices: [],
    delegations,
    provisioningState: 'Succeeded',
    etag: '1',
  });
  it.each([
    [null, []],
    [info(), []],
    [info('Microsoft.ContainerInstance/containerGroups'), ['Microsoft.ContainerInstance/containerGroups']],
    [info('Microsoft.ContainerService/managedClusters'), []],
    [
      info('microsoft.containerservice/managedclusters', 'Microsoft.Web/serverFarms'),
      ['Microsoft.Web/serverFarms'],
    ],
  ])('%#', (subnet, expected) => {
    expect(unsupportedHosts(subnet)).toEqual(expected);
  });
});
