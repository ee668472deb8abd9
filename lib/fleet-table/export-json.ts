/** Rows of the grid as JSON in ARM's own terms, each a registry as a list of Azure would have it. */
import { findingsAt } from './severity.ts';
import { type FleetTable, modeAt, registryAt } from './table.ts';

/**
 * What this console derives stands apart, under `console`, where nobody takes it for Azure's. Subnet rules that
 * are not yet known are left out, as Azure's own newer API versions do.
 * @param rows in the order in which they are written.
 */
export const fleetJson = (table: FleetTable, rows: Iterable<number>): string =>
  `${JSON.stringify(
    Array.from(rows, (row) => armRegistry(table, row)),
    null,
    2,
  )}\n`;

function armRegistry(table: FleetTable, row: number) {
  const { id, ref, loginServer, location, provisioningState, lastModifiedAt, lastModifiedBy, tags, access } =
    registryAt(table, row);
  return {
    id,
    name: ref.name,
    type: 'Microsoft.ContainerRegistry/registries',
    location,
    tags,
    sku: { name: access.sku },
    properties: {
      loginServer,
      provisioningState,
      publicNetworkAccess: access.publicNetworkAccess,
      networkRuleSet: {
        defaultAction: access.defaultAction,
        ipRules: access.ipRules.map((value) => ({ action: 'Allow', value })),
        ...(access.subnetRules === null ? {} : { virtualNetworkRules: access.subnetRules }),
      },
      networkRuleBypassOptions: access.bypass,
      ...(access.tasksBypass === null ? {} : { networkRuleBypassAllowedForTasks: access.tasksBypass }),
      dataEndpointEnabled: access.dataEndpointEnabled,
      policies: { exportPolicy: { status: access.exportPolicy.toLowerCase() } },
    },
    systemData: {
      ...(lastModifiedAt === null ? {} : { lastModifiedAt }),
      ...(lastModifiedBy === null ? {} : { lastModifiedBy }),
    },
    console: {
      accessMode: modeAt(table, row),
      findings: findingsAt(table, row),
      privateEndpointConnections: access.connections,
    },
  };
}
