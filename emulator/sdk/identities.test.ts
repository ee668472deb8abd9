// Who pulls: identities through @azure/arm-msi, on machines through @azure/arm-compute, on clusters through
// @azure/arm-containerservice, and their roles through @azure/arm-authorization.
import { randomUUID } from 'node:crypto';
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ComputeManagementClient } from '@azure/arm-compute';
import { ContainerServiceClient } from '@azure/arm-containerservice';
import { ManagedServiceIdentityClient } from '@azure/arm-msi';
import { expect, test } from 'vitest';
import { all, FAST, GROUP, REGISTRY_ID, SUBSCRIPTION, sdkAccess } from './sdk-harness.ts';

const PLATFORM = '5ab00001-0000-4000-8000-000000000001';
const ACR_PULL = '7f951dda-4ed3-4680-a7ca-43fe172d538d';
const access = sdkAccess();

test('an identity is made, put on a machine, given AcrPull, and taken away again', async () => {
  const { userAssignedIdentities } = new ManagedServiceIdentityClient(
    access.credential,
    SUBSCRIPTION,
    access.options,
  );
  const made = await userAssignedIdentities.createOrUpdate(GROUP, 'myACRId', { location: 'westcentralus' });
  expect(await userAssignedIdentities.get(GROUP, 'myACRId')).toEqual(made);
  const tagged = await userAssignedIdentities.update(GROUP, 'myACRId', { tags: { team: 'web' } });
  expect(tagged).toEqual({ ...made, tags: { team: 'web' } });
  expect(await all(userAssignedIdentities.listByResourceGroup(GROUP))).toEqual([tagged]);
  const id = made.id ?? '';

  const { virtualMachines } = new ComputeManagementClient(access.credential, SUBSCRIPTION, access.options);
  const identity = { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { [id]: {} } } as const;
  const machine = await virtualMachines.update(GROUP, 'myDockerVM', { identity }, FAST);
  expect(machine.identity).toMatchObject({
    type: 'SystemAssigned, UserAssigned',
    principalId: expect.any(String),
    userAssignedIdentities: { [id]: { principalId: made.principalId, clientId: made.clientId } },
  });
  expect((await virtualMachines.get(GROUP, 'myDockerVM')).identity).toEqual(machine.identity);
  expect((await all(virtualMachines.listAll())).map(({ name }) => name)).toEqual(['myDockerVM']);

  const { roleAssignments } = new AuthorizationManagementClient(
    access.credential,
    SUBSCRIPTION,
    access.options,
  );
  const roleDefinitionId = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${ACR_PULL}`;
  const wanted = { roleDefinitionId, principalId: made.principalId ?? '', principalType: 'ServicePrincipal' };
  const assignment = await roleAssignments.create(REGISTRY_ID, randomUUID(), wanted);
  expect(assignment).toMatchObject(wanted);
  const filter = `assignedTo('${made.principalId}')`;
  const found = await all(roleAssignments.listForScope(REGISTRY_ID, { filter }));
  expect(found.map((one) => one.id)).toEqual([assignment.id]);
  await roleAssignments.deleteById(assignment.id ?? '');

  await virtualMachines.update(GROUP, 'myDockerVM', { identity: { type: 'None' } }, FAST);
  await userAssignedIdentities.delete(GROUP, 'myACRId');
  await expect(userAssignedIdentities.get(GROUP, 'myACRId')).rejects.toMatchObject({ statusCode: 404 });
});

test('a cluster names the identity of its nodes', async () => {
  const { managedClusters } = new ContainerServiceClient(access.credential, PLATFORM, access.options);
  const [cluster] = await all(managedClusters.list());
  expect(cluster).toMatchObject({ name: 'aks-weu', location: 'westeurope' });
  const { kubeletidentity } = cluster?.identityProfile ?? {};
  expect(await managedClusters.get('rg-aks-weu', 'aks-weu')).toEqual(cluster);
  const msi = new ManagedServiceIdentityClient(access.credential, PLATFORM, access.options);
  const identities = await all(msi.userAssignedIdentities.listBySubscription());
  expect(identities.find(({ clientId }) => clientId === kubeletidentity?.clientId)).toMatchObject({
    principalId: kubeletidentity?.objectId,
  });
});
