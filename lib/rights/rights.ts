/** What the signed-in user may do on a registry, from ARM's `permissions`. Pure. */

/** `unknown`: the rights could not be read. It is then tried, not forbidden; ARM has the last word. */
export type Right = 'allowed' | 'missing' | 'unknown';

export type Rights = {
  readonly editPublicAccess: Right;
  readonly decideConnections: Right;
  readonly grantAccess: Right;
  readonly revokeAccess: Right;
  readonly runTasks: Right;
  readonly removeConnections: Right;
};

/** The ARM action behind each right, shown to users who lack it. */
export const RIGHT_ACTIONS = {
  editPublicAccess: 'Microsoft.ContainerRegistry/registries/write',
  decideConnections: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/write',
  grantAccess: 'Microsoft.Authorization/roleAssignments/write',
  revokeAccess: 'Microsoft.Authorization/roleAssignments/delete',
  runTasks: 'Microsoft.ContainerRegistry/registries/scheduleRun/action',
  removeConnections: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/delete',
} as const satisfies Record<keyof Rights, string>;
