// What Azure Resource Manager refuses about locations, locks and the registration of providers.
// Whose wording it is: ../FIDELITY.md.
import { gatewayError } from './arm-error.ts';

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
