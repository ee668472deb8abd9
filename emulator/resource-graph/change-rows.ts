// A change of a registry as a row of the table `resourcechanges`.
import { directory } from '#emulator/directory.ts';
import { guidOf } from '#emulator/seed/identifiers.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import type { RegistryChange } from './change-book.ts';
import { differencesBetween, type PropertyChange } from './change-differences.ts';
import type { Row } from './kql-compiled.ts';
import { plainRow, showForGraph } from './resource-rows.ts';

/** Null for a write that left everything as it was, as far as Resource Graph sees it. */
export function changeRow(store: Store, change: RegistryChange): Row | null {
  const { before, after, at } = change;
  const registry = after ?? before;
  if (registry === undefined) return null;
  const changes =
    before !== undefined && after !== undefined ? changesOf(store, before, after, change) : null;
  if (changes !== null && Object.keys(changes).length === 0) return null;
  const name = snapshotName(registry, at);
  return plainRow({
    id: `${registry.id}/providers/Microsoft.Resources/changes/${name}`,
    name,
    type: 'microsoft.resources/changes',
    tenantId: directory.tenantId,
    kind: '',
    location: '',
    resourceGroup: registry.resourceGroup.toLowerCase(),
    subscriptionId: registry.subscriptionId,
    managedBy: '',
    properties: {
      targetResourceId: registry.id,
      targetResourceType: 'microsoft.containerregistry/registries',
      changeType: before === undefined ? 'Create' : after === undefined ? 'Delete' : 'Update',
      changeAttributes: attributesOf(change, registry, Object.keys(changes ?? {}).length),
      ...(changes === null ? {} : { changes }),
    },
  });
}

function attributesOf({ before, after, actor, at }: RegistryChange, registry: Registry, count: number) {
  return {
    ...(before === undefined
      ? {}
      : { previousResourceSnapshotId: snapshotName(registry, before.stamp.lastModifiedAt, true) }),
    ...(after === undefined ? {} : { newResourceSnapshotId: snapshotName(registry, at, true) }),
    correlationId: actor.correlationId,
    changedByType: actor.changedByType,
    changesCount: count,
    clientType: actor.clientType,
    changedBy: actor.changedBy,
    operation: actor.operation,
    timestamp: new Date(at).toISOString(),
  };
}

function changesOf(store: Store, before: Registry, after: Registry, { actor }: RegistryChange) {
  const found = differencesBetween(visible(store, before), visible(store, after));
  const changes: Record<string, PropertyChange> = {};
  for (const [path, difference] of found) {
    const own = actor.changedByType === 'System' || path === 'properties.provisioningState';
    changes[path] = { ...difference, changeCategory: own ? 'System' : 'User' };
  }
  return changes;
}

/** Without the stamp: it changes with every write, and says nothing that the change does not. */
function visible(store: Store, registry: Registry) {
  const { sku, identity, properties } = showForGraph(store, registry);
  return { sku, identity, properties, tags: registry.tags, location: registry.location };
}

/** Newest first by name: what is left of .NET's time until it ends. */
function snapshotName(registry: Registry, at: number, whole = false): string {
  const ticks = BigInt(at) * 10_000n + 621_355_968_000_000_000n;
  const left = String(9_223_372_036_854_775_807n - ticks).padStart(20, '0');
  const guid = guidOf(`${registry.id} ${at}`);
  return whole
    ? `${left}_${guid}_${Number.parseInt(guid.slice(0, 8), 16)}_${Math.floor(at / 1000)}`
    : `${left}_${guid}`;
}
