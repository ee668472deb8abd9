// Microsoft.ContainerService/managedClusters, read only: above all the identity with which nodes pull images.
import { errors } from '#emulator/arm/errors.ts';
import type { Call, Route } from '#emulator/arm/route.ts';
import { directory } from '#emulator/directory.ts';
import type { ManagedCluster } from '#emulator/store/identity-shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import { resourceId } from './existing.ts';
import { listRoutes } from './list-routes.ts';

const TYPE = 'Microsoft.ContainerService/managedClusters';
const GROUP = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}`;

export const managedClusterRoutes: readonly Route[] = [
  ...listRoutes({
    type: TYPE,
    operations: ['managedClusters.listAll', 'managedClusters.list'],
    items: (call, subscription) => call.world.store.managedClusters.group(subscription),
    show: shower,
  }),
  {
    operation: 'managedClusters.get',
    method: 'GET',
    path: `${GROUP}/{cluster}`,
    action: `${TYPE}/read`,
    handle: (call) => {
      const name = call.params['cluster'] ?? '';
      const cluster = call.world.store.managedClusters.get(resourceId(call, TYPE, name));
      if (cluster === undefined) {
        throw errors.resourceNotFound(`${TYPE}/${name}`, call.params['resourceGroup'] ?? '');
      }
      return { status: 200, body: shower(call)(cluster) };
    },
  },
];

function shower({ world }: Call) {
  return (cluster: ManagedCluster) => ({
    id: cluster.id,
    location: cluster.location,
    name: cluster.name,
    tags: cluster.tags,
    type: TYPE,
    properties: {
      provisioningState: 'Succeeded',
      powerState: { code: 'Running' },
      kubernetesVersion: cluster.kubernetesVersion,
      dnsPrefix: cluster.dnsPrefix,
      agentPoolProfiles: [
        {
          name: 'nodepool1',
          count: cluster.nodeCount,
          vmSize: 'Standard_D4s_v5',
          mode: 'System',
          osType: 'Linux',
          type: 'VirtualMachineScaleSets',
          vnetSubnetID: cluster.subnetId,
          provisioningState: 'Succeeded',
        },
      ],
      // What Azure says of a cluster that acts with a managed identity.
      servicePrincipalProfile: { clientId: 'msi' },
      nodeResourceGroup: cluster.nodeResourceGroup,
      enableRBAC: true,
      ...identityProfile(world.store, cluster),
    },
    identity: { type: 'SystemAssigned', principalId: cluster.principalId, tenantId: directory.tenantId },
    sku: { name: 'Base', tier: 'Free' },
  });
}

function identityProfile(store: Store, { kubeletIdentityId }: ManagedCluster) {
  const identity = store.userAssignedIdentities.get(kubeletIdentityId);
  if (identity === undefined) return {};
  return {
    identityProfile: {
      kubeletidentity: {
        resourceId: identity.id,
        clientId: identity.clientId,
        objectId: identity.principalId,
      },
    },
  };
}
