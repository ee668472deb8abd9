// Subnet rules: the subnet must exist, carry the service endpoint, and the caller must be allowed to join it.
import { errors } from '#emulator/arm/errors.ts';
import { isRegistered } from '#emulator/arm/provider-registration.ts';
import type { Call } from '#emulator/arm/route.ts';

const SERVICE = 'microsoft.containerregistry';
/** Named by a message that users quote. */
const VALIDATE = 'Microsoft.Network/virtualNetworks/taggedTrafficConsumers/validate/action';
/** Asked of whoever lets a subnet into other services; nobody has seen a registry ask. */
const JOIN = 'Microsoft.Network/virtualNetworks/subnets/joinViaServiceEndpoint/action';

/** @returns the subnet's id in stored case. Throws a 400 that says what is wrong with it. */
export function parseSubnetRule(call: Call, id: string): string {
  const [, networkId] =
    /^(\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Network\/virtualNetworks\/[^/]+)\/subnets\/[^/]+$/i.exec(
      id,
    ) ?? [];
  if (networkId === undefined) throw errors.subnetRuleInvalid(`'${id}' is not the resource id of a subnet.`);
  const { oid } = call.principal;
  if (!call.rights.may(VALIDATE, networkId)) throw errors.subnetNotAuthorized(oid, networkId);
  if (call.world.settings.unconfirmed.subnetRuleNeedsJoin && !call.rights.may(JOIN, id)) {
    throw errors.subnetRuleInvalid(
      `The client '${oid}' with object id '${oid}' does not have authorization to perform action '${JOIN}' over scope '${id}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    );
  }
  // A subscription without the provider cannot vouch for its networks.
  if (!isRegistered(call.world, networkId.split('/')[2] ?? '', 'Microsoft.ContainerRegistry')) {
    throw errors.subnetNotAuthorized(oid, networkId);
  }
  const network = call.world.store.virtualNetworks.get(networkId);
  const subnet = network?.subnets.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (network === undefined || subnet === undefined) {
    throw errors.subnetRuleInvalid(`Resource ${id} not found.`);
  }
  if (!subnet.serviceEndpoints.some((service) => service.toLowerCase() === SERVICE)) {
    throw errors.subnetWithoutServiceEndpoint(subnet.name, network.id);
  }
  return subnet.id;
}
