// Names that become parts of a request path: everything odd is refused before a path is built.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isConnectionName,
  parsePrivateEndpointId,
  parseRegistryId,
  parseRegistryRef,
  registryId,
} from './registry-ref.ts';

const SUBSCRIPTION = '11111111-2222-4333-8444-5555aaaabbbb';
const good = { subscriptionId: SUBSCRIPTION, resourceGroup: 'myResourceGroup', name: 'mycontainerregistry' };
const ok = (parts: Partial<Record<keyof typeof good, unknown>>) => parseRegistryRef({ ...good, ...parts }).ok;

test.each([
  'myResourceGroup',
  'a',
  '1',
  'rg-registry_weu.(1)',
  '(x)',
  'a..b',
  '.a',
  '-',
  '그룹',
  'Größe',
  'ﬁ',
  '組織٣',
  'x'.repeat(90),
])('resource group %j is a name', (resourceGroup) => {
  expect(ok({ resourceGroup })).toBe(true);
  expect(
    parseRegistryId(
      registryId({ ...good, resourceGroup })
        .split('/')
        .map(decodeURIComponent)
        .join('/'),
    ),
  ).toEqual({ ...good, resourceGroup });
});

test.each([
  '',
  '.',
  '..',
  '...',
  'a.',
  'a/b',
  '/',
  '%2f',
  '..%2f..',
  '%2e%2e',
  'a b',
  ' a',
  'a\n',
  'a\u0000',
  'a\\b',
  'a?b',
  'a#b',
  'a&b',
  'a;b',
  "a'b",
  '<a>',
  '😀',
  'a．b',
  '／',
  'x'.repeat(91),
  'a\u202eb',
  '\ud800',
  '*',
])('resource group %j is refused', (resourceGroup) => {
  expect(ok({ resourceGroup })).toBe(false);
});

test.each(['acr01', 'mycontainerregistry', 'MyRegistry', 'x'.repeat(50)])('registry %j is a name', (name) => {
  expect(ok({ name })).toBe(true);
});

test.each([
  '',
  'acr1',
  'x'.repeat(51),
  'my-registry',
  'myregistry-a1b2c3',
  'my_registry',
  'my.registry',
  '..',
  '../..',
  'regis%2ftry',
  'regis/try',
  'registry ',
  'registry\n',
  '레지스트리입니다',
  'ｒｅｇｉｓｔｒｙ',
  'İstanbul',
])('registry %j is refused', (name) => {
  expect(ok({ name })).toBe(false);
});

test.each([
  '',
  'x',
  `${SUBSCRIPTION} `,
  `{${SUBSCRIPTION}}`,
  SUBSCRIPTION.replaceAll('-', ''),
  SUBSCRIPTION.replace('1', 'g'),
  '..',
  `${SUBSCRIPTION}/..`,
  `${SUBSCRIPTION}\n`,
])('subscription %j is refused', (subscriptionId) => {
  expect(ok({ subscriptionId })).toBe(false);
});

test('wrong types are refused, letter case is kept', () => {
  for (const odd of [
    null,
    undefined,
    7,
    {},
    ['mycontainerregistry'],
    { toString: () => 'mycontainerregistry' },
  ])
    expect(ok({ name: odd })).toBe(false);
  const upper = { ...good, subscriptionId: SUBSCRIPTION.toUpperCase(), name: 'MYCONTAINERREGISTRY' };
  expect(parseRegistryRef(upper)).toEqual({ ok: true, ref: upper });
});

test('whatever is accepted stays inside its own path segment', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ maxLength: 30 }),
      (resourceGroup, name) => {
        const parsed = parseRegistryRef({ ...good, resourceGroup, name: name.length > 4 ? name : good.name });
        if (!parsed.ok) return;
        const id = registryId(parsed.ref);
        expect(new URL(`https://management.azure.com${id}`).pathname).toBe(id);
        expect(id.split('/')).toHaveLength(9);
        expect(parseRegistryId(decodeURIComponent(id))).toEqual(parsed.ref);
      },
    ),
    { numRuns: 5_000 },
  );
});

test('ids are read in any letter case, and only of their own type', () => {
  const id = `/subscriptions/${SUBSCRIPTION}/resourcegroups/rg/providers/microsoft.containerregistry/REGISTRIES/mycontainerregistry`;
  expect(parseRegistryId(id)).toEqual({ ...good, resourceGroup: 'rg' });
  for (const odd of [
    '',
    '/',
    `${id}/`,
    `${id}/webhooks/x`,
    id.slice(1),
    `https://x${id}`,
    id.replace('REGISTRIES', 'replications'),
    id.replace('/rg/', '/../'),
  ])
    expect(parseRegistryId(odd), odd).toBeNull();
});

test('private endpoint ids', () => {
  const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-lakehouse/providers/Microsoft.Network/privateEndpoints/pe-lakehouse_weu.1`;
  expect(parsePrivateEndpointId(id)).toEqual({
    subscriptionId: SUBSCRIPTION,
    resourceGroup: 'rg-lakehouse',
    name: 'pe-lakehouse_weu.1',
  });
  for (const odd of [
    '',
    `${id}/x`,
    id.replace('pe-', '..%2f'),
    id.replace('pe-lakehouse_weu.1', 'pe.'),
    id.replace('Microsoft.Network', 'Microsoft.Sql'),
    `${id}${'x'.repeat(80)}`,
  ])
    expect(parsePrivateEndpointId(odd), odd).toBeNull();
});

test('connection names belong to their registry', () => {
  const name = `myContainerRegistry.${'0a'.repeat(16)}`;
  expect(isConnectionName('mycontainerregistry', name)).toBe(true);
  for (const odd of [
    '',
    'mycontainerregistry',
    `other.${'0a'.repeat(16)}`,
    `${name}/..`,
    `${name}.x`,
    name.replace(/a$/, 'g'),
    name.slice(0, -1),
    `${name}\n`,
  ])
    expect(isConnectionName('mycontainerregistry', odd), odd).toBe(false);
});
