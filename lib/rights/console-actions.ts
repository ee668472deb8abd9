/** Everything this console can change: the ARM action it needs, on what, and the smallest built-in role with it. */
import { RIGHT_ACTIONS } from './rights.ts';

/** What the right is needed on. */
export type Place = 'registry' | 'subnet' | 'subscription' | 'resourceGroup' | 'machine' | 'identity';

type ConsoleAction = {
  readonly action: string;
  readonly on: Place;
  /** Azure's name of a built-in role; `approver` stands for the custom role of approver-role.ts. */
  readonly role: string;
};

const CONTRIBUTOR = 'Contributor';
const ASSIGNS_ROLES = 'Role Based Access Control Administrator';
const IDENTITIES = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const SUBNETS = 'Microsoft.Network/virtualNetworks/subnets';

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const CONSOLE_ACTIONS = {
  editPublicAccess: { action: RIGHT_ACTIONS.editPublicAccess, on: 'registry', role: CONTRIBUTOR },
  decideConnections: { action: RIGHT_ACTIONS.decideConnections, on: 'registry', role: 'approver' },
  removeConnections: { action: RIGHT_ACTIONS.removeConnections, on: 'registry', role: CONTRIBUTOR },
  grantAccess: { action: RIGHT_ACTIONS.grantAccess, on: 'registry', role: ASSIGNS_ROLES },
  revokeAccess: { action: RIGHT_ACTIONS.revokeAccess, on: 'registry', role: ASSIGNS_ROLES },
  runTasks: { action: RIGHT_ACTIONS.runTasks, on: 'registry', role: CONTRIBUTOR },
  changeSubnet: { action: `${SUBNETS}/write`, on: 'subnet', role: 'Network Contributor' },
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
} as const satisfies Record<string, ConsoleAction>;

export type ConsoleActionName = keyof typeof CONSOLE_ACTIONS;

/** The action that ARM named in a refusal, or null where the console does nothing of the kind. */
export function consoleActionFor(action: string): ConsoleActionName | null {
  const wanted = action.toLowerCase();
  const names = Object.keys(CONSOLE_ACTIONS) as ConsoleActionName[];
  return names.find((name) => CONSOLE_ACTIONS[name].action.toLowerCase() === wanted) ?? null;
}
