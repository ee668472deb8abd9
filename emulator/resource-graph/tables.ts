// The tables that a caller can ask: rows of the given subscriptions, and only what the caller may read.
import type { Rights } from '#emulator/arm/rights.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import type { World } from '#emulator/world.ts';
import { changeRow } from './change-rows.ts';
import type { Frame, Row } from './kql-compiled.ts';
import { unsupported } from './kql-error.ts';
import type { Query } from './kql-syntax.ts';
import { OTHER_KINDS, ShownRow } from './other-rows.ts';
import { COLUMNS, groupRow, REGISTRY_TYPE, RegistryRow, subscriptionRow } from './resource-rows.ts';
import { wantedTypes } from './wanted-types.ts';

const READ_REGISTRY = 'Microsoft.ContainerRegistry/registries/read';
const READ_GROUP = 'Microsoft.Resources/subscriptions/resourceGroups/read';

/** @param subscriptions ids in stored case. Throws QueryError for a table that is not here. */
export function tableOf(
  { table, place, operators }: Query,
  world: World,
  rights: Rights,
  subscriptions: readonly string[],
): Frame {
  switch (table) {
    case 'resources': {
      const types = wantedTypes(operators);
      const wanted = (type: string) => types === null || types.has(type.toLowerCase());
      const registries = wanted(REGISTRY_TYPE) ? registryRows(world, rights, subscriptions) : [];
      const others = OTHER_KINDS.filter(({ type }) => wanted(type));
      return { columns: COLUMNS, rows: [...registries, ...otherRows(others, world, rights, subscriptions)] };
    }
    case 'resourcecontainers':
      return { columns: COLUMNS, rows: containerRows(world, rights, subscriptions) };
    case 'resourcechanges':
      return { columns: COLUMNS, rows: changeRows(world, rights, subscriptions) };
    default:
      throw unsupported(`The table '${place.token}'`, place);
  }
}

function registryRows(world: World, rights: Rights, subscriptions: readonly string[]): readonly Row[] {
  const rows: Row[] = [];
  for (const subscription of subscriptions) {
    const everything = rights.may(READ_REGISTRY, `/subscriptions/${subscription}`);
    for (const registry of world.resourceGraph.versions.registriesOf(subscription)) {
      if (everything || rights.may(READ_REGISTRY, registry.id))
        rows.push(new RegistryRow(world.store, registry));
    }
  }
  return rows;
}

function otherRows(
  kinds: typeof OTHER_KINDS,
  { store }: World,
  rights: Rights,
  subscriptions: readonly string[],
): readonly Row[] {
  const rows: Row[] = [];
  for (const { type, items, show } of kinds) {
    const lower = type.toLowerCase();
    for (const subscription of subscriptions) {
      const everything = rights.may(`${type}/read`, `/subscriptions/${subscription}`);
      for (const item of items(store, subscription)) {
        if (!everything && !rights.may(`${type}/read`, item.id)) continue;
        rows.push(new ShownRow(lower, item, () => show(store, item as never)));
      }
    }
  }
  return rows;
}

function containerRows({ store }: World, rights: Rights, subscriptions: readonly string[]): readonly Row[] {
  const rows: Row[] = [];
  for (const id of subscriptions) {
    const subscription = store.subscriptions.get(id);
    if (subscription !== undefined) rows.push(subscriptionRow(subscription));
    for (const group of store.resourceGroups.group(id)) {
      if (rights.may(READ_GROUP, group.id)) rows.push(groupRow(group));
    }
  }
  return rows;
}

/** Newest first. */
function changeRows(world: World, rights: Rights, subscriptions: readonly string[]): readonly Row[] {
  const wanted = new Set(subscriptions.map((id) => id.toLowerCase()));
  const rows: Row[] = [];
  for (const change of world.resourceGraph.changes.visible().toReversed()) {
    const { id, subscriptionId } = (change.after ?? change.before) as Registry;
    if (!wanted.has(subscriptionId.toLowerCase()) || !rights.may(READ_REGISTRY, id)) continue;
    const row = changeRow(world.store, change);
    if (row !== null) rows.push(row);
  }
  return rows;
}
