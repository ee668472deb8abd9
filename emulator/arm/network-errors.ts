// What Network and Private DNS refuse. Which wordings are Azure's own and which are ours: ../FIDELITY.md.
import { ArmError, gatewayError } from './arm-error.ts';

function network(
  status: number,
  code: string,
  message: string,
  details: readonly unknown[] = [],
  headers: Record<string, string> = {},
) {
  return new ArmError(status, { error: { code, message, details } }, headers);
}

export const networkErrors = {
  childNotFound: (id: string) => network(404, 'NotFound', `Resource ${id} not found.`),

  invalidPrefix: (prefix: string, id: string) =>
    network(
      400,
      'InvalidAddressPrefixFormat',
      `Address prefix ${prefix} of resource ${id} is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.`,
    ),

  hostBits: (prefix: string, id: string, correct: string) =>
    network(
      400,
      'InvalidCIDRNotation',
      `The address prefix ${prefix} in resource ${id} has an invalid CIDR notation. For the given prefix length, the address prefix should be ${correct}.`,
    ),

  subnetOutside: (subnet: string, virtualNetwork: string) =>
    network(
      400,
      'NetcfgInvalidSubnet',
      `Subnet '${subnet}' is not valid in virtual network '${virtualNetwork}'.`,
    ),

  subnetsOverlap: (subnet: string, virtualNetwork: string) =>
    network(
      400,
      'NetcfgSubnetRangesOverlap',
      `Subnet '${subnet}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '${virtualNetwork}'.`,
    ),

  subnetInUse: (subnet: string, user: string) =>
    network(
      400,
      'InUseSubnetCannotBeDeleted',
      `Subnet ${subnet} is in use by ${user} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`,
    ),

  prefixInUse: (prefix: string, subnet: string, user: string) =>
    network(
      400,
      'InUsePrefixCannotBeDeleted',
      `IpPrefix ${prefix} on Subnet ${subnet} has active allocations (${user}) and cannot be deleted.`,
    ),

  subnetFull: (subnet: string, prefix: string, count: number) =>
    network(
      400,
      'SubnetIsFull',
      `Subnet ${subnet} with address prefix ${prefix} does not have enough capacity for ${count} IP addresses.`,
    ),

  etagMismatch: (sent: string, present: string, id: string) =>
    network(412, 'PreconditionFailed', 'Precondition failed.', [
      {
        code: 'PreconditionFailedEtagMismatch',
        message: `Etag provided in if-match header ${sent} does not match etag ${present} of resource ${id} in NRP data store.`,
      },
    ]),

  /** @param operation such as `PutSubnetOperation`. */
  busy: (operation: string, guid: string, id: string) =>
    network(
      429,
      'RetryableError',
      'A retryable error occurred.',
      [
        {
          code: 'RetryableErrorDueToAnotherOperation',
          message: `Operation ${operation} (${guid}) is updating resource ${id}. The call can be retried in 11 seconds.`,
        },
      ],
      { 'retry-after': '11' },
    ),

  referenceNotReady: (used: string, user: string, operation: string) =>
    network(
      400,
      'ReferencedResourceNotProvisioned',
      `Cannot proceed with operation because resource ${used} used by resource ${user} is not in Succeeded state. Resource is in Updating state and the last operation that updated/is updating the resource is ${operation}.`,
    ),

  referenceNotFound: (referenced: string, by: string) =>
    network(
      400,
      'InvalidResourceReference',
      `Resource ${referenced.toUpperCase()} referenced by resource ${by} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
      [{ code: 'NotFound', message: `Resource ${referenced} not found.` }],
    ),

  parentNotFound: (type: string, parentId: string) =>
    gatewayError(
      404,
      'ParentResourceNotFound',
      `Failed to perform 'write' on resource(s) of type '${type}', because the parent resource '${parentId}' could not be found.`,
    ),

  invalid: (path: string, expected: string) =>
    network(400, 'InvalidRequestFormat', `The value of '${path}' is not valid. Expected: ${expected}.`),

  cannotChange: (what: string, id: string) =>
    network(400, 'PropertyChangeNotAllowed', `Changing property '${what}' of ${id} is not allowed.`),

  hasNestedResources: (nested: string) =>
    gatewayError(
      409,
      'CannotDeleteResource',
      `Cannot delete resource while nested resources exist. Some existing nested resource IDs include: '${nested}'. Please delete all nested resources before deleting this resource.`,
    ),
};
