/** Exported and pasted again nothing differs; what is not understood is named. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBody } from '#lib/network-access/export/whole-state.ts';
import { canonicalRule } from '#lib/network-access/ip-range.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { NO_CONNECTIONS } from '#lib/network-access/testing/states.ts';
import { parseBaseline } from './baseline.ts';
import { comparedState, compareStates } from './compare.ts';
import { REGISTRY } from './testing/past.ts';

const hostile = fc.string({
  unit: fc.constantFrom(...'\'"\\{}$%\n\r\t #/*ab.1'),
  minLength: 1,
  maxLength: 12,
});
const accesses: fc.Arbitrary<NetworkAccess> = fc.record({
  sku: fc.constantFrom('Premium', 'Basic'),
  publicNetworkAccess: fc.oneof(fc.constantFrom('Enabled', 'Disabled'), hostile),
  defaultAction: fc.constantFrom('Allow', 'Deny'),
  ipRules: fc.uniqueArray(
    fc.oneof(
      fc.constantFrom('20.1.2.0/24', '8.8.8.8'),
      hostile.map((text) => canonicalRule(`x${text}`)),
    ),
    {
      maxLength: 5,
      selector: (rule) => rule.trim().toLowerCase(),
    },
  ),
  subnetRules: fc.option(
    fc.uniqueArray(
      hostile.map((text) => ({ id: `/subscriptions/${text}x`, action: 'Allow' })),
      {
        maxLength: 3,
        selector: ({ id }) => id.toLowerCase(),
      },
    ),
  ),
  bypass: fc.oneof(fc.constantFrom('AzureServices', 'None'), hostile),
  tasksBypass: fc.option(fc.boolean()),
  dataEndpointEnabled: fc.boolean(),
  exportPolicy: fc.constantFrom('Enabled', 'Disabled'),
  connections: fc.constant(NO_CONNECTIONS),
});

function read(text: string) {
  const baseline = parseBaseline(text);
  if (!baseline.ok) throw new Error(baseline.problem);
  return baseline;
}

it('an export pasted as a baseline differs in nothing, and leaves nothing out but what was not read', () => {
  fc.assert(
    fc.property(accesses, (access) => {
      const { state, ignored, unread, name } = read(jsonBody(REGISTRY, access));
      const { differences, unknownLeft, unknownRight } = compareStates(comparedState(access), state);
      expect(differences).toEqual([]);
      expect(unknownRight).toEqual(unknownLeft);
      expect([ignored, unread, name]).toEqual([[], [], REGISTRY.name]);
    }),
    { numRuns: 1_000 },
  );
});

it('two states differ in a field exactly if their exports do', () => {
  fc.assert(
    fc.property(accesses, accesses, (a, b) => {
      const [left, right] = [a, b].map((access) => read(jsonBody(REGISTRY, access)).state);
      const told = ({ differences, ...rest }: ReturnType<typeof compareStates>) => ({
        ...rest,
        // The export writes some words in lower case, as templates do.
        differences: differences.map((one) => JSON.stringify(one).toLowerCase()),
      });
      const exported = compareStates(left ?? {}, right ?? {});
      expect(told(exported)).toEqual(told(compareStates(comparedState(a), comparedState(b))));
    }),
    { numRuns: 500 },
  );
});

describe('a baseline', () => {
  const SUBNET =
    '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet';

  it('may be what az acr show prints, with properties at the top', () => {
    const baseline = read(
      JSON.stringify({
        adminUserEnabled: false,
        id: '/x',
        location: 'westeurope',
        name: 'crcontosoprod',
        networkRuleBypassOptions: 'AzureServices',
        networkRuleSet: {
          defaultAction: 'Deny',
          ipRules: [{ action: 'Allow', ipAddressOrRange: '20.1.2.3/32' }],
          virtualNetworkRules: [{ action: 'Allow', virtualNetworkResourceId: SUBNET }],
        },
        policies: { exportPolicy: { status: 'enabled' }, trustPolicy: { status: 'disabled' } },
        publicNetworkAccess: 'Enabled',
        sku: { name: 'Premium', tier: 'Premium' },
        tags: {},
      }),
    );
    expect(baseline.state).toEqual({
      sku: 'Premium',
      publicNetworkAccess: 'Enabled',
      defaultAction: 'Deny',
      ipRules: ['20.1.2.3'],
      subnetRules: [SUBNET],
      bypass: 'AzureServices',
      exportPolicy: 'enabled',
    });
    expect(baseline.ignored).toEqual(['adminUserEnabled', 'policies.trustPolicy', 'tags']);
  });

  it('may be the body of a PATCH: what it leaves out is not compared', () => {
    const { state, ignored } = read('{"properties":{"publicNetworkAccess":"Disabled"},"tags":{}}');
    expect([state, ignored]).toEqual([{ publicNetworkAccess: 'Disabled' }, ['tags']]);
    expect(compareStates({ bypass: 'None', publicNetworkAccess: 'disabled' }, state)).toMatchObject({
      differences: [],
      equal: ['publicNetworkAccess'],
    });
  });

  it('with an odd rule says so, and compares no part of the list', () => {
    const { state, unread } = read(
      '{"properties":{"dataEndpointEnabled":"yes","networkRuleSet":{"defaultAction":"Deny","ipRules":[{"value":"8.8.8.8"},7]}}}',
    );
    expect(state).toEqual({ defaultAction: 'Deny' });
    expect(unread).toEqual(['networkRuleSet.ipRules', 'dataEndpointEnabled']);
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['{', 'not_json'],
    ['resource "azurerm_container_registry" "r" {}', 'not_json'],
    ['[]', 'not_object'],
    ['"x"', 'not_object'],
    ['{"tags":{}}', 'no_fields'],
    [`"${'x'.repeat(500_001)}"`, 'too_long'],
  ] as const)('that is none: %#', (text, problem) => {
    expect(parseBaseline(text)).toEqual({ ok: false, problem });
  });
});
