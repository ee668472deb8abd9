// Azure Resource Manager as an HTTP application: every request goes through the pipeline.
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { VerifyToken } from '#emulator/principal.ts';
import { type Traffic, trafficFromEnvironment } from '#emulator/traffic.ts';
import type { World } from '#emulator/world.ts';
import { activityRoutes } from './handlers/activity-events.ts';
import { computeOperationRoutes } from './handlers/compute-operations.ts';
import { connectionRoutes } from './handlers/connections.ts';
import { dnsZoneGroupRoutes } from './handlers/dns-zone-groups.ts';
import { groupDeletionRoutes } from './handlers/group-deletions.ts';
import { managedClusterRoutes } from './handlers/managed-clusters.ts';
import { lockRoutes } from './handlers/management-locks.ts';
import { networkInterfaceRoutes } from './handlers/network-interfaces.ts';
import { networkOperationRoutes } from './handlers/network-operations.ts';
import { operationStatusRoutes } from './handlers/operation-statuses.ts';
import { permissionRoutes } from './handlers/permissions.ts';
import { privateDnsLinkRoutes } from './handlers/private-dns-links.ts';
import { privateDnsRecordRoutes } from './handlers/private-dns-records.ts';
import { privateDnsZoneRoutes } from './handlers/private-dns-zones.ts';
import { privateEndpointRoutes } from './handlers/private-endpoints.ts';
import { privateLinkResourceRoutes } from './handlers/private-link-resources.ts';
import { providerRoutes } from './handlers/providers.ts';
import { registryRoutes } from './handlers/registries.ts';
import { registryCreateRoutes } from './handlers/registry-create.ts';
import { registryCredentialRoutes } from './handlers/registry-credentials.ts';
import { registryDeleteRoutes } from './handlers/registry-delete.ts';
import { registryNameRoutes } from './handlers/registry-names.ts';
import { registryOperationRoutes } from './handlers/registry-operations.ts';
import { registryTokenRoutes } from './handlers/registry-tokens.ts';
import { replicationRoutes } from './handlers/replications.ts';
import { resourceGraphRoutes } from './handlers/resource-graph.ts';
import { resourceGroupRoutes } from './handlers/resource-groups.ts';
import { resourceListRoutes } from './handlers/resource-list.ts';
import { roleAssignmentRoutes } from './handlers/role-assignments.ts';
import { roleDefinitionRoutes } from './handlers/role-definitions.ts';
import { subnetRoutes } from './handlers/subnets.ts';
import { subscriptionRoutes } from './handlers/subscriptions.ts';
import { taskRunRoutes } from './handlers/task-runs.ts';
import { taskRoutes } from './handlers/tasks.ts';
import { usageRoutes } from './handlers/usages.ts';
import { userAssignedIdentityRoutes } from './handlers/user-assigned-identities.ts';
import { virtualMachineRoutes } from './handlers/virtual-machines.ts';
import { virtualNetworkRoutes } from './handlers/virtual-networks.ts';
import { createPipeline } from './pipeline.ts';
import type { Route } from './route.ts';
import { createRouter } from './router.ts';

/** Everything that is implemented; a row of FIDELITY.md each. */
export const routes: readonly Route[] = [
  ...subscriptionRoutes,
  ...resourceGroupRoutes,
  ...groupDeletionRoutes,
  ...registryRoutes,
  ...registryCreateRoutes,
  ...registryDeleteRoutes,
  ...registryNameRoutes,
  ...registryOperationRoutes,
  ...registryCredentialRoutes,
  ...registryTokenRoutes,
  ...taskRoutes,
  ...taskRunRoutes,
  ...replicationRoutes,
  ...privateLinkResourceRoutes,
  ...usageRoutes,
  ...lockRoutes,
  ...activityRoutes,
  ...providerRoutes,
  ...resourceListRoutes,
  ...resourceGraphRoutes,
  ...connectionRoutes,
  ...operationStatusRoutes,
  ...privateEndpointRoutes,
  ...virtualNetworkRoutes,
  ...subnetRoutes,
  ...networkInterfaceRoutes,
  ...dnsZoneGroupRoutes,
  ...networkOperationRoutes,
  ...privateDnsZoneRoutes,
  ...privateDnsLinkRoutes,
  ...privateDnsRecordRoutes,
  ...permissionRoutes,
  ...roleDefinitionRoutes,
  ...roleAssignmentRoutes,
  ...userAssignedIdentityRoutes,
  ...virtualMachineRoutes,
  ...computeOperationRoutes,
  ...managedClusterRoutes,
];

/** Requests without a route go by this name. */
const UNKNOWN = 'unknown';
/** What faults, latency and the log call requests. */
export const operationNames: ReadonlySet<string> = new Set([
  ...routes.map(({ operation }) => operation),
  UNKNOWN,
]);

const router = createRouter(routes);

type Bindings = { Bindings: Partial<HttpBindings> };

/** @param verify judges the Authorization header of every request. */
export function createArmApp(
  world: World,
  verify: VerifyToken,
  traffic: Traffic | null = trafficFromEnvironment(),
): Hono<Bindings> {
  const pipeline = createPipeline(world, verify, router, traffic);
  const app = new Hono<Bindings>();
  app.all('*', async (context) => {
    const socket = context.env?.incoming?.socket;
    const breakOff = socket === undefined ? undefined : () => void socket.destroy();
    const response = await pipeline(context.req.raw, breakOff);
    if (response !== 'dropped') return response;
    // Without a socket (in a test) it is the network error that fetch would report.
    if (socket === undefined) return Response.error();
    socket.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  return app;
}
