// Managed identities of the demo: clusters, machines and build agents that pull and push, at every scope.
import type { ManagedCluster, UserAssignedIdentity } from '#emulator/store/identity-shapes.ts';
import type { ResourceGroup, VirtualNetwork } from '#emulator/store/shapes.ts';
import type { StoreState } from '#emulator/store/state.ts';
import { type DemoNetworks, subnetId } from './demo-networks.ts';
import { guidOf } from './identifiers.ts';
import { ROLES } from './roles.ts';
import type { SeedSubscriptions } from './subscriptions.ts';
import type { SeedBuilder } from './wishes.ts';

const YEAR_MS = 365 * 24 * 60 * 60_000;
const PROVIDER = 'providers/Microsoft.ContainerRegistry/registries';

/** Adds the groups, machines and rights to the seed; the result is what the store holds besides. */
export function addIdentities(
  seed: SeedBuilder,
  { platform, data }: SeedSubscriptions,
  { aksWest, aksNorth, build, hub, lakehouse }: DemoNetworks,
): Pick<StoreState, 'userAssignedIdentities' | 'managedClusters'> {
  const pull = (principalId: string, scope: string, role: string = ROLES.acrPull) =>
    seed.assign(principalId, role, scope, 'ServicePrincipal');
  const platformGroup = (name: string) => `/subscriptions/${platform.subscriptionId}/resourceGroups/${name}`;
  const dataScope = `/subscriptions/${data.subscriptionId}`;

  // At a resource group: every registry in it.
  const westNodes = seed.group(platform, 'MC_rg-aks-weu_aks-weu_westeurope', 'westeurope');
  const west = identity(seed.now, westNodes, 'aks-weu-agentpool');
  pull(west.principalId, platformGroup('rg-registry-weu'));
  // At a single registry.
  const northNodes = seed.group(platform, 'MC_rg-aks-neu_aks-neu_northeurope', 'northeurope');
  const north = identity(seed.now, northNodes, 'aks-neu-agentpool');
  pull(north.principalId, `${platformGroup('rg-registry-weu')}/${PROVIDER}/crcontosoweb`);
  // At a whole subscription, for a machine's own identity.
  const ingest = machineIdentity(seed.now, `${lakehouse.id} vm-ingest-01`);
  const lakehouseGroup = groupOf(lakehouse, data.subscriptionId);
  seed.machine(lakehouseGroup, 'vm-ingest-01', subnetId(lakehouse, 'snet-ingest'), ingest);
  pull(ingest.systemAssigned.principalId, dataScope);
  // Pushes, and is shared by two agents.
  const buildGroup = groupOf(build, platform.subscriptionId);
  const agents = identity(seed.now, buildGroup, 'id-build-agents');
  pull(agents.principalId, `${platformGroup('rg-registry-weu')}/${PROVIDER}/crcontosoprod`, ROLES.acrPush);
  for (const name of ['vm-agent-01', 'vm-agent-02']) {
    seed.machine(buildGroup, name, subnetId(build, 'snet-agents'), {
      systemAssigned: null,
      userAssigned: [agents.id],
    });
  }
  seed.machine(groupOf(hub, platform.subscriptionId), 'vm-jump-01', subnetId(hub, 'snet-jump'));

  // By repository on a registry in that mode; the AcrPull beside it does nothing there.
  const features = identity(seed.now, lakehouseGroup, 'id-feature-store');
  const featureRegistry = `${dataScope}/resourceGroups/rg-data-weu/${PROVIDER}/crcontosofeatures`;
  pull(features.principalId, featureRegistry, ROLES.repositoryReader);
  pull(features.principalId, featureRegistry);
  // Its principal was deleted; the assignment is left over.
  pull(guidOf('principal of an identity that was deleted'), platformGroup('rg-registry-weu'));

  return {
    userAssignedIdentities: [west, north, agents, features],
    managedClusters: [
      cluster('aks-weu', '1.33.5', aksWest, westNodes, west),
      cluster('aks-neu', '1.32.9', aksNorth, northNodes, north),
    ],
  };
}

function identity(now: number, group: ResourceGroup, name: string): UserAssignedIdentity {
  const id = `${group.id}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
  return {
    id,
    name,
    location: group.location,
    tags: {},
    principalId: guidOf(`principal ${id}`),
    clientId: guidOf(`client ${id}`),
    createdAt: now - YEAR_MS,
  };
}

function machineIdentity(now: number, machine: string) {
  return {
    systemAssigned: {
      principalId: guidOf(`principal ${machine}`),
      clientId: guidOf(`client ${machine}`),
      createdAt: now - YEAR_MS,
    },
    userAssigned: [],
  };
}

function cluster(
  name: string,
  kubernetesVersion: string,
  network: VirtualNetwork,
  nodes: ResourceGroup,
  kubelet: UserAssignedIdentity,
): ManagedCluster {
  const [group = ''] = network.id.split('/providers/');
  const id = `${group}/providers/Microsoft.ContainerService/managedClusters/${name}`;
  return {
    id,
    name,
    location: network.location,
    tags: {},
    kubernetesVersion,
    dnsPrefix: name,
    nodeResourceGroup: nodes.name,
    subnetId: subnetId(network, 'snet-pe'),
    nodeCount: 3,
    principalId: guidOf(`principal ${id}`),
    kubeletIdentityId: kubelet.id,
  };
}

/** The group that a network was made in. */
function groupOf(network: VirtualNetwork, subscriptionId: string): ResourceGroup {
  const [id = ''] = network.id.split('/providers/');
  return { id, name: id.split('/').at(-1) ?? '', subscriptionId, location: network.location, tags: {} };
}
