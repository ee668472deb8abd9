// The operations of Microsoft.ContainerRegistry that roles can name, as far as they exist here.
import type { Route } from '#emulator/arm/route.ts';

const PROVIDER = 'Microsoft Container Registry';

/** Action after the namespace; resource; what it does. */
const ACTIONS: readonly (readonly [string, string, string])[] = [
  ['register/action', '', 'Registers the subscription for the container registry resource provider.'],
  ['unregister/action', '', 'Unregisters the subscription for the container registry resource provider.'],
  ['checkNameAvailability/read', '', 'Checks whether the container registry name is available for use.'],
  ['operations/read', '', 'Lists all of the available Azure Container Registry operations.'],
  ['locations/operationResults/read', '', 'Gets an async operation result.'],
  ['registries/read', 'Container Registry', 'Gets the properties of the specified container registry.'],
  ['registries/write', 'Container Registry', 'Creates or updates a container registry.'],
  ['registries/delete', 'Container Registry', 'Deletes a container registry.'],
  [
    'registries/listCredentials/action',
    'Container Registry',
    'Lists the login credentials for the admin user.',
  ],
  ['registries/scheduleRun/action', 'Container Registry', 'Schedules a run against a container registry.'],
  ['registries/listUsages/read', 'Container Registry', 'Lists the quota usages for the container registry.'],
  ['registries/operationStatuses/read', 'Container Registry', 'Gets a registry async operation status.'],
  ['registries/pull/read', 'Container Registry', 'Pull or get images from a container registry.'],
  ['registries/push/write', 'Container Registry', 'Push or write images to a container registry.'],
  [
    'registries/privateEndpointConnectionsApproval/action',
    'Container Registry',
    'Auto approves a private endpoint connection.',
  ],
  ['registries/privateLinkResources/read', 'Private Link Resource', 'Lists the private link resources.'],
  ...child('registries/privateEndpointConnections', 'Private Endpoint Connection'),
  ...child('registries/replications', 'Replication'),
  ['registries/tokens/read', 'Token', 'Gets or lists the tokens of a container registry.'],
  ['registries/scopeMaps/read', 'Scope Map', 'Gets or lists the scope maps of a container registry.'],
  ['registries/runs/read', 'Run', 'Gets or lists the runs of a container registry.'],
  ['registries/tasks/read', 'Task', 'Gets or lists the tasks of a container registry.'],
  ['registries/tasks/write', 'Task', 'Creates or updates a task of a container registry.'],
  ['registries/tasks/delete', 'Task', 'Deletes a task of a container registry.'],
  ['registries/tasks/listDetails/action', 'Task', 'Lists all details of a task, including its secrets.'],
];

function child(type: string, resource: string): (readonly [string, string, string])[] {
  return [
    [`${type}/read`, resource, `Gets or lists the ${resource.toLowerCase()}s of a container registry.`],
    [`${type}/write`, resource, `Creates or updates a ${resource.toLowerCase()} of a container registry.`],
    [`${type}/delete`, resource, `Deletes a ${resource.toLowerCase()} of a container registry.`],
    [`${type}/operationStatuses/read`, resource, `Gets a ${resource.toLowerCase()} async operation status.`],
  ];
}

export const registryOperationRoutes: readonly Route[] = [
  {
    operation: 'registryOperations.list',
    method: 'GET',
    path: '/providers/Microsoft.ContainerRegistry/operations',
    // Whoever is signed in may read it.
    action: null,
    handle: () => ({
      status: 200,
      body: {
        value: ACTIONS.map(([action, resource, description]) => ({
          name: `Microsoft.ContainerRegistry/${action}`,
          display: { provider: PROVIDER, resource, operation: description.replace(/\.$/, ''), description },
          isDataAction: false,
        })),
      },
    }),
  },
];
