// Adding and removing one entry, and nothing else, on a subnet that carries what real ones carry.
import { describe, expect, it } from 'vitest';
import { withServiceEndpoint } from './service-endpoints.ts';

const STORAGE = {
  provisioningState: 'Succeeded',
  service: 'Microsoft.Storage',
  locations: ['westeurope', 'northeurope'],
};
const REGISTRY = { provisioningState: 'Succeeded', service: 'Microsoft.ContainerRegistry', locations: ['*'] };

const subnet = (serviceEndpoints: readonly object[] | undefined) => ({
  id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/n',
  name: 'n',
  etag: 'W/"1"',
  type: 'Microsoft.Network/virtualNetworks/subnets',
  properties: {
    provisioningState: 'Succeeded',
    addressPrefixes: ['10.0.0.0/24', 'ace:cab:deca::/64'],
    ipamPoolPrefixAllocations: [
      {
        pool: { id: '/subscriptions/s/pools/p' },
        numberOfIpAddresses: '256',
        allocatedAddressPrefixes: ['10.0.0.0/24'],
      },
    ],
    networkSecurityGroup: { id: '/subscriptions/s/networkSecurityGroups/nsg' },
    routeTable: { id: '/subscriptions/s/routeTables/rt' },
    natGateway: { id: '/subscriptions/s/natGateways/nat' },
    serviceEndpointPolicies: [{ id: '/subscriptions/s/serviceEndpointPolicies/p' }],
    ...(serviceEndpoints === undefined ? {} : { serviceEndpoints }),
    ipConfigurations: [{ id: '/subscriptions/s/networkInterfaces/nic/ipConfigurations/one' }],
    delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.Web/serverFarms', actions: ['x'] } }],
    privateEndpointNetworkPolicies: 'RouteTableEnabled',
    privateLinkServiceNetworkPolicies: 'Enabled',
    defaultOutboundAccess: false,
    somethingAzureAddsTomorrow: { kept: [true, null, 0] },
  },
});

describe('the difference that one service endpoint makes', () => {
  it.each([
    ['none at all', undefined, [{ service: 'Microsoft.ContainerRegistry' }]],
    ['an empty list', [], [{ service: 'Microsoft.ContainerRegistry' }]],
    ['others with regions', [STORAGE], [STORAGE, { service: 'Microsoft.ContainerRegistry' }]],
  ])('adds to %s', (_name, before, after) => {
    const asSent = subnet(before);
    expect(withServiceEndpoint(asSent, true)).toEqual(subnet(after));
    expect(asSent).toEqual(subnet(before));
  });

  it.each([
    ['the only one', [REGISTRY], []],
    ['one among others', [REGISTRY, STORAGE], [STORAGE]],
    ['one in another case', [{ service: 'microsoft.containerregistry' }, STORAGE], [STORAGE]],
  ])('removes %s', (_name, before, after) => {
    expect(withServiceEndpoint(subnet(before), false)).toEqual(subnet(after));
  });

  it.each([
    [true, [REGISTRY, STORAGE]],
    [false, [STORAGE]],
    [false, undefined],
  ] as const)('leaves alone what is already so (%s)', (wanted, entries) => {
    const same = subnet(entries);
    expect(withServiceEndpoint(same, wanted)).toBe(same);
  });
});
