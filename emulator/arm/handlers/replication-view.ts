// The replications of a registry: the home region has one too, as in Azure's own list.
import type { Registry, ReplicaDetails } from '#emulator/store/shapes.ts';

export const REPLICATION_TYPE = 'Microsoft.ContainerRegistry/registries/replications';

export type Replication = ReplicaDetails & { readonly id: string; readonly location: string };

/** Home region first. Only Premium replicates. */
export function replicationsOf(registry: Registry): readonly Replication[] {
  if (registry.sku !== 'Premium') return [];
  return [registry.location, ...registry.replicaLocations].map((location) => {
    const details = registry.replicas?.[location] ?? plainReplica(registry, location);
    return { ...details, id: `${registry.id}/replications/${details.name}`, location };
  });
}

export function plainReplica(registry: Registry, location: string): ReplicaDetails {
  return {
    name: location,
    tags: {},
    zoneRedundancy: location === registry.location ? registry.zoneRedundancy : 'Disabled',
    regionEndpointEnabled: true,
    provisioningState: 'Succeeded',
    changedAt: registry.stamp.createdAt,
  };
}

export function showReplication(replication: Replication): unknown {
  const ready = replication.provisioningState === 'Succeeded';
  return {
    type: REPLICATION_TYPE,
    id: replication.id,
    name: replication.name,
    location: replication.location,
    tags: replication.tags,
    properties: {
      provisioningState: replication.provisioningState,
      status: {
        displayStatus: ready ? 'Ready' : 'Syncing',
        ...(ready ? { message: 'The replication is ready.' } : {}),
        timestamp: new Date(replication.changedAt).toISOString().replace('Z', '0000Z'),
      },
      regionEndpointEnabled: replication.regionEndpointEnabled,
      zoneRedundancy: replication.zoneRedundancy,
    },
  };
}
