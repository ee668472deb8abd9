// Further built-in roles, with the ids and actions that Azure publishes.
// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
import type { RoleDefinition } from '#emulator/store/shapes.ts';

export const USER_ACCESS_ADMINISTRATOR = '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9';
export const REPOSITORY_READER = 'b93aa761-3e63-49ed-ac28-beffa264f7ac';

const REGISTRIES = 'Microsoft.ContainerRegistry/registries';
const IDENTITIES = 'Microsoft.ManagedIdentity/userAssignedIdentities';
/** What nearly every role for one service carries besides. */
const COMMON = [
  'Microsoft.Authorization/*/read',
  'Microsoft.Insights/alertRules/*',
  'Microsoft.Resources/deployments/*',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Support/*',
];

export function moreBuiltInRoles(): readonly RoleDefinition[] {
  return [
    role(
      USER_ACCESS_ADMINISTRATOR,
      'User Access Administrator',
      'Lets you manage user access to Azure resources.',
      ['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*'],
    ),
    role('c2f4ef07-c644-48eb-af81-4b1b4947fb11', 'AcrDelete', 'acr delete', [
      `${REGISTRIES}/artifacts/delete`,
    ]),
    role(
      REPOSITORY_READER,
      'Container Registry Repository Reader',
      'Allows for read access to Azure Container Registry repositories, but excluding catalog listing.',
      [],
      [`${REGISTRIES}/repositories/metadata/read`, `${REGISTRIES}/repositories/content/read`],
    ),
    role(
      '2a1e307c-b015-4ebd-883e-5b7698a07328',
      'Container Registry Repository Writer',
      'Allows for read and write access to Azure Container Registry repositories, but excluding catalog listing.',
      [],
      [
        `${REGISTRIES}/repositories/metadata/read`,
        `${REGISTRIES}/repositories/content/read`,
        `${REGISTRIES}/repositories/metadata/write`,
        `${REGISTRIES}/repositories/content/write`,
      ],
    ),
    role(
      'f1a07417-d97a-45cb-824c-7a7467783830',
      'Managed Identity Operator',
      'Read and Assign User Assigned Identity',
      [`${IDENTITIES}/*/read`, `${IDENTITIES}/*/assign/action`, ...COMMON],
    ),
    role(
      'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59',
      'Managed Identity Contributor',
      'Create, Read, Update, and Delete User Assigned Identity',
      [`${IDENTITIES}/read`, `${IDENTITIES}/write`, `${IDENTITIES}/delete`, ...COMMON],
    ),
    role(
      '4d97b98b-1d4f-4787-a291-c67834d212e7',
      'Network Contributor',
      'Lets you manage networks, but not access to them.',
      ['Microsoft.Network/*', 'Microsoft.ResourceHealth/availabilityStatuses/read', ...COMMON],
    ),
    role(
      'b12aa53e-6015-4669-85d0-8515ebb3ae7f',
      'Private DNS Zone Contributor',
      'Lets you manage private DNS zone resources, but not the virtual networks they are linked to.',
      [
        'Microsoft.Network/privateDnsZones/*',
        'Microsoft.Network/privateDnsOperationResults/*',
        'Microsoft.Network/privateDnsOperationStatuses/*',
        'Microsoft.Network/virtualNetworks/read',
        'Microsoft.Network/virtualNetworks/join/action',
        ...COMMON,
      ],
    ),
  ];
}

function role(
  name: string,
  roleName: string,
  description: string,
  actions: readonly string[],
  dataActions: readonly string[] = [],
): RoleDefinition {
  return {
    name,
    roleName,
    description,
    type: 'BuiltInRole',
    permissions: [{ actions, notActions: [], dataActions, notDataActions: [] }],
    assignableScopes: ['/'],
  };
}
