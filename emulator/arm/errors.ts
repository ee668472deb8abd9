// What Azure Resource Manager itself refuses with, whoever the provider is. Providers have files of their own beside
// this one. Which wordings are Azure's own and which are ours: ../FIDELITY.md.
import { ArmError, gatewayError } from './arm-error.ts';

export const errors = {
  notImplemented: (what: string) =>
    new ArmError(501, {
      error: { code: 'NotImplemented', message: `The embedded Azure does not implement ${what}.` },
    }),

  internal: () =>
    gatewayError(
      500,
      'InternalServerError',
      'Encountered internal server error. See the log of the embedded Azure.',
    ),

  unauthenticated: (code: string, message: string, wwwAuthenticate: string) =>
    gatewayError(401, code, message, { 'www-authenticate': wwwAuthenticate }),

  secondFactorRequired: (wwwAuthenticate: string, scope: string) =>
    gatewayError(
      401,
      'RequestDisallowedByAzure',
      `Resource '${lastSegment(scope)}' was disallowed by Azure: Multi-factor authentication is required to create, update or delete resources. See https://aka.ms/mfaforazure.`,
      { 'www-authenticate': wwwAuthenticate },
    ),

  authorizationFailed: (principal: { upn: string; oid: string }, action: string, scope: string) =>
    gatewayError(
      403,
      'AuthorizationFailed',
      `The client '${principal.upn}' with object id '${principal.oid}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    ),

  linkedAuthorizationFailed: (
    principal: { upn: string; oid: string },
    action: string,
    scope: string,
    linked: { readonly action: string; readonly scope: string },
  ) =>
    gatewayError(
      403,
      'LinkedAuthorizationFailed',
      `The client '${principal.upn}' with object id '${principal.oid}' has permission to perform action '${action}' on scope '${scope}'; however, it does not have permission to perform action(s) '${linked.action}' on the linked scope(s) '${linked.scope}' (respectively) or the linked scope(s) are invalid.`,
    ),

  missingApiVersion: () =>
    gatewayError(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    ),

  invalidApiVersion: (version: string, supported: readonly string[]) =>
    gatewayError(
      400,
      'InvalidApiVersionParameter',
      `The api-version '${version}' is invalid. The supported versions are '${supported.join(',')}'.`,
    ),

  invalidResourceType: (namespace: string, version: string) =>
    gatewayError(
      404,
      'InvalidResourceType',
      `The resource type could not be found in the namespace '${namespace}' for api version '${version}'.`,
    ),

  invalidSubscriptionId: (id: string) =>
    gatewayError(
      400,
      'InvalidSubscriptionId',
      `The provided subscription identifier '${id}' is malformed or invalid.`,
    ),

  subscriptionNotFound: (id: string) =>
    gatewayError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`),

  resourceGroupNotFound: (name: string) =>
    gatewayError(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`),

  /** @param type with namespace, @param name the names of all its segments, slashes between. */
  resourceNotFound: (typeAndName: string, resourceGroup: string) =>
    gatewayError(
      404,
      'ResourceNotFound',
      `The Resource '${typeAndName}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
    ),

  malformedBody: (reason: string) =>
    gatewayError(
      400,
      'InvalidRequestContent',
      `The request content was invalid and could not be deserialized: '${reason}'.`,
    ),

  requestTooLarge: (limit: number) =>
    gatewayError(
      413,
      'RequestContentTooLarge',
      `The request content size exceeds the maximum size of '${limit}' bytes.`,
    ),

  throttled: (subscriptionId: string, operation: string, seconds: number) =>
    gatewayError(
      429,
      'SubscriptionRequestsThrottled',
      `Number of requests for subscription '${subscriptionId}' and operation '${operation}' exceeded the backend storage limit. Please try again after '${seconds}' seconds.`,
      { 'retry-after': String(seconds), connection: 'close' },
    ),

  /** Readers of a body's members share it; only Container Registry's paths keep its `status`. */
  invalidValue: (path: string, allowed: string) =>
    new ArmError(400, {
      error: {
        code: 'InvalidParameter',
        message: `The value of '${path}' is not valid. Expected: ${allowed}.`,
      },
      status: 'Failed',
    }),

  invalidFilter: (filter: string) =>
    gatewayError(
      400,
      'InvalidFilterInQueryString',
      `Invalid $filter '${filter}' specified in the query string.`,
    ),
};

function lastSegment(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1);
}
