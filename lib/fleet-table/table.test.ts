import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findings } from '#lib/network-access/findings.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { tableOf } from './build-table.ts';
import { FINDING_CODES, hasFinding, modeAt, registryAt, subnetCountAt, type TableRegistry } from './table.ts';

const text = fc.string({ minLength: 1, maxLength: 12 }).filter((value) => !value.includes('\u0000'));
const SUBSCRIPTIONS = ['5ab00001-0000-4000-8000-000000000001', '5ab00002-0000-4000-8000-000000000002'];
const count = fc.nat({ max: 300 });
const address = fc.ipV4();

const registry = fc
  .record({
    name: text,
    group: text,
    subscriptionId: fc.constantFrom(...SUBSCRIPTIONS),
    sku: fc.constantFrom('Basic', 'Standard', 'Premium', 'Later'),
    publicNetworkAccess: fc.constantFrom('Enabled', 'Disabled', 'Perimeter'),
    defaultAction: fc.constantFrom('Allow', 'Deny'),
    ipRules: fc.array(address, { maxLength: 6 }),
    subnetRules: fc.option(fc.array(text, { maxLength: 3 })),
    bypass: fc.constantFrom('AzureServices', 'None'),
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
    changed: fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })),
    changedBy: fc.option(text),
    tags: fc.dictionary(text, text, { maxKeys: 4 }),
    location: text,
    state: text,
  })
  .map(
    ({ name, group, subscriptionId, changed, changedBy, tags, location, state, subnetRules, ...access }) => ({
      ref: { subscriptionId, resourceGroup: group, name },
      id: `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/Microsoft.ContainerRegistry/registries/${name}`,
      loginServer: `${name}.azurecr.io`,
      location,
      provisioningState: state,
      lastModifiedAt: changed?.toISOString() ?? null,
      lastModifiedBy: changedBy,
      tags,
      access: { ...access, subnetRules: subnetRules?.map((id) => ({ id, action: 'Allow' })) ?? null },
    }),
  );

test('a registry comes out of the table as it went in', () => {
  fc.assert(
    fc.property(fc.array(registry, { maxLength: 12 }), (registries: readonly TableRegistry[]) => {
      const table = tableOf(registries);
      expect(table.size).toBe(registries.length);
      registries.forEach((one, row) => {
        expect(registryAt(table, row)).toEqual(one);
        expect(modeAt(table, row)).toBe(accessMode(one.access));
        expect(subnetCountAt(table, row)).toBe(one.access.subnetRules?.length ?? null);
        const codes = new Set(findings(one.access).map(({ code }) => code));
        for (const code of FINDING_CODES) expect(hasFinding(table, row, code), code).toBe(codes.has(code));
      });
    }),
    { numRuns: 1_000 },
  );
});

test('a row that is not there is a programming error', () => {
  expect(() => registryAt(tableOf([]), 0)).toThrow(RangeError);
});
