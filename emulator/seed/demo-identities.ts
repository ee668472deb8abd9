// Managed identities of the demo: a cluster whose nodes pull images with a user-assigned identity.
import type { UserAssignedIdentity } from '#emulator/store/identity-shapes.ts';
import type { Subscription, VirtualNetwork } from '#emulator/store/shapes.ts';
import type { StoreState } from '#emulator/store/state.ts';
import type { SeedBuilder } from './builder.ts';
import { guidOf } from './identifiers.ts';
import { ROLES } from './roles.ts';

const YEAR_MS = 365 * 24 * 60 * 60_000;

/** Adds the cluster's groups and rights to the seed; the result is what the store holds besides. */
export function addIdentities(
  seed: SeedBuilder,
  { platform }: { readonly platform: Subscription },
  { aksWest }: { readonly aksWest: VirtualNetwork },
): Pick<StoreState, 'userAssignedIdentities' | 'managedClusters'> {
  const [clusterGroup = ''] = aksWest.id.split('/providers/');
  const nodes = seed.group(platform, 'MC_rg-aks-weu_aks-weu_westeurope', 'westeurope');
  const name = 'aks-weu-agentpool';
  const id = `${nodes.id}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
  const kubelet: UserAssignedIdentity = {
    id,
    name,
    location: 'westeurope',
    tags: {},
    principalId: guidOf(`principal ${id}`),
    clientId: guidOf(`client ${id}`),
    createdAt: seed.now - YEAR_MS,
  };
  const registries = `/subscriptions/${platform.subscriptionId}/resourceGroups/rg-registry-weu`;
  seed.assign(kubelet.principalId, ROLES.acrPull, registries, 'ServicePrincipal');

  const clusterId = `${clusterGroup}/providers/Microsoft.ContainerService/managedClusters/aks-weu`;
  return {
    userAssignedIdentities: [kubelet],
    managedClusters: [
      {
        id: clusterId,
        name: 'aks-weu',
        location: 'westeurope',
        tags: {},
        kubernetesVersion: '1.33.5',
        dnsPrefix: 'aks-weu',
        nodeResourceGroup: nodes.name,
        subnetId: `${aksWest.id}/subnets/snet-pe`,
        nodeCount: 3,
        principalId: guidOf(`principal ${clusterId}`),
        kubeletIdentityId: id,
      },
    ],
  };
}
