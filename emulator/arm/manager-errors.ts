// What Azure Resource Manager refuses about locations, locks and the registration of providers.
// Whose wording it is: ../FIDELITY.md.
import { randomUUID } from 'node:crypto';
import { type ArmError, gatewayError } from './arm-error.ts';

export const managerErrors = {
  locationMismatch: (name: string, location: string, resourceGroup: string, asked: string) =>
    gatewayError(
      409,
      'InvalidResourceLocation',
      `The resource '${name}' already exists in location '${location}' in resource group '${resourceGroup}'. A resource with the same name cannot be created in location '${asked}'. Please select a new resource name.`,
    ),

  locationNotAvailable: (location: string, type: string, regions: readonly string[]) =>
    gatewayError(
      400,
      'LocationNotAvailableForResourceType',
      `The provided location '${location}' is not available for resource type '${type}'. List of available regions for the resource type is '${regions.join(',')}'.`,
    ),

  locationRequired: () =>
    gatewayError(400, 'LocationRequired', 'The location property is required for this definition.'),

  groupLocationNotAvailable: (location: string, regions: readonly string[]) =>
    gatewayError(
      400,
      'LocationNotAvailableForResourceGroup',
      `The provided location '${location}' is not available for resource group. List of available regions is '${regions.join(',')}'.`,
    ),

  groupLocationChanged: (present: string, asked: string) =>
    gatewayError(
      409,
      'InvalidResourceGroupLocation',
      `Invalid resource group location '${asked}'. The Resource group already exists in location '${present}'.`,
    ),

  invalidGroupName: (name: string) =>
    gatewayError(
      400,
      'InvalidResourceGroup',
      `The resource group name '${name}' is not valid. Expected: at most 90 letters, digits, periods, underscores, hyphens and parentheses, and no period at the end.`,
    ),

  groupBeingDeleted: (name: string) =>
    gatewayError(
      409,
      'ResourceGroupBeingDeleted',
      `The resource group '${name}' is in deprovisioning state and cannot perform this operation.`,
    ),

  /** @param blockers what stayed, each with the error that its own deletion met. */
  groupDeletionBlocked: (
    name: string,
    blockers: readonly { readonly id: string; readonly reason: ArmError['body'] }[],
  ) =>
    gatewayError(
      409,
      'ResourceGroupDeletionBlocked',
      `Deletion of resource group '${name}' failed as resources with identifiers '${blockers.map(({ id }) => id.split('/providers/')[1]).join(',')}' could not be deleted. The provisioning state of the resource group will be rolled back. The tracking Id is '${randomUUID()}'. Please check audit logs for more details.`,
      {},
      blockers.map(({ id, reason }) => ({ code: null, target: id, message: JSON.stringify(reason) })),
    ),

  operationNotFound: (name: string) =>
    gatewayError(404, 'NotFound', `The operation '${name}' could not be found.`),

  scopeLocked: (scope: string, operation: 'write' | 'delete', locked: readonly string[]) =>
    gatewayError(
      409,
      'ScopeLocked',
      `The scope '${scope}' cannot perform ${operation} operation because following scope(s) are locked: '${locked.join(',')}'. Please remove the lock and try again.`,
    ),

  lockNotFound: (name: string) => gatewayError(404, 'LockNotFound', `The lock '${name}' could not be found.`),

  providerNotRegistered: (namespace: string) =>
    gatewayError(
      409,
      'MissingSubscriptionRegistration',
      `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
    ),

  providerInUse: (namespace: string) =>
    gatewayError(
      409,
      'ProviderInUse',
      `The subscription still has resources of the provider '${namespace}'. Delete them before the provider is unregistered.`,
    ),

  unknownNamespace: (namespace: string) =>
    gatewayError(404, 'InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`),
};
