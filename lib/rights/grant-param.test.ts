// Proposed grants in an address: read strictly, written so that they are read again as the same.
import { expect, test } from 'vitest';
import { formatGrantParam, type LinkedTarget, parseGrantParam } from './grant-param.ts';

const GROUP = '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-a/providers';
const MACHINE = `${GROUP}/Microsoft.Compute/virtualMachines/myDockerVM`;
const IDENTITY = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/myACRId`;
const OID = '5ab00001-0000-4000-8000-00000000000a';

test.each<LinkedTarget>([
  { kind: 'machine', machineId: MACHINE },
  { kind: 'identity', identityId: IDENTITY, machineId: null },
  { kind: 'identity', identityId: IDENTITY, machineId: MACHINE },
  { kind: 'principal', principalId: OID, principalType: 'Group' },
])('%s', (target) => {
  expect(parseGrantParam(formatGrantParam(target))).toEqual(target);
});

test.each([
  '',
  'machine:',
  `machine:${IDENTITY}`,
  `identity:${MACHINE}`,
  `identity:${IDENTITY},`,
  `identity:${IDENTITY},${IDENTITY}`,
  `identity:${IDENTITY},${MACHINE},${MACHINE}`,
  `principal:${OID}`,
  `principal:Robot:${OID}`,
  `principal:User:${OID}:x`,
  'principal:User:nobody',
])('no target: %s', (text) => {
  expect(parseGrantParam(text)).toBeNull();
});
