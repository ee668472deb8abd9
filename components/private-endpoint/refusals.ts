/** Azure's refusals around private endpoints that have a next step of their own: keys of `endpoint.refusal`. Pure. */
import type { Failure } from '#lib/errors/failure.ts';

const BY_CODE: Readonly<Record<string, string>> = {
  SubnetIsFull: 'full',
  SubnetFull: 'full',
  PrivateEndpointCreationNotAllowedAsSubnetIsDelegated: 'delegated',
  PrivateEndpointConnectionOperationInProgress: 'busy',
  PrivateEndpointLimitExceeded: 'quota',
  PrivateEndpointNotSupported: 'premium',
  PrivateIPAddressIsAllocated: 'address',
  PrivateIPAddressNotInSubnet: 'address',
  PrivateIPAddressInReservedRange: 'address',
  MoreThanOnePrivateDnsZoneGroupPerPrivateEndpointNotAllowed: 'zoneGroup',
  InvalidResourceReference: 'reference',
  ReferencedResourceNotProvisioned: 'busy',
  MissingSubscriptionRegistration: 'register',
};

/** Null for a refusal that is told by its kind alone. */
export function refusalKey({ details }: Failure): string | null {
  const { azureCode = '', azureMessage = '' } = details ?? {};
  if (/overlapping namespaces/i.test(azureMessage)) return 'overlap';
  return BY_CODE[azureCode] ?? null;
}
