/** Fleets for tests: registries of every kind, sound ones, and defects planted into them by name. */
import fc from 'fast-check';
import type { TableRegistry } from '#lib/fleet-table/table.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { NO_CONNECTIONS, registryIn, subnetNamed } from '#lib/network-access/testing/states.ts';

export const SUBSCRIPTIONS = [
  '5ab00001-0000-4000-8000-000000000001',
  '5ab00002-0000-4000-8000-000000000002',
] as const;

export function registry(name: string, access: NetworkAccess, group = 'rg-registries'): TableRegistry {
  const [subscriptionId] = SUBSCRIPTIONS;
  return {
    ref: { subscriptionId, resourceGroup: group, name },
    id: `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/Microsoft.ContainerRegistry/registries/${name}`,
    loginServer: `${name}.azurecr.io`,
    location: 'westeurope',
    provisioningState: 'Succeeded',
    lastModifiedAt: null,
    lastModifiedBy: null,
    tags: {},
    access,
  };
}

/** Nothing to find: one address, Tasks allowed, trusted services on. */
export const SOUND: NetworkAccess = registryIn('selected', { ipRules: ['20.1.2.3'], tasksBypass: true });

const count = fc.constantFrom(0, 0, 0, 1, 2, 165);

/** Any combination that Azure could answer, values it does not have today included. */
const anyAccess: fc.Arbitrary<NetworkAccess> = fc.record({
  sku: fc.constantFrom('Basic', 'Premium'),
  publicNetworkAccess: fc.constantFrom('Enabled', 'enabled', 'Disabled', 'Perimeter'),
  defaultAction: fc.constantFrom('Allow', 'Deny', 'Later'),
  ipRules: fc.oneof(
    fc.array(fc.constantFrom('20.1.2.3', '20.1.2.0/24', '2.0.0.0/7', '20.1.3.0/24'), { maxLength: 3 }),
    fc.constant(Array.from({ length: 186 }, (_, n) => `20.9.${n}.1`)),
  ),
  subnetRules: fc.option(
    fc
      .constantFrom(0, 0, 1, 2, 85)
      .map((length) => Array.from({ length }, (_, n) => ({ id: subnetNamed(`snet-${n}`), action: 'Allow' }))),
  ),
  bypass: fc.constantFrom('AzureServices', 'None', 'Some'),
  tasksBypass: fc.option(fc.boolean()),
  dataEndpointEnabled: fc.boolean(),
  exportPolicy: fc.constantFrom('Enabled', 'Disabled', 'disabled'),
  connections: fc.record({
    pending: count,
    approved: count,
    rejected: count,
    disconnected: count,
    other: count,
  }),
});

export const anyFleet: fc.Arbitrary<readonly TableRegistry[]> = fc
  .array(anyAccess, { maxLength: 30 })
  .map((all) => all.map((access, place) => registry(`cr${place}`, access)));

const endpoint = { ...NO_CONNECTIONS, approved: 1 };

/** One defect each, and the views that must name the registry for it. */
export const DEFECTS: Readonly<Record<string, { access: NetworkAccess; views: readonly string[] }>> = {
  open: { access: registryIn('all'), views: ['open_to_internet'] },
  open_beside: {
    access: registryIn('all', { connections: endpoint }),
    views: ['open_to_internet', 'open_beside_endpoints'],
  },
  nobody: { access: registryIn('selected', { tasksBypass: true }), views: ['no_way_in'] },
  closed: { access: registryIn('disabled', { tasksBypass: true }), views: ['no_way_in'] },
  tasks: { access: { ...SOUND, tasksBypass: false }, views: ['tasks_blocked'] },
  full: {
    access: { ...SOUND, ipRules: Array.from({ length: 161 }, (_, n) => `20.9.${n}.1`) },
    views: ['quota'],
  },
  rejected: { access: { ...SOUND, connections: { ...endpoint, rejected: 1 } }, views: ['stale_connections'] },
  gone: { access: { ...SOUND, connections: { ...endpoint, disconnected: 2 } }, views: ['stale_connections'] },
  subnet: {
    access: { ...SOUND, subnetRules: [{ id: subnetNamed('a'), action: 'Allow' }] },
    views: ['service_endpoints'],
  },
  untrusted: { access: { ...SOUND, bypass: 'None' }, views: ['bypass_off'] },
  none: { access: SOUND, views: [] },
};
