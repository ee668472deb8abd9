// Making a private endpoint: its addresses in the subnet, and the connection that appears on the registry.

import { randomUUID } from 'node:crypto';
import { endpointErrors } from '#emulator/arm/endpoint-errors.ts';
import { errors } from '#emulator/arm/errors.ts';
import { networkErrors } from '#emulator/arm/network-errors.ts';
import type { Call } from '#emulator/arm/route.ts';
import { newEtag } from '#emulator/store/etags.ts';
import type { Connection, PrivateEndpoint, Registry, Subnet } from '#emulator/store/shapes.ts';
import { chooseAddresses } from './private-endpoint-addresses.ts';
import type { EndpointRequest } from './private-endpoint-input.ts';
import { limitsOf } from './usages.ts';

const JOIN = 'Microsoft.Network/virtualNetworks/subnets/join/action';
const APPROVE = 'Microsoft.ContainerRegistry/registries/privateEndpointConnectionsApproval/action';

/** Checks and stores both sides. @param id of the endpoint, in the group's stored case. Throws ArmError. */
export function createEndpoint(call: Call, id: string, request: EndpointRequest): PrivateEndpoint {
  const { store, settings } = call.world;
  const subnet = requireJoinable(call, id, request);
  const registry = store.registries.get(request.link.registryId);
  if (registry === undefined) throw networkErrors.referenceNotFound(request.link.registryId, id);
  if (registry.sku !== 'Premium') throw endpointErrors.registryNeedsPremium(registry.sku);
  requireIdleRegistry(registry);
  const limit = limitsOf(registry.sku).privateEndpoints;
  if (registry.connections.length >= limit) throw endpointErrors.endpointLimit(registry.name, limit);

  const group = id.slice(0, id.toLowerCase().indexOf('/providers/'));
  const name = id.slice(id.lastIndexOf('/') + 1);
  const interfaceName = request.interfaceName ?? `${name}.nic.${randomUUID()}`;
  const networkInterfaceId = `${group}/providers/Microsoft.Network/networkInterfaces/${interfaceName}`;
  requireFreeName(call, networkInterfaceId);
  const { ipConfigurations } = request;
  const target = { registry, subnet };
  const addresses = chooseAddresses(store, { id, networkInterfaceId }, target, ipConfigurations);
  const approved = !request.manual && call.rights.may(APPROVE, registry.id);
  const { requestMessage } = request.link;
  const endpoint: PrivateEndpoint = {
    id,
    name,
    location: request.location,
    tags: request.tags,
    etag: newEtag(),
    resourceGuid: randomUUID(),
    subnetId: subnet.id,
    networkInterfaceId,
    manual: request.manual,
    link: {
      name: request.link.name,
      registryId: registry.id,
      requestMessage,
      status: approved ? 'Approved' : 'Pending',
      description: approved ? 'Auto-Approved' : '',
    },
    addresses,
    ...(ipConfigurations.length === 0 ? {} : { ipConfigurations }),
    inDnsZoneGroup: false,
    ...(request.interfaceName === null ? {} : { customNetworkInterfaceName: request.interfaceName }),
    provisioningState: 'Updating',
  };
  const shownMessage = settings.unconfirmed.requestMessageReachesRegistry ? requestMessage : null;
  const description = approved ? 'Auto-Approved' : shownMessage;
  const connectionName = `${registry.name}.${randomUUID().replaceAll('-', '')}`;
  const connection: Connection = {
    id: `${registry.id}/privateEndpointConnections/${connectionName}`,
    name: connectionName,
    privateEndpointId: id,
    status: endpoint.link.status,
    ...(description === null ? {} : { description }),
    provisioningState: 'Updating',
  };
  store.privateEndpoints.put(endpoint);
  store.registries.put({ ...registry, connections: [...registry.connections, connection] });
  return endpoint;
}

/** Throws while another endpoint operation, or an update, runs on the registry. */
export function requireIdleRegistry(registry: Registry): void {
  const busy = registry.connections.some(({ provisioningState }) => provisioningState !== 'Succeeded');
  if (busy || registry.provisioningState !== 'Succeeded') throw endpointErrors.registryBusy(registry.name);
}

/** Only a name that was asked for can be taken. */
function requireFreeName({ world }: Call, interfaceId: string): void {
  for (const { networkInterfaceId } of world.store.privateEndpoints.all()) {
    if (networkInterfaceId.toLowerCase() !== interfaceId.toLowerCase()) continue;
    const path = 'properties.customNetworkInterfaceName';
    throw networkErrors.invalid(path, 'a name that no interface of the group has');
  }
}

function requireJoinable(call: Call, id: string, { subnetId, location }: EndpointRequest): Subnet {
  if (!call.rights.may(JOIN, subnetId)) {
    const write = 'Microsoft.Network/privateEndpoints/write';
    const linked = { action: JOIN, scope: subnetId };
    throw errors.linkedAuthorizationFailed(call.principal, write, id, linked);
  }
  const networkId = subnetId.slice(0, subnetId.toLowerCase().lastIndexOf('/subnets/'));
  const network = call.world.store.virtualNetworks.get(networkId);
  const subnet = network?.subnets.find((candidate) => candidate.id.toLowerCase() === subnetId.toLowerCase());
  if (network === undefined || subnet === undefined || network.location !== location) {
    throw networkErrors.referenceNotFound(subnetId, id);
  }
  if (subnet.provisioningState !== undefined || network.provisioningState === 'Deleting') {
    throw networkErrors.referenceNotReady(subnet.id, id, 'PutSubnetOperation');
  }
  if ((subnet.delegations ?? []).length > 0) throw endpointErrors.subnetDelegated(id, subnet.id);
  return subnet;
}
