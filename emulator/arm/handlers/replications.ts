// Geo-replications of a registry: list, get, PUT, PATCH, DELETE.
import { errors } from '#emulator/arm/errors.ts';
import { managerErrors } from '#emulator/arm/manager-errors.ts';
import { operationHeaders, startDeletion, startOperation } from '#emulator/arm/operations.ts';
import { page } from '#emulator/arm/paging.ts';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { Registry, ReplicaDetails } from '#emulator/store/shapes.ts';
import { requireRegistry } from './existing.ts';
import { asBoolean, asObject, readTags, refuseOthers } from './json-input.ts';
import { requireIdle } from './registry-delete.ts';
import { takeReplicaAddresses } from './replica-addresses.ts';
import { readReplication } from './replication-input.ts';
import {
  plainReplica,
  REPLICATION_TYPE,
  type Replication,
  replicationsOf,
  showReplication,
} from './replication-view.ts';

const PATH =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.ContainerRegistry/registries/{registry}/replications';

export const replicationRoutes: readonly Route[] = [
  {
    operation: 'replications.list',
    method: 'GET',
    path: PATH,
    action: `${REPLICATION_TYPE}/read`,
    handle: (call) => {
      const registry = requireRegistry(call);
      return page(call, replicationsOf(registry), `${registry.id}/replications`, showReplication);
    },
  },
  {
    operation: 'replications.get',
    method: 'GET',
    path: `${PATH}/{replication}`,
    action: `${REPLICATION_TYPE}/read`,
    handle: (call) => ({
      status: 200,
      body: showReplication(requireReplication(call, requireRegistry(call))),
    }),
  },
  {
    operation: 'replications.put',
    method: 'PUT',
    path: `${PATH}/{replication}`,
    action: `${REPLICATION_TYPE}/write`,
    handle: put,
  },
  {
    operation: 'replications.patch',
    method: 'PATCH',
    path: `${PATH}/{replication}`,
    action: `${REPLICATION_TYPE}/write`,
    handle: patch,
  },
  {
    operation: 'replications.delete',
    method: 'DELETE',
    path: `${PATH}/{replication}`,
    action: `${REPLICATION_TYPE}/delete`,
    handle: remove,
  },
  {
    operation: 'operationStatuses.get',
    method: 'GET',
    path: `${PATH}/{replication}/operationStatuses/{operation}`,
    action: `${REPLICATION_TYPE}/operationStatuses/read`,
    handle: poll,
  },
];

function put(call: Call): Answer {
  const { world } = call;
  const registry = requireRegistry(call);
  const sent = readReplication(call);
  requireIdle(registry);
  if (registry.sku !== 'Premium') throw registryErrors.skuNotSupported(registry.sku);

  const current = findReplication(call, registry);
  if (current === undefined) {
    const { location } = sent;
    if (replicationsOf(registry).some((other) => other.location === location))
      throw registryErrors.replicaExists(location);
    takeReplicaAddresses(call, registry, location);
  } else if (current.location !== sent.location) {
    const name = `${registry.name}/${current.name}`;
    throw managerErrors.locationMismatch(name, current.location, registry.resourceGroup, sent.location);
  } else if (current.zoneRedundancy !== (sent.zoneRedundancy ?? current.zoneRedundancy)) {
    throw errors.invalidValue('properties.zoneRedundancy', `${current.zoneRedundancy}, as it was created`);
  }
  const plain = {
    ...plainReplica(registry, sent.location),
    name: call.params['replication'] ?? '',
    ...current,
  };
  return begin(call, registry, sent.location, {
    name: plain.name,
    tags: sent.tags,
    zoneRedundancy: sent.zoneRedundancy ?? plain.zoneRedundancy,
    regionEndpointEnabled: sent.regionEndpointEnabled,
    provisioningState: current === undefined ? 'Creating' : 'Updating',
    changedAt: world.now(),
  });
}

function patch(call: Call): Answer {
  const registry = requireRegistry(call);
  const { id: _id, location, ...current } = requireReplication(call, registry);
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['tags', 'properties']);
  const properties = asObject(body['properties'] ?? {}, 'properties');
  refuseOthers(properties, 'properties', ['regionEndpointEnabled']);
  requireIdle(registry);
  const { regionEndpointEnabled = null } = properties;
  return begin(call, registry, location, {
    ...current,
    tags: body['tags'] === undefined ? current.tags : readTags(body['tags']),
    regionEndpointEnabled: asBoolean(
      regionEndpointEnabled ?? current.regionEndpointEnabled,
      'properties.regionEndpointEnabled',
    ),
    provisioningState: 'Updating',
    changedAt: call.world.now(),
  });
}

/** Stores the replication as it is to become, and starts the operation that ends there. */
function begin(call: Call, registry: Registry, location: string, details: ReplicaDetails): Answer {
  const known = location === registry.location || registry.replicaLocations.includes(location);
  const stored: Registry = {
    ...registry,
    replicaLocations: known ? registry.replicaLocations : [...registry.replicaLocations, location],
    replicas: { ...registry.replicas, [location]: details },
  };
  call.world.store.registries.put(stored);
  const replication = requireReplication(call, stored);
  const headers = startOperation(call, {
    namePrefix: 'replications',
    registryId: registry.id,
    resourceId: replication.id,
    effect: { kind: 'replicate', location },
  });
  return { status: 201, body: showReplication(replication), headers };
}

function remove(call: Call): Answer {
  const registry = requireRegistry(call);
  const replication = findReplication(call, registry);
  if (replication === undefined) return { status: 204 };
  const { location } = replication;
  if (location === registry.location) throw registryErrors.homeReplication(replication.name);
  requireIdle(registry);
  const { id: _id, location: _location, ...details } = replication;
  const leaving: ReplicaDetails = { ...details, provisioningState: 'Deleting', changedAt: call.world.now() };
  call.world.store.registries.put({ ...registry, replicas: { ...registry.replicas, [location]: leaving } });
  const headers = startDeletion(call, registry.location, {
    namePrefix: 'replications',
    registryId: registry.id,
    resourceId: replication.id,
    effect: { kind: 'unreplicate', location },
  });
  return { status: 202, headers };
}

function poll(call: Call): Answer {
  const replication = requireReplication(call, requireRegistry(call));
  const name = call.params['operation'] ?? '';
  const operation = call.world.store.operations.get(name);
  if (operation === undefined || operation.resourceId !== replication.id)
    throw registryErrors.childNotFound(name);
  const running = operation.status === 'Updating';
  return {
    status: running ? 201 : 200,
    body: { status: running ? replication.provisioningState : 'Succeeded' },
    headers: operationHeaders(call, operation, running),
  };
}

function findReplication(call: Call, registry: Registry): Replication | undefined {
  const name = (call.params['replication'] ?? '').toLowerCase();
  return replicationsOf(registry).find((replication) => replication.name.toLowerCase() === name);
}

function requireReplication(call: Call, registry: Registry): Replication {
  const replication = findReplication(call, registry);
  if (replication === undefined) throw registryErrors.childNotFound(call.params['replication'] ?? '');
  return replication;
}
