import { expect, test } from 'vitest';
import { emptyForm, type GrantForm, NEW_IDENTITY, toChoice } from './grant-target.ts';

const SUB = '5ab00003-0000-4000-8000-000000000003';
const REGISTRY = { subscriptionId: SUB, resourceGroup: 'rg-registry', name: 'mycontainerregistry' };
const MACHINE = `/subscriptions/${SUB}/resourceGroups/myResourceGroup/providers/Microsoft.Compute/virtualMachines/myDockerVM`;
const context = {
  registry: REGISTRY,
  registryLocation: 'westeurope',
  machines: [
    { id: MACHINE, name: 'myDockerVM', location: 'westcentralus', resourceGroup: 'myResourceGroup' },
  ],
};
const form = (more: Partial<GrantForm>) => toChoice({ ...emptyForm(REGISTRY), ...more }, context);

test.each<[Partial<GrantForm>, string]>([
  [{}, 'machine'],
  [{ kind: 'identity' }, 'identity'],
  [{ kind: 'identity', identityId: NEW_IDENTITY, newName: '-x' }, 'name'],
  [{ kind: 'cluster' }, 'cluster'],
  [{ kind: 'principal', principalId: 'somebody@contoso.example' }, 'principal'],
])('%j lacks %s', (more, lack) => {
  expect(form(more)).toEqual({ lack });
});

test('the least: pull, on this registry alone', () => {
  expect(form({ machineId: MACHINE })).toEqual({
    choice: { target: { kind: 'machine', machineId: MACHINE }, level: 'pull', scope: 'registry' },
  });
});

test('a new identity is made beside its machine, else beside the registry', () => {
  const made = (more: Partial<GrantForm>) =>
    form({ kind: 'identity', identityId: NEW_IDENTITY, newName: ' myACRId ', ...more });
  expect(made({ machineId: MACHINE })).toMatchObject({
    choice: {
      target: {
        kind: 'newIdentity',
        identityId: `/subscriptions/${SUB}/resourceGroups/myResourceGroup/providers/Microsoft.ManagedIdentity/userAssignedIdentities/myACRId`,
        location: 'westcentralus',
      },
    },
  });
  expect(made({})).toMatchObject({
    choice: { target: { location: 'westeurope', identityId: expect.stringContaining('/rg-registry/') } },
  });
});
