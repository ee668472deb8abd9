// The tables of Resource Graph as rows: https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources
import { showRegistry } from '#emulator/arm/handlers/registry-view.ts';
import { directory } from '#emulator/directory.ts';
import type { Registry, ResourceGroup, Subscription } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import type { Column, Row } from './kql-compiled.ts';
import type { Value } from './kql-values.ts';

/** A stable version: it hides subnet rules. Which one Resource Graph reads a registry at nobody outside knows. */
const GRAPH_API_VERSION = '2025-11-01';

/** What every table has, in the order of its answers. */
export const COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string' },
  { name: 'name', type: 'string' },
  { name: 'type', type: 'string' },
  { name: 'tenantId', type: 'string' },
  { name: 'kind', type: 'string' },
  { name: 'location', type: 'string' },
  { name: 'resourceGroup', type: 'string' },
  { name: 'subscriptionId', type: 'string' },
  { name: 'managedBy', type: 'string' },
  { name: 'sku', type: 'dynamic' },
  { name: 'plan', type: 'dynamic' },
  { name: 'properties', type: 'dynamic' },
  { name: 'tags', type: 'dynamic' },
  { name: 'identity', type: 'dynamic' },
  { name: 'zones', type: 'dynamic' },
  { name: 'extendedLocation', type: 'dynamic' },
  { name: 'systemData', type: 'dynamic' },
];

export const REGISTRY_TYPE = 'microsoft.containerregistry/registries';

type Shown = Readonly<Record<'sku' | 'identity' | 'systemData' | 'properties', Value>>;

/** Looks at a registry only as far as it is asked. */
export class RegistryRow implements Row {
  readonly #store: Store;
  readonly #registry: Registry;
  #shown: Shown | null = null;

  constructor(store: Store, registry: Registry) {
    this.#store = store;
    this.#registry = registry;
  }

  get(column: string): Value {
    const registry = this.#registry;
    switch (column) {
      case 'id':
        return registry.id;
      case 'name':
        return registry.name;
      case 'type':
        return REGISTRY_TYPE;
      case 'tenantId':
        return directory.tenantId;
      case 'location':
        return registry.location;
      case 'resourceGroup':
        return registry.resourceGroup.toLowerCase();
      case 'subscriptionId':
        return registry.subscriptionId;
      case 'tags':
        return registry.tags;
      case 'sku':
      case 'identity':
      case 'systemData':
      case 'properties':
        this.#shown ??= showForGraph(this.#store, registry);
        return this.#shown[column] ?? null;
      case 'kind':
      case 'managedBy':
        return '';
      default:
        return null;
    }
  }
}

export function showForGraph(store: Store, registry: Registry): Shown {
  return showRegistry(store, registry, GRAPH_API_VERSION) as Shown;
}

/** @returns a row that has these columns and nothing in the others. */
export function plainRow(cells: Readonly<Record<string, Value>>): Row {
  return { get: (column) => cells[column] ?? null };
}

export function subscriptionRow({ subscriptionId, displayName, tenantId, state }: Subscription): Row {
  return plainRow({
    ...EMPTY,
    id: `/subscriptions/${subscriptionId}`,
    name: displayName,
    type: 'microsoft.resources/subscriptions',
    tenantId,
    subscriptionId,
    properties: {
      state,
      subscriptionPolicies: {
        locationPlacementId: 'Public_2014-09-01',
        quotaId: 'EnterpriseAgreement_2014-09-01',
        spendingLimit: 'Off',
      },
      managedByTenants: [],
    },
    tags: {},
  });
}

export function groupRow(group: ResourceGroup): Row {
  return plainRow({
    ...EMPTY,
    id: group.id,
    name: group.name,
    type: 'microsoft.resources/subscriptions/resourcegroups',
    tenantId: directory.tenantId,
    location: group.location,
    resourceGroup: group.name.toLowerCase(),
    subscriptionId: group.subscriptionId,
    properties: { provisioningState: group.provisioningState ?? 'Succeeded' },
    tags: group.tags,
  });
}

const EMPTY = { kind: '', location: '', resourceGroup: '', managedBy: '' };
