// A whole state as commands and as a body: run one after the other they end in it, whatever was there before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, diff, isEmpty, publicPart } from '#lib/network-access/change.ts';
import { registryIn, subnetNamed } from '#lib/network-access/testing/states.ts';
import { assign, setsOf } from '#lib/network-access/write-sets.ts';
import type { SayNote } from './note.ts';
import { azWholeState, jsonBody } from './whole-state.ts';

const say: SayNote = ({ key }) => key;
const REGISTRY = {
  subscriptionId: '5ab00001-0000-4000-8000-000000000001',
  resourceGroup: 'rg-registry-weu',
  name: 'crcontosoprod',
};
const FULL = registryIn('selected', {
  ipRules: ['20.1.2.3', '51.144.7.0/24'],
  subnetRules: [{ id: subnetNamed('snet-build'), action: 'Allow' }],
  bypass: 'None',
  tasksBypass: true,
  dataEndpointEnabled: true,
});

test('requests first, then the commands for a new registry as comments', () => {
  const text = azWholeState(REGISTRY, FULL, say);
  const lines = text.split('\n');
  expect(lines[0]).toBe('# azExact');
  const [requests = '', commands = ''] = text.split('\n\n');
  // Subnet rules and the Tasks switch take two versions, so two requests.
  expect(requests.match(/^az rest --method patch/gm)).toHaveLength(2);
  expect(commands.split('\n').every((line) => line === '' || line.startsWith('# '))).toBe(true);
  expect(commands).toContain('# az acr network-rule add');
  expect(commands).toContain('--ip-address 51.144.7.0/24');
  expect(commands).toContain('--default-action Deny');
});

test('more commands than anybody reads are left out', () => {
  const ipRules = Array.from({ length: 30 }, (_, index) => `20.1.2.${index}`);
  const text = azWholeState(REGISTRY, { ...FULL, ipRules }, say);
  expect(text).not.toContain('network-rule add');
  expect(text).toContain('20.1.2.29');
});

test('what could not be read is said and left out, never written as empty', () => {
  const access = { ...FULL, subnetRules: null, tasksBypass: null };
  const text = azWholeState(REGISTRY, access, say);
  expect(text).toContain('# subnetsUnread');
  expect(text).toContain('# tasksUnread');
  expect(text).not.toMatch(/virtualNetworkRules|ForTasks/);
  expect(jsonBody(REGISTRY, access)).not.toMatch(/virtualNetworkRules|ForTasks/);
});

test('a registry as Azure creates it needs no command; below Premium no rule set is sent', () => {
  expect(azWholeState(REGISTRY, registryIn('all', { sku: 'Basic' }), say)).not.toContain('azWhole');
  expect(azWholeState(REGISTRY, registryIn('all', { sku: 'Basic' }), say)).not.toContain('networkRuleSet');
});

const modes = fc.constantFrom('all' as const, 'selected' as const, 'disabled' as const);
const accesses = fc
  .tuple(
    modes,
    fc.subarray(['20.1.2.3', '51.144.7.0/24', '8.8.8.8']),
    fc.subarray(['a', 'b']),
    fc.constantFrom('AzureServices', 'None'),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([mode, ipRules, subnets, bypass, tasksBypass, dataEndpointEnabled]) =>
    registryIn(mode, {
      ipRules,
      subnetRules: subnets.map((name) => ({ id: subnetNamed(name), action: 'Allow' })),
      bypass,
      tasksBypass,
      dataEndpointEnabled,
    }),
  );

test('the requests that are exact, sent to any registry, end in this state', () => {
  fc.assert(
    fc.property(accesses, accesses, (before, wanted) => {
      const text = azWholeState(REGISTRY, wanted, say);
      const bodies = [...text.matchAll(/^ {2}--body '(.*)'$/gm)].map(([, body]) => JSON.parse(body ?? ''));
      const after = bodies.reduce((state, body) => assign(state, setsOf(body)), publicPart(before));
      expect(bodies.length).toBeGreaterThan(0);
      expect(isEmpty(diff(after, publicPart(wanted)))).toBe(true);
      expect(apply(after, diff(after, publicPart(wanted)))).toEqual(after);
    }),
    { numRuns: 300 },
  );
});
