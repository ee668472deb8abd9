// What a browser may ask for: ids that name something else, other kinds and extra members are refused.
import { expect, test } from 'vitest';
import { grantStepIntent, parseChoice, revokeIntent, runIntent } from './identity-schemas.ts';

const SUB = '5ab00003-0000-4000-8000-000000000003';
const MACHINE = `/subscriptions/${SUB}/resourceGroups/myResourceGroup/providers/Microsoft.Compute/virtualMachines/myDockerVM`;
const IDENTITY = `/subscriptions/${SUB}/resourceGroups/myResourceGroup/providers/Microsoft.ManagedIdentity/userAssignedIdentities/myACRId`;
const choice = (target: unknown, more: object = {}) =>
  parseChoice(JSON.stringify({ target, level: 'pull', scope: 'registry', ...more }));

test('a choice', () => {
  expect(choice({ kind: 'machine', machineId: MACHINE })).not.toBeNull();
  const made = { kind: 'newIdentity', identityId: IDENTITY, location: 'westcentralus', machineId: null };
  expect(choice(made)).not.toBeNull();
});

test.each<[string, unknown]>([
  ['no json', null],
  ['another type of resource', { kind: 'machine', machineId: MACHINE.replace('virtualMachines', 'disks') }],
  ['a path that climbs', { kind: 'machine', machineId: MACHINE.replace('myDockerVM', '..') }],
  ['an encoded slash', { kind: 'machine', machineId: `${MACHINE}%2Fx` }],
  ['more behind it', { kind: 'machine', machineId: `${MACHINE}/extensions/x` }],
  ['a query', { kind: 'machine', machineId: `${MACHINE}?x` }],
  ['a subscription that is none', { kind: 'machine', machineId: MACHINE.replace(SUB, 'x') }],
  ['a name for an object id', { kind: 'principal', principalId: 'me', principalType: 'User' }],
  ['a type Azure has not', { kind: 'principal', principalId: SUB, principalType: 'Robot' }],
  ['an extra member', { kind: 'machine', machineId: MACHINE, roleId: SUB }],
  [
    'a region that is a path',
    { kind: 'newIdentity', identityId: IDENTITY, location: '../x', machineId: null },
  ],
])('%s is refused', (_name, target) => {
  expect(choice(target)).toBeNull();
});

test('levels and scopes beyond those offered are refused', () => {
  const target = { kind: 'machine', machineId: MACHINE };
  expect(choice(target, { level: 'owner' })).toBeNull();
  expect(choice(target, { scope: 'subscription' })).toBeNull();
  expect(choice(target, { roleId: SUB })).toBeNull();
});

test('intents', () => {
  const registry = { subscriptionId: SUB, resourceGroup: 'myResourceGroup', name: 'mycontainerregistry' };
  expect(runIntent.safeParse({ registry, taskName: 'hello' }).success).toBe(true);
  expect(runIntent.safeParse({ registry, taskName: '../x' }).success).toBe(false);
  const revoke = { registry, assignmentName: SUB, principalId: SUB, roleId: SUB };
  expect(revokeIntent.safeParse(revoke).success).toBe(true);
  expect(revokeIntent.safeParse({ ...revoke, assignmentName: 'x/y' }).success).toBe(false);
  const step = { registry, choice: JSON.parse('null'), step: 'assignRole' };
  expect(grantStepIntent.safeParse(step).success).toBe(false);
});
