// Subnet rules: the subnet must exist, carry the service endpoint, and the caller must be allowed to join it.
import { errors } from '#emulator/arm/errors.ts';
import { isRegistered } from '#emulator/arm/provider-registration.ts';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Call } from '#emulator/arm/route.ts';

const SERVICE = 'microsoft.containerregistry';
const JOIN = 'Microsoft.Network/virtualNetworks/subnets/joinViaServiceEndpoint/action';
const WRITE = 'Microsoft.ContainerRegistry/registries/write';

/** @returns the subnet's id in stored case. Throws a 400 that says what is wrong with it. */
export function parseSubnetRule(call: Call, registryId: string, id: string): string {
  const [, networkId] =
    /^(\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Network\/virtualNetworks\/[^/]+)\/subnets\/[^/]+$/i.exec(
      id,
    ) ?? [];
  if (networkId === undefined)
    throw registryErrors.subnetRuleInvalid(`'${id}' is not the resource id of a subnet.`);
  // Azure Resource Manager asks for this one before the registry is asked at all.
  if (call.world.settings.unconfirmed.subnetRulesNeedJoin && !call.rights.may(JOIN, id)) {
    throw errors.linkedAuthorizationFailed(call.principal, WRITE, registryId, { action: JOIN, scope: id });
  }
  if (
    !call.rights.may('Microsoft.Network/virtualNetworks/taggedTrafficConsumers/validate/action', networkId)
  ) {
    throw registryErrors.subnetNotAuthorized(call.principal.oid, networkId);
  }
  // A subscription without the provider cannot vouch for its networks.
  if (!isRegistered(call.world, networkId.split('/')[2] ?? '', 'Microsoft.ContainerRegistry')) {
    throw registryErrors.subnetNotAuthorized(call.principal.oid, networkId);
  }
  const network = call.world.store.virtualNetworks.get(networkId);
  const subnet = network?.subnets.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (network === undefined || subnet === undefined) {
    throw registryErrors.subnetRuleInvalid(`Resource ${id} not found.`);
  }
  if (!subnet.serviceEndpoints.some((service) => service.toLowerCase() === SERVICE)) {
    throw registryErrors.subnetWithoutServiceEndpoint(subnet.name, network.id);
  }
  return subnet.id;
}
