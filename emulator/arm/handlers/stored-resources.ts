// Every resource in the store, whatever its type, as ARM's own generic lists see it.
import type { Tags } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import { REPLICATION_TYPE, replicationsOf } from './replication-view.ts';

export type StoredResource = {
  readonly id: string;
  /** With its namespace. */
  readonly type: string;
  /** A child's name has its parent's in front. */
  readonly name: string;
  readonly location: string;
  readonly tags: Tags;
  readonly sku: string | null;
  readonly createdAt: number | null;
  readonly changedAt: number | null;
  readonly provisioningState: string;
};

/** @param scope a subscription or a resource group. In the order of the tables. */
export function resourcesBelow(store: Store, scope: string): readonly StoredResource[] {
  const prefix = `${scope.toLowerCase()}/`;
  const subscription = scope.split('/')[2] ?? '';
  const found: StoredResource[] = [];
  for (const table of Object.values(store)) {
    if (typeof table !== 'object') continue;
    for (const item of table.group(subscription)) {
      const resource = readResource(item);
      if (resource?.id.toLowerCase().startsWith(prefix)) found.push(resource);
    }
  }
  for (const registry of store.registries.group(subscription)) {
    if (!registry.id.toLowerCase().startsWith(prefix)) continue;
    for (const { id, name, location, tags, provisioningState, changedAt } of replicationsOf(registry)) {
      const common = { sku: null, createdAt: null, changedAt, provisioningState };
      found.push({ id, type: REPLICATION_TYPE, name: `${registry.name}/${name}`, location, tags, ...common });
    }
  }
  return found;
}

/** The id, in stored case, of whatever has it. */
export function storedId(store: Store, id: string): string | undefined {
  for (const table of Object.values(store)) {
    const item = typeof table === 'object' ? (table.get(id) as { id?: string } | undefined) : undefined;
    if (item?.id !== undefined) return item.id;
  }
  return undefined;
}

/** What lives in a location under a resource group is a resource. */
function readResource(item: object): StoredResource | null {
  const { id, location, tags, sku, stamp, provisioningState } = item as Record<string, unknown>;
  if (typeof id !== 'string' || typeof location !== 'string') return null;
  const [, path] = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/(.+)$/i.exec(id) ?? [];
  if (path === undefined) return null;
  const [namespace = '', ...rest] = path.split('/');
  const times = stamp as { createdAt: number; lastModifiedAt: number } | undefined;
  return {
    id,
    type: [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/'),
    name: rest.filter((_, index) => index % 2 === 1).join('/'),
    location,
    tags: (tags as Tags | undefined) ?? {},
    sku: typeof sku === 'string' ? sku : null,
    createdAt: times?.createdAt ?? null,
    changedAt: times?.lastModifiedAt ?? null,
    provisioningState: typeof provisioningState === 'string' ? provisioningState : 'Succeeded',
  };
}
