// For tests: every writable property of a registry, and what becomes of it. The paths are held against the published
// API files by the conformance tests, so that none is forgotten.
import { SUBSCRIPTION } from './network-harness.ts';

export type ModelCase = {
  /** As the API files nest them; `[]` for the items of a list, `{}` for the entries of a map. */
  readonly paths: readonly string[];
  readonly body: object;
  /** `ignored`: the service writes it itself, and takes no notice of what is sent. */
  readonly outcome: 'shown' | 'ignored' | 400 | 501;
  /** What shows, where that is not the body. */
  readonly shown?: object;
  /** Absent: 2025-11-01. */
  readonly version?: string;
};

/** Of the demo; its caller may assign it. */
export const IDENTITY = `${SUBSCRIPTION}/resourceGroups/myResourceGroup/providers/Microsoft.ManagedIdentity/userAssignedIdentities/myACRId`;
/** Has the service endpoint. */
const SUBNET =
  '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-build-weu/providers/Microsoft.Network/virtualNetworks/vnet-build-weu/subnets/snet-build';

const properties = (...names: string[]) => names.map((name) => `properties.${name}`);
const rules = (networkRuleSet: object) => ({ properties: { networkRuleSet } });
const policy = (name: string, members: object) => ({ properties: { policies: { [name]: members } } });
const SUBNET_RULES = '2021-08-01-preview';

function shown(paths: readonly string[], body: object, more: Partial<ModelCase> = {}): ModelCase {
  return { paths, body, outcome: 'shown', ...more };
}

/** A property of `properties` that shows as it was sent. */
function simple(name: string, value: unknown): ModelCase {
  return shown(properties(name), { properties: { [name]: value } });
}

function policyShown(name: string, members: object): ModelCase {
  return shown(
    Object.keys(members).map((member) => `properties.policies.${name}.${member}`),
    policy(name, members),
  );
}

/** Each differs from what a new registry and `mycontainerregistry` have. */
export const REGISTRY_UPDATE: readonly ModelCase[] = [
  shown(['tags{}'], { tags: { team: 'web' } }),
  shown(['sku.name'], { sku: { name: 'Standard' } }),
  shown(['identity.type'], { identity: { type: 'SystemAssigned' } }),
  shown(['identity.userAssignedIdentities{}'], {
    identity: { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { [IDENTITY]: {} } },
  }),
  simple('adminUserEnabled', true),
  simple('anonymousPullEnabled', true),
  simple('dataEndpointEnabled', true),
  simple('networkRuleBypassAllowedForTasks', true),
  simple('networkRuleBypassOptions', 'None'),
  simple('publicNetworkAccess', 'Disabled'),
  simple('roleAssignmentMode', 'AbacRepositoryPermissions'),
  shown(properties('networkRuleSet.defaultAction'), rules({ defaultAction: 'Deny' })),
  shown(
    properties('networkRuleSet.ipRules[].action', 'networkRuleSet.ipRules[].value'),
    rules({ ipRules: [{ action: 'Allow', value: '20.0.0.0/24' }] }),
  ),
  shown(
    properties('networkRuleSet.virtualNetworkRules[].action', 'networkRuleSet.virtualNetworkRules[].id'),
    rules({ virtualNetworkRules: [{ action: 'Allow', id: SUBNET }] }),
    { version: SUBNET_RULES },
  ),
  policyShown('quarantinePolicy', { status: 'enabled' }),
  policyShown('trustPolicy', { type: 'Notary', status: 'enabled' }),
  policyShown('retentionPolicy', { days: 31, status: 'enabled' }),
  policyShown('azureADAuthenticationAsArmPolicy', { status: 'disabled' }),
  shown(properties('policies.exportPolicy.status'), {
    properties: { publicNetworkAccess: 'Disabled', policies: { exportPolicy: { status: 'disabled' } } },
  }),
  {
    paths: properties('encryption.status'),
    body: { properties: { encryption: { status: 'enabled' } } },
    outcome: 501,
  },
  {
    paths: properties(
      'encryption.keyVaultProperties.identity',
      'encryption.keyVaultProperties.keyIdentifier',
    ),
    body: {
      properties: {
        encryption: { keyVaultProperties: { keyIdentifier: 'https://v.example/k', identity: 'i' } },
      },
    },
    outcome: 501,
  },
  // Older files do not mark these as read-only; the directory makes them.
  {
    paths: ['identity.principalId', 'identity.tenantId'],
    body: { identity: { type: 'SystemAssigned', principalId: 'mine', tenantId: 'mine' } },
    outcome: 'ignored',
  },
  {
    paths: ['identity.userAssignedIdentities{}.clientId', 'identity.userAssignedIdentities{}.principalId'],
    body: {
      identity: {
        type: 'UserAssigned',
        userAssignedIdentities: { [IDENTITY]: { clientId: 'mine', principalId: 'mine' } },
      },
    },
    outcome: 'ignored',
  },
];

/** What only a PUT can say. */
export const REGISTRY_CREATE: readonly ModelCase[] = [
  shown(['location'], { location: 'northeurope' }),
  simple('zoneRedundancy', 'Enabled'),
];
