// Microsoft.Network/privateEndpoints: the requester's side of a connection, read only.
import { errors } from '#emulator/arm/errors.ts';
import type { Route } from '#emulator/arm/route.ts';
import type { PrivateEndpoint } from '#emulator/store/shapes.ts';
import { resourceId } from './existing.ts';

const TYPE = 'Microsoft.Network/privateEndpoints';

export const privateEndpointRoutes: readonly Route[] = [
  {
    operation: 'privateEndpoints.get',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.Network/privateEndpoints/{name}',
    action: 'Microsoft.Network/privateEndpoints/read',
    handle: (call) => {
      const name = call.params['name'] ?? '';
      const endpoint = call.world.store.privateEndpoints.get(resourceId(call, TYPE, name));
      if (endpoint === undefined) {
        throw errors.resourceNotFound(`${TYPE}/${name}`, call.params['resourceGroup'] ?? '');
      }
      return { status: 200, body: show(endpoint), headers: { etag: endpoint.etag } };
    },
  },
];

function show(endpoint: PrivateEndpoint) {
  const list = endpoint.manual ? 'manualPrivateLinkServiceConnections' : 'privateLinkServiceConnections';
  const { link } = endpoint;
  const shown = {
    name: link.name,
    id: `${endpoint.id}/${list}/${link.name}`,
    etag: endpoint.etag,
    properties: {
      provisioningState: 'Succeeded',
      privateLinkServiceId: link.registryId,
      groupIds: ['registry'],
      ...(link.requestMessage === null ? {} : { requestMessage: link.requestMessage }),
      privateLinkServiceConnectionState: {
        status: link.status,
        description: link.description,
        actionsRequired: 'None',
      },
    },
    type: `${TYPE}/${list}`,
  };
  // Once a DNS zone group keeps the records, the list of what to set up by hand is empty.
  const byHand = link.status === 'Approved' && !endpoint.inDnsZoneGroup ? endpoint.addresses : [];
  return {
    name: endpoint.name,
    id: endpoint.id,
    etag: endpoint.etag,
    type: TYPE,
    location: endpoint.location,
    ...(Object.keys(endpoint.tags).length === 0 ? {} : { tags: endpoint.tags }),
    properties: {
      provisioningState: 'Succeeded',
      resourceGuid: endpoint.resourceGuid,
      privateLinkServiceConnections: endpoint.manual ? [] : [shown],
      manualPrivateLinkServiceConnections: endpoint.manual ? [shown] : [],
      customNetworkInterfaceName: '',
      subnet: { id: endpoint.subnetId },
      ipConfigurations: [],
      networkInterfaces: [{ id: endpoint.networkInterfaceId }],
      customDnsConfigs: byHand.map(({ fqdn, ipAddress }) => ({ fqdn, ipAddresses: [ipAddress] })),
    },
  };
}
