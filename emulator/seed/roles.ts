// Role definitions: Azure's built-in ones with their real ids, and a custom one for people who only decide.
// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
import type { PermissionSet, RoleDefinition, Subscription } from '#emulator/store/shapes.ts';
import { moreBuiltInRoles, REPOSITORY_READER, USER_ACCESS_ADMINISTRATOR } from './more-roles.ts';

export const ROLES = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  userAccessAdministrator: USER_ACCESS_ADMINISTRATOR,
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
  acrPush: '8311e382-0749-4cb8-b61a-304f252e45ec',
  repositoryReader: REPOSITORY_READER,
  endpointApprover: 'acce5500-0000-4000-8000-0000000ac4a0',
} as const;

export function roleDefinitions(subscriptions: readonly Subscription[]): readonly RoleDefinition[] {
  return [
    builtIn(ROLES.owner, 'Owner', 'Grants full access to manage all resources.', { actions: ['*'] }),
    builtIn(
      ROLES.contributor,
      'Contributor',
      'Grants full access to manage all resources, but not to assign roles.',
      {
        actions: ['*'],
        notActions: [
          'Microsoft.Authorization/*/Delete',
          'Microsoft.Authorization/*/Write',
          'Microsoft.Authorization/elevateAccess/Action',
          'Microsoft.Blueprint/blueprintAssignments/write',
          'Microsoft.Blueprint/blueprintAssignments/delete',
          'Microsoft.Compute/galleries/share/action',
          'Microsoft.Purview/consents/write',
          'Microsoft.Purview/consents/delete',
          'Microsoft.Resources/deploymentStacks/manageDenySetting/action',
        ],
      },
    ),
    builtIn(ROLES.reader, 'Reader', 'View all resources, but does not allow you to make any changes.', {
      actions: ['*/read'],
    }),
    builtIn(ROLES.acrPull, 'AcrPull', 'acr pull', {
      actions: ['Microsoft.ContainerRegistry/registries/pull/read'],
    }),
    builtIn(ROLES.acrPush, 'AcrPush', 'acr push', {
      actions: [
        'Microsoft.ContainerRegistry/registries/pull/read',
        'Microsoft.ContainerRegistry/registries/push/write',
      ],
    }),
    ...moreBuiltInRoles(),
    {
      name: ROLES.endpointApprover,
      roleName: 'ACR Private Endpoint Approver',
      description: 'May read registries and decide on their private endpoint connections.',
      type: 'CustomRole',
      permissions: [
        permissionSet({
          actions: [
            'Microsoft.ContainerRegistry/registries/read',
            'Microsoft.ContainerRegistry/registries/operationStatuses/read',
            'Microsoft.ContainerRegistry/registries/privateEndpointConnections/read',
            'Microsoft.ContainerRegistry/registries/privateEndpointConnections/write',
            'Microsoft.ContainerRegistry/registries/privateEndpointConnections/operationStatuses/read',
          ],
        }),
      ],
      assignableScopes: subscriptions.map(({ subscriptionId }) => `/subscriptions/${subscriptionId}`),
    },
  ];
}

function builtIn(
  name: string,
  roleName: string,
  description: string,
  permissions: Partial<PermissionSet>,
): RoleDefinition {
  return {
    name,
    roleName,
    description,
    type: 'BuiltInRole',
    permissions: [permissionSet(permissions)],
    assignableScopes: ['/'],
  };
}

function permissionSet(wish: Partial<PermissionSet>): PermissionSet {
  return { actions: [], notActions: [], dataActions: [], notDataActions: [], ...wish };
}
