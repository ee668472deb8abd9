// Virtual networks and subnets as one api-version shows them. Members come in the order of recorded answers.
import type { Subnet, VirtualNetwork } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import { interfaceConfigurationsIn } from './network-interface-view.ts';

const TYPE = 'Microsoft.Network/virtualNetworks';

export function showNetwork(store: Store, network: VirtualNetwork, apiVersion: string): unknown {
  // Since when pools and this policy show: the recorded answers.
  const pools = apiVersion >= '2024-03-01';
  return {
    name: network.name,
    id: network.id,
    etag: network.etag,
    type: TYPE,
    location: network.location,
    ...(Object.keys(network.tags).length === 0 ? {} : { tags: network.tags }),
    properties: {
      provisioningState: network.provisioningState ?? 'Succeeded',
      resourceGuid: network.resourceGuid,
      addressSpace: {
        addressPrefixes: network.addressPrefixes,
        ...(pools ? { ipamPoolPrefixAllocations: [] } : {}),
      },
      ...(pools ? { privateEndpointVNetPolicies: 'Disabled' } : {}),
      subnets: network.subnets.map((subnet) => showSubnet(store, network, subnet, apiVersion)),
      virtualNetworkPeerings: [],
      enableDdosProtection: false,
    },
  };
}

export function showSubnet(store: Store, network: VirtualNetwork, subnet: Subnet, apiVersion: string) {
  const state = subnet.provisioningState ?? 'Succeeded';
  const { endpoints, configurations } = interfaceConfigurationsIn(store, subnet.id);
  return {
    name: subnet.name,
    id: subnet.id,
    etag: network.etag,
    properties: {
      provisioningState: state,
      addressPrefix: subnet.addressPrefix,
      ...(apiVersion >= '2024-01-01' ? { ipamPoolPrefixAllocations: [] } : {}),
      ...(configurations.length === 0 ? {} : { ipConfigurations: configurations }),
      ...(endpoints.length === 0 ? {} : { privateEndpoints: endpoints }),
      ...(subnet.serviceEndpoints.length === 0
        ? {}
        : {
            serviceEndpoints: subnet.serviceEndpoints.map((service) => ({
              provisioningState: state,
              service,
              locations: ['*'],
            })),
          }),
      delegations: (subnet.delegations ?? []).map(({ name, serviceName }) => ({
        name,
        id: `${subnet.id}/delegations/${name}`,
        etag: network.etag,
        properties: {
          provisioningState: state,
          serviceName,
          actions: ['Microsoft.Network/virtualNetworks/subnets/action'],
        },
        type: `${TYPE}/subnets/delegations`,
      })),
      privateEndpointNetworkPolicies: subnet.privateEndpointNetworkPolicies,
      privateLinkServiceNetworkPolicies: subnet.privateLinkServiceNetworkPolicies ?? 'Enabled',
      ...(subnet.defaultOutboundAccess === undefined
        ? {}
        : { defaultOutboundAccess: subnet.defaultOutboundAccess }),
    },
    type: `${TYPE}/subnets`,
  };
}
