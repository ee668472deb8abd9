/** The custom role that lets somebody decide on private endpoint connections and change nothing else. */
import { RIGHT_ACTIONS } from './rights.ts';

const REGISTRIES = 'Microsoft.ContainerRegistry/registries';

export const APPROVER_ROLE = 'ACR Private Endpoint Approver';

/** The last but one lets this console see what its holder may do, so that it offers nothing else. */
const ACTIONS: readonly string[] = [
  `${REGISTRIES}/read`,
  `${REGISTRIES}/operationStatuses/read`,
  `${REGISTRIES}/privateEndpointConnections/read`,
  RIGHT_ACTIONS.decideConnections,
  `${REGISTRIES}/privateEndpointConnections/operationStatuses/read`,
  'Microsoft.Authorization/permissions/read',
  'Microsoft.Resources/subscriptions/read',
];

/**
 * In the form that `az role definition create --role-definition @file` takes.
 * @param subscriptions ids of those it can be assigned in.
 */
export const approverRole = (subscriptions: readonly string[]) => ({
  Name: APPROVER_ROLE,
  IsCustom: true,
  Description: 'May read registries and decide on their private endpoint connections.',
  Actions: ACTIONS,
  NotActions: [],
  DataActions: [],
  NotDataActions: [],
  AssignableScopes: subscriptions.map((id) => `/subscriptions/${id}`),
});
