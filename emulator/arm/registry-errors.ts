// What Container Registry refuses. Which wordings are Azure's own and which are ours: ../FIDELITY.md.
import type { PrivateEndpoint } from '#emulator/store/shapes.ts';
import { ArmError } from './arm-error.ts';
import { MISSING_MEMBERS, missingMembers } from './endpoint-errors.ts';

/** Container Registry adds `status` beside `error`. */
function refusal(status: number, code: string, message: string) {
  return new ArmError(status, { error: { code, message }, status: 'Failed' });
}

export const registryErrors = {
  childNotFound: (name: string) =>
    refusal(404, 'ResourceNotFound', `The resource ${name} could not be found.`),

  networkRuleNotSupported: (sku: string) =>
    refusal(
      400,
      'NetworkRuleNotSupported',
      `The requested feature virtual network rule is not supported for the SKU ${sku}.`,
    ),

  disablingPublicAccessNotSupported: (sku: string) =>
    refusal(
      400,
      'DisablingPublicNetworkAccessNotSupported',
      `Disabling public network access is not supported for the SKU ${sku}. For more information, please visit https://aka.ms/acr/private-link.`,
    ),

  skuNotSupported: (sku: string) => refusal(400, 'SkuNotSupported', `The SKU ${sku} is not supported.`),

  dataEndpointNotSupported: (sku: string) =>
    refusal(
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
    refusal(400, 'IPRuleValidationError', `Could not validate IP rule '${value}' - ${reason}`),

  networkRuleLimitExceeded: (what: string, count: number, limit: number) =>
    refusal(
      400,
      'NetworkRuleLimitExceeded',
      `The registry would have ${count} ${what}; the limit is ${limit}.`,
    ),

  exportPolicyConflict: () =>
    refusal(
      400,
      'ExportPolicyNotSupported',
      'Exports can be disabled only while public network access is disabled.',
    ),

  privateEndpointsNeedPremium: (sku: string) =>
    refusal(
      400,
      'PrivateEndpointNotSupported',
      `The registry has private endpoint connections, which are not supported for the SKU ${sku}.`,
    ),

  busy: (name: string) =>
    refusal(
      409,
      'RegistryStatusConflict',
      `The registry '${name}' is being updated. Try again when the operation has completed.`,
    ),

  endpointOperationInProgress: (registry: string) =>
    refusal(
      409,
      'PrivateEndpointConnectionOperationInProgress',
      `Another private endpoint connection operation is in progress on the registry '${registry}'. Try again when it has completed.`,
    ),

  connectionTransitionNotAllowed: (name: string, from: string, to: string) =>
    refusal(
      400,
      'OperationNotAllowed',
      `Could not update Private Endpoint connection status from '${from}' to '${to}': ${name}.`,
    ),

  adminUserDisabled: (registryId: string) =>
    refusal(
      400,
      'UnAuthorizedForCredentialOperations',
      `Cannot perform credential operations for ${registryId} as admin user is disabled. Kindly enable admin user as per docs: https://docs.microsoft.com/en-us/azure/container-registry/container-registry-authentication#admin-account`,
    ),

  taskDisabled: (name: string) =>
    refusal(400, 'TaskDisabled', `The task '${name}' is disabled. Enable it before it is run.`),

  nameTaken: (loginServer: string) =>
    refusal(
      409,
      'AlreadyInUse',
      `The registry DNS name ${loginServer} is already in use. You can check if the name is already claimed using following API: https://docs.microsoft.com/en-us/rest/api/containerregistry/registries/checknameavailability`,
    ),

  homeReplication: (name: string) =>
    refusal(
      400,
      'OperationNotAllowed',
      `The replication '${name}' belongs to the registry's home region and cannot be deleted.`,
    ),

  replicaExists: (location: string) =>
    refusal(
      409,
      'ReplicationLocationConflict',
      `The registry already has a replication in the location '${location}'.`,
    ),

  /** Network's refusal, on its way back through the registry. */
  staticEndpoint: (endpoint: PrivateEndpoint, memberName: string) =>
    refusal(400, MISSING_MEMBERS, missingMembers(endpoint.id, endpoint.ipConfigurations ?? [], [memberName])),

  subnetFull: (subnetId: string) =>
    refusal(
      400,
      'SubnetIsFull',
      `The subnet '${subnetId}' of a private endpoint has no address left for another regional data endpoint.`,
    ),
};

function invalidNetworkRule(reason: string) {
  return refusal(400, 'NetworkRuleValidationError', `Could not validate network rule - ${reason}`);
}
