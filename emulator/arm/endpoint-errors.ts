// What Network refuses about private endpoints. Which wordings are Azure's own and which are ours: ../FIDELITY.md.
import type { EndpointAddress } from '#emulator/store/network-shapes.ts';
import { ArmError } from './arm-error.ts';

function refusal(code: string, message: string, status = 400) {
  return new ArmError(status, { error: { code, message, details: [] } });
}

export const MISSING_MEMBERS = 'PrivateEndpointIpConfigurationMissingMemberNamesRequiredByFps';

/** @param missing names of members without an address. */
export function missingMembers(
  endpointId: string,
  configurations: readonly EndpointAddress[],
  missing: readonly string[],
): string {
  const has = configurations.map(
    ({ privateIPAddress, memberName }) =>
      `PrivateIPAddress: ${privateIPAddress}, GroupId: registry, MemberName: ${memberName}`,
  );
  const lacks = missing.map((name) => `GroupId: registry, MemberName: ${name}`);
  return `Private Endpoint ${endpointId} contains static ipconfigurations: [${has.join('; ')}] and its missing these membernames/groupids requested by Private Link service [${lacks.join('; ')}]. Private Endpoint needs to be reconfigured with missing memberNames.`;
}

export const endpointErrors = {
  subnetDelegated: (endpoint: string, subnet: string) =>
    refusal(
      'PrivateEndpointCreationNotAllowedAsSubnetIsDelegated',
      `Private endpoint ${endpoint} cannot be created as subnet ${subnet} is delegated.`,
    ),

  registryNeedsPremium: (sku: string) =>
    refusal(
      'PrivateEndpointNotSupported',
      `Private endpoints are not supported for registries of the SKU ${sku}. Use Premium.`,
    ),

  registryBusy: (registry: string) =>
    refusal(
      'PrivateEndpointConnectionOperationInProgress',
      `Another private endpoint connection operation is in progress on the registry '${registry}'. Try again when it has completed.`,
      409,
    ),

  endpointLimit: (registry: string, limit: number) =>
    refusal(
      'PrivateEndpointLimitExceeded',
      `The registry '${registry}' already has ${limit} private endpoint connections, which is the limit.`,
    ),

  oneZoneGroup: (endpoint: string, name: string) =>
    refusal(
      'MoreThanOnePrivateDnsZoneGroupPerPrivateEndpointNotAllowed',
      `Private endpoint ${endpoint} already has the private DNS zone group '${name}'. An endpoint can have one.`,
    ),

  missingMembers: (
    endpointId: string,
    configurations: readonly EndpointAddress[],
    missing: readonly string[],
  ) => refusal(MISSING_MEMBERS, missingMembers(endpointId, configurations, missing)),

  notInSubnet: (address: string, prefix: string) =>
    refusal(
      'PrivateIPAddressNotInSubnet',
      `Private static IP address ${address} does not belong to the range of subnet prefix ${prefix}.`,
    ),

  reserved: (address: string, prefix: string) =>
    refusal(
      'PrivateIPAddressInReservedRange',
      `Private static IP address ${address} falls within reserved IP range of subnet prefix ${prefix}.`,
    ),

  /** @param configurationId of the interface that is to be. @param user the one that has the address. */
  allocated: (configurationId: string, address: string, user: string) =>
    refusal(
      'PrivateIPAddressIsAllocated',
      `IP configuration ${configurationId} is using the private IP address ${address} which is already allocated to resource ${user}.`,
    ),
};
