// Azure Resource Manager as an HTTP application: every request goes through the pipeline.
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { VerifyToken } from '#emulator/principal.ts';
import type { World } from '#emulator/world.ts';
import { computeOperationRoutes } from './handlers/compute-operations.ts';
import { connectionRoutes } from './handlers/connections.ts';
import { managedClusterRoutes } from './handlers/managed-clusters.ts';
import { operationStatusRoutes } from './handlers/operation-statuses.ts';
import { permissionRoutes } from './handlers/permissions.ts';
import { privateEndpointRoutes } from './handlers/private-endpoints.ts';
import { registryRoutes } from './handlers/registries.ts';
import { resourceGroupRoutes } from './handlers/resource-groups.ts';
import { roleAssignmentRoutes } from './handlers/role-assignments.ts';
import { roleDefinitionRoutes } from './handlers/role-definitions.ts';
import { subscriptionRoutes } from './handlers/subscriptions.ts';
import { usageRoutes } from './handlers/usages.ts';
import { userAssignedIdentityRoutes } from './handlers/user-assigned-identities.ts';
import { virtualMachineRoutes } from './handlers/virtual-machines.ts';
import { virtualNetworkRoutes } from './handlers/virtual-networks.ts';
import { createPipeline } from './pipeline.ts';
import { createRouter } from './router.ts';

const router = createRouter([
  ...subscriptionRoutes,
  ...resourceGroupRoutes,
  ...registryRoutes,
  ...usageRoutes,
  ...connectionRoutes,
  ...operationStatusRoutes,
  ...privateEndpointRoutes,
  ...virtualNetworkRoutes,
  ...permissionRoutes,
  ...roleDefinitionRoutes,
  ...roleAssignmentRoutes,
  ...userAssignedIdentityRoutes,
  ...virtualMachineRoutes,
  ...computeOperationRoutes,
  ...managedClusterRoutes,
]);

type Bindings = { Bindings: Partial<HttpBindings> };

/** @param verify judges the Authorization header of every request. */
export function createArmApp(world: World, verify: VerifyToken): Hono<Bindings> {
  const pipeline = createPipeline(world, verify, router);
  const app = new Hono<Bindings>();
  app.all('*', async (context) => {
    const response = await pipeline(context.req.raw);
    if (response !== 'dropped') return response;
    const socket = context.env?.incoming?.socket;
    // Without a socket (in a test) it is the network error that fetch would report.
    if (socket === undefined) return Response.error();
    socket.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  return app;
}
