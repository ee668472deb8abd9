// Our verdicts against Azure Policy's rule language, evaluated apart from ours on ARM's own JSON.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toRegistry } from '#lib/arm/mappers.ts';
import { registryFromJson } from '#lib/arm/registry-json.ts';
import { tableOf } from '#lib/fleet-table/build-table.ts';
import { complianceOf, POLICIES, type PolicyDefinition, policyFacts, verdictOn } from './policies.ts';
import type { PolicyFacts } from './policy-rule.ts';
import { matches, RULES } from './testing/azure-policy.ts';
import { registry, SOUND } from './testing/fleets.ts';

const ID =
  '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/crpolicy';

const maybe = <T>(...values: readonly T[]) => fc.constantFrom<T | undefined>(...values, undefined);

/** A registry as ARM may answer it: anything absent, in odd letter case, or of a later version. */
const armRegistry = fc
  .record({
    publicNetworkAccess: maybe('Enabled', 'Disabled', 'disabled', 'SecuredByPerimeter'),
    networkRuleSet: fc.option(
      maybe('Allow', 'Deny', 'allow', 'Later').map((defaultAction) => ({ defaultAction, ipRules: [] })),
      { nil: undefined },
    ),
    policies: maybe<object>(
      {},
      { exportPolicy: {} },
      ...['enabled', 'disabled', 'Disabled'].map((status) => ({ exportPolicy: { status } })),
    ),
    privateEndpointConnections: fc.option(
      fc.array(
        fc
          .constantFrom('Approved', 'approved', 'Pending', 'Rejected', 'Disconnected', 'Later')
          .map((status, place = 0) => ({
            name: `cr.${place}`,
            properties: { privateLinkServiceConnectionState: { status } },
          })),
        { maxLength: 4 },
      ),
      { nil: undefined },
    ),
  })
  .map((properties) => ({
    id: ID,
    name: 'crpolicy',
    type: 'Microsoft.ContainerRegistry/registries',
    location: 'westeurope',
    sku: { name: 'Premium' },
    // What JSON does to undefined.
    properties: JSON.parse(JSON.stringify({ ...properties, loginServer: 'cr.azurecr.io' })) as object,
  }));

type Properties = {
  readonly publicNetworkAccess?: string;
  readonly networkRuleSet?: { readonly defaultAction?: string };
  readonly policies?: { readonly exportPolicy?: { readonly status?: string } };
  readonly privateEndpointConnections?: readonly {
    readonly properties: { readonly privateLinkServiceConnectionState: { readonly status: string } };
  }[];
};

const factsIn = ({ properties }: { readonly properties: object }): PolicyFacts => {
  const {
    publicNetworkAccess,
    networkRuleSet,
    policies,
    privateEndpointConnections = [],
  } = properties as Properties;
  return {
    fields: {
      publicNetworkAccess,
      'networkRuleSet.defaultAction': networkRuleSet?.defaultAction,
      'policies.exportPolicy.status': policies?.exportPolicy?.status,
    },
    connections: (status) =>
      privateEndpointConnections.filter(
        (one) =>
          one.properties.privateLinkServiceConnectionState.status.toLowerCase() === status.toLowerCase(),
      ).length,
  };
};

test('each verdict is Azure Policy’s', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(armRegistry, (resource) => {
      const wire = registryFromJson(resource);
      const ours = wire === null ? null : toRegistry(wire);
      if (ours === null) throw new Error('not a registry');
      const facts = policyFacts(tableOf([ours]), 0);
      for (const definition of POLICIES) {
        const isBroken = matches(RULES[definition.id] ?? {}, resource);
        const verdict = verdictOn(definition, facts);
        expect(verdict, definition.displayName).toBe(isBroken ? 'non_compliant' : 'compliant');
        seen.add(`${definition.key} ${verdict}`);
        // The columns hold Azure's defaults; the rule itself must know absence as well.
        expect(verdictOn(definition, factsIn(resource)), definition.displayName).toBe(verdict);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(seen.size).toBe(POLICIES.length * 2);
});

const FIELDS = ['publicNetworkAccess', 'defaultAction', 'exportPolicy'] as const;
const VALUES = {
  publicNetworkAccess: ['Enabled', 'Disabled', 'Later'],
  defaultAction: ['Allow', 'Deny', 'Later'],
  exportPolicy: ['Enabled', 'Disabled', 'Later'],
} as const;

test('what was not read makes a verdict unknown exactly where it would decide', () => {
  const value = (field: (typeof FIELDS)[number]) => fc.constantFrom('', ...VALUES[field]);
  fc.assert(
    fc.property(
      fc.record({
        publicNetworkAccess: value('publicNetworkAccess'),
        defaultAction: value('defaultAction'),
        exportPolicy: value('exportPolicy'),
      }),
      fc.nat({ max: 1 }),
      (read, approved) => {
        const connections = { ...SOUND.connections, approved };
        const verdict = (definition: PolicyDefinition, fields: typeof read) =>
          verdictOn(
            definition,
            policyFacts(tableOf([registry('cr', { ...SOUND, ...fields, connections })]), 0),
          );
        // Everything the unread fields could turn out to be.
        const possible = FIELDS.reduce<(typeof read)[]>(
          (all, field) =>
            all.flatMap((one) =>
              one[field] === '' ? VALUES[field].map((known) => ({ ...one, [field]: known })) : [one],
            ),
          [read],
        );
        for (const definition of POLICIES) {
          const outcomes = new Set(possible.map((fields) => verdict(definition, fields)));
          const [only] = outcomes;
          expect(verdict(definition, read)).toBe(outcomes.size === 1 ? only : 'unknown');
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a fleet’s compliance counts every registry once; a disabled assignment evaluates nothing', () => {
  const open = { ...SOUND, defaultAction: 'Allow' };
  const table = tableOf([
    registry('b', open),
    registry('a', open),
    registry('c', SOUND),
    registry('d', { ...SOUND, publicNetworkAccess: '' }),
  ]);
  const [unrestricted] = complianceOf(table);
  expect(unrestricted).toMatchObject({ compliant: 2, unknown: 0, notApplicable: 0 });
  expect(Array.from(unrestricted?.nonCompliant ?? [])).toEqual([1, 0]);
  const [, publicAccess] = complianceOf(table);
  expect(publicAccess).toMatchObject({ compliant: 0, unknown: 1 });
  expect(publicAccess?.nonCompliant.length).toBe(3);
  for (const one of complianceOf(table))
    expect(one.compliant + one.unknown + one.notApplicable + one.nonCompliant.length).toBe(4);
  const [off] = complianceOf(table, { policy_unrestricted: 'Disabled' });
  expect(off).toMatchObject({ compliant: 0, unknown: 0, notApplicable: 4 });
});
