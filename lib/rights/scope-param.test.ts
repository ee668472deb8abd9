// Scopes from the browser: only kinds that are known, rebuilt from checked names.
import { expect, test } from 'vitest';
import { parseRightsScope } from './scope-param.ts';

const SUB = '/subscriptions/5ab00001-0000-4000-8000-000000000001';
const NETWORK = `${SUB}/resourceGroups/rg-hub/providers/Microsoft.Network`;

test.each([
  SUB,
  `${SUB}/resourceGroups/rg-hub`,
  `${NETWORK}/privateDnsZones/privatelink.azurecr.io`,
  `${NETWORK}/privateEndpoints/pe-1`,
  `${NETWORK}/virtualNetworks/vnet`,
  `${NETWORK}/virtualNetworks/vnet/subnets/snet`,
])('%s', (scope) => {
  expect(parseRightsScope(scope)).toBe(scope);
});

test('a name outside ASCII is encoded once', () => {
  const encoded = `${SUB}/resourceGroups/${encodeURIComponent('rg-한국')}`;
  expect(parseRightsScope(`${SUB}/resourceGroups/rg-한국`)).toBe(encoded);
  expect(parseRightsScope(encoded)).toBe(encoded);
});

test.each([
  '',
  '/',
  '/subscriptions/x',
  `${SUB}/`,
  `${SUB}/resourceGroups/..`,
  `${SUB}/resourceGroups/rg%2Fx`,
  `${SUB}/resourceGroups/%`,
  `${NETWORK}/privateDnsZones/..`,
  `${NETWORK}/privateEndpoints/pe/subnets/x`,
  `${NETWORK}/virtualNetworks/vnet/subnets/..`,
  `${NETWORK}/virtualNetworks/vnet?x=y`,
  `${SUB}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm`,
  `${SUB}/resourceGroups/${'a'.repeat(600)}`,
])('no scope: %s', (text) => {
  expect(parseRightsScope(text)).toBeNull();
});
