/** Everything this console can change: the ARM action it needs, on what, and the smallest built-in role with it. */
import { APPROVER_ROLE } from './approver-role.ts';
import { RIGHT_ACTIONS } from './rights.ts';

/** What the right is needed on. */
export type Place =
  | 'registry'
  | 'subnet'
  | 'network'
  | 'zone'
  | 'endpoint'
  | 'subscription'
  | 'resourceGroup'
  | 'machine'
  | 'identity';

type ConsoleAction = {
  readonly action: string;
  readonly on: Place;
  /** Azure's name of a built-in role; `approver` stands for the custom role of approver-role.ts. */
  readonly role: string;
};

const CONTRIBUTOR = 'Contributor';
const ASSIGNS_ROLES = 'Role Based Access Control Administrator';
const IDENTITIES = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const NETWORKS = 'Microsoft.Network/virtualNetworks';
const ENDPOINTS = 'Microsoft.Network/privateEndpoints';
const ZONES = 'Microsoft.Network/privateDnsZones';
const NETWORKERS = 'Network Contributor';
const DNS = 'Private DNS Zone Contributor';

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const CONSOLE_ACTIONS = {
  editPublicAccess: { action: RIGHT_ACTIONS.editPublicAccess, on: 'registry', role: CONTRIBUTOR },
  decideConnections: { action: RIGHT_ACTIONS.decideConnections, on: 'registry', role: 'approver' },
  removeConnections: { action: RIGHT_ACTIONS.removeConnections, on: 'registry', role: CONTRIBUTOR },
  grantAccess: { action: RIGHT_ACTIONS.grantAccess, on: 'registry', role: ASSIGNS_ROLES },
  revokeAccess: { action: RIGHT_ACTIONS.revokeAccess, on: 'registry', role: ASSIGNS_ROLES },
  runTasks: { action: RIGHT_ACTIONS.runTasks, on: 'registry', role: CONTRIBUTOR },
  changeSubnet: { action: `${NETWORKS}/subnets/write`, on: 'subnet', role: NETWORKERS },
  registerProvider: {
    action: 'Microsoft.ContainerRegistry/register/action',
    on: 'subscription',
    role: CONTRIBUTOR,
  },
  createIdentity: {
    action: `${IDENTITIES}/write`,
    on: 'resourceGroup',
    role: 'Managed Identity Contributor',
  },
  assignIdentity: {
    action: `${IDENTITIES}/assign/action`,
    on: 'identity',
    role: 'Managed Identity Operator',
  },
  changeMachine: {
    action: 'Microsoft.Compute/virtualMachines/write',
    on: 'machine',
    role: 'Virtual Machine Contributor',
  },
  createGroup: {
    action: 'Microsoft.Resources/subscriptions/resourceGroups/write',
    on: 'subscription',
    role: CONTRIBUTOR,
  },
  createEndpoint: { action: `${ENDPOINTS}/write`, on: 'resourceGroup', role: NETWORKERS },
  deleteEndpoint: { action: `${ENDPOINTS}/delete`, on: 'endpoint', role: NETWORKERS },
  joinSubnet: { action: `${NETWORKS}/subnets/join/action`, on: 'subnet', role: NETWORKERS },
  writeZoneGroup: { action: `${ENDPOINTS}/privateDnsZoneGroups/write`, on: 'endpoint', role: NETWORKERS },
  deleteZoneGroup: { action: `${ENDPOINTS}/privateDnsZoneGroups/delete`, on: 'endpoint', role: NETWORKERS },
  createZone: { action: `${ZONES}/write`, on: 'resourceGroup', role: DNS },
  joinZone: { action: `${ZONES}/join/action`, on: 'zone', role: DNS },
  linkZone: { action: `${ZONES}/virtualNetworkLinks/write`, on: 'zone', role: DNS },
  unlinkZone: { action: `${ZONES}/virtualNetworkLinks/delete`, on: 'zone', role: DNS },
  joinNetwork: { action: `${NETWORKS}/join/action`, on: 'network', role: NETWORKERS },
  writeRecords: { action: `${ZONES}/A/write`, on: 'zone', role: DNS },
  deleteRecords: { action: `${ZONES}/A/delete`, on: 'zone', role: DNS },
} as const satisfies Record<string, ConsoleAction>;

export type ConsoleActionName = keyof typeof CONSOLE_ACTIONS;

/** The action that ARM named in a refusal, or null where the console does nothing of the kind. */
export function consoleActionFor(action: string): ConsoleActionName | null {
  const wanted = action.toLowerCase();
  const names = Object.keys(CONSOLE_ACTIONS) as ConsoleActionName[];
  return names.find((name) => CONSOLE_ACTIONS[name].action.toLowerCase() === wanted) ?? null;
}

/** The role's name as an administrator finds it. */
export function roleName(name: ConsoleActionName): string {
  const { role } = CONSOLE_ACTIONS[name];
  return role === 'approver' ? APPROVER_ROLE : role;
}

/** A role with the action that ARM named in a refusal; null where the console does nothing of the kind. */
export function roleWith(action: string): string | null {
  const name = consoleActionFor(action);
  return name === null ? null : roleName(name);
}
