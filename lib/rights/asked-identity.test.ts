// Who signs in, in an address: read strictly, written so that it is read again as the same.
import { expect, test } from 'vitest';
import { type AskedIdentity, formatAskedIdentity, parseAskedIdentity } from './asked-identity.ts';

const GROUP = '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-a/providers';
const IDENTITY = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/myACRId`;

test.each<AskedIdentity>([
  { kind: 'own' },
  { kind: 'identity', id: IDENTITY },
  { kind: 'principal', principalId: '5ab00001-0000-4000-8000-00000000000a' },
])('%s', (asked) => {
  expect(parseAskedIdentity(formatAskedIdentity(asked))).toEqual(asked);
});

test.each([
  '',
  'somebody',
  'owner',
  'principal:',
  'principal:nobody',
  'identity:',
  `identity:${GROUP}/Microsoft.Compute/virtualMachines/vm-a`,
  `identity:${IDENTITY}/../other`,
  `identity:${IDENTITY}?x=y`,
])('nobody: %s', (text) => {
  expect(parseAskedIdentity(text)).toBeNull();
});
