// Every error ARM answers, in one place. Which wordings are Azure's own and which are ours: ../FIDELITY.md.

export type ErrorBody = {
  readonly error: { readonly code: string; readonly message: string; readonly details?: readonly unknown[] };
  readonly status?: 'Failed';
};

/** Record sets of private DNS answer without the envelope. */
type FlatErrorBody = { readonly code: string; readonly message: string };

export class ArmError extends Error {
  override name = 'ArmError';
  readonly status: number;
  readonly body: ErrorBody | FlatErrorBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    body: ErrorBody | FlatErrorBody,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super('error' in body ? body.error.message : body.message);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Only Container Registry writes `status` beside `error`; a check shared by all providers must not say it elsewhere. */
export function inProvidersForm(body: ArmError['body'], pathname: string): ArmError['body'] {
  if (!('error' in body) || body.status === undefined) return body;
  return /\/providers\/microsoft\.containerregistry(\/|$)/i.test(pathname) ? body : { error: body.error };
}

const GATEWAY = { 'x-ms-failure-cause': 'gateway' };

/** Refused by ARM itself, before any resource provider. */
function gateway(status: number, code: string, message: string, headers: Record<string, string> = {}) {
  return new ArmError(status, { error: { code, message } }, { ...GATEWAY, ...headers });
}

/** Refused by Container Registry, which adds `status` beside `error`. */
function registryProvider(status: number, code: string, message: string) {
  return new ArmError(status, { error: { code, message }, status: 'Failed' });
}

/** Refused by Network, which always sends `details`. */
function networkProvider(status: number, code: string, message: string) {
  return new ArmError(status, { error: { code, message, details: [] } });
}

export const errors = {
  notImplemented: (what: string) =>
    new ArmError(501, {
      error: { code: 'NotImplemented', message: `The embedded Azure does not implement ${what}.` },
    }),

  internal: () =>
    gateway(
      500,
      'InternalServerError',
      'Encountered internal server error. See the log of the embedded Azure.',
    ),

  unauthenticated: (code: string, message: string, wwwAuthenticate: string) =>
    gateway(401, code, message, { 'www-authenticate': wwwAuthenticate }),

  secondFactorRequired: (wwwAuthenticate: string, scope: string) =>
    gateway(
      401,
      'RequestDisallowedByAzure',
      `Resource '${lastSegment(scope)}' was disallowed by Azure: Multi-factor authentication is required to create, update or delete resources. See https://aka.ms/mfaforazure.`,
      { 'www-authenticate': wwwAuthenticate },
    ),

  authorizationFailed: (principal: { upn: string; oid: string }, action: string, scope: string) =>
    gateway(
      403,
      'AuthorizationFailed',
      `The client '${principal.upn}' with object id '${principal.oid}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    ),

  missingApiVersion: () =>
    gateway(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    ),

  invalidApiVersion: (version: string, supported: readonly string[]) =>
    gateway(
      400,
      'InvalidApiVersionParameter',
      `The api-version '${version}' is invalid. The supported versions are '${supported.join(',')}'.`,
    ),

  invalidResourceType: (namespace: string, version: string) =>
    gateway(
      404,
      'InvalidResourceType',
      `The resource type could not be found in the namespace '${namespace}' for api version '${version}'.`,
    ),

  invalidSubscriptionId: (id: string) =>
    gateway(
      400,
      'InvalidSubscriptionId',
      `The provided subscription identifier '${id}' is malformed or invalid.`,
    ),

  subscriptionNotFound: (id: string) =>
    gateway(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`),

  resourceGroupNotFound: (name: string) =>
    gateway(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`),

  /** @param type with namespace, @param name the names of all its segments, slashes between. */
  resourceNotFound: (typeAndName: string, resourceGroup: string) =>
    gateway(
      404,
      'ResourceNotFound',
      `The Resource '${typeAndName}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
    ),

  roleDefinitionNotFound: (id: string) =>
    gateway(
      404,
      'RoleDefinitionDoesNotExist',
      `The specified role definition with ID '${id}' does not exist.`,
    ),

  roleAssignmentNotFound: (id: string) =>
    gateway(404, 'RoleAssignmentNotFound', `The role assignment '${id}' is not found.`),

  malformedBody: (reason: string) =>
    gateway(
      400,
      'InvalidRequestContent',
      `The request content was invalid and could not be deserialized: '${reason}'.`,
    ),

  requestTooLarge: (limit: number) =>
    gateway(
      413,
      'RequestContentTooLarge',
      `The request content size exceeds the maximum size of '${limit}' bytes.`,
    ),

  throttled: (subscriptionId: string, operation: string, seconds: number) =>
    gateway(
      429,
      'SubscriptionRequestsThrottled',
      `Number of requests for subscription '${subscriptionId}' and operation '${operation}' exceeded the backend storage limit. Please try again after '${seconds}' seconds.`,
      { 'retry-after': String(seconds), connection: 'close' },
    ),

  registryChildNotFound: (name: string) =>
    registryProvider(404, 'ResourceNotFound', `The resource ${name} could not be found.`),

  networkRuleNotSupported: (sku: string) =>
    registryProvider(
      400,
      'NetworkRuleNotSupported',
      `The requested feature virtual network rule is not supported for the SKU ${sku}.`,
    ),

  disablingPublicAccessNotSupported: (sku: string) =>
    registryProvider(
      400,
      'DisablingPublicNetworkAccessNotSupported',
      `Disabling public network access is not supported for the SKU ${sku}. For more information, please visit https://aka.ms/acr/private-link.`,
    ),

  skuNotSupported: (sku: string) =>
    registryProvider(400, 'SkuNotSupported', `The SKU ${sku} is not supported.`),

  dataEndpointNotSupported: (sku: string) =>
    registryProvider(
      400,
      'DataEndpointRuleNotSupported',
      `The requested feature data endpoint rule is not supported for the SKU ${sku}.`,
    ),

  subnetWithoutServiceEndpoint: (subnet: string, virtualNetworkId: string) =>
    invalidNetworkRule(
      `Subnets ${subnet} of virtual network ${virtualNetworkId} do not have ServiceEndpoints for Microsoft.ContainerRegistry resources configured. Add Microsoft.ContainerRegistry to subnet's ServiceEndpoints collection before trying to ACL Microsoft.ContainerRegistry resources to these subnets.`,
    ),

  subnetNotAuthorized: (oid: string, virtualNetworkId: string) =>
    invalidNetworkRule(
      `The client '${oid}' with object id '${oid}' does not have authorization to perform action 'Microsoft.Network/virtualNetworks/taggedTrafficConsumers/validate/action' over scope '${virtualNetworkId}/taggedTrafficConsumers/Microsoft.ContainerRegistry' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    ),

  subnetRuleInvalid: (reason: string) => invalidNetworkRule(reason),

  ipRuleInvalid: (value: string, reason: string) =>
    registryProvider(400, 'IPRuleValidationError', `Could not validate IP rule '${value}' - ${reason}`),

  networkRuleLimitExceeded: (what: string, count: number, limit: number) =>
    registryProvider(
      400,
      'NetworkRuleLimitExceeded',
      `The registry would have ${count} ${what}; the limit is ${limit}.`,
    ),

  exportPolicyConflict: () =>
    registryProvider(
      400,
      'ExportPolicyNotSupported',
      'Exports can be disabled only while public network access is disabled.',
    ),

  privateEndpointsNeedPremium: (sku: string) =>
    registryProvider(
      400,
      'PrivateEndpointNotSupported',
      `The registry has private endpoint connections, which are not supported for the SKU ${sku}.`,
    ),

  invalidValue: (path: string, allowed: string) =>
    registryProvider(400, 'InvalidParameter', `The value of '${path}' is not valid. Expected: ${allowed}.`),

  registryBusy: (name: string) =>
    registryProvider(
      409,
      'RegistryStatusConflict',
      `The registry '${name}' is being updated. Try again when the operation has completed.`,
    ),

  endpointOperationInProgress: (registry: string) =>
    registryProvider(
      409,
      'PrivateEndpointConnectionOperationInProgress',
      `Another private endpoint connection operation is in progress on the registry '${registry}'. Try again when it has completed.`,
    ),

  connectionTransitionNotAllowed: (name: string, from: string, to: string) =>
    registryProvider(
      400,
      'OperationNotAllowed',
      `Could not update Private Endpoint connection status from '${from}' to '${to}': ${name}.`,
    ),

  registryNameTaken: (loginServer: string) =>
    registryProvider(
      409,
      'AlreadyInUse',
      `The registry DNS name ${loginServer} is already in use. You can check if the name is already claimed using following API: https://docs.microsoft.com/en-us/rest/api/containerregistry/registries/checknameavailability`,
    ),

  locationMismatch: (name: string, location: string, resourceGroup: string, asked: string) =>
    gateway(
      409,
      'InvalidResourceLocation',
      `The resource '${name}' already exists in location '${location}' in resource group '${resourceGroup}'. A resource with the same name cannot be created in location '${asked}'. Please select a new resource name.`,
    ),

  locationNotAvailable: (location: string, type: string, regions: readonly string[]) =>
    gateway(
      400,
      'LocationNotAvailableForResourceType',
      `The provided location '${location}' is not available for resource type '${type}'. List of available regions for the resource type is '${regions.join(',')}'.`,
    ),

  locationRequired: () =>
    gateway(400, 'LocationRequired', 'The location property is required for this definition.'),

  homeReplication: (name: string) =>
    registryProvider(
      400,
      'OperationNotAllowed',
      `The replication '${name}' belongs to the registry's home region and cannot be deleted.`,
    ),

  replicaExists: (location: string) =>
    registryProvider(
      409,
      'ReplicationLocationConflict',
      `The registry already has a replication in the location '${location}'.`,
    ),

  subnetFull: (subnetId: string) =>
    registryProvider(
      400,
      'SubnetIsFull',
      `The subnet '${subnetId}' of a private endpoint has no address left for another regional data endpoint.`,
    ),

  scopeLocked: (scope: string, operation: 'write' | 'delete', locked: readonly string[]) =>
    gateway(
      409,
      'ScopeLocked',
      `The scope '${scope}' cannot perform ${operation} operation because following scope(s) are locked: '${locked.join(',')}'. Please remove the lock and try again.`,
    ),

  lockNotFound: (name: string) => gateway(404, 'LockNotFound', `The lock '${name}' could not be found.`),

  providerNotRegistered: (namespace: string) =>
    gateway(
      409,
      'MissingSubscriptionRegistration',
      `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
    ),

  providerInUse: (namespace: string) =>
    gateway(
      409,
      'ProviderInUse',
      `The subscription still has resources of the provider '${namespace}'. Delete them before the provider is unregistered.`,
    ),

  unknownNamespace: (namespace: string) =>
    gateway(404, 'InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`),

  invalidFilter: (filter: string) =>
    gateway(400, 'InvalidFilterInQueryString', `Invalid $filter '${filter}' specified in the query string.`),

  networkChildNotFound: (id: string) => networkProvider(404, 'NotFound', `Resource ${id} not found.`),
};

function invalidNetworkRule(reason: string) {
  return registryProvider(400, 'NetworkRuleValidationError', `Could not validate network rule - ${reason}`);
}

function lastSegment(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1);
}
