/** Fleets for property tests: few names, groups, tags and rules, so that searches find and facets overlap. */
import fc from 'fast-check';
import type { TableRegistry } from '#lib/fleet-table/table.ts';

const [PROD, DEV] = ['5ab00001-0000-4000-8000-000000000001', '5ab0000a-0000-4000-8000-00000000000b'] as const;
export const SUBSCRIPTIONS = [
  { id: PROD, name: 'Platform Prod' },
  { id: DEV, name: 'dev' },
] as const;

/** Nested and adjacent ones, one that is everything, and texts that are no IPv4 range. */
export const RULES = [
  '20.1.2.3',
  '20.1.2.0/24',
  '20.1.2.0/25',
  '20.1.2.128/25',
  '20.1.2.0/30',
  '20.1.0.0/16',
  '20.0.0.0/7',
  '0.0.0.0/0',
  '255.255.255.255',
  '51.7.0.9',
  '2001:db8::1',
  '20.1.2',
] as const;

const count = fc.constantFrom(0, 0, 0, 1, 2);
const registry: fc.Arbitrary<TableRegistry> = fc
  .record({
    name: fc.constantFrom('crprod', 'crProd', 'crdev', 'pay', 'CR20', 'ıstanbul', 'data'),
    group: fc.constantFrom('rg-Images', 'rg-images', 'pay', 'data'),
    subscriptionId: fc.constantFrom(PROD, DEV, DEV.toUpperCase(), '5ab00003-0000-4000-8000-000000000003'),
    label: fc.constantFrom('', '-h4x'),
    location: fc.constantFrom('westeurope', 'koreacentral'),
    state: fc.constantFrom('Succeeded', 'Updating'),
    changedAt: fc.constantFrom(
      null,
      '2026-03-01T10:00:00.000Z',
      '2026-03-01T10:00:00.001Z',
      '2020-01-01T00:00:00.000Z',
    ),
    changedBy: fc.constantFrom(null, 'ada@contoso.example', 'Bo'),
    tags: fc.dictionary(fc.constantFrom('team', 'env', 'a:b'), fc.constantFrom('Pay', 'prod', 'b:c', '')),
    sku: fc.constantFrom('Basic', 'Premium', 'Later'),
    publicNetworkAccess: fc.constantFrom('Enabled', 'Enabled', 'Enabled', 'Disabled', 'SecuredByPerimeter'),
    defaultAction: fc.constantFrom('Allow', 'Deny', 'Deny'),
    ipRules: fc.uniqueArray(fc.constantFrom(...RULES), { maxLength: 4 }),
    subnetRules: fc.option(fc.array(fc.constantFrom('/subnets/a', '/subnets/b'), { maxLength: 2 })),
    bypass: fc.constantFrom('AzureServices', 'None', 'Later'),
    tasksBypass: fc.option(fc.boolean()),
    dataEndpointEnabled: fc.boolean(),
    exportPolicy: fc.constantFrom('Enabled', 'Disabled'),
    connections: fc.record({
      pending: count,
      approved: count,
      rejected: count,
      disconnected: count,
      other: count,
    }),
  })
  .map(
    ({
      name,
      group,
      subscriptionId,
      label,
      location,
      state,
      changedAt,
      changedBy,
      tags,
      subnetRules,
      ...access
    }) => ({
      ref: { subscriptionId, resourceGroup: group, name },
      id: `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/Microsoft.ContainerRegistry/registries/${name}`,
      loginServer: `${name}${label}.azurecr.io`.toLowerCase(),
      location,
      provisioningState: state,
      lastModifiedAt: changedAt,
      lastModifiedBy: changedBy,
      tags,
      access: { ...access, subnetRules: subnetRules?.map((id) => ({ id, action: 'Allow' })) ?? null },
    }),
  );

export const smallFleet = (maxLength = 8) => fc.array(registry, { maxLength });
