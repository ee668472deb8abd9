// Clusters: the nodes' identity is the one that exists, and may pull.
import { expect, test } from 'vitest';
import { createTestArm } from '#emulator/arm/arm-harness.ts';
import { ROLES } from '#emulator/seed/roles.ts';

const SUB = '/subscriptions/5ab00001-0000-4000-8000-000000000001';
const CLUSTERS = 'providers/Microsoft.ContainerService/managedClusters';
const VERSION = 'api-version=2025-05-01';

test('a cluster names the identity with which its nodes pull images', async () => {
  const arm = createTestArm();
  const { body } = await arm.get(`${SUB}/resourceGroups/rg-aks-weu/${CLUSTERS}/AKS-weu?${VERSION}`, 'reader');
  const { resourceId, objectId, clientId } = body.properties.identityProfile.kubeletidentity;
  const identity = await arm.get(`${resourceId}?api-version=2023-01-31`, 'reader');
  expect(identity.body.properties).toMatchObject({ principalId: objectId, clientId });
  const held = [...arm.world.store.roleAssignments.all()].filter(
    ({ principalId }) => principalId === objectId,
  );
  expect(held.map(({ roleDefinition }) => roleDefinition)).toEqual([ROLES.acrPull]);
  const list = async (scope: string) => (await arm.get(`${scope}/${CLUSTERS}?${VERSION}`)).body.value;
  expect(await list(`${SUB}/resourceGroups/rg-aks-weu`)).toEqual([body]);
  expect((await list(SUB)).map(({ name }: { name: string }) => name)).toEqual(['aks-weu', 'aks-neu']);
  expect((await list(SUB))[0]).toEqual(body);
  expect((await arm.put(`${body.id}?${VERSION}`, {})).status).toBe(501);
  expect((await arm.get(`${SUB}/resourceGroups/rg-aks-weu/${CLUSTERS}/none?${VERSION}`)).status).toBe(404);
});
