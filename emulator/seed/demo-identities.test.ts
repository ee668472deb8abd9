// Who may pull in the demo: at every scope, by repository, and one who is no more.
import { expect, test } from 'vitest';
import { principalByOid } from '#emulator/known-principals.ts';
import { createWorld } from '#emulator/world.ts';
import { ROLES } from './roles.ts';

const world = createWorld({ seed: 'demo', armOrigin: () => 'https://arm.test' });
const assignments = [...world.store.roleAssignments.all()];
const holders = (role: string) => assignments.filter(({ roleDefinition }) => roleDefinition === role);
/** What a scope ends with, after its subscription. */
const places = (role: string) => holders(role).map(({ scope }) => scope.split('/').slice(3).join('/'));

test('AcrPull at a group, a registry and a subscription; AcrPush for the build agents', () => {
  const registries = 'providers/Microsoft.ContainerRegistry/registries';
  expect(places(ROLES.acrPull)).toEqual([
    'resourceGroups/rg-registry-weu',
    `resourceGroups/rg-registry-weu/${registries}/crcontosoweb`,
    '',
    `resourceGroups/rg-data-weu/${registries}/crcontosofeatures`,
    'resourceGroups/rg-registry-weu',
  ]);
  expect(places(ROLES.acrPush)).toEqual([`resourceGroups/rg-registry-weu/${registries}/crcontosoprod`]);
});

test('a principal that was deleted still has its role; all others are known', () => {
  const dead = assignments.filter(({ principalId }) => principalByOid(world, principalId) === undefined);
  expect(dead).toMatchObject([{ roleDefinition: ROLES.acrPull, principalType: 'ServicePrincipal' }]);
});

test('by repository on the registry in that mode, where AcrPull beside it does nothing', () => {
  const [reader] = holders(ROLES.repositoryReader);
  const registry = world.store.registries.get(reader?.scope ?? '');
  expect(registry?.roleAssignmentMode).toBe('AbacRepositoryPermissions');
  const also = holders(ROLES.acrPull).filter(({ scope }) => scope === registry?.id);
  expect(also).toMatchObject([{ principalId: reader?.principalId }]);
});

test('machines with no, an own and a shared identity; every subnet and identity is there', () => {
  const machines = new Map([...world.store.virtualMachines.all()].map(({ name, ...rest }) => [name, rest]));
  expect(machines.get('vm-jump-01')?.identity).toBeNull();
  expect(machines.get('vm-ingest-01')?.identity?.systemAssigned).not.toBeNull();
  const shared = machines.get('vm-agent-01')?.identity?.userAssigned;
  expect(shared).toHaveLength(1);
  expect(machines.get('vm-agent-02')?.identity?.userAssigned).toEqual(shared);
  const subnets = [...world.store.virtualNetworks.all()].flatMap((network) => network.subnets);
  const ids = subnets.map(({ id }) => id);
  for (const { subnetId, identity } of machines.values()) {
    expect(ids).toContain(subnetId);
    for (const id of identity?.userAssigned ?? [])
      expect(world.store.userAssignedIdentities.get(id)).toBeDefined();
  }
});
