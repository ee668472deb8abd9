// A private endpoint, the requester's side of a connection, in the order of recorded answers.
import type { PrivateEndpoint } from '#emulator/store/shapes.ts';

const TYPE = 'Microsoft.Network/privateEndpoints';

export function showEndpoint(endpoint: PrivateEndpoint): unknown {
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
        description: descriptionOf(endpoint),
        actionsRequired: 'None',
      },
    },
    type: `${TYPE}/${list}`,
  };
  return {
    name: endpoint.name,
    id: endpoint.id,
    etag: endpoint.etag,
    type: TYPE,
    location: endpoint.location,
    ...(Object.keys(endpoint.tags).length === 0 ? {} : { tags: endpoint.tags }),
    properties: {
      provisioningState: endpoint.provisioningState ?? 'Succeeded',
      resourceGuid: endpoint.resourceGuid,
      privateLinkServiceConnections: endpoint.manual ? [] : [shown],
      manualPrivateLinkServiceConnections: endpoint.manual ? [shown] : [],
      customNetworkInterfaceName: endpoint.customNetworkInterfaceName ?? '',
      subnet: { id: endpoint.subnetId },
      ipConfigurations: (endpoint.ipConfigurations ?? []).map(({ name, memberName, privateIPAddress }) => ({
        name,
        etag: endpoint.etag,
        properties: { groupId: 'registry', memberName, privateIPAddress },
        type: `${TYPE}/ipConfigurations`,
      })),
      networkInterfaces: [{ id: endpoint.networkInterfaceId }],
      customDnsConfigs: customDnsConfigs(endpoint),
    },
  };
}

/** Records to make by hand: empty until approved, and again once a DNS zone group keeps them. */
export function customDnsConfigs(endpoint: PrivateEndpoint) {
  const byHand =
    endpoint.link.status === 'Approved' &&
    !endpoint.inDnsZoneGroup &&
    endpoint.provisioningState !== 'Updating'
      ? endpoint.addresses
      : [];
  return byHand.map(({ fqdn, ipAddress }) => ({ fqdn, ipAddresses: [ipAddress] }));
}

/** While it is being created, a request that waits says so; afterwards it says nothing. */
function descriptionOf({ link, provisioningState }: PrivateEndpoint): string {
  const waiting = link.status === 'Pending' && link.description === '' && provisioningState === 'Updating';
  return waiting ? 'Awaiting Approval' : link.description;
}
